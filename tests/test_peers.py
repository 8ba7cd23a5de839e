"""Programmes of other programs cost here what these say that they cost, in all and rule by rule."""

from __future__ import annotations

import csv
import json
import re
from functools import cache
from pathlib import Path

import pytest

from scheduler.domain import Evaluation, Instance
from scheduler.evaluator import evaluate
from scheduler.formats.cosplib import read_cosplib, read_cosplib_programme
from scheduler.formats.optaplanner import read_optaplanner, read_optaplanner_programme
from scheduler.rules import rule_problems
from tests.peers import PEERS, needs_peers, peers_files

COSPLIB, OPTAPLANNER = PEERS / "cosplib", PEERS / "optaplanner"

TERMS = {
    "Tracks_Sessions|Penalty": "tracks_sessions",
    "Tracks_Rooms|Penalty": "tracks_rooms",
    "Sessions_Rooms|Penalty": "sessions_rooms",
    "Similar Tracks": "similar_tracks",
    "Number of rooms per track": "rooms_per_track",
    "Parallel tracks": "parallel_tracks",
    "Consecutive tracks": "consecutive_tracks",
    "Submissions timezones": "submissions_timezones",
    "Submissions order": "submissions_order",
    "Submissions_Sessions|Penalty": "submissions_sessions",
    "Submissions_Rooms|Penalty": "submissions_rooms",
    "Presenters conflicts [Session Level]": "presenters_conflicts_session_level",
    "Attendees conflicts [Session Level]": "attendees_conflicts_session_level",
    "Chairs conflicts": "chairs_conflicts",
    "Presenters conflicts [Timeslot Level]": "presenters_conflicts_timeslot_level",
    "Attendees conflicts [Timeslot Level]": "attendees_conflicts_timeslot_level",
}
"""Rules of an imported instance by the names of CoSPLib's own report."""


def costs(evaluation: Evaluation) -> dict[str, int]:
    """What each rule costs that costs anything."""
    return {rule.rule: rule.cost for rule in evaluation.rules if rule.cost}


# -- CoSPLib ------------------------------------------------------------------------------------


def published() -> list[dict[str, str]]:
    table = COSPLIB / "solutions" / "scores.csv"
    if not table.exists():
        return []
    with table.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def library_instance(name: str) -> Instance:
    return read_cosplib(COSPLIB / "data" / f"{name}.xlsx")


@needs_peers("cosplib")
@pytest.mark.parametrize("row", published(), ids=lambda row: row["file"])
def test_a_programme_of_the_library_costs_what_its_checker_says(row: dict[str, str]) -> None:
    instance = library_instance(row["instance"])
    assert not list(rule_problems(instance))
    programme = read_cosplib_programme(COSPLIB / "solutions" / row["file"], instance)
    evaluation = evaluate(instance, programme)
    assert evaluation.score.as_dict() == {"hard": 0, "medium": 0, "soft": int(row["objective"])}
    terms = json.loads(row["weighted_terms"])
    assert costs(evaluation) == {TERMS[name]: cost for name, cost in terms.items()}


# -- OptaPlanner and Timefold -------------------------------------------------------------------


SOLUTIONS = peers_files("optaplanner", "solutions/*.json")


@cache
def planner_instance(name: str) -> Instance:
    return read_optaplanner(OPTAPLANNER / "data" / f"{name}.xlsx")


def turned(score: str) -> dict[str, int]:
    """A score such as ``0hard/-1medium/-30soft`` as costs by level."""
    return {level: -int(amount) for amount, level in re.findall(r"(-?\d+)(hard|medium|soft)", score)}


def rule_id(constraint: str) -> str:
    return re.sub(r"\W+", "_", constraint.lower())


@needs_peers("optaplanner")
@pytest.mark.parametrize("file", SOLUTIONS, ids=lambda file: file.stem)
def test_a_schedule_of_a_planner_costs_what_it_says(file: Path) -> None:
    said = json.loads(file.read_text(encoding="utf-8"))
    instance = planner_instance(said["dataset"])
    assert not list(rule_problems(instance))
    evaluation = evaluate(instance, read_optaplanner_programme(file, instance))
    assert evaluation.score.as_dict() == turned(said["score"])
    by_rule = {rule_id(name): turned(constraint["score"]) for name, constraint in said["constraints"].items()}
    wanted = {name: sum(score.values()) for name, score in by_rule.items() if any(score.values())}
    assert costs(evaluation) == wanted


@needs_peers("cosplib")
@needs_peers("optaplanner")
def test_there_are_published_programmes() -> None:
    assert len(published()) > 30
    assert len(SOLUTIONS) > 15
