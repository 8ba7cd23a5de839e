"""Sessions stand only in the rooms that they, or their kind, list."""

from typing import Any

import pytest

from scheduler.rules import state_rules
from tests.rules.case import Case, instance_of, prove

RULE = {"allowed": {"rule": "kind_rooms", "weight": 6}}
ROOMS = [
    {"id": "hall", "name": "Hall", "capacity": 100},
    {"id": "lab", "name": "Lab", "capacity": 30},
    {"id": "den", "name": "Den", "capacity": 30},
    {"id": "attic", "name": "Attic", "capacity": 30},
]
KINDS = {"talk": {}, "workshop": {"title": "Workshop", "rooms": ["lab", "den"]}}


def session(**given: Any) -> dict[str, Any]:
    return {"rooms": ROOMS, "kinds": KINDS, "sessions": [{"id": "a"} | given], "rules": RULE}


WORKSHOP = session(kind="workshop")
OWN = session(kind="workshop", rooms=["hall"])
PAIR = session(kind="workshop", n_rooms=2)
TWO = session() | {"sessions": [{"id": "a", "rooms": ["hall"]}, {"id": "b", "kind": "workshop"}]}
AGAIN = WORKSHOP | {"rules": RULE | {"softly": {"rule": "kind_rooms", "level": "soft", "weight": 2}}}

CASES = [
    Case("kept: the first room of its kind", "allowed", 0, WORKSHOP, {"a": "am.0 lab"}, "", 0),
    Case("kept: the last room of its kind", "allowed", 0, WORKSHOP, {"a": "am.0 den"}),
    Case(
        "broken: not a room of its kind",
        "allowed",
        6,
        WORKSHOP,
        {"a": "am.0 hall"},
        "a stands in Hall, outside the rooms listed for it: Lab, Den.",
        1,
    ),
    Case("edge: nothing listed", "allowed", 0, session(), {"a": "am.0 attic"}),
    Case("edge: its own room, not of its kind", "allowed", 0, OWN, {"a": "am.0 hall"}),
    Case(
        "edge: a room of its kind, not its own", "allowed", 6, OWN, {"a": "am.0 lab"}, "listed for it: Hall."
    ),
    Case("edge: one of two rooms", "allowed", 6, PAIR, {"a": "am.0 hall+lab"}, "a stands in Hall, outside"),
    Case("edge: both rooms wrong", "allowed", 12, PAIR, {"a": "am.0 hall+attic"}, "in Attic, Hall,", 1),
    Case("edge: both rooms right", "allowed", 0, PAIR, {"a": "am.0 lab+den"}),
    Case("edge: left out", "allowed", 0, WORKSHOP, {}),
    Case("edge: two sessions", "allowed", 12, TWO, {"a": "am.0 lab", "b": "am.0 hall"}, "b stands", 2),
    Case("edge: a second rule of its own weight", "softly", 2, AGAIN, {"a": "am.0 hall"}),
]

TRAITS = frozenset({"listed_rooms"})

FAULTS = (
    ("sum(room not in self.listed for room in choice.rooms)", "int(choice.rooms[0] not in self.listed)"),
    ("self.violation(len(wrong), ", "self.violation(1, "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_in_the_rooms_listed_for_them(case: Case) -> None:
    prove(case)


def test_a_demand_says_whose_list_it_is() -> None:
    [of_kind] = state_rules(instance_of(**WORKSHOP)).terms
    assert (
        of_kind.reason.words.say("en")
        == "a is of kind Workshop, and sessions of this kind stand only in Lab, Den."
    )
    assert of_kind.reason.mend.field == "kinds.workshop.rooms"
    [own] = state_rules(instance_of(**OWN)).terms
    assert own.reason.words.say("en") == "a stands only in Hall."
    assert own.reason.mend.field == "sessions.a.rooms"
