"""A room holds one session at a time, and its change-over after it."""

from typing import Any

import pytest
from hypothesis import strategies as st

from tests.contract.parameters import Given, Parameters
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

YARD = TALKS | {
    "rooms": [{"id": "yard", "name": "Yard", "capacity": 60, "holds": 2}, {"id": "hall", "capacity": 100}],
    "sessions": [{"id": name} for name in "abcd"],
}
PAIRS = YARD | {"rules": {"clash": RULE["clash"] | {"count": "pairs"}}}
AT_ONCE = dict.fromkeys("abcd", "am.0 yard")
CASES += [
    Case("kept: as many as it holds", "clash", 0, YARD, {"a": "am.0 yard", "b": "am.0 yard"}),
    Case("broken: two more than it holds", "clash", 180, YARD, AT_ONCE, "Yard is full for 30 min of d", 2),
    Case("broken: the second one more weighs double", "clash", 270, PAIRS, AT_ONCE, "", 2),
    Case(
        "edge: a third for a while", "clash", 45, YARD, {"a": "am.0 yard", "b": "am.0 yard", "c": "am.1 yard"}
    ),
    Case("edge: pairs of three in a room for one", "clash", 270, PAIRS, dict.fromkeys("abc", "am.0 hall")),
    Case("edge: excess of three in a room for one", "clash", 180, YARD, dict.fromkeys("abc", "am.0 hall")),
]

TRAITS = frozenset({"holds", "changeover", "divisible", "order"})


def parameters(given: Given) -> Parameters:
    return {"count": st.sampled_from(("excess", "pairs"))}


FAULTS = (
    ("int(atom in choice.atoms)", "int(atom in choice.rooms)"),
    ("                holds,\n                level", "                1,\n                level"),
    ('pairs=self.count == "pairs"', "pairs=False"),
    ("max(0, n_there[minute] - holds + 1)", "max(0, n_there[minute] - holds)"),
    ('sum(too_many) if self.count == "pairs" else minutes', "minutes"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_room_holds_one_session_at_a_time(case: Case) -> None:
    prove(case)
