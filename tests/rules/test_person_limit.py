"""Nobody has more sessions a day than they take on."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

DAYS = [
    {"date": day, "blocks": [{"id": name, "start": "09:00", "end": "13:00", "step": 60}]}
    for day, name in ((DAY, "thu"), (NEXT_DAY, "fri"))
]
PEOPLE: list[dict[str, Any]] = [
    {"id": "amal", "name": "Amal", "per_day": 1},
    {"id": "bilal", "name": "Bilal"},
    {"id": "chama", "name": "Chama", "per_day": 3},
]


def sessions(*people: str, **rule: Any) -> dict[str, Any]:
    """Four sessions of these people."""
    return {
        "days": DAYS,
        "people": PEOPLE,
        "sessions": [{"id": name, "speakers": people[:1], "chairs": people} for name in "abcd"],
        "rules": {"limit": {"rule": "person_limit", "weight": 5} | rule},
    }


ONE, AMAL, BILAL, TWO_AT_MOST = (
    {"a": "thu.0 big"},
    sessions("amal"),
    sessions("bilal"),
    sessions("bilal", most=2),
)
TWO = {"a": "thu.0 big", "b": "thu.3 big"}
THREE = TWO | {"c": "thu.0 small"}
FOUR = THREE | {"d": "thu.1 big"}
SPREAD = {"a": "thu.0 big", "b": "thu.3 big", "c": "fri.0 big", "d": "fri.1 big"}
AGAIN = AMAL | {"rules": AMAL["rules"] | {"softly": {"rule": "person_limit", "level": "soft", "weight": 2}}}

CASES = [
    Case("kept: fewer than the limit", "limit", 0, sessions("chama"), TWO),
    Case("kept: one a day", "limit", 0, AMAL, ONE, "", 0),
    Case("kept: one on each day", "limit", 0, AMAL, ONE | {"b": "fri.0 big"}),
    Case(
        "broken: two on a day",
        "limit",
        5,
        AMAL,
        TWO,
        "Amal has 2 sessions on Thursday 24 October 2024, above the daily limit of 1.",
        1,
    ),
    Case("broken: four on a day", "limit", 15, AMAL, FOUR, "has 4 sessions", 1),
    Case("broken: two on each day", "limit", 10, AMAL, SPREAD, "Friday 25", 2),
    Case("edge: just three", "limit", 0, sessions("chama"), THREE),
    Case("edge: one above three", "limit", 5, sessions("chama"), FOUR),
    Case("edge: no limit", "limit", 0, BILAL, FOUR),
    Case("edge: just the most for everybody", "limit", 0, TWO_AT_MOST, TWO),
    Case("edge: above the most for everybody", "limit", 10, TWO_AT_MOST, FOUR, "daily limit of 2"),
    Case(
        "edge: their own limit before that for everybody, more", "limit", 0, sessions("chama", most=2), THREE
    ),
    Case("edge: their own limit before that for everybody, fewer", "limit", 5, sessions("amal", most=2), TWO),
    Case("edge: two people", "limit", 20, sessions("amal", "chama"), FOUR, "Chama has 4", 2),
    Case("edge: nobody there", "limit", 0, sessions(most=1), FOUR),
    Case("edge: all left out", "limit", 0, AMAL, {}),
    Case("edge: a second rule of its own weight", "softly", 6, AGAIN, FOUR),
]

TRAITS = frozenset({"people", "per_day"})


def parameters(given: Given) -> Parameters:
    return {"most": st.sampled_from((None, 1, 1))}


FAULTS = (
    ("range(len(instance.days))", "range(1)"),
    ("self.violation(dates[date] - most, person", "self.violation(dates[date], person"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nobody_has_more_sessions_than_they_take_on(case: Case) -> None:
    prove(case)


def test_whoever_has_no_limit_needs_no_term() -> None:
    terms = state_rules(instance_of(**BILAL)).terms
    assert {term.reason.subjects for term in terms} == {("amal",), ("chama",)}


def test_the_most_is_above_0() -> None:
    [problem] = rule_problems(instance_of(**sessions("amal", most=0)))
    assert problem.path == ("rules", "limit", "most")
