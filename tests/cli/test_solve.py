"""`schedule solve` finds, proves, prints and writes; it never loses or worsens what is there."""

import json
import signal
import time
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from tests.cli.run import schedule, start
from tests.small import SMALL

LEVELS = {"hard", "medium", "soft"}


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def changed(path: Path, **changes: object) -> Path:
    """The small instance with other top-level fields."""
    yaml = YAML(typ="safe", pure=True)
    given = yaml.load(SMALL) | changes
    path.write_text(json.dumps(given, default=str), encoding="utf-8")
    return path


def impossible(folder: Path) -> Path:
    """Three plenary talks for one slot."""
    talks = [{"id": f"t{n}", "kind": "talk", "title": f"Talk {n}"} for n in range(3)]
    return changed(folder / "impossible.json", sessions=talks)


def test_the_programme_is_printed_and_written_to_the_usual_place() -> None:
    run = schedule("solve", SMALL)
    assert run.code == 0
    assert "Proved optimal" in run.out
    assert "Welcome" in run.out
    written = json.loads(Path("solutions/small.json").read_text(encoding="utf-8"))
    assert written["status"] == "optimal"
    assert written["score"] == written["bound"]
    assert written["instance"]["name"] == "small"
    assert set(written["placements"]) == {"open", "w1", "w2", "w3", "w4", "w5"}
    assert written["placements"]["w5"] is None
    assert written["placements"]["open"]["start"] == "2030-05-17T09:00"
    assert [path.name for path in Path("solutions").iterdir()] == ["small.json"]


def test_json_is_one_object_and_nothing_else() -> None:
    run = schedule("solve", SMALL, "--json", "-o", "here.json")
    assert run.err == ""
    answer = run.json
    assert answer["status"] == "optimal"
    assert set(answer) == {"status", "score", "bound", "gap", "seconds", "programme", "rules", "proof"}
    assert set(answer["score"]) == set(answer["bound"]) == set(answer["gap"]) == LEVELS
    assert set(answer["gap"].values()) == {0}
    assert answer["programme"] == "here.json"
    assert answer["rules"]["placed"] == {"level": "hard", "violations": 0, "cost": 0}
    total = sum(rule["cost"] for rule in answer["rules"].values())
    assert total == answer["score"]["soft"]


def test_stdout_can_take_the_programme() -> None:
    run = schedule("solve", SMALL, "-o", "-")
    assert run.json["status"] == "optimal"
    assert "Proved optimal" in run.err
    assert not Path("solutions").exists()


def test_stdout_cannot_take_both() -> None:
    assert schedule("solve", SMALL, "-o", "-", "--json").code == 2


def test_an_impossible_instance_ends_with_3_and_says_why(tmp_path: Path) -> None:
    run = schedule("solve", impossible(tmp_path))
    assert run.code == 3
    assert "There is no programme" in run.out
    assert "There are 2 of them, and the most" in " ".join(run.out.split())
    assert not Path("solutions").exists()


def test_an_impossible_instance_in_json(tmp_path: Path) -> None:
    run = schedule("solve", impossible(tmp_path), "--json")
    assert run.code == 3
    assert run.json["status"] == "infeasible"
    assert run.json["score"] is None
    assert run.json["programme"] is None
    assert run.json["proof"]


def test_least_broken_counts_what_cannot_be_kept(tmp_path: Path) -> None:
    run = schedule("solve", impossible(tmp_path), "--least-broken", "--json")
    assert run.code == 3
    assert run.json["score"]["hard"] > 0
    assert run.json["bound"]["hard"] == run.json["score"]["hard"]


def test_nothing_found_ends_with_4() -> None:
    run = schedule(
        "solve", SMALL, "--work-limit", "0.001", "--workers", "1", "--json", "--time-limit", "0.001"
    )
    assert run.code in (0, 4)
    assert run.json["status"] in ("feasible", "unknown", "optimal")
    assert (run.code == 4) == (run.json["status"] == "unknown")


def test_bad_input_ends_with_2_and_all_faults() -> None:
    Path("bad.yaml").write_text("format: 1\nrooms: 3\n", encoding="utf-8")
    run = schedule("solve", "bad.yaml", "--json")
    assert run.code == 2
    assert run.json["error"]
    assert {"file", "line", "column", "field", "message", "hint"} == set(run.json["faults"][0])
    assert schedule("solve", "bad.yaml").err.count("bad.yaml:") >= 2


@pytest.mark.parametrize(
    "wrong",
    [["--time-limit", "-1"], ["--workers", "0"], ["--engine", "magic"], ["--lang", "de"], ["--seed", "x"]],
)
def test_bad_options_end_with_2(wrong: list[str]) -> None:
    assert schedule("solve", SMALL, *wrong).code == 2


