"""Performances of one session on the same day are charged, pair by pair."""

import pytest

from scheduler.rules import state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

GIVEN = {
    "days": [
        {"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 60}]},
        {"date": NEXT_DAY, "blocks": [{"id": "next", "start": "09:00", "end": "12:00", "step": 60}]},
    ],
    "kinds": {"talk": {"duration": 60}},
    "sessions": [{"id": "a"}, {"id": "b", "repeats": "a"}, {"id": "c", "repeats": "b"}, {"id": "d"}],
    "rules": {"repeats": {"weight": 3}},
}
SAYS = "a and b are performances of the same session and both stand on Thursday 24 October 2024."

CASES = [
    Case("kept: on two days", "repeats", 0, GIVEN, {"a": "am.0 big", "b": "next.0 big"}),
    Case("kept: another session", "repeats", 0, GIVEN, {"a": "am.0 big", "d": "am.1 big"}),
    Case("broken: on one day", "repeats", 3, GIVEN, {"a": "am.0 big", "b": "am.2 small"}, SAYS, 1),
    Case("edge: repeats of a repeat", "repeats", 3, GIVEN, {"a": "am.0 big", "c": "am.2 small"}, "", 1),
    Case("edge: three are three pairs", "repeats", 9, GIVEN, {
        "a": "am.0 big", "b": "am.1 big", "c": "am.2 big"
    }, "", 3),
    Case("edge: the first is left out", "repeats", 3, GIVEN, {"b": "am.1 big", "c": "am.2 big"}, "", 1),
]  # fmt: skip

TRAITS = frozenset({"repeats", "days"})

FAULTS = (
    ("time=SameDay()", "time=None"),
    ("yield self.violation(1, a.session", "yield self.violation(2, a.session"),
    ("session = earlier\n", "break\n"),
    ("while first.repeats is not None and", "if first.repeats is not None and"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_repeats_are_on_different_days(case: Case) -> None:
    prove(case)


def test_the_reason_names_the_later_performance() -> None:
    fields = [term.reason.mend.field for term in state_rules(instance_of(**GIVEN)).terms]
    assert fields == ["sessions.b.repeats", "sessions.c.repeats", "sessions.c.repeats"]
