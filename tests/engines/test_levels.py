"""Levels are minimised one after the other, exactly, and each has its bound."""

from __future__ import annotations

import pytest

from scheduler.solver import EngineName, solve
from tests.engines.cases import QUICK, at_odds, slots
from tests.rules.case import DAY, instance_of


@pytest.mark.parametrize(
    ("levels", "costs"),
    [
        ({"wishes": "medium", "tag_conflict": "soft"}, (0, 0, 1000)),
        ({"wishes": "soft", "tag_conflict": "medium"}, (0, 0, 60)),
        ({"wishes": "soft", "tag_conflict": "soft"}, (0, 0, 60)),
        ({"wishes": "medium", "tag_conflict": "medium"}, (0, 60, 0)),
        ({"wishes": "hard", "tag_conflict": "medium"}, (0, 1000, 0)),
    ],
    ids=str,
)
def test_no_saving_at_a_lower_level_is_worth_a_cost_at_a_higher_one(
    levels: dict[str, str], costs: tuple[int, ...]
) -> None:
    solution = solve(at_odds(**levels), QUICK)
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == costs


def test_the_bound_of_a_proved_programme_is_its_score() -> None:
    solution = solve(at_odds(wishes="medium", tag_conflict="soft"), QUICK)
    assert solution.bound == {"hard": 0, "medium": 0, "soft": 1000}
    assert solution.gap == {"hard": 0, "medium": 0, "soft": 0}


def test_a_price_that_nothing_can_avoid_is_part_of_the_bound() -> None:
    nowhere = {"id": "a", "optional": True, "price": 7, "rooms": ["small"], "needs": ["stage"]}
    rooms = [{"id": "big", "capacity": 100, "features": ["stage"]}, {"id": "small", "capacity": 20}]
    solution = solve(instance_of(base="all", rooms=rooms, sessions=[nowhere, {"id": "b"}]), QUICK)
    assert solution.status == "optimal"
    assert solution.bound == {"hard": 0, "medium": 0, "soft": 7}


def test_a_cost_that_every_place_has_is_part_of_the_bound() -> None:
    late = [{"from": f"{DAY}T12:00", "to": f"{DAY}T13:00"}]
    days = [{"date": DAY, "blocks": [slots("am", 9, 10)]}]
    rooms = [{"id": "big", "capacity": 100}]
    sessions = [{"id": "a", "preferred": late}]
    instance = instance_of(days=days, rooms=rooms, sessions=sessions, rules={"placed": {}, "wishes": {}})
    assert solve(instance, QUICK).bound == {"hard": 0, "medium": 0, "soft": 60}


@pytest.mark.parametrize("engine", ["auto", "exact"])
@pytest.mark.parametrize("names", ["a", "ab"])
def test_sessions_that_no_other_rule_speaks_of_are_placed(names: str, engine: EngineName) -> None:
    """One alone, or two alike, of which only the number is chosen."""
    instance = instance_of(sessions=[{"id": name} for name in names], rules={"placed": {}})
    solution = solve(instance, QUICK, engine=engine)
    assert solution.status == "optimal"
    assert solution.programme is not None
    assert [placement.session for placement in solution.programme.placements] == list(names)


def test_an_instance_without_rules_is_solved() -> None:
    solution = solve(instance_of(sessions=[{"id": "a"}]), QUICK)
    assert solution.status == "optimal"
    assert solution.bound == {"hard": 0, "medium": 0, "soft": 0}


def test_an_instance_of_one_level_is_solved() -> None:
    sessions = [{"id": name} for name in "abcdefgh"]
    solution = solve(
        instance_of(base="all", levels=["hard"], sessions=sessions, rules={"left_out": {"level": "off"}}),
        QUICK,
    )
    assert solution.status == "optimal"
    assert solution.bound == {"hard": 0}
