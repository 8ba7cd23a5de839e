"""`schedule why` answers about one session; what is asked may be written as people do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.run import schedule
from tests.small import SMALL

KEYS = {"possible", "delta", "by_rule", "moves", "conflict", "places"}
LEVELS = {"hard", "medium", "soft"}


@pytest.fixture
def best(tmp_path: Path) -> Path:
    path = tmp_path / "best.json"
    assert schedule("solve", SMALL, "-o", path, "--json").code == 0
    return path


def test_a_place_is_answered_with_cost_rules_and_moves(best: Path) -> None:
    stood = json.loads(best.read_text(encoding="utf-8"))["placements"]["w1"]["start"]
    start = next(f"2030-05-17T{time}" for time in ("10:30", "11:15") if not stood.endswith(time))
    run = schedule("why", SMALL, best, "w1", "--at", start, "--room", "hall", "--json")
    assert run.code == 0
    assert run.err == ""
    answer = run.json
    assert set(answer) == KEYS
    assert answer["possible"] is True
    assert set(answer["delta"]) == LEVELS
    assert sum(rule["delta"] for rule in answer["by_rule"].values()) == sum(answer["delta"].values())
    assert all(rule["after"] - rule["before"] == rule["delta"] for rule in answer["by_rule"].values())
    [own] = [move for move in answer["moves"] if move["session"] == "w1"]
    assert own["before"]["start"] == stood
    assert own["after"]["start"] == start
    assert len(answer["moves"]) > 1
    assert answer["places"] == []
    assert answer["conflict"] is None


def test_the_present_place_costs_nothing(best: Path) -> None:
    where = json.loads(best.read_text(encoding="utf-8"))["placements"]["w1"]
    run = schedule(
        "why", SMALL, best, "w1", "--at", where["start"], "--room", ",".join(where["rooms"]), "--json"
    )
    assert run.code == 0
    assert run.json["delta"] == dict.fromkeys(LEVELS, 0)
    assert run.json["moves"] == []


def test_impossible_is_an_answer_with_its_conflict(best: Path) -> None:
    run = schedule("why", SMALL, best, "open", "--room", "attic", "--json")
    assert run.code == 0
    answer = run.json
    assert answer["possible"] is False
    assert answer["delta"] is None
    texts = [demand["text"] for demand in answer["conflict"]["demands"]]
    assert "You want Welcome to be in Attic." in texts
    assert len(texts) > 1
    assert answer["conflict"]["minimal"] is True
    lines = {demand["rule"]: demand["line"] for demand in answer["conflict"]["demands"]}
    assert lines.pop("") is None
    assert all(lines.values())
    printed = schedule("why", SMALL, best, "open", "--room", "attic")
    assert printed.code == 0
    assert all(f"small.yaml:{line}" in printed.out for line in lines.values())


def test_without_a_place_the_best_others_are_ranked(best: Path) -> None:
    run = schedule("why", SMALL, best, "w3", "--json")
    assert run.code == 0
    places = run.json["places"]
    assert places
    assert set(places[0]) == {"start", "rooms", "delta", "exact", "moves"}
    costs = [tuple(place["delta"][level] for level in ("hard", "medium", "soft")) for place in places]
    assert costs == sorted(costs)
    assert run.json["delta"] == places[0]["delta"]
    printed = schedule("why", SMALL, best, "w3")
    assert printed.code == 0
    assert "Other places for Graphs" in printed.out


def test_a_time_of_day_is_of_the_day_on_which_the_session_stands(best: Path) -> None:
    run = schedule("why", SMALL, best, "w1", "--at", "11:15", "--json")
    assert run.code == 0
    assert run.json["possible"] is not None


@pytest.mark.parametrize("room", ["hall", "Hall", "Salle", "القاعة"])
def test_rooms_may_be_called_by_their_names(best: Path, room: str) -> None:
    assert schedule("why", SMALL, best, "open", "--room", room, "--json").json["possible"] is True


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("w9",), "'w9' is not a session"),
        (("w1", "--room", "Atic"), "'Atic' is not a room"),
        (("w1", "--room", "hall,attic"), "cannot take hall, attic at once"),
        (("w1", "--at", "Thursday"), "'Thursday' is no start"),
        (("w1", "--at", "2030-02-30T10:00"), "not a day of the calendar"),
        (("w1", "--at", "10:35"), "cannot start at 2030-05-17T10:35"),
        (("w5", "--at", "10:30"), "does not say on which day"),
    ],
)
def test_what_cannot_be_asked_is_refused(best: Path, arguments: tuple[str, ...], said: str) -> None:
    run = schedule("why", SMALL, best, *arguments, "--json")
    assert run.code == 2
    assert said in run.json["error"]
