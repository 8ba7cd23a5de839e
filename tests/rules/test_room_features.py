"""Rooms have what their sessions need."""

from typing import Any

import pytest

from tests.rules.case import Case, prove

RULE = {"equipped": {"rule": "room_features", "weight": 5}}
ROOMS = [
    {"id": "hall", "name": "Hall", "capacity": 100, "features": ["stage", "stream", "screen"]},
    {"id": "lab", "name": "Lab", "capacity": 30, "features": ["screen"]},
    {"id": "den", "capacity": 30},
]


def sessions(*given: dict[str, Any]) -> dict[str, Any]:
    named = [{"id": "abc"[number]} | session for number, session in enumerate(given)]
    return {"rooms": ROOMS, "sessions": named, "rules": RULE}


SHOW = sessions({"needs": ["stage", "stream", "screen"]})
PAIR = sessions({"needs": ["stage", "screen"], "n_rooms": 2})
TWICE = sessions({"needs": ["stage", "stage"]})
TWO = sessions({"needs": ["stage"]}, {"needs": ["screen", "stream"]})
AGAIN = SHOW | {"rules": RULE | {"softly": {"rule": "room_features", "level": "soft", "weight": 2}}}

CASES = [
    Case("kept: all there", "equipped", 0, SHOW, {"a": "am.0 hall"}, "", 0),
    Case(
        "broken: two missing",
        "equipped",
        10,
        SHOW,
        {"a": "am.0 lab"},
        "a stands in Lab, which does not have what it needs: stage, stream.",
        1,
    ),
    Case("broken: all missing", "equipped", 15, SHOW, {"a": "am.0 den"}),
    Case("edge: more there than needed", "equipped", 0, sessions({"needs": ["stage"]}), {"a": "am.0 hall"}),
    Case("edge: nothing needed", "equipped", 0, sessions({}), {"a": "am.0 den"}),
    Case("edge: left out", "equipped", 0, SHOW, {}),
    Case(
        "edge: in one of two rooms",
        "equipped",
        5,
        PAIR,
        {"a": "am.0 hall+lab"},
        "in Lab, which does not have what it needs: stage.",
        1,
    ),
    Case("edge: in both rooms", "equipped", 15, PAIR, {"a": "am.0 lab+den"}, "in Lab", 2),
    Case("edge: asked for twice", "equipped", 5, TWICE, {"a": "am.0 lab"}),
    Case("edge: two sessions", "equipped", 10, TWO, {"a": "am.0 lab", "b": "am.0 lab"}, "b stands", 2),
    Case("edge: a second rule of its own weight", "softly", 4, AGAIN, {"a": "am.0 lab"}),
]

TRAITS = frozenset({"features"})

FAULTS = (
    (
        "sum(feature not in instance.room[room].features",
        "all(feature not in instance.room[room].features",
    ),
    ("self.violation(len(missing), ", "self.violation(1, "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rooms_have_what_their_sessions_need(case: Case) -> None:
    prove(case)
