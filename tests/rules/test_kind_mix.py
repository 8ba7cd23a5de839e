"""Each kind missing at a start where others of the kinds start is charged."""

from typing import Any

import pytest

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, kinds
from tests.rules.case import DAY, Case, instance_of, prove


def given(*kinds: str) -> dict[str, Any]:
    """Two sessions of ``tech`` and ``sector``, one of ``demo`` and ``talk``, on a grid of 15 minutes."""
    return {
        "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "step": 15}]}],
        "kinds": {
            "demo": {"duration": 45},
            "sector": {"duration": 30},
            "tech": {"duration": 30},
            "talk": {"duration": 30},
            "none": {},
        },
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": [
            {"id": "s1", "kind": "sector"},
            {"id": "s2", "kind": "sector"},
            {"id": "t1", "kind": "tech"},
            {"id": "t2", "kind": "tech"},
            {"id": "d", "kind": "demo"},
            {"id": "other"},
        ],
        "rules": {"kind_mix": {"kinds": kinds or ["tech", "sector"], "weight": 6}},
    }


THREE = given("tech", "sector", "demo")

CASES = [
    Case("kept: both start together", "kind_mix", 0, given(), {"t1": "am.0 big", "s1": "am.0 mid"}),
    Case(
        "kept: more than one of each",
        "kind_mix",
        0,
        given(),
        {"t1": "am.0 big", "s1": "am.0 mid", "s2": "am.0 small"},
    ),
    Case("kept: only other kinds start", "kind_mix", 0, given(), {"d": "am.0 big", "other": "am.2 big"}),
    Case("edge: all are left out", "kind_mix", 0, given(), {}),
    Case(
        "broken: one kind alone",
        "kind_mix",
        6,
        given(),
        {"t1": "am.0 big", "t2": "am.0 mid", "d": "am.0 small"},
        "There is no sector among the sessions that start together (Thursday 09:00-09:30): t1, t2.",
        1,
    ),
    Case("broken: other kinds do not help", "kind_mix", 6, given(), {"s1": "am.0 big", "other": "am.0 mid"}),
    Case(
        "edge: at the same time, not the same start",
        "kind_mix",
        12,
        given(),
        {"t1": "am.0 big", "s1": "am.1 mid"},
        "There is no tech among the sessions that start together (Thursday 09:15-09:45): s1.",
        2,
    ),
    Case(
        "broken: two of three kinds are missing",
        "kind_mix",
        12,
        THREE,
        {"s1": "am.0 big", "s2": "am.0 mid"},
        "There is no demo among",
        2,
    ),
    Case(
        "broken: one of three kinds is missing, the longest session counts",
        "kind_mix",
        6,
        THREE,
        {"s1": "am.0 big", "d": "am.0 mid"},
        "There is no tech among the sessions that start together (Thursday 09:00-09:45): s1, d.",
        1,
    ),
    Case(
        "broken: a kind that has no sessions",
        "kind_mix",
        6,
        given("tech", "none"),
        {"t1": "am.0 big"},
        "no none",
        1,
    ),
    Case(
        "edge: a kind listed twice counts once",
        "kind_mix",
        6,
        given("tech", "sector", "sector"),
        {"t1": "am.0 big"},
    ),
    Case(
        "broken: at two starts",
        "kind_mix",
        12,
        given(),
        {"t1": "am.0 big", "t2": "am.4 big", "s1": "am.2 big", "s2": "am.0 mid", "other": "am.2 mid"},
        "",
        2,
    ),
]

TRAITS = frozenset({"kinds"})


def parameters(given: Given) -> Parameters:
    return {"kinds": kinds(given, 2)}


FAULTS = (
    ("network.company(on_offer, wanted, ", "network.company(wanted, on_offer, "),
    ("waves[placement.start].append(placement)", "waves[placement.end].append(placement)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_kinds_are_on_offer_together(case: Case) -> None:
    prove(case)


def test_each_kind_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given())).terms]
    assert {reason.mend.field for reason in reasons} == {"rules.kind_mix.kinds"}
    assert [reason.words.say() for reason in reasons] == [
        "Whenever sessions of these kinds start (tech, sector), one of them is of kind tech.",
        "Whenever sessions of these kinds start (tech, sector), one of them is of kind sector.",
    ]


def test_an_unknown_kind_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given("tech", "sectors")))
    assert problem.path == ("rules", "kind_mix", "kinds", 1)
    assert problem.hint == "did you mean 'sector'?"


@pytest.mark.parametrize("kinds", [["tech"], ["tech", "tech"]], ids=str)
def test_one_kind_makes_no_mix(kinds: list[str]) -> None:
    [problem] = rule_problems(instance_of(**given(*kinds)))
    assert problem.path == ("rules", "kind_mix", "kinds")
    assert problem.message == "needs at least two different kinds"
