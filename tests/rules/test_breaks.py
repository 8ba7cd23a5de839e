"""Minutes of sessions during closed service items are charged."""

from typing import Any

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove


def with_items(*service: dict[str, Any], date: str = DAY) -> dict[str, Any]:
    """Session ``a`` of 30 minutes in one room, ``two`` in two, around service items."""
    blocks = [{"id": "am", "start": "09:00", "end": "11:00", "step": 15}]
    return {
        "days": [
            {"date": DAY, "blocks": blocks, "service": service if date == DAY else ()},
            {"date": NEXT_DAY, "service": service if date == NEXT_DAY else ()},
        ],
        "kinds": {"talk": {"duration": 30}},
        "rooms": [
            {"id": "west", "capacity": 10},
            {"id": "east", "capacity": 10},
            {"id": "hall", "capacity": 20, "parts": ["west", "east"]},
            {"id": "attic", "capacity": 10},
        ],
        "sessions": [{"id": "a"}, {"id": "two", "n_rooms": 2}],
        "rules": {"breaks": {"weight": 2}},
    }


def item(title: str, start: str, end: str, **given: Any) -> dict[str, Any]:
    return {"title": title, "start": start, "end": end, "closed": True} | given


COFFEE = item("Coffee", "09:30", "10:00")
WEST = item("Set-up", "09:30", "10:00", rooms=["west"])
HALL = item("Set-up", "09:30", "10:00", rooms=["hall"])

CASES = [
    Case("edge: ends as the break starts", "breaks", 0, with_items(COFFEE), {"a": "am.0 west"}),
    Case("edge: starts as the break ends", "breaks", 0, with_items(COFFEE), {"a": "am.4 west"}),
    Case("edge: left out", "breaks", 0, with_items(COFFEE), {}),
    Case("kept: the item is open", "breaks", 0, with_items(COFFEE | {"closed": False}), {"a": "am.2 west"}),
    Case("kept: on another day", "breaks", 0, with_items(COFFEE, date=NEXT_DAY), {"a": "am.2 west"}),
    Case(
        "broken: runs into the break",
        "breaks",
        30,
        with_items(COFFEE),
        {"a": "am.1 west"},
        "a (Thursday 09:15-09:45) runs 15 min into Coffee (Thursday 09:30-10:00).",
        1,
    ),
    Case("broken: within the break", "breaks", 60, with_items(COFFEE), {"a": "am.2 attic"}),
    Case(
        "broken: longer than the break",
        "breaks",
        20,
        with_items(item("Coffee", "09:20", "09:30")),
        {"a": "am.1 west"},
    ),
    Case(
        "broken: two breaks at once, each by itself",
        "breaks",
        100,
        with_items(COFFEE, item("Prayer", "09:40", "10:10")),
        {"a": "am.2 west", "two": "am.0 east+attic"},
        "",
        2,
    ),
    Case("kept: another room is closed", "breaks", 0, with_items(WEST), {"a": "am.2 east"}),
    Case(
        "broken: that room is closed",
        "breaks",
        30,
        with_items(WEST),
        {"a": "am.3 west"},
        "a (Thursday 09:45-10:15) runs 15 min into Set-up",
        1,
    ),
    Case("broken: the room is part of a closed one", "breaks", 60, with_items(HALL), {"a": "am.2 east"}),
    Case("kept: no part of the closed room", "breaks", 0, with_items(HALL), {"a": "am.2 attic"}),
    Case("broken: part of the room is closed", "breaks", 60, with_items(WEST), {"a": "am.2 hall"}),
    Case(
        "broken: one of two rooms is closed",
        "breaks",
        60,
        with_items(WEST),
        {"two": "am.2 west+attic"},
        "",
        1,
    ),
    Case("kept: none of two rooms is closed", "breaks", 0, with_items(WEST), {"two": "am.2 east+attic"}),
    Case(
        "edge: touching in a closed room",
        "breaks",
        0,
        with_items(WEST),
        {"a": "am.0 west", "two": "am.4 west+attic"},
    ),
    Case(
        "broken: closed everywhere and this room too",
        "breaks",
        90,
        with_items(COFFEE, item("Repairs", "09:45", "10:15", rooms=["west", "attic"])),
        {"a": "am.2 west"},
        "",
        2,
    ),
]

TRAITS = frozenset({"service"})

FAULTS = (
    ("position=MinutesInside((span,))", "position=lambda p: int(MinutesInside((span,))(p) > 0)"),
    ("closed = instance.atoms(item.rooms)", "closed = frozenset(item.rooms)"),
    ("closes = not item.rooms or any(", "closes = bool(item.rooms) and any("),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_breaks_are_kept_free(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_a_break_can_be_moved_at_a_price() -> None:
    network = state_rules(instance_of(**with_items(COFFEE, date=DAY)))
    assert {term.reason.mend.field for term in network.terms} == {f"days.{DAY}.service"}


def test_the_demand_names_the_rooms_and_the_day() -> None:
    network = state_rules(instance_of(**with_items(WEST)))
    assert [term.reason.words.say() for term in network.terms] == [
        f"{session} does not stand in west during Set-up (Thursday 09:30-10:00)." for session in ("a", "two")
    ]
    assert {term.reason.mend.field for term in network.terms} == {f"days.{DAY}.service"}
