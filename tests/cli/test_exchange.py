"""The commands import and export, and the formats that they know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.formats import read_instance, read_programme
from scheduler.formats.cosplib import read_cosplib
from scheduler.formats.exchange import ADDITIONS, EXPORTS, IMPORTS, exporter
from scheduler.formats.publication import Publication
from tests.cli.run import Run, schedule
from tests.formats.cosplib_workbooks import SCHEDULE, put, small, write
from tests.small import SMALL


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write(tmp_path / "small.xlsx", small())


@pytest.fixture
def held(tmp_path: Path) -> Path:
    """A schedule of the same library."""
    return write(tmp_path / "sol.xlsx", {"sol": SCHEDULE})


# -- import ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["out.yaml", "out.yml", "out.json"])
def test_an_imported_instance_has_no_fault(source: Path, tmp_path: Path, name: str) -> None:
    run = schedule("import", "cosplib", source, "-o", tmp_path / name)
    assert run.code == 0
    assert read_instance(tmp_path / name) == read_cosplib(source)


def test_import_says_what_it_wrote_and_what_comes_next(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.yaml"
    assert schedule("import", "cosplib", source, "-o", out).out.splitlines() == [
        f"Wrote {out}: 5 sessions, 3 blocks, 2 rooms, 2 tracks.",
        f"Next: schedule solve {out}",
    ]


def with_programme(source: Path, held: Path, *more: str) -> Run:
    folder = source.parent
    options = ["--programme", held, "--programme-out", folder / "ours.json"]
    return schedule("import", "cosplib", source, "-o", folder / "out.json", *options, *more)


def test_a_programme_is_imported_with_its_score(source: Path, held: Path, tmp_path: Path) -> None:
    run = with_programme(source, held)
    assert run.code == 0
    assert run.out.splitlines()[1] == f"Wrote {tmp_path / 'ours.json'}: 5 of the sessions stand somewhere."
    instance = read_instance(tmp_path / "out.json")
    stored = read_programme(tmp_path / "ours.json", instance)
    assert stored.score == evaluate(instance, stored.programme).score
    assert (stored.status, stored.name, stored.hash) == ("feasible", "out", instance.hash)
    assert schedule("check", tmp_path / "out.json", tmp_path / "ours.json").code == 0


def test_a_programme_that_breaks_a_hard_rule_is_not_called_feasible(source: Path, tmp_path: Path) -> None:
    sheets: dict[str, Any] = {"sol": [list(row) for row in SCHEDULE]}
    put(sheets, "sol!B11", None)
    put(sheets, "sol!B4", None)
    assert with_programme(source, write(tmp_path / "sol.xlsx", sheets)).code == 0
    stored = read_programme(tmp_path / "ours.json", read_instance(tmp_path / "out.json"))
    assert stored.status == "unknown"
    assert stored.score is not None
    assert not stored.score.feasible


def test_import_in_json(source: Path, held: Path, tmp_path: Path) -> None:
    out, ours = str(tmp_path / "out.json"), str(tmp_path / "ours.json")
    run = schedule("import", "cosplib", source, "-o", out, "--json")
    assert run.json == {"instance": out, "programme": None, "sessions": 5, "notes": []}
    run = with_programme(source, held, "--json")
    assert run.json == {"instance": out, "programme": ours, "sessions": 5, "notes": []}


def test_faults_of_a_workbook_name_sheet_and_cell(source: Path, tmp_path: Path) -> None:
    sheets = small()
    put(sheets, "rooms!A3", "Grand Hall")
    put(sheets, "submissions!C2", "many")
    write(source, sheets)
    run = schedule("import", "cosplib", source, "-o", tmp_path / "out.json", "--json")
    assert run.code == 2
    assert run.json["error"]
    assert {"rooms!A3", "submissions!C2"} <= {fault["field"] for fault in run.json["faults"]}
    run = schedule("import", "cosplib", source, "-o", tmp_path / "out.json")
    assert run.out == ""
    assert "submissions!C2: 'many' is not a whole number" in run.err
    assert not (tmp_path / "out.json").exists()


def test_where_the_programme_is_faulty_nothing_is_written(source: Path, tmp_path: Path) -> None:
    run = with_programme(source, write(tmp_path / "sol.xlsx", {"sol": [["x"] * 9]}))
    assert run.code == 2
    assert not (tmp_path / "out.json").exists()


BAD_IMPORTS: dict[str, tuple[list[str], str]] = {
    "unknown format": (["cosplob", "small.xlsx", "-o", "out.json"], "did you mean 'cosplib'?"),
    "ending of the instance": (["cosplib", "small.xlsx", "-o", "out.xlsx"], "does not end in"),
    "ending of the programme": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s.xlsx", "--programme-out", "p.yaml"],
        "does not end in .json",
    ),
    "half of a programme": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s"],
        "goes with --programme-out",
    ),
    "the other half": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme-out", "p.json"],
        "there is no programme in the file",
    ),
    "a programme of a format that has none": (
        ["sessionize", "small.xlsx", "-o", "o.json", "--programme", "s.json", "--programme-out", "p.json"],
        "has no programmes in files of their own",
    ),
    "one file for both": (
        ["cosplib", "small.xlsx", "-o", "o.json", "--programme", "s.xlsx", "--programme-out", "o.json"],
        "cannot hold both",
    ),
    "only exported": (["svg", "small.xlsx", "-o", "out.json"], "it is only exported"),
    "no output": (["cosplib", "small.xlsx"], "--out"),
    "no source": (["cosplib", "missing.xlsx", "-o", "out.json"], "cannot be read"),
}


@pytest.mark.parametrize("bad", BAD_IMPORTS)
def test_bad_usage_of_import_is_told(
    source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    arguments, message = BAD_IMPORTS[bad]
    monkeypatch.chdir(tmp_path)
    run = schedule("import", *arguments)
    assert run.code == 2
    assert message in run.err
    assert schedule("import", *arguments, "--json").json["error"]
    assert [path.name for path in tmp_path.iterdir()] == ["small.xlsx"]


# -- votes ----------------------------------------------------------------------------------------


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    file = tmp_path / "votes.csv"
    file.write_text("voter,session\n1,open\n1,w2\n2,w2\n2,open\n3,w1\n", encoding="utf-8")
    return file


def test_votes_are_added_to_an_instance(votes: Path, tmp_path: Path) -> None:
    out = tmp_path / "voted.yaml"
    run = schedule("import", "votes", votes, "--into", SMALL, "-o", out)
    assert (run.code, run.out.splitlines()[0]) == (0, f"Wrote {out}: {SMALL} with 2 interests.")
    interests = read_instance(out).interests
    assert [(interest.sessions, interest.size) for interest in interests] == [
        (("open", "w2"), 2),
        (("w1",), 1),
    ]
    run = schedule("import", "votes", votes, "--into", SMALL, "-o", out, "--json")
    assert run.json == {
        "instance": str(out),
        "programme": None,
        "sessions": len(read_instance(SMALL).sessions),
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["votes", "votes.csv", "-o", "o.yaml"], "--into INSTANCE"),
        (["cosplib", "votes.csv", "--into", SMALL, "-o", "o.yaml"], "is not added to an instance"),
        (["votes", "votes.csv", "--into", SMALL, "-o", SMALL], "is what is read itself"),
        (["votes", "none.csv", "--into", SMALL, "-o", "o.yaml"], "cannot be read"),
        (
            [
                "votes",
                "votes.csv",
                "--into",
                SMALL,
                "-o",
                "o.yaml",
                "--programme",
                "p",
                "--programme-out",
                "p.json",
            ],
            "do not go together",
        ),
    ],
)
def test_bad_usage_of_votes_is_told(
    votes: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(votes.parent)
    run = schedule("import", *arguments)
    assert run.code == 2
    assert message in " ".join(run.err.split())
    assert [path.name for path in votes.parent.iterdir()] == ["votes.csv"]


# -- export ---------------------------------------------------------------------------------------


def test_what_was_imported_is_exported_as_it_was(source: Path, held: Path, tmp_path: Path) -> None:
    with_programme(source, held)
    ours, back = tmp_path / "ours.json", tmp_path / "back.xlsx"
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back)
    assert (run.code, run.out) == (0, f"Wrote {back}: 5 sessions.\n")
    first = json.loads(ours.read_text(encoding="utf-8"))
    with_programme(source, back)
    assert json.loads(ours.read_text(encoding="utf-8")) == first


def test_export_says_how_many_are_left_out(source: Path, held: Path, tmp_path: Path) -> None:
    with_programme(source, held)
    ours, back = tmp_path / "ours.json", tmp_path / "back.xlsx"
    stored = json.loads(ours.read_text(encoding="utf-8"))
    stored["placements"]["A-1"] = None
    ours.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back)
    assert run.out == f"Wrote {back}: 4 sessions, without 1 that stand nowhere.\n"
    run = schedule("export", tmp_path / "out.json", ours, "--to", "cosplib", "-o", back, "--json")
    assert run.json == {"path": str(back), "format": "cosplib", "left_out": 1, "files": [str(back)]}


def test_an_instance_that_a_format_has_no_words_for_is_refused(tmp_path: Path) -> None:
    programme = tmp_path / "ours.json"
    programme.write_text('{"format": 1, "placements": {}}', encoding="utf-8")
    run = schedule("export", SMALL, programme, "--to", "cosplib", "-o", tmp_path / "a.xlsx", "--json")
    assert run.code == 2
    assert any("timeline" in fault["field"] for fault in run.json["faults"])
    assert not (tmp_path / "a.xlsx").exists()


@pytest.mark.parametrize(
    ("to", "out", "message"),
    [
        ("cosplob", "a.xlsx", "did you mean 'cosplib'?"),
        ("cosplib", "a.csv", "does not end in .xlsx"),
        ("cosplib", "ours.json", "is what is read itself"),
        ("cosplib", "out.json", "is what is read itself"),
    ],
)
def test_bad_usage_of_export_is_told(
    source: Path, held: Path, tmp_path: Path, to: str, out: str, message: str
) -> None:
    with_programme(source, held)
    kept = (tmp_path / "ours.json").read_bytes()
    arguments = [tmp_path / "out.json", tmp_path / "ours.json", "--to", to, "-o", tmp_path / out]
    run = schedule("export", *arguments)
    assert run.code == 2
    assert message in run.err
    assert (tmp_path / "ours.json").read_bytes() == kept


# -- formats --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("command", "formats"), [("import", sorted([*IMPORTS, *ADDITIONS])), ("export", [*EXPORTS])]
)
def test_the_help_names_every_format(command: str, formats: list[str]) -> None:
    said = " ".join(schedule(command, "--help", COLUMNS="400").out.split())
    assert f"The format: {', '.join(formats)}." in said


@pytest.mark.parametrize("name", IMPORTS)
def test_every_format_reads_what_is_there(name: str, tmp_path: Path) -> None:
    run = schedule("import", name, tmp_path / "missing.xlsx", "-o", tmp_path / "out.yaml")
    assert run.code == 2
    assert "internal error" not in run.err


@pytest.mark.parametrize("name", EXPORTS)
def test_every_format_refuses_endings_that_it_does_not_write(name: str, tmp_path: Path, source: Path) -> None:
    instance = read_cosplib(source)
    stored = tmp_path / "ours.json"
    stored.write_text('{"format": 1, "placements": {}}', encoding="utf-8")
    programme = read_programme(stored, instance).programme
    with pytest.raises(UsageError, match=r"\.odd"):
        exporter(name).write(Publication(instance, programme), tmp_path / "a.odd")
