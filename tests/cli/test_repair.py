"""`repair` and `stress` as the shell sees them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import schedule
from tests.small import SMALL

LIMITS = ("--work-limit", "5", "--workers", "1")
CLOSED = "unavailable: [{from: 2030-05-17T11:00, to: 2030-05-17T12:00}]"


@pytest.fixture(name="published")
def _published(tmp_path: Path) -> Path:
    path = tmp_path / "published.json"
    assert schedule("solve", SMALL, "-o", path, *LIMITS).code == 0
    return path


@pytest.fixture(name="changed")
def _changed(tmp_path: Path) -> Path:
    """The small instance with workshops that may be left out, and its attic closed for a while."""
    text = SMALL.read_text(encoding="utf-8").replace("capacity: 30}", f"capacity: 30, {CLOSED}}}")
    path = tmp_path / "changed.yaml"
    path.write_text(text.replace("kind: workshop, title", "kind: workshop, optional: true, title"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("optional: true, price: 7", "price: 7"), "utf-8")
    return path


def test_a_repair_is_written_and_told(changed: Path, published: Path, tmp_path: Path) -> None:
    out, told = tmp_path / "new.json", tmp_path / "told.csv"
    run = schedule("repair", changed, published, "-o", out, "--told", told, *LIMITS)
    assert run.code == 0
    assert run.out.startswith("Repaired, and proved")
    assert "Disturbed: people" in run.out
    assert schedule("check", changed, out).code == 0
    held = json.loads(out.read_text("utf-8"))
    assert (held["status"], held["bound"]) == ("feasible", None)
    assert told.read_text("utf-8").startswith("person,name,session,")
    assert not list(tmp_path.glob("*.partial"))


def test_json_has_the_keys_that_scripts_rely_on(changed: Path, published: Path) -> None:
    run = schedule("repair", changed, published, "--json", *LIMITS)
    assert run.code == 0
    assert list(run.json) == ["status", "disturbed", "moves", "score", "conflicts"]
    assert list(run.json["disturbed"]) == ["people", "sessions", "minutes", "rooms"]
    assert all(list(move) == ["session", "before", "after"] for move in run.json["moves"])
    assert list(run.json["score"]) == ["hard", "medium", "soft"]


def test_without_a_change_nothing_moves(published: Path) -> None:
    run = schedule("repair", SMALL, published, "--json", *LIMITS)
    assert (run.code, run.json["status"], run.json["moves"]) == (0, "optimal", [])
    assert set(run.json["disturbed"].values()) == {0}


def test_no_repair_is_explained(published: Path, changed: Path) -> None:
    run = schedule("repair", changed, published, "--times-fixed", *LIMITS)
    assert run.code == 3
    assert "There is no repair" in run.out
    assert "keeps its time" in run.out
    assert f"{changed.name}:" in run.out
    answer = schedule("repair", changed, published, "--times-fixed", "--json", *LIMITS).json
    [conflict] = answer.pop("conflicts")
    assert answer == {"status": "infeasible", "disturbed": None, "moves": [], "score": None}
    assert conflict["minimal"]
    lines = {demand["rule"]: demand["line"] for demand in conflict["demands"]}
    assert lines.pop("times_fixed") is None, "no line of the file says so"
    assert all(lines.values())


def test_what_is_not_written_is_said(changed: Path, published: Path) -> None:
    run = schedule("repair", changed, published, *LIMITS)
    assert "The repaired programme was not written" in run.out


def test_a_repair_may_go_to_stdout(changed: Path, published: Path) -> None:
    run = schedule("repair", changed, published, "-o", "-", *LIMITS)
    assert run.code == 0
    assert "placements" in run.json
    assert "Repaired" in run.err


def test_the_programme_itself_is_replaced_only_when_asked(changed: Path, published: Path) -> None:
    before = published.read_bytes()
    run = schedule("repair", changed, published, "-o", published, *LIMITS)
    assert run.code == 2
    assert "the programme that is to be repaired" in run.err
    assert published.read_bytes() == before
    assert schedule("repair", changed, published, "-o", published, "--overwrite", *LIMITS).code == 0
    assert published.read_bytes() != before


def test_what_has_begun_is_kept(changed: Path, published: Path) -> None:
    run = schedule("repair", changed, published, "--now", "2030-05-17T23:00", "--json", *LIMITS)
    assert (run.code, run.json["moves"]) == (0, [])
    assert run.json["score"]["hard"] > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--now", "11:00"), "is no date and time"),
        (("--now", "2030-02-30T11:00"), "is not a day of the calendar"),
        (("--told", "told.xlsx"), "ends neither in .txt nor in .csv"),
        (("-o", "-", "--json"), "both want stdout"),
    ],
)
def test_bad_arguments_are_refused(
    changed: Path, published: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = schedule("repair", changed, published, *arguments)
    assert run.code == 2
    assert said in run.out + run.err


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_who_must_be_told_is_written_in_a_language(
    changed: Path, published: Path, tmp_path: Path, language: str
) -> None:
    told = tmp_path / "told.txt"
    assert schedule("repair", changed, published, "--told", told, "--lang", language, *LIMITS).code == 0
    assert told.read_text("utf-8").strip()


def test_a_stress_test_ranks_what_fails(published: Path) -> None:
    run = schedule("stress", SMALL, published, "--json", "--work-limit", "100", "--workers", "1")
    assert run.code == 0
    assert list(run.json) == ["cases", "untried"]
    assert list(run.json["cases"][0]) == ["event", "feasible", "proved", "disturbed", "delta"]
    assert run.json["untried"] == []
    assert run.json["cases"][0]["feasible"] is False
    assert "Hall is lost" in {case["event"] for case in run.json["cases"]}


@pytest.mark.parametrize("language", ["en", "fr", "ar"])
def test_a_stress_test_is_shown(published: Path, language: str) -> None:
    run = schedule("stress", SMALL, published, "--lang", language, "--work-limit", "100", "--workers", "1")
    assert run.code == 0
    assert run.out.strip()


def test_nobody_is_undisturbed_above_a_list_of_changes(published: Path, tmp_path: Path) -> None:
    held = json.loads(published.read_text("utf-8"))
    held["placements"]["gone"] = next(place for place in held["placements"].values() if place)
    published.write_text(json.dumps(held), "utf-8")
    run = schedule("repair", SMALL, published, *LIMITS)
    assert "gone is no longer in the programme" in run.out
    assert "every session keeps" not in run.out
    assert "No session had to move" in run.out


def test_what_is_over_and_broken_is_told(published: Path, tmp_path: Path) -> None:
    text = SMALL.read_text(encoding="utf-8")
    changed, out = tmp_path / "lost.yaml", tmp_path / "out.json"
    changed.write_text(text.replace("capacity: 30}", "capacity: 1}"), "utf-8")
    run = schedule("repair", changed, published, "--now", "2030-06-01T09:00", "-o", out, *LIMITS)
    assert run.code == 0
    assert "breaks hard rules, which cannot be helped any more" in run.out
    assert schedule("check", changed, out).code == 3


@pytest.mark.parametrize("command", ["repair", "diff"])
def test_a_programme_of_another_instance_is_not_taken_in_silence(
    command: str, published: Path, tmp_path: Path
) -> None:
    def run(held: object) -> tuple[int, str]:
        old = tmp_path / "old.json"
        old.write_text(json.dumps(held), "utf-8")
        given = (old,) if command == "repair" else (old, published)
        done = schedule(command, SMALL, *given, "--json")
        return done.code, done.err

    held = json.loads(published.read_text("utf-8"))
    assert run(held) == (0, "")
    named = held | {"instance": {"name": "other", "hash": ""}}
    code, said = run(named)
    assert (code, "is a programme of other, not of small" in said) == (0, True)
    session, place = next((session, place) for session, place in held["placements"].items() if place)
    code, said = run(held | {"placements": {session: place, "x": place, "y": place}})
    assert (code, "most of the sessions" in said) == (0, True)
    assert run(held | {"placements": {"x": place}})[0] == 2
