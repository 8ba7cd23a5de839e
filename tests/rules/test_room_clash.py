"""A room holds one session at a time, and its change-over after it."""

from typing import Any

import pytest

from tests.rules.case import DAY, Case, prove

RULE = {"clash": {"rule": "room_clash", "weight": 3}}
DAYS = [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "13:00", "step": 15}]}]
ROOMS: list[dict[str, Any]] = [
    {"id": "hall", "name": "Hall", "capacity": 100},
    {"id": "stage", "capacity": 50, "changeover": 20},
    {"id": "nook", "capacity": 20, "changeover": 16},
    {"id": "lab", "capacity": 20, "changeover": {"workshop": 25, "default": 10}},
    {"id": "den", "capacity": 20, "changeover": {"workshop": 40}},
    {"id": "grand", "capacity": 90, "changeover": 15, "parts": ["left", "right"]},
    {"id": "left", "name": "Left wing", "capacity": 40, "changeover": 5},
    {"id": "right", "capacity": 40},
]
KINDS = {"talk": {"duration": 30}, "workshop": {"duration": 60}}


def sessions(*given: dict[str, Any]) -> dict[str, Any]:
    named = [{"id": "abc"[number]} | session for number, session in enumerate(given)]
    return {"days": DAYS, "rooms": ROOMS, "kinds": KINDS, "sessions": named, "rules": RULE}


WORKSHOP = {"kind": "workshop"}
TALKS, BOTH = sessions({}, {}), sessions(WORKSHOP, {})
JOINED = sessions(WORKSHOP, {"continues": "a"}, {})
THREE = sessions({"duration": 120}, WORKSHOP, {})
PAIR = sessions({"n_rooms": 2}, {})
AGAIN = TALKS | {"rules": RULE | {"softly": {"rule": "room_clash", "level": "soft", "weight": 2}}}

CASES = [
    Case("edge: one minute missing", "clash", 3, TALKS, {"a": "am.0 nook", "b": "am.3 nook"}, "(1 min", 1),
    Case("kept: one after the other", "clash", 0, TALKS, {"a": "am.0 hall", "b": "am.2 hall"}, "", 0),
    Case("kept: at once in two rooms", "clash", 0, TALKS, {"a": "am.0 hall", "b": "am.0 stage"}, "", 0),
    Case(
        "broken: at once",
        "clash",
        90,
        TALKS,
        {"a": "am.0 hall", "b": "am.0 hall"},
        "Hall is still taken by a when b starts (30 min missing)",
        1,
    ),
    Case("broken: half at once", "clash", 45, TALKS, {"a": "am.1 hall", "b": "am.0 hall"}, "by b when a", 1),
    Case(
        "broken: change-over missing", "clash", 60, TALKS, {"a": "am.0 stage", "b": "am.2 stage"}, "20 min", 1
    ),
    Case(
        "broken: part of the change-over missing", "clash", 15, TALKS, {"a": "am.0 stage", "b": "am.3 stage"}
    ),
    Case("edge: change-over over", "clash", 0, TALKS, {"a": "am.0 stage", "b": "am.4 stage"}),
    Case("edge: change-over of its kind", "clash", 75, BOTH, {"a": "am.0 lab", "b": "am.4 lab"}),
    Case("edge: change-over of other kinds", "clash", 30, BOTH, {"a": "am.2 lab", "b": "am.0 lab"}),
    Case("edge: change-over for one kind only", "clash", 90, BOTH, {"a": "am.0 den", "b": "am.4 den"}),
    Case("edge: no change-over for other kinds", "clash", 0, BOTH, {"a": "am.2 den", "b": "am.0 den"}),
    Case(
        "edge: nothing to change before what continues it",
        "clash",
        0,
        JOINED,
        {"a": "am.0 lab", "b": "am.4 lab"},
    ),
    Case(
        "edge: change-over after what continues",
        "clash",
        30,
        JOINED,
        {"a": "am.0 lab", "b": "am.4 lab", "c": "am.6 lab"},
    ),
    Case("edge: left out", "clash", 0, TALKS, {"a": "am.0 hall"}),
    Case(
        "edge: three at once",
        "clash",
        270,
        THREE,
        {"a": "am.0 hall", "b": "am.1 hall", "c": "am.3 hall"},
        "by a when c",
        2,
    ),
    Case(
        "edge: the first outlasts the second",
        "clash",
        270,
        THREE,
        {"a": "am.0 hall", "b": "am.1 hall", "c": "am.6 hall"},
        "by a when c",
        2,
    ),
    Case(
        "edge: the second outlasts the first",
        "clash",
        135,
        THREE,
        {"c": "am.0 hall", "b": "am.1 hall", "a": "am.3 hall"},
        "by b when a",
        2,
    ),
    Case(
        "edge: a part of a large room",
        "clash",
        105,
        TALKS,
        {"a": "am.0 grand", "b": "am.0 left"},
        "Left wing is still taken",
        1,
    ),
    Case(
        "edge: both parts of a large room",
        "clash",
        270,
        TALKS,
        {"a": "am.0 grand", "b": "am.0 grand"},
        "right is",
        2,
    ),
    Case("edge: the parts apart", "clash", 0, TALKS, {"a": "am.0 left", "b": "am.0 right"}),
    Case(
        "edge: change-over of the large room holds its parts",
        "clash",
        45,
        TALKS,
        {"a": "am.0 grand", "b": "am.2 right"},
    ),
    Case(
        "edge: change-over of a part",
        "clash",
        15,
        TALKS,
        {"a": "am.0 left", "b": "am.2 grand"},
        "Left wing",
        1,
    ),
    Case("edge: no change-over of the other part", "clash", 0, TALKS, {"a": "am.0 right", "b": "am.2 grand"}),
    Case("edge: two rooms at once", "clash", 120, PAIR, {"a": "am.0 hall+lab", "b": "am.0 lab"}, "lab is", 1),
    Case(
        "edge: each room its own change-over", "clash", 60, PAIR, {"a": "am.0 hall+stage", "b": "am.2 stage"}
    ),
    Case("edge: none in the other room", "clash", 0, PAIR, {"a": "am.0 hall+stage", "b": "am.2 hall"}),
    Case("edge: a large room and a room", "clash", 30, PAIR, {"a": "am.0 grand+lab", "b": "am.2 lab"}),
    Case("edge: a second rule of its own weight", "softly", 60, AGAIN, {"a": "am.0 hall", "b": "am.0 hall"}),
]

TRAITS = frozenset({"changeover", "divisible", "order"})

FAULTS = (
    ("int(atom in choice.atoms)", "int(atom in choice.rooms)"),
    ("network.capacity(uses, 1, ", "network.capacity(uses, 2, "),
    ("minutes = min(end, taken_until) - start", "minutes = taken_until - start"),
    ("if end > taken_until:", "if True:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_room_holds_one_session_at_a_time(case: Case) -> None:
    prove(case)
