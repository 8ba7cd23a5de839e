"""Days between a person's first session and the last are charged, beyond those that are free."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import Case, instance_of, programme_of, prove

SLOTS = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "11:00"}]
DATES = {"thu": "2024-10-24", "fri": "2024-10-25", "mon": "2024-10-28"}
GIVEN = {
    "days": [
        {"date": date, "blocks": [{"id": day, "start": "09:00", "end": "11:00", "slots": SLOTS}]}
        for day, date in DATES.items()
    ],
    "people": [{"id": "amal"}, {"id": "badr"}, {"id": "chama"}],
    "sessions": [
        {"id": "a", "speakers": ["amal"]},
        {"id": "b", "moderators": ["amal"], "chairs": ["badr"]},
        {"id": "c", "attendees": ["amal"], "speakers": ["badr"]},
        {"id": "d", "speakers": ["chama"]},
    ],
    "rules": {"days_on_site": {"weight": 30}},
}


def free(days: int) -> dict[str, Any]:
    return GIVEN | {"rules": {"days_on_site": {"weight": 30, "free": days}}}


ALL_THREE_DAYS = {"a": "thu.0 big", "b": "fri.0 big", "c": "mon.0 big"}

CASES = [
    Case(
        "kept: all on one day",
        "days_on_site",
        0,
        GIVEN,
        {"a": "fri.0 big", "b": "fri.1 big", "c": "fri.0 small"},
    ),
    Case("kept: one session", "days_on_site", 0, GIVEN, {"d": "mon.0 big"}),
    Case("edge: the others are left out", "days_on_site", 0, GIVEN, {"a": "thu.0 big"}),
    Case("edge: all are left out", "days_on_site", 0, GIVEN, {}),
    Case("kept: nobody in common", "days_on_site", 0, GIVEN, {"a": "thu.0 big", "d": "mon.0 big"}),
    Case(
        "broken: the next day",
        "days_on_site",
        30,
        GIVEN,
        {"a": "thu.0 big", "b": "fri.0 big"},
        "has sessions from Thursday 24 October 2024 to Friday 25 October 2024 (days beyond the first: 1).",
        1,
    ),
    Case(
        "broken: days of the calendar, not of the conference",
        "days_on_site",
        90,
        GIVEN,
        {"a": "mon.0 big", "b": "fri.0 big"},
        "amal has sessions from Friday 25 October 2024 to Monday 28 October 2024 (days beyond the first: 3).",
        1,
    ),
    Case(
        "broken: two people, days in between count",
        "days_on_site",
        30 * (4 + 3),
        GIVEN,
        ALL_THREE_DAYS,
        "amal has sessions from Thursday 24 October 2024 to Monday 28 October 2024",
        2,
    ),
    Case("edge: no more than the free day", "days_on_site", 0, free(1), {"a": "thu.0 big", "b": "fri.0 big"}),
    Case(
        "broken: a free day, each person's own",
        "days_on_site",
        30 * (3 + 2),
        free(1),
        ALL_THREE_DAYS,
        "to Monday 28 October 2024 (days beyond the first: 4, of which free: 1).",
        2,
    ),
    Case("broken: one day beyond the free ones", "days_on_site", 30, free(3), ALL_THREE_DAYS, "amal has", 1),
    Case("edge: all days are free", "days_on_site", 0, free(4), ALL_THREE_DAYS),
]

TRAITS = frozenset({"people", "days"})


def parameters(given: Given) -> Parameters:
    return {"free": st.sampled_from((0, 0, 1, 2))}


FAULTS = (
    ("reason=reason, weight=self.weight, free=self.free", "reason=reason, free=self.free"),
    ("weight=self.weight, free=self.free", "weight=self.weight"),
    ("days = (dates[-1] - dates[0]).days", "days = len(set(dates)) - 1"),
    ("self.violation(days - self.free, person", "self.violation(days, person"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people_stay_no_longer_than_needed(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_a_violation_names_the_person_and_the_first_and_last_session() -> None:
    instance = instance_of(**GIVEN)
    [rule] = rules_in_force(instance)
    programme = programme_of(instance, a="mon.0 big", b="thu.0 big", c="fri.0 big")
    subjects = [violation.subjects for violation in rule.check(instance, programme)]
    assert subjects == [("amal", "b", "a"), ("badr", "b", "c")]


def test_each_person_with_several_sessions_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GIVEN)).terms]
    assert [reason.mend.field for reason in reasons] == ["people.amal", "people.badr"]
    words = [reason.words.say() for reason in reasons]
    assert words == [
        "amal has all their sessions on one day: a, b, c.",
        "badr has all their sessions on one day: b, c.",
    ]


def test_the_demand_says_how_many_days_may_be_used() -> None:
    demand, _ = state_rules(instance_of(**free(1))).terms
    assert demand.reason.words.say() == "amal has all their sessions within 2 days: a, b, c."


def test_free_days_are_not_below_0() -> None:
    [problem] = rule_problems(instance_of(**free(-1)))
    assert problem.path == ("rules", "days_on_site", "free")
