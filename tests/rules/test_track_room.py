"""Each room beyond the first is charged, tag by tag."""

from typing import Any

import pytest

from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import Case, instance_of, programme_of, prove


def given(**rule: Any) -> dict[str, Any]:
    return {
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": [
            {"id": "a", "tracks": ["ai"], "tags": {"level": ["new"]}},
            {"id": "b", "tracks": ["ai", "web"]},
            {"id": "c", "tracks": ["ai"], "tags": {"level": ["new"]}},
            {"id": "d", "tracks": ["web"], "n_rooms": 2},
            {"id": "e", "tracks": ["web"], "n_rooms": 2},
            {"id": "f"},
        ],
        "rules": {"track_room": {"weight": 5} | rule},
    }


CASES = [
    Case("kept: one room", "track_room", 0, given(), {"a": "am.0 big", "b": "am.1 big", "c": "am.2 big"}),
    Case(
        "kept: two tracks, each in its room",
        "track_room",
        0,
        given(),
        {"a": "am.0 big", "e": "am.1 mid+small"},
    ),
    Case("kept: sessions without a track", "track_room", 0, given(), {"a": "am.0 big", "f": "am.1 mid"}),
    Case("edge: the other is left out", "track_room", 0, given(), {"a": "am.0 big"}),
    Case("edge: all are left out", "track_room", 0, given(), {"f": "am.0 big"}),
    Case("edge: at the same time", "track_room", 5, given(), {"a": "am.0 big", "c": "am.0 mid"}),
    Case(
        "broken: two rooms more",
        "track_room",
        10,
        given(),
        {"a": "am.0 small", "b": "am.1 mid", "c": "am.2 big"},
        "The sessions of AI are in 3 places instead of one room: big, mid, small.",
        1,
    ),
    Case(
        "broken: there and back",
        "track_room",
        5,
        given(),
        {"a": "am.0 big", "b": "am.1 mid", "c": "am.2 big"},
    ),
    Case(
        "kept: two rooms at once, twice", "track_room", 0, given(), {"d": "am.0 big+mid", "e": "am.1 mid+big"}
    ),
    Case(
        "broken: one of two rooms changes",
        "track_room",
        5,
        given(),
        {"d": "am.0 big+mid", "e": "am.1 big+small"},
        "The sessions of Web are in 2 places instead of one room: big, mid, small.",
    ),
    Case("broken: one of the two rooms", "track_room", 5, given(), {"b": "am.0 big", "d": "am.1 big+mid"}),
    Case(
        "broken: two tracks",
        "track_room",
        10,
        given(),
        {"a": "am.0 big", "b": "am.1 mid", "d": "am.2 big+mid"},
        "",
        2,
    ),
    Case(
        "broken: another family",
        "track_room",
        5,
        given(family="level"),
        {"a": "am.0 big", "b": "am.1 mid", "c": "am.2 mid"},
        "The sessions of new are in 2 places",
        1,
    ),
    Case(
        "broken: by kind",
        "track_room",
        10,
        given(family="kind"),
        {"a": "am.0 big", "b": "am.1 mid", "f": "am.2 small"},
    ),
]

TRAITS = frozenset({"tracks", "tags", "rooms"})


def parameters(given: Given) -> Parameters:
    return {"family": families(given)}


FAULTS = (
    ("network.spread(ids, ", "network.spread(ids[1:], "),
    ("self.violation(len(places) - 1, ", "self.violation(len(places), "),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_track_stays_in_one_room(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


def test_each_tag_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given())).terms]
    assert {reason.mend.field for reason in reasons} == {"rules.track_room"}
    words = [reason.words.say() for reason in reasons]
    assert words == ["All sessions of AI are in one room.", "All sessions of Web are in one room."]


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(family="levels")))
    assert problem.path == ("rules", "track_room", "family")
    assert problem.message == "'levels' is not a family of tags"
    assert problem.hint == "did you mean 'level'?"


@pytest.mark.parametrize("family", ["domain", "kind", "language", "level", "person", "sponsor", "track"])
def test_families_that_sessions_can_have_are_no_problem(family: str) -> None:
    assert not list(rule_problems(instance_of(**given(family=family))))
