"""The other commands: check, show, new, rules, version; and the program as a whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import scheduler.cli.output  # noqa: F401 - loaded before a test replaces what it imports
from scheduler.cli.app import COMMANDS
from scheduler.formats.programme_file import write_programme
from scheduler.rules import catalogue
from tests.cli.run import PROGRAM, schedule
from tests.small import SMALL, small_instance, small_solution


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "programme.json"
    best = small_solution().programme
    assert best is not None
    write_programme(path, small_instance(), best, name="small")
    return path


def test_check_finds_no_fault_in_a_good_instance() -> None:
    run = schedule("check", SMALL)
    assert run.code == 0
    assert "No fault found: sessions 6" in run.out


def test_check_in_json_has_all_keys(programme: Path) -> None:
    run = schedule("check", SMALL, programme, "--json")
    assert run.code == 0
    assert set(run.json) == {"valid", "score", "rules", "violations", "faults"}
    assert run.json["valid"] is True
    assert {"rule", "level", "cost", "subjects", "text"} == set(run.json["violations"][0])
    assert sum(v["cost"] for v in run.json["violations"]) == sum(run.json["score"].values())


def test_check_tells_what_a_programme_breaks(programme: Path) -> None:
    stored = json.loads(programme.read_text(encoding="utf-8"))
    stored["placements"]["w1"] = stored["placements"]["w2"]
    programme.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("check", SMALL, programme)
    assert run.code == 3
    assert "Not valid" in run.out
    assert "is still taken by" in " ".join(run.out.split())
    assert schedule("check", SMALL, programme, "--json").json["valid"] is False


def test_check_of_a_bad_instance_in_json(tmp_path: Path) -> None:
    bad = tmp_path / "bad.yaml"
    bad.write_text("format: 2\n", encoding="utf-8")
    run = schedule("check", bad, "--json")
    assert run.code == 2
    assert run.json["valid"] is False
    assert run.json["faults"]
    assert run.json["error"]


@pytest.mark.parametrize("by", ["day", "room", "person", "track"])
@pytest.mark.parametrize("lang", ["ar", "en", "fr"])
def test_show_prints_a_programme(programme: Path, by: str, lang: str) -> None:
    run = schedule("show", SMALL, programme, "--by", by, "--lang", lang, COLUMNS="120")
    assert run.code == 0
    assert {"ar": "مرحبا", "en": "Welcome", "fr": "Bienvenue"}[lang] in run.out


def test_piped_output_is_plain(programme: Path) -> None:
    assert "\x1b" not in schedule("show", SMALL, programme).out


def test_no_color_is_respected(programme: Path) -> None:
    coloured = schedule("show", SMALL, programme, FORCE_COLOR="1").out
    plain = schedule("show", SMALL, programme, FORCE_COLOR="1", NO_COLOR="1").out
    assert "\x1b[" in coloured
    assert "\x1b[3" not in plain.replace("\x1b[3m", "")


def test_a_new_instance_has_no_fault_and_can_be_solved(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    assert schedule("new", path).code == 0
    assert schedule("check", path).code == 0
    run = schedule("solve", path, "--json", "-o", tmp_path / "mine.json")
    assert run.json["status"] == "optimal"


def test_new_never_replaces_a_file_unasked(tmp_path: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text("precious", encoding="utf-8")
    assert schedule("new", path).code == 2
    assert path.read_text(encoding="utf-8") == "precious"
    assert schedule("new", path, "--force").code == 0


def test_new_writes_yaml_only(tmp_path: Path) -> None:
    assert schedule("new", tmp_path / "mine.txt").code == 2


def test_rules_lists_every_rule() -> None:
    run = schedule("rules", COLUMNS="120")
    assert all(name in run.out for name in catalogue())


@pytest.mark.parametrize("name", sorted(catalogue()))
def test_every_rule_is_told_in_full(name: str) -> None:
    run = schedule("rules", name, COLUMNS="120")
    assert run.code == 0
    rule = catalogue()[name]
    assert all(field in run.out for field in rule.model_fields if field != "id")
    assert rule.example.splitlines()[0].strip() in run.out


def test_a_misspelt_rule_gets_a_suggestion() -> None:
    run = schedule("rules", "tag_conflcit")
    assert run.code == 2
    assert "tag_conflict" in run.err


def test_version_names_what_it_stands_on() -> None:
    assert {"schedule", "ortools", "python"} <= set(schedule("version", "--json").json)
    assert "ortools" in schedule("version").out


@pytest.mark.parametrize("command", [command.__name__ for command in COMMANDS])
def test_every_command_has_help(command: str) -> None:
    run = schedule(command, "--help")
    assert run.code == 0
    assert "Usage" in run.out


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['schedule', '--help']\n"
        "from scheduler.cli.main import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "heavy = {'ortools', 'networkx', 'numpy', 'pydantic', 'ruamel'} & set(sys.modules)\n"
        "print('HEAVY', sorted(heavy))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "HEAVY []" in run.stdout


def test_a_closed_pipe_is_no_error(programme: Path) -> None:
    code = "from scheduler.cli.main import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", code, "show", str(SMALL), str(programme), "--by", "person"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    complaints = process.stderr.read()
    process.wait(timeout=30)
    process.stderr.close()
    assert "Traceback" not in complaints
    assert "BrokenPipe" not in complaints


def test_a_bug_is_told_without_a_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler.evaluator.evaluate", lambda *_: 1 / 0)
    monkeypatch.setattr("scheduler.solver.evaluate", lambda *_: 1 / 0)
    run = schedule("solve", SMALL, "-o", "-")
    assert run.code == 1
    assert "ZeroDivisionError" in run.err
    assert "Traceback" not in run.err


# -- standard output and JSON ------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        ["solve", str(SMALL), "--seed", "-1", "--json"],
        ["solve", "--json"],
        ["check", "--json"],
        ["rules", "--json"],
        ["slove", "--json"],
        ["--json"],
    ],
)
def test_bad_usage_is_one_json_object_too(arguments: list[str]) -> None:
    run = schedule(*arguments)
    assert run.code == 2
    assert set(run.json) == {"error", "faults"}
    assert run.json["error"]
    assert run.json["faults"] == []
    assert "Usage: schedule" in run.err


def test_bad_usage_without_json_says_nothing_on_stdout() -> None:
    run = schedule("solve", SMALL, "--seed", "-1")
    assert run.code == 2
    assert run.out == ""
    assert "--seed" in run.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full disk to write to")
@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["check", str(SMALL)], ["check", str(SMALL), "--json"], ["rules"], ["version", "--json"]],
)
def test_a_full_disk_behind_stdout_is_told_on_stderr(arguments: list[str]) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM, *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert run.returncode == 2
    assert "standard output cannot be written" in run.stderr
    assert "internal error" not in run.stderr
    assert "Traceback" not in run.stderr
    assert "Exception ignored" not in run.stderr


# -- what a programme's file claims ------------------------------------------------------------


def test_check_says_nothing_of_claims_that_are_so(programme: Path) -> None:
    assert "The file" not in schedule("check", SMALL, programme).out


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The file gives the score"), ("fr", "Le fichier donne"), ("ar", "المذكورة في الملف")],
)
def test_check_says_that_the_score_in_the_file_is_another(programme: Path, lang: str, said: str) -> None:
    stored = json.loads(programme.read_text(encoding="utf-8"))
    stored["score"] = {"hard": 0, "medium": 0, "soft": 1}
    programme.write_text(json.dumps(stored), encoding="utf-8")
    run = schedule("check", SMALL, programme, "--lang", lang, COLUMNS="120")
    assert run.code == 0
    assert said in run.out


def test_check_says_that_the_file_is_of_another_instance(programme: Path) -> None:
    stored = json.loads(programme.read_text(encoding="utf-8"))
    stored["instance"]["hash"] = "0" * 16
    programme.write_text(json.dumps(stored), encoding="utf-8")
    assert "written for another instance" in schedule("check", SMALL, programme).out
    keys = set(schedule("check", SMALL, programme, "--json").json)
    assert keys == {"valid", "score", "rules", "violations", "faults"}


@pytest.mark.parametrize(("lang", "said"), [("fr", "Aucun défaut"), ("ar", "لم يُعثر على أي خطأ")])
def test_no_fault_is_said_in_the_language_asked_for(lang: str, said: str) -> None:
    run = schedule("check", SMALL, "--lang", lang)
    assert said in run.out
    assert "No fault" not in run.out


def test_compare_shows_what_was_proved(tmp_path: Path) -> None:
    paths = [tmp_path / "a.json", tmp_path / "b.json"]
    best = small_solution()
    assert best.programme is not None
    write_programme(paths[0], small_instance(), best.programme, name="small", bound=best.bound)
    write_programme(paths[1], small_instance(), best.programme, name="small")
    run = schedule("compare", SMALL, *paths, COLUMNS="120")
    assert run.out.count("Proved bound") == len(best.bound)
    bounds = [each["bound"] for each in schedule("compare", SMALL, *paths, "--json").json["programmes"]]
    assert bounds == [best.bound, None]