def test_a_folder_is_no_place_for_a_programme(tmp_path: Path) -> None:
    assert schedule("solve", SMALL, "-o", tmp_path).code == 2


def test_a_place_that_cannot_be_written_is_told_before_the_search(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = schedule("solve", SMALL, "-o", tmp_path / "file" / "out.json")
    assert run.code == 2
    assert "cannot be written" in run.err


# -- what is there already ---------------------------------------------------------------------


def solved(out: Path) -> dict[str, object]:
    assert schedule("solve", SMALL, "-o", out, "--json").code == 0
    stored: dict[str, object] = json.loads(out.read_text(encoding="utf-8"))
    return stored


def test_a_programme_as_good_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    solved(out)
    before = out.read_bytes()
    run = schedule("solve", SMALL, "-o", out, "--seed", "3")
    assert "kept and shown" in run.out
    assert out.read_bytes() == before


def test_what_is_shown_is_what_the_file_holds(tmp_path: Path) -> None:
    """Two rooms alike: their sessions can change places, and both programmes are as good."""
    twins = [{"id": name, "capacity": 50} for name in ("left", "right")]
    sessions = [{"id": f"s{n}", "kind": "talk", "title": f"Talk {n}"} for n in range(2)]
    days = [{"date": "2030-05-17", "blocks": [{"id": "b", "start": "09:00", "end": "10:00", "step": 60}]}]
    given = changed(
        tmp_path / "twins.json",
        days=days,
        rooms=twins,
        kinds={"talk": {"duration": 60}},
        sessions=sessions,
        rules={},
        people=[],
        tracks={},
    )
    out = tmp_path / "out.json"
    schedule("solve", given, "-o", out)
    stored = json.loads(out.read_text(encoding="utf-8"))
    first, second = stored["placements"].values()
    first["rooms"], second["rooms"] = second["rooms"], first["rooms"]
    out.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("solve", given, "-o", out)
    assert schedule("show", given, out).out in run.out


def test_overwriting_can_be_forced(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    solved(out)
    schedule("solve", SMALL, "-o", out, "--seed", "3", "--overwrite")
    assert json.loads(out.read_text(encoding="utf-8"))["seed"] == 3


def test_a_worse_programme_is_replaced_whatever_score_it_claims(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    stored = solved(out)
    placements = stored["placements"]
    assert isinstance(placements, dict)
    placements["w1"] = None
    out.write_text(json.dumps(stored), encoding="utf-8")
    schedule("solve", SMALL, "-o", out)
    assert json.loads(out.read_text(encoding="utf-8"))["placements"]["w1"] is not None


def test_a_proof_replaces_the_same_programme_without_one(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    stored = solved(out)
    out.write_text(json.dumps(stored | {"bound": None, "status": "feasible"}), encoding="utf-8")
    schedule("solve", SMALL, "-o", out)
    assert json.loads(out.read_text(encoding="utf-8"))["status"] == "optimal"


def test_a_programme_of_another_instance_is_replaced(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    stored = solved(out)
    stored["instance"] = {"name": "small", "hash": "0" * 16}
    out.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("solve", SMALL, "-o", out)
    assert "Wrote" in run.out


def test_a_search_can_begin_from_a_programme(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    stored = solved(out)
    again = schedule("solve", SMALL, "--from", out, "-o", tmp_path / "again.json", "--json")
    assert again.json["score"] == stored["score"]


def test_the_same_seed_and_work_give_the_same_bytes(tmp_path: Path) -> None:
    names = [tmp_path / "a.json", tmp_path / "b.json"]
    for name in names:
        schedule("solve", SMALL, "-o", name, "--work-limit", "5", "--workers", "2", "--json")
    assert names[0].read_bytes() == names[1].read_bytes()


@pytest.mark.parametrize("options", [[], ["--overwrite"]])
@pytest.mark.parametrize("name", ["here.json", "here.yaml"])
def test_the_instance_is_never_replaced(tmp_path: Path, name: str, options: list[str]) -> None:
    here = tmp_path / name
    changed(here) if name.endswith("json") else here.write_bytes(SMALL.read_bytes())
    before = here.read_bytes()
    (tmp_path / "link.json").symlink_to(here)
    for out in (here, tmp_path / "link.json"):
        run = schedule("solve", here, "-o", out, *options)
        assert run.code == 2
        assert "is the instance itself" in " ".join(run.err.split())
    assert here.read_bytes() == before


@pytest.mark.parametrize("held", ['{"precious": 1}', "[1]", "precious", "[" * 100_000, '{"placements": 3}'])
def test_a_file_that_is_no_programme_is_replaced_only_when_asked(tmp_path: Path, held: str) -> None:
    out = tmp_path / "p.json"
    out.write_text(held, encoding="utf-8")
    run = schedule("solve", SMALL, "-o", out)
    assert run.code == 2
    assert "holds no programme" in " ".join(run.err.split())
    assert out.read_text(encoding="utf-8") == held
    assert schedule("solve", SMALL, "-o", out, "--overwrite").code == 0
    assert json.loads(out.read_text(encoding="utf-8"))["status"] == "optimal"


def test_an_empty_file_can_become_a_programme(tmp_path: Path) -> None:
    out = tmp_path / "p.json"
    out.touch()
    assert schedule("solve", SMALL, "-o", out).code == 0


@pytest.mark.parametrize("name", ["p.yaml", "p.txt", "p"])
def test_a_programme_that_could_not_be_read_back_is_refused(tmp_path: Path, name: str) -> None:
    run = schedule("solve", SMALL, "-o", tmp_path / name, "--overwrite")
    assert run.code == 2
    assert "does not end in .json" in " ".join(run.err.split())
    assert not (tmp_path / name).exists()


def test_a_name_too_long_is_bad_usage(tmp_path: Path) -> None:
    run = schedule("solve", SMALL, "-o", tmp_path / f"{'x' * 300}.json", "--json")
    assert run.code == 2
    assert "name of a file" in run.json["error"]


# -- improvements on the way -------------------------------------------------------------------


def test_a_folder_where_improvements_would_go_loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / "x.json"
    (tmp_path / "x.json.partial").mkdir()
    run = schedule("solve", SMALL, "-o", out, COLUMNS="300")
    assert run.code == 0
    assert run.out.count("could not be written while the search lasted") == 1
    assert json.loads(out.read_text(encoding="utf-8"))["status"] == "optimal"
    assert (tmp_path / "x.json.partial").is_dir()


def test_a_name_too_long_for_improvements_loses_nothing(tmp_path: Path) -> None:
    out = tmp_path / f"{'x' * 245}.json"
    run = schedule("solve", SMALL, "-o", out, "--json")
    assert run.code == 0
    assert run.json["status"] == "optimal"
    assert json.loads(out.read_text(encoding="utf-8"))["status"] == "optimal"


@pytest.mark.parametrize(
    ("lang", "wrote", "kept"), [("fr", "Écrit dans", "aussi bon"), ("ar", "كُتب في", "لا يقل جودة")]
)
def test_what_was_written_is_said_in_the_language_asked_for(lang: str, wrote: str, kept: str) -> None:
    first = schedule("solve", SMALL, "-o", "o.json", "--lang", lang)
    assert wrote in first.out
    assert "Wrote" not in first.out
    assert kept in schedule("solve", SMALL, "-o", "o.json", "--lang", lang).out


# -- interruption ------------------------------------------------------------------------------


def hard_to_prove(folder: Path) -> Path:
    """Forty workshops that all want to be apart, with far too few places: found at once, proved never."""
    slots = [
        {"start": f"{9 + n // 2:02d}:{n % 2 * 30:02d}", "end": f"{9 + n // 2:02d}:{n % 2 * 30 + 29:02d}"}
        for n in range(12)
    ]
    day = {"date": "2030-05-17", "blocks": [{"id": "all", "start": "09:00", "end": "15:00", "slots": slots}]}
    sessions = [
        {
            "id": f"s{n}",
            "kind": "talk",
            "title": f"Talk {n}",
            "tags": {"theme": [f"t{n % 7}", f"u{n % 5}", f"v{n % 11}"]},
        }
        for n in range(40)
    ]
    rooms = [{"id": f"r{n}", "capacity": 50 + n} for n in range(5)]
    rules = {"apart": {"rule": "tag_conflict", "family": "theme"}, "track_room": {"family": "theme"}}
    return changed(
        folder / "hard.json",
        days=[day],
        kinds={"talk": {}},
        rooms=rooms,
        sessions=sessions,
        rules=rules,
        tracks={},
    )


def test_ctrl_c_keeps_the_best_so_far_and_ends_with_130(tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    process = start("solve", hard_to_prove(tmp_path), "-o", out, "--time-limit", "60", folder=tmp_path)
    partial = out.with_name("out.json.partial")
    deadline = time.monotonic() + 40
    while not partial.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert partial.exists(), "no improvement was written on the way"
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    said, complaints = process.communicate(timeout=30)
    assert process.returncode == 130, complaints
    assert "Interrupted" in said
    assert "Traceback" not in complaints
    assert json.loads(out.read_text(encoding="utf-8"))["status"] == "feasible"
    assert not partial.exists()
