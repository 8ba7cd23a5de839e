"""A start or rooms other than those pinned are charged once each."""

import datetime as dt
from typing import Any

import pytest

from scheduler.rules import state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove


def pinned(**pin: Any) -> dict[str, Any]:
    """Session ``a`` with a pin, ``free`` without, ``two`` in two rooms, pinned to both."""
    slots = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "11:00"}]
    return {
        "days": [
            {"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "slots": slots}]},
            {"date": NEXT_DAY, "blocks": [{"id": "next", "start": "09:00", "end": "11:00", "slots": slots}]},
        ],
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": [
            {"id": "free"},
            {"id": "a", "pinned": pin},
            {"id": "two", "n_rooms": 2, "pinned": {"rooms": ["small", "big"]}},
        ],
        "rules": {"pinned": {"weight": 7}},
    }


TEN = pinned(start=f"{DAY}T10:00")
BIG = pinned(rooms=["big"])
BOTH = pinned(start=f"{NEXT_DAY}T09:00", rooms=["mid"])

CASES = [
    Case("kept: at its start, in any room", "pinned", 0, TEN, {"a": "am.1 small", "free": "am.0 big"}),
    Case("kept: in its room, at any time", "pinned", 0, BIG, {"a": "next.1 big"}),
    Case("kept: both", "pinned", 0, BOTH, {"a": "next.0 mid"}),
    Case("kept: in both rooms, in another order", "pinned", 0, BIG, {"two": "am.0 big+small"}),
    Case("edge: left out", "pinned", 0, BOTH, {"free": "am.0 big"}),
    Case(
        "broken: an hour too early",
        "pinned",
        7,
        TEN,
        {"a": "am.0 big"},
        "a is pinned to Thursday 24 October 2024, 10:00, and stands Thursday 09:00-10:00.",
        1,
    ),
    Case(
        "broken: the same hour of another day",
        "pinned",
        7,
        TEN,
        {"a": "next.1 big"},
        "stands Friday 10:00",
        1,
    ),
    Case(
        "broken: in another room",
        "pinned",
        7,
        BIG,
        {"a": "am.0 small"},
        "a (Thursday 09:00-10:00) is pinned to big and stands in small.",
        1,
    ),
    Case("broken: start and room", "pinned", 14, BOTH, {"a": "am.0 big"}, "", 2),
    Case(
        "broken: one of two rooms is another",
        "pinned",
        7,
        BIG,
        {"two": "am.0 mid+small"},
        "stands in mid, small",
        1,
    ),
    Case(
        "broken: only one of the rooms pinned",
        "pinned",
        7,
        pinned(rooms=["big", "mid"]),
        {"a": "am.0 big"},
        "",
        1,
    ),
    Case("broken: two sessions", "pinned", 14, BIG, {"a": "am.0 small", "two": "am.1 mid+small"}, "", 2),
]

TRAITS = frozenset({"pinned"})

FAULTS = (
    ("int(position.clock.start != pinned)", "int(position.clock.start < pinned)"),
    ("int(frozenset(choice.rooms) != pinned)", "int(pinned.isdisjoint(choice.rooms))"),
    (
        "and sorted(set(placement.rooms)) != sorted(set(pin.rooms))",
        "and placement.rooms[0] != pin.rooms[0]",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pinned_sessions_stay(case: Case) -> None:
    prove(case)


def test_a_start_is_taken_to_the_minute() -> None:
    start = dt.datetime(2024, 10, 24, 10, 0, 30)
    prove(Case("seconds do not count", "pinned", 0, pinned(start=start), {"a": "am.1 big"}))


def test_each_demand_names_the_field_that_would_lift_it() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**BOTH)).terms]
    fields = ["sessions.a.pinned.start", "sessions.a.pinned.rooms", "sessions.two.pinned.rooms"]
    assert [reason.mend.field for reason in reasons] == fields
    assert reasons[0].words.say() == "a is pinned to Friday 25 October 2024, 09:00."
    assert reasons[2].subjects == ("two", "small", "big")
