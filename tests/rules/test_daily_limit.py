"""What a day holds of a tag above the limit is charged."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove


def given(**rule: Any) -> dict[str, Any]:
    """Three keynotes of 45 minutes, two talks of 30, over two days of a grid of 15 minutes."""
    return {
        "days": [
            {"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]},
            {"date": NEXT_DAY, "blocks": [{"id": "next", "start": "09:00", "end": "12:00", "step": 15}]},
        ],
        "kinds": {"keynote": {"duration": 45}, "talk": {"duration": 30}},
        "tracks": {"ai": {"title": "AI"}, "unused": {"title": "Unused"}},
        "sessions": [
            {"id": "k1", "kind": "keynote", "tracks": ["ai"], "tags": {"level": ["new", "all"]}},
            {"id": "k2", "kind": "keynote", "tags": {"level": ["new"]}},
            {"id": "k3", "kind": "keynote"},
            {"id": "t1", "tracks": ["ai"], "tags": {"level": ["all"]}},
            {"id": "t2"},
        ],
        "rules": {"limit": {"rule": "daily_limit", "most": 1, "weight": 3} | rule},
    }


ALL_ON_ONE = {"k1": "am.0 big", "k2": "am.3 big", "k3": "am.6 big", "t1": "am.0 small", "t2": "am.2 small"}
MINUTES = {"measure": "minutes", "only": ["keynote"]}

CASES = [
    Case(
        "edge: at the limit, each day",
        "limit",
        0,
        given(),
        {"k1": "am.0 big", "k2": "next.0 big", "t1": "am.0 small"},
    ),
    Case(
        "edge: above the limit only with one left out",
        "limit",
        0,
        given(most=2),
        {"k1": "am.0 big", "k2": "am.3 big"},
    ),
    Case("edge: all are left out", "limit", 0, given(), {}),
    Case("kept: below the limit", "limit", 0, given(most=4), ALL_ON_ONE),
    Case(
        "broken: two too many of one kind, one of the other",
        "limit",
        9,
        given(),
        ALL_ON_ONE,
        "keynote: 3 sessions on Thursday 24 October 2024, above the daily limit of 1.",
        2,
    ),
    Case("broken: at a higher limit", "limit", 3, given(most=2), ALL_ON_ONE, "keynote", 1),
    Case("broken: one tag only", "limit", 6, given(only=["keynote"]), ALL_ON_ONE, "", 1),
    Case("broken: the other tag only", "limit", 3, given(only=["talk"]), ALL_ON_ONE, "talk", 1),
    Case(
        "broken: on each of two days",
        "limit",
        6,
        given(),
        {"k1": "am.0 big", "k2": "am.3 big", "t1": "next.0 big", "t2": "next.3 big"},
        "talk: 2 sessions on Friday 25 October 2024",
        2,
    ),
    Case("edge: minutes at the limit", "limit", 0, given(most=135, **MINUTES), ALL_ON_ONE),
    Case(
        "broken: minutes above the limit",
        "limit",
        45,
        given(most=120, **MINUTES),
        ALL_ON_ONE,
        "keynote: 135 minutes on Thursday 24 October 2024, above the daily limit of 120.",
        1,
    ),
    Case("broken: by track", "limit", 3, given(family="track"), ALL_ON_ONE, "AI: 2 sessions", 1),
    Case(
        "broken: a session with two tags counts for both",
        "limit",
        6,
        given(family="level"),
        ALL_ON_ONE,
        "",
        2,
    ),
]

TRAITS = frozenset({"tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {
        "family": families(given),
        "most": st.sampled_from((1, 1, 2, 30)),
        "measure": st.sampled_from(("sessions", "minutes")),
    }


FAULTS = (
    ("high=self.most,", "high=self.most + 1,"),
    ("measure=self.measure,", 'measure="sessions",'),
    ("self.violation(amount - self.most, tag", "self.violation(amount, tag"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_days_do_not_hold_too_much_of_a_tag(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"most": 2}, "talk: the daily limit of sessions is 2."),
        ({"most": 90, "measure": "minutes"}, "talk: the daily limit of minutes is 90."),
    ],
)
def test_the_demand_says_the_limit(rule: dict[str, Any], sentence: str) -> None:
    [term] = state_rules(instance_of(**given(only=["talk"], **rule))).terms
    assert term.reason.words.say() == sentence
    assert term.reason.mend.field == "rules.limit.most"


@pytest.mark.parametrize(
    ("rule", "field", "message"),
    [
        ({"family": "levels"}, ("family",), "'levels' is not a family of tags"),
        ({"family": "levels", "only": ["nobody"]}, ("family",), "'levels' is not a family of tags"),
        ({"only": ["keynote", "talks"]}, ("only", 1), "'talks' is not a kind"),
        ({"family": "track", "only": ["web"]}, ("only", 0), "'web' is not a track"),
        ({"family": "person", "only": ["nobody"]}, ("only", 0), "'nobody' is not a person"),
        ({"family": "sponsor", "only": ["nobody"]}, ("only", 0), "'nobody' is not a sponsor"),
        ({"family": "level", "only": ["old"]}, ("only", 0), "'old' is not a level"),
        ({"most": 0}, ("most",), "0 is out of range"),
    ],
)
def test_unknown_names_are_problems(rule: dict[str, Any], field: tuple[str | int, ...], message: str) -> None:
    [problem] = rule_problems(instance_of(**given(**rule)))
    assert (problem.path, problem.message) == (("rules", "limit", *field), message)


@pytest.mark.parametrize(("family", "tag"), [("track", "unused"), ("level", "all"), ("kind", "talk")])
def test_known_tags_are_no_problem(family: str, tag: str) -> None:
    assert not list(rule_problems(instance_of(**given(family=family, only=[tag]))))


def test_a_limit_is_needed() -> None:
    rules = {"limit": {"rule": "daily_limit"}}
    [problem] = rule_problems(instance_of(**given() | {"rules": rules}))
    assert problem.path == ("rules", "limit", "most")
