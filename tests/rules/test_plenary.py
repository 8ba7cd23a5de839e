"""Minutes that a plenary session shares with another one are charged, pair by pair."""

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, Case, instance_of, programme_of, prove

GRID = {
    "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]}],
    "kinds": {"keynote": {"duration": 45, "plenary": True}, "talk": {"duration": 30}},
    "sessions": [
        {"id": "a"},
        {"id": "k", "kind": "keynote"},
        {"id": "b"},
        {"id": "l", "kind": "keynote", "optional": True},
    ],
    "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small", "tiny")],
    "rules": {"plenary": {"weight": 2}},
}

CASES = [
    Case("kept: one after the other", "plenary", 0, GRID, {"a": "am.0 big", "k": "am.4 big"}),
    Case(
        "kept: talks at the same time",
        "plenary",
        0,
        GRID,
        {"a": "am.0 big", "b": "am.0 mid", "k": "am.6 big"},
    ),
    Case(
        "edge: touching on both sides",
        "plenary",
        0,
        GRID,
        {"a": "am.0 big", "k": "am.2 mid", "b": "am.5 big"},
    ),
    Case("edge: the plenary session is left out", "plenary", 0, GRID, {"a": "am.0 big", "b": "am.0 mid"}),
    Case("edge: the plenary session stands alone", "plenary", 0, GRID, {"k": "am.0 big"}),
    Case(
        "broken: a talk at the same time",
        "plenary",
        60,
        GRID,
        {"a": "am.1 mid", "k": "am.0 big"},
        "a (Thursday 09:15-09:45) runs at the same time as the plenary session k for 30 min.",
        1,
    ),
    Case(
        "broken: in part, the plenary session first in the instance",
        "plenary",
        30,
        GRID,
        {"k": "am.0 big", "b": "am.2 mid"},
        "b (Thursday 09:30-10:00) runs at the same time as the plenary session k for 15 min.",
        1,
    ),
    Case(
        "broken: two talks",
        "plenary",
        90,
        GRID,
        {"a": "am.1 mid", "k": "am.0 big", "b": "am.2 small"},
        "",
        2,
    ),
    Case(
        "broken: two plenary sessions are one pair",
        "plenary",
        90,
        GRID,
        {"k": "am.0 big", "l": "am.0 mid"},
        "",
        1,
    ),
    Case(
        "broken: a talk against two plenary sessions is three pairs",
        "plenary",
        120,
        GRID,
        {"a": "am.1 small", "k": "am.0 big", "l": "am.2 mid"},
        "",
        3,
    ),
]

TRAITS = frozenset({"plenary"})

FAULTS = (
    ("if not kind.plenary:", "if kind.plenary:"),
    ("time=Overlap()", "time=Overlap(15)"),
    ("self.violation(minutes, plenary", "self.violation(1, plenary"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nothing_runs_beside_a_plenary_session(case: Case) -> None:
    prove(case)


def test_each_plenary_session_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GRID)).terms]
    assert [reason.subjects for reason in reasons] == [("k",), ("l",)]
    assert {reason.mend.field for reason in reasons} == {"kinds.keynote.plenary"}


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)
