"""Minutes of some kinds of session outside the best hours are charged, day by day."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.network import Mend
from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import HOURS, Given, Parameters, kinds
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove

MORNING = [{"from": "09:30", "to": "10:00"}, {"from": "09:50", "to": "10:30"}]


def given(**rule: Any) -> dict[str, Any]:
    days = [
        {"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]},
        {
            "date": NEXT_DAY,
            "blocks": [
                {"id": "next", "start": "09:00", "end": "12:00", "step": 15},
                {
                    "id": "night",
                    "start": "23:30",
                    "end": "24:00",
                    "slots": [{"start": "23:30", "end": "24:00"}],
                },
            ],
        },
    ]
    return {
        "days": days,
        "kinds": {"keynote": {"duration": 45}, "talk": {"duration": 45}, "panel": {"duration": 60}},
        "sessions": [{"id": "k", "kind": "keynote"}, {"id": "p", "kind": "panel"}, {"id": "t"}],
        "rules": {"prime_time": {"kinds": ["keynote"], "windows": MORNING, "weight": 2} | rule},
    }


MIDNIGHT = given(
    kinds=["panel"], windows=[{"from": "23:40", "to": "24:00"}, {"from": "00:00", "to": "00:10"}]
)
BOTH_KINDS = given(kinds=["keynote", "panel"])

CASES = [
    Case("kept: over two windows that overlap", "prime_time", 0, given(), {"k": "am.2 big"}),
    Case("edge: ends with the last window", "prime_time", 0, given(), {"k": "am.3 big"}),
    Case("kept: on the next day", "prime_time", 0, given(), {"k": "next.2 big"}),
    Case("kept: another kind", "prime_time", 0, given(), {"t": "am.0 big", "p": "am.0 small"}),
    Case("edge: left out", "prime_time", 0, given(), {}),
    Case(
        "broken: starts too early",
        "prime_time",
        30,
        given(),
        {"k": "am.1 big"},
        "09:15-10:00) runs for 15 min outside the best hours for keynote: 09:30-10:00, 09:50-10:30.",
        1,
    ),
    Case("broken: ends too late", "prime_time", 30, given(), {"k": "am.4 big"}),
    Case("broken: wholly outside", "prime_time", 90, given(), {"k": "am.6 big"}),
    Case("broken: on the next day", "prime_time", 60, given(), {"k": "next.0 big"}, "k (Friday 09:00-09:45)"),
    Case(
        "broken: two kinds",
        "prime_time",
        90,
        BOTH_KINDS,
        {"k": "am.1 big", "p": "am.0 small", "t": "am.9 big"},
        "",
        2,
    ),
    Case("edge: over midnight", "prime_time", 60, MIDNIGHT, {"p": "night.0 big"}),
]

TRAITS = frozenset({"kinds"})


def parameters(given: Given) -> Parameters:
    return {
        "kinds": kinds(given, 1),
        "windows": st.lists(HOURS, min_size=1, max_size=2),
    }


FAULTS = (
    ("days = range(first, last + 1)", "days = range(1)"),
    ("not any(h.start <= at < h.end for", "not any(h.start <= at <= h.end for"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_some_kinds_stand_at_the_best_hours(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_the_windows_can_be_changed_freely() -> None:
    [term] = state_rules(instance_of(**given())).terms
    assert term.reason.mend == Mend("free", "rules.prime_time.windows")
    assert (
        term.reason.words.say()
        == "k is of kind keynote and stands within the best hours: 09:30-10:00, 09:50-10:30."
    )


def test_an_unknown_kind_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(kinds=["talk", "keynotes"])))
    assert problem.path == ("rules", "prime_time", "kinds", 1)
    assert problem.message == "'keynotes' is not a kind"
    assert problem.hint == "did you mean 'keynote'?"


@pytest.mark.parametrize("end", ["09:00", "08:59"])
def test_hours_end_after_their_start(end: str) -> None:
    windows = [{"from": "09:00", "to": end}]
    [problem] = rule_problems(instance_of(**given(windows=windows)))
    assert problem.path == ("rules", "prime_time", "windows", 0)
    assert problem.message == f"ends at {end}, not after its start 09:00"


@pytest.mark.parametrize("field", ["kinds", "windows"])
def test_kinds_and_windows_are_needed(field: str) -> None:
    [problem] = rule_problems(instance_of(**given(**{field: []})))
    assert problem.path == ("rules", "prime_time", field)
    assert (problem.message, problem.hint) == ("is empty", "list at least one")
