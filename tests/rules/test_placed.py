"""Every session has one real place, unless it is optional."""

from typing import Any

import pytest

from scheduler.domain import Instance, Placement, Programme
from scheduler.rules import rules_in_force
from tests.rules.case import Case, instance_of, prove

RULE = {"placed": {"weight": 7}}
PAIR = {"sessions": [{"id": "a", "n_rooms": 2}], "rules": RULE}
THREE: dict[str, Any] = {
    "sessions": [
        {"id": "a", "title": "Opening"},
        {"id": "b"},
        {"id": "c", "title": "Extra", "optional": True, "price": 3},
    ],
    "rules": RULE,
}
TWICE = THREE | {
    "rules": {"placed": {"weight": 7}, "again": {"rule": "placed", "level": "medium", "weight": 2}}
}

CASES = [
    Case("kept: in all rooms that there are", "placed", 0, PAIR, {"a": "am.0 big+small"}),
    Case("kept: all placed", "placed", 0, THREE, {"a": "am.0 big", "b": "am.1 big", "c": "am.2 big"}, "", 0),
    Case("broken: two required ones out", "placed", 14, THREE, {"c": "am.0 big"}, "Opening is not", 2),
    Case("edge: an optional one out", "placed", 0, THREE, {"a": "am.0 big", "b": "am.1 big"}, "", 0),
    Case("edge: one of each", "placed", 7, THREE, {"a": "am.0 big"}, "b is not", 1),
    Case("edge: all out", "placed", 14, THREE, {}, "b is not", 2),
    Case(
        "edge: in the same place, which is another rule's matter",
        "placed",
        0,
        THREE,
        {"a": "am.0 big", "b": "am.0 big"},
    ),
    Case("edge: listed a second time at another level", "again", 2, TWICE, {"a": "am.0 big"}),
]

TRAITS = frozenset({"optional"})

FAULTS = (
    ("out=1)", "out=2)"),
    ("if not session.optional:", "if session.optional:"),
    ("if not found[session.id] and not session.optional:", "if not found[session.id]:"),
    ("if n_times > 1:", "if n_times > 2:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_every_session_has_its_place(case: Case) -> None:
    prove(case)


DIVISIBLE: dict[str, Any] = {
    "rooms": [
        {"id": "big", "capacity": 100, "parts": ["left", "right"]},
        {"id": "left", "capacity": 50},
        {"id": "right", "capacity": 50},
    ],
    "kinds": {"talk": {"duration": 45}},
    "sessions": [{"id": "a"}, {"id": "c", "optional": True, "price": 3}],
    "rules": RULE,
}
NINE = 9 * 60


def costs_of(instance: Instance, *placements: Placement) -> list[tuple[str, int, str]]:
    [rule] = rules_in_force(instance)
    found = rule.check(instance, Programme(placements))
    return [(violation.level, violation.cost, violation.text()) for violation in found]


def at(session: str, **given: Any) -> Placement:
    usual = {"block": "am", "slot": 0, "start": NINE, "end": NINE + 45, "rooms": ("left",)}
    return Placement(session, **usual | given)


@pytest.mark.parametrize(
    "strange",
    [
        {"block": "pm"},
        {"slot": 1},
        {"slot": 4},
        {"slot": -1},
        {"start": NINE + 1},
        {"end": NINE + 60},
        {"start": NINE + 5, "end": NINE + 50},
    ],
)
def test_a_time_that_is_no_place_is_held_against_a_programme(strange: dict[str, Any]) -> None:
    instance = instance_of(**DIVISIBLE)
    [(level, cost, text)] = costs_of(instance, at("a"), at("c", **strange))
    assert (level, cost) == ("hard", 7)
    assert text.startswith("c stands Thursday 09:0")
    assert text.endswith("has no place of that time and length.")


@pytest.mark.parametrize(
    ("n_rooms", "rooms", "shown"),
    [
        (1, ("left", "right"), "left, right"),
        (1, ("cellar",), "cellar"),
        (1, (), "—"),
        (2, ("left",), "left"),
        (2, ("left", "left"), "left, left"),
        (2, ("left", "big"), "left, big"),
        (2, ("left", "cellar"), "left, cellar"),
    ],
)
def test_rooms_that_cannot_be_taken_at_once_are_held_against_a_programme(
    n_rooms: int, rooms: tuple[str, ...], shown: str
) -> None:
    sessions = [{"id": "a"}, {"id": "c", "optional": True, "price": 3, "n_rooms": n_rooms}]
    instance = instance_of(**DIVISIBLE | {"sessions": sessions})
    [(level, cost, text)] = costs_of(instance, at("a"), at("c", rooms=rooms))
    assert (level, cost) == ("hard", 7)
    assert text.startswith(f"c stands in {shown}, but")
    assert text.endswith(f" {n_rooms}.")


def test_two_rooms_that_share_nothing_are_a_place() -> None:
    sessions = [{"id": "a"}, {"id": "c", "n_rooms": 2}]
    instance = instance_of(**DIVISIBLE | {"sessions": sessions})
    assert costs_of(instance, at("a"), at("c", rooms=("right", "left"))) == []


def test_a_session_that_stands_three_times_stands_two_times_too_many() -> None:
    instance = instance_of(**DIVISIBLE)
    later = at("a", slot=1, start=NINE + 60, end=NINE + 105)
    found = costs_of(instance, at("a"), later, at("a", rooms=("right",)), at("c"))
    assert found == [("hard", 14, "a stands 3 times in the programme, where once is enough.")]
    found = costs_of(instance, at("a"), later, at("c"))
    assert found == [("hard", 7, "a stands 2 times in the programme, where once is enough.")]
