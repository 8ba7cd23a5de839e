"""Everybody who is expected at a session finds a seat."""

from typing import Any

import pytest

from tests.rules.case import Case, prove

RULE = {"seats": {"rule": "room_capacity", "weight": 4}}
ROOMS = [
    {"id": "big", "name": "Big room", "capacity": 100, "setups": {"classroom": 60, "theatre": 130}},
    {"id": "small", "name": "Small room", "capacity": 20},
    {"id": "mid", "capacity": 50, "setups": {"classroom": 25}},
]


def sessions(*given: dict[str, Any]) -> dict[str, Any]:
    named = [{"id": "abc"[number]} | session for number, session in enumerate(given)]
    kinds = {"talk": {}, "lesson": {"setup": "classroom"}}
    return {"rooms": ROOMS, "kinds": kinds, "sessions": named, "rules": RULE}


HUNDRED = sessions({"audience": 100})
LESSON = sessions({"audience": 70, "kind": "lesson"})
THEATRE = sessions({"audience": 140, "kind": "lesson", "setup": "theatre"})
PAIR = sessions({"audience": 125, "n_rooms": 2})
LESSONS = sessions({"audience": 88, "kind": "lesson", "n_rooms": 2})
AGAIN = HUNDRED | {"rules": RULE | {"softly": {"rule": "room_capacity", "level": "soft", "weight": 2}}}

CASES = [
    Case("kept: seats left", "seats", 0, sessions({"audience": 99}), {"a": "am.0 big"}),
    Case("edge: every seat taken", "seats", 0, HUNDRED, {"a": "am.0 big"}, "", 0),
    Case(
        "edge: one too many", "seats", 4, sessions({"audience": 101}), {"a": "am.0 big"}, "without a seat: 1)"
    ),
    Case(
        "broken: eighty too many",
        "seats",
        320,
        HUNDRED,
        {"a": "am.0 small"},
        "a expects an audience of 100 in Small room (seats: 20; people without a seat: 80).",
        1,
    ),
    Case("edge: nobody expected", "seats", 0, sessions({}), {"a": "am.0 small"}),
    Case("edge: left out", "seats", 0, HUNDRED, {}),
    Case("edge: set-up of the kind", "seats", 40, LESSON, {"a": "am.0 big"}, "(seats: 60;"),
    Case("edge: a room without that set-up", "seats", 200, LESSON, {"a": "am.0 small"}),
    Case(
        "edge: set-up of the session before the kind's",
        "seats",
        40,
        THEATRE,
        {"a": "am.0 big"},
        "(seats: 130;",
    ),
    Case(
        "edge: two rooms together",
        "seats",
        20,
        PAIR,
        {"a": "am.0 big+small"},
        "Big room, Small room (seats: 120;",
        1,
    ),
    Case("edge: two rooms are enough", "seats", 0, PAIR, {"a": "am.0 big+mid"}),
    Case("edge: two rooms in their set-up", "seats", 12, LESSONS, {"a": "am.0 big+mid"}),
    Case(
        "edge: two sessions",
        "seats",
        92,
        sessions({"audience": 30}, {"audience": 33}),
        {"a": "am.0 small", "b": "am.0 small"},
        "",
        2,
    ),
    Case("edge: a second rule of its own weight", "softly", 160, AGAIN, {"a": "am.0 small"}),
]

TRAITS = frozenset({"audience", "setups"})

FAULTS = (
    ("return max(0, self.audience - ", "return max(0, self.audience - 1 - "),
    (".seats(instance.setup_of(session))", ".seats(None)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_everybody_finds_a_seat(case: Case) -> None:
    prove(case)
