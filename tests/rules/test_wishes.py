"""Minutes off the wishes are charged, for the session and for each of its people."""

from typing import Any

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, Case, instance_of, programme_of, prove


def window(start: str, end: str) -> dict[str, str]:
    return {"from": f"{DAY}T{start}", "to": f"{DAY}T{end}"}


def wished(session: dict[str, Any] | None = None, **people: dict[str, Any]) -> dict[str, Any]:
    """Session ``a`` of 30 minutes on a grid of 15, with its own wishes and those of its ``people``."""
    return {
        "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]}],
        "kinds": {"talk": {"duration": 30}},
        "people": [{"id": person} | wishes for person, wishes in people.items()],
        "sessions": [{"id": "a", "speakers": list(people), "optional": True} | (session or {}), {"id": "b"}],
        "rules": {"wishes": {"weight": 2}},
    }


HALF_NINE = {"preferred": [window("09:30", "09:45"), window("09:45", "10:00")]}
NOT_NINE = {"undesired": [window("09:00", "09:20"), window("09:10", "09:30")]}

CASES = [
    Case("kept: nothing is wished", "wishes", 0, wished(amal={}), {"a": "am.0 big"}),
    Case("edge: over two windows that touch", "wishes", 0, wished(HALF_NINE), {"a": "am.2 big"}),
    Case(
        "edge: starts as undesired time ends", "wishes", 0, wished(NOT_NINE, amal=NOT_NINE), {"a": "am.2 big"}
    ),
    Case(
        "edge: ends as undesired time starts",
        "wishes",
        0,
        wished({"undesired": [window("09:30", "10:00")]}),
        {"a": "am.0 big"},
    ),
    Case("edge: left out", "wishes", 0, wished(HALF_NINE, amal=HALF_NINE), {"b": "am.0 big"}),
    Case(
        "edge: wishes of somebody who is in no session",
        "wishes",
        0,
        wished({"speakers": []}, amal=HALF_NINE),
        {"a": "am.0 big"},
    ),
    Case(
        "broken: half outside what the session prefers",
        "wishes",
        30,
        wished(HALF_NINE),
        {"a": "am.1 big", "b": "am.0 small"},
        "a (Thursday 09:15-09:45) runs for 15 min outside the times preferred for this session: Thursday",
        1,
    ),
    Case(
        "broken: outside what a person prefers",
        "wishes",
        60,
        wished(amal=HALF_NINE),
        {"a": "am.0 big"},
        "a (Thursday 09:00-09:30) runs for 30 min outside the times preferred for amal: Thursday 09:30-09:45",
        1,
    ),
    Case(
        "broken: overlapping undesired times count once",
        "wishes",
        60,
        wished(NOT_NINE),
        {"a": "am.0 big"},
        "runs for 30 min within the times undesired for this session: Thursday 09:00-09:20",
        1,
    ),
    Case(
        "broken: undesired by a person, in part",
        "wishes",
        30,
        wished(amal=NOT_NINE),
        {"a": "am.1 big"},
        "a (Thursday 09:15-09:45) runs for 15 min within the times undesired for amal",
        1,
    ),
    Case(
        "broken: the session and two people",
        "wishes",
        2 * (15 + 15 + 15),
        wished(HALF_NINE, amal=HALF_NINE, badr=NOT_NINE, chama={}),
        {"a": "am.1 big"},
        "",
        3,
    ),
    Case(
        "broken: not preferred and undesired",
        "wishes",
        120,
        wished(HALF_NINE | NOT_NINE),
        {"a": "am.0 big"},
        "",
        2,
    ),
    Case(
        "broken: a person in two roles counts once",
        "wishes",
        60,
        wished({"moderators": ["amal"]}, amal=HALF_NINE),
        {"a": "am.0 big"},
        "",
        1,
    ),
]

TRAITS = frozenset({"people", "wishes"})

FAULTS = (
    ("MinutesOutside(preferred)", "MinutesOutside(preferred[:1])"),
    ("if preferred and outside:", "if outside:"),
    ("if inside:", "if inside and preferred:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_when_wished(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_each_wish_is_one_demand_with_its_field() -> None:
    instance = instance_of(**wished(HALF_NINE | NOT_NINE, amal=HALF_NINE | NOT_NINE))
    reasons = [term.reason for term in state_rules(instance).terms]
    assert [reason.mend.field for reason in reasons] == [
        "sessions.a.preferred",
        "sessions.a.undesired",
        "people.amal.preferred",
        "people.amal.undesired",
    ]
    assert [reason.subjects for reason in reasons] == [("a",), ("a",), ("a", "amal"), ("a", "amal")]
