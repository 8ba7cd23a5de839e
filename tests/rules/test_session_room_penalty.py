"""A session pays for each slot that it takes in a room where it has a penalty."""

from typing import Any

import pytest

from scheduler.domain import Placement, Programme
from scheduler.network import Mend
from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import Case, instance_of, prove

GIVEN: dict[str, Any] = {
    "rooms": [
        {"id": "big", "name": "Big hall", "capacity": 100},
        {"id": "small", "capacity": 20},
        {"id": "attic", "capacity": 10},
    ],
    "sessions": [
        {"id": "a", "room_penalties": {"big": 4, "small": 0, "attic": 1}},
        {"id": "b", "room_penalties": {"big": 3, "small": 5}, "n_rooms": 2},
        {"id": "c", "room_penalties": {"small": 2}, "n_slots": 3},
        {"id": "d"},
    ],
    "rules": {"session_room_penalty": {"weight": 2}},
}
RULE = "session_room_penalty"

CASES = [
    Case("kept: no penalty there", RULE, 0, GIVEN, {"c": "am.0 big", "d": "am.3 big"}),
    Case("edge: a penalty of 0", RULE, 0, GIVEN, {"a": "am.0 small"}, "", 0),
    Case("edge: left out", RULE, 0, GIVEN, {}),
    Case(
        "broken: one slot",
        RULE,
        8,
        GIVEN,
        {"a": "am.2 big"},
        "a (Thursday 11:00-12:00) stands in Big hall, where it has a penalty: 4 a slot (slots: 1).",
        1,
    ),
    Case("broken: three slots", RULE, 12, GIVEN, {"c": "am.1 small"}, "2 a slot (slots: 3)", 1),
    Case("broken: both of two rooms", RULE, 16, GIVEN, {"b": "am.0 big+small"}, "", 2),
    Case("broken: one of two rooms", RULE, 6, GIVEN, {"b": "am.0 big+attic"}, "", 1),
    Case("broken: several sessions", RULE, 20, GIVEN, {"a": "am.0 big", "c": "am.0 small", "d": "am.1 big"}),
]

TRAITS = frozenset({"penalties"})

FAULTS = (
    ("self.weight * session.n_slots", "self.weight"),
    ("for room in choice.rooms)", "for room in choice.rooms[:1])"),
    ("self.violation(penalty * session.n_slots,", "self.violation(penalty,"),
    ("for room in placement.rooms:", "for room in placement.rooms[-1:]:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_slot_in_a_room_with_a_penalty_costs(case: Case) -> None:
    prove(case)


def test_the_reason_names_the_session_and_its_penalties() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GIVEN)).terms]
    assert [reason.subjects for reason in reasons] == [("a",), ("b",), ("c",)]
    assert reasons[0].mend == Mend("priced", "sessions.a.room_penalties")
    assert reasons[0].words.say() == "a has a penalty in some rooms and avoids them: Big hall, attic."


def test_an_unknown_room_costs_nothing() -> None:
    instance = instance_of(**GIVEN)
    [rule] = rules_in_force(instance)
    assert not list(rule.check(instance, Programme((Placement("a", "am", 0, 540, 600, ("gone",)),))))


def test_it_is_in_force_unasked() -> None:
    rules = rules_in_force(instance_of(**GIVEN | {"base": "all", "rules": {}}))
    assert [rule.level for rule in rules if rule.id == RULE] == ["soft"]
