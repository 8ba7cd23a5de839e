"""Days that hold less or more than their even share are charged for each unit."""

from typing import Any

import pytest

from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters, kinds, measures
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove

LAST_DAY = "2024-10-26"


def block(name: str) -> list[dict[str, Any]]:
    return [{"id": name, "start": "09:00", "end": "12:00", "step": 15}]


def given(**rule: Any) -> dict[str, Any]:
    """Sessions of 30, 30, 45 and 60 minutes, and an optional one, on the first and last of three days."""
    return {
        "days": [
            {"date": DAY, "blocks": block("am")},
            {"date": NEXT_DAY},
            {"date": LAST_DAY, "blocks": block("last")},
        ],
        "kinds": {"talk": {"duration": 30}, "keynote": {"duration": 45}},
        "sessions": [
            {"id": "a"},
            {"id": "b"},
            {"id": "k", "kind": "keynote"},
            {"id": "l", "kind": "keynote", "duration": 60},
            {"id": "extra", "optional": True},
        ],
        "rules": {"day_balance": {"weight": 2} | rule},
    }


def each(place: str, *sessions: str) -> dict[str, str]:
    return dict.fromkeys(sessions, place)


SESSIONS = {"measure": "sessions"}
TALKS = {"kinds": ["talk"]}
FIVE = given(**SESSIONS) | {"sessions": [{"id": session} for session in "abcde"]}
NO_BLOCKS = given() | {"days": [{"date": DAY}]}

CASES = [
    Case(
        "kept: as many sessions each day",
        "day_balance",
        0,
        given(**SESSIONS),
        each("am.0 big", "a", "b") | each("last.0 big", "k", "l"),
    ),
    Case(
        "kept: an optional one does not count",
        "day_balance",
        0,
        given(**SESSIONS),
        each("am.0 big", "a", "b", "extra") | each("last.0 big", "k", "l"),
    ),
    Case(
        "broken: one too many, one too few",
        "day_balance",
        4,
        given(**SESSIONS),
        each("am.0 big", "a", "b", "k") | each("last.0 big", "l"),
        "The number of sessions on Thursday 24 October 2024 is 3; the even share is 2.",
        2,
    ),
    Case(
        "broken: all on one day", "day_balance", 8, given(**SESSIONS), each("last.0 big", "a", "b", "k", "l")
    ),
    Case("broken: some are left out", "day_balance", 4, given(**SESSIONS), each("am.0 big", "a", "b")),
    Case(
        "edge: a share that is not whole",
        "day_balance",
        0,
        FIVE,
        each("am.0 big", "a", "b", "c") | each("last.0 big", "d", "e"),
    ),
    Case(
        "broken: beside a share that is not whole",
        "day_balance",
        4,
        FIVE,
        each("am.0 big", "a") | each("last.0 big", "b", "c", "d", "e"),
        "The number of sessions on Saturday 26 October 2024 is 4; the even share is 2-3.",
        2,
    ),
    Case(
        "broken: minutes, 75 against 90",
        "day_balance",
        2 * (7 + 7),
        given(),
        each("am.0 big", "a", "k") | each("last.0 big", "b", "l"),
        "The number of minutes on Thursday 24 October 2024 is 75; the even share is 82-83.",
        2,
    ),
    Case(
        "broken: minutes, 105 against 60",
        "day_balance",
        2 * (22 + 22),
        given(),
        each("am.0 big", "a", "b", "k") | each("last.0 big", "l", "extra"),
    ),
    Case("broken: nothing stands", "day_balance", 2 * (82 + 82), given(), {}),
    Case(
        "kept: one kind",
        "day_balance",
        0,
        given(**TALKS),
        {"a": "am.0 big", "b": "last.0 big", "k": "last.1 big"},
    ),
    Case(
        "broken: one kind, all on one day",
        "day_balance",
        2 * (30 + 30),
        given(**TALKS),
        each("am.0 big", "a", "b") | each("last.0 big", "k", "l"),
        " is 60; the even share is 30.",
        2,
    ),
    Case("edge: no day has blocks", "day_balance", 0, NO_BLOCKS, {}),
]

TRAITS = frozenset({"durations", "days"})


def parameters(given: Given) -> Parameters:
    return {"measure": measures(given), "kinds": kinds(given, 0)}


FAULTS = (
    ("low=total // len(days),", "low=0,"),
    ("high=-(-total // len(days)),", "high=total // len(days),"),
    (
        "off = abs(held[day] * len(days) - total) // len(days)",
        "off = abs(held[day] - total // len(days))",
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_hold_an_even_share(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_the_demand_says_the_share() -> None:
    [term] = state_rules(instance_of(**given())).terms
    assert term.reason.words.say() == "Each day holds its even share (number of minutes: 82-83)."
    assert term.reason.mend.field == "rules.day_balance"


def test_an_unknown_kind_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(kinds=["talk", "keynotes"])))
    assert problem.path == ("rules", "day_balance", "kinds", 1)
    assert problem.hint == "did you mean 'keynote'?"


def without_durations(**rule: Any) -> dict[str, Any]:
    sessions = [{"id": "a", "duration": 30}, {"id": "b"}, {"id": "c", "kind": "keynote"}]
    return given(**rule) | {"sessions": sessions, "kinds": {"talk": {}, "keynote": {"duration": 45}}}


def test_minutes_need_durations() -> None:
    [problem] = rule_problems(instance_of(**without_durations()))
    assert problem.path == ("rules", "day_balance", "measure")
    assert problem.message == "day_balance by minutes needs durations"
    assert problem.hint == "give 'b' or its kind a duration, or say measure: sessions"


@pytest.mark.parametrize("rule", [{"measure": "sessions"}, {"kinds": ["keynote"]}], ids=str)
def test_durations_are_not_needed_for_what_does_not_count_minutes(rule: dict[str, Any]) -> None:
    assert not list(rule_problems(instance_of(**without_durations(**rule))))
