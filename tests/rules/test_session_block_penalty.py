"""A session pays for each slot that it takes in a block where it has a penalty."""

from typing import Any

import pytest

from scheduler.domain import Placement, Programme
from scheduler.network import Mend
from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

SLOTS = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in range(9, 12)]
GIVEN: dict[str, Any] = {
    "days": [
        {
            "date": DAY,
            "blocks": [
                {"id": "am", "title": "Morning", "start": "09:00", "end": "12:00", "slots": SLOTS},
                {"id": "pm", "start": "14:00", "end": "16:00", "step": 30},
            ],
        },
        {
            "date": NEXT_DAY,
            "blocks": [{"id": "own", "start": "09:00", "end": "10:00", "timeline": "own", "n_slots": 3}],
        },
    ],
    "kinds": {"talk": {"duration": 60}},
    "sessions": [
        {"id": "a", "block_penalties": {"am": 4, "pm": 0, "own": 3}},
        {"id": "b", "block_penalties": {"am": 1, "pm": 10}, "n_slots": 2},
        {"id": "c"},
    ],
    "rules": {"session_block_penalty": {"weight": 2}},
}
RULE = "session_block_penalty"

CASES = [
    Case("kept: no penalty there", RULE, 0, GIVEN, {"b": "own.0 big", "c": "am.0 big"}),
    Case("edge: a penalty of 0", RULE, 0, GIVEN, {"a": "pm.0 big"}, "", 0),
    Case("edge: left out", RULE, 0, GIVEN, {}),
    Case(
        "broken: one slot",
        RULE,
        8,
        GIVEN,
        {"a": "am.2 small"},
        "a (Thursday 11:00-12:00) stands in Morning, where it has a penalty: 4 a slot (slots: 1).",
        1,
    ),
    Case("broken: two slots", RULE, 4, GIVEN, {"b": "am.0 big"}, "1 a slot (slots: 2)", 1),
    Case("broken: two slots said of a session on a grid", RULE, 40, GIVEN, {"b": "pm.0 big"}, "in pm,", 1),
    Case(
        "broken: both, one on its own timeline",
        RULE,
        10,
        GIVEN,
        {"a": "own.1 big", "b": "am.1 big", "c": "am.0 small"},
        "a (Friday 09:20-09:40) stands in own",
        2,
    ),
]

TRAITS = frozenset({"penalties"})

FAULTS = (
    ("self.weight * session.n_slots", "self.weight"),
    ("penalty_by_block.get(position.block, 0)", "penalty_by_block.get(0, 0)"),
    ("self.violation(penalty * session.n_slots,", "self.violation(penalty,"),
    ("session.block_penalties.get(placement.block, 0)", "max(session.block_penalties.values(), default=0)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_each_slot_in_a_block_with_a_penalty_costs(case: Case) -> None:
    prove(case)


def test_the_reason_names_the_session_and_its_penalties() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GIVEN)).terms]
    assert [reason.subjects for reason in reasons] == [("a",), ("b",)]
    assert reasons[0].mend == Mend("priced", "sessions.a.block_penalties")
    assert reasons[0].words.say() == "a has a penalty in some blocks and avoids them: Morning, own."


def test_an_unknown_block_costs_nothing() -> None:
    instance = instance_of(**GIVEN)
    [rule] = rules_in_force(instance)
    assert not list(rule.check(instance, Programme((Placement("a", "gone", 0, 540, 600, ("big",)),))))


def test_it_is_in_force_unasked() -> None:
    rules = rules_in_force(instance_of(**GIVEN | {"base": "all", "rules": {}}))
    assert [rule.level for rule in rules if rule.id == RULE] == ["soft"]
