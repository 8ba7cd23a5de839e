"""Minutes that conflicting sessions share are charged, once for each pair."""

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, Case, instance_of, programme_of, prove

GRID = {
    "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]}],
    "kinds": {"talk": {"duration": 30}},
    "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
    "rules": {"session_conflict": {"weight": 3}},
    "sessions": [{"id": "a", "conflicts": ["b"]}, {"id": "b"}, {"id": "c", "conflicts": ["b"]}],
}
MUTUAL = GRID | {"sessions": [{"id": "a", "conflicts": ["b"]}, {"id": "b", "conflicts": ["a", "a"]}]}
ITSELF = GRID | {"sessions": [{"id": "a", "conflicts": ["a"]}]}
MINUTE = GRID | {
    "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 29}]}]
}

CASES = [
    Case("kept: apart", "session_conflict", 0, GRID, {"a": "am.0 big", "b": "am.4 mid"}),
    Case("kept: nothing between these two", "session_conflict", 0, GRID, {"a": "am.0 big", "c": "am.0 mid"}),
    Case("edge: touching", "session_conflict", 0, GRID, {"a": "am.0 big", "b": "am.2 mid"}),
    Case(
        "edge: touching, the other way round", "session_conflict", 0, GRID, {"a": "am.2 big", "b": "am.0 mid"}
    ),
    Case("edge: a single minute", "session_conflict", 3, MINUTE, {"a": "am.0 big", "b": "am.1 mid"}),
    Case("edge: one is left out", "session_conflict", 0, GRID, {"a": "am.0 big"}),
    Case(
        "broken: listed by the first",
        "session_conflict",
        45,
        GRID,
        {"a": "am.0 big", "b": "am.1 mid"},
        "a (Thursday 09:00-09:30) and b (Thursday 09:15-09:45) conflict and run at the same time for 15 min.",
        1,
    ),
    Case(
        "broken: listed by the second",
        "session_conflict",
        90,
        GRID,
        {"b": "am.0 big", "c": "am.0 mid"},
        "",
        1,
    ),
    Case(
        "broken: two pairs",
        "session_conflict",
        135,
        GRID,
        {"a": "am.0 big", "b": "am.0 mid", "c": "am.1 small"},
        "",
        2,
    ),
    Case("broken: listed by both", "session_conflict", 90, MUTUAL, {"a": "am.0 big", "b": "am.0 mid"}, "", 1),
    Case("edge: a session that lists itself", "session_conflict", 0, ITSELF, {"a": "am.0 big"}),
]

TRAITS = frozenset({"conflicts"})

FAULTS = (
    ("frozenset({session.id, other})", "(session.id, other)"),
    ("in conflicts[a.session] or a.session in", "in conflicts[a.session] and a.session in"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_conflicting_sessions_are_kept_apart(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_each_pair_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GRID)).terms]
    assert [reason.subjects for reason in reasons] == [("a", "b"), ("c", "b")]
    assert [reason.mend.field for reason in reasons] == ["sessions.a.conflicts", "sessions.c.conflicts"]
