"""Tags that are preferred and missing, or undesired and there, are charged."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, Case, instance_of, prove

SLOTS = [
    {"start": "09:00", "end": "10:00", "tags": ["early"]},
    {"start": "10:00", "end": "10:45", "tags": ["late"]},
    {"start": "11:00", "end": "12:00"},
]
AM = {"id": "am", "start": "09:00", "end": "13:00", "tags": ["weekday"], "slots": SLOTS}
ROOMS = [
    {"id": "hall", "name": "Hall", "capacity": 100, "tags": ["Large", "Recorded"]},
    {"id": "den", "name": "Den", "capacity": 30},
]
TIMES = {"time_tags": {"preferred": ["early"], "undesired": ["late", "weekday"]}}
PLACES = {"room_tags": {"preferred": ["Large", "Quiet"], "undesired": ["Recorded"]}}
ANN = {"id": "ann", "name": "Ann"} | TIMES


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    return {
        "days": [{"date": DAY, "blocks": [AM]}],
        "rooms": ROOMS,
        "people": [ANN],
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"tagged": {"rule": "tag_wishes", "weight": 2} | rule},
    }


def wishing_all(**rule: Any) -> dict[str, Any]:
    """At am.1 in the hall a tag is missing and two are there of times, and one each of rooms."""
    return given(TIMES | PLACES, **rule)


def wishing_both(**rule: Any) -> dict[str, Any]:
    """At am.2 Ann has two wishes unfulfilled, and the session one."""
    return given({"speakers": ["ann"], "time_tags": {"preferred": ["late"]}}, **rule)


HALL, LAST = {"a": "am.1 hall"}, {"a": "am.2 den"}

CASES = [
    Case("kept", "tagged", 0, given({"time_tags": {"preferred": ["early", "weekday"]}}), {"a": "am.0 den"}),
    Case(
        "edge: what is required",
        "tagged",
        0,
        given({"time_tags": {"required": ["late"], "prohibited": ["early"]}}),
        {"a": "am.0 den"},
    ),
    Case("edge: left out", "tagged", 0, wishing_all(), {}),
    Case(
        "broken: a time",
        "tagged",
        4,
        given({"time_tags": {"undesired": ["weekday", "late", "early"]}}),
        {"a": "am.1 den"},
        "a: the time (Thursday 10:00-10:45) has undesired tags: late, weekday.",
        1,
    ),
    Case(
        "broken: a room without two tags",
        "tagged",
        4,
        given(PLACES),
        {"a": "am.0 den"},
        "a: Den lacks preferred tags: Large, Quiet.",
        1,
    ),
    Case("broken: all that is wished", "tagged", 10, wishing_all(), HALL, "Hall has undesired", 4),
    Case("broken: of times only", "tagged", 6, wishing_all(of="times"), HALL, "", 2),
    Case("broken: of rooms only", "tagged", 4, wishing_all(of="rooms"), HALL, "", 2),
    Case("broken: what is preferred only", "tagged", 4, wishing_all(tags="preferred"), HALL, "lacks", 2),
    Case("broken: what is undesired only", "tagged", 6, wishing_all(tags="undesired"), HALL, "has", 2),
    Case("broken: both", "tagged", 6, wishing_both(), LAST, "Ann (in a): the time", 3),
    Case("broken: sessions only", "tagged", 2, wishing_both(whose="sessions"), LAST, "a: the time", 1),
    Case("broken: people only", "tagged", 4, wishing_both(whose="people"), LAST, "Ann", 2),
    Case("broken: by the minute", "tagged", 10 * 45, wishing_all(per="minute"), HALL, "", 4),
    Case(
        "edge: two rooms by the minute",
        "tagged",
        2 * 45 * 4,
        given(PLACES | {"n_rooms": 2}, per="minute"),
        {"a": "am.1 hall+den"},
        "",
        3,
    ),
]

TRAITS = frozenset({"people", "room_tags", "time_tags"})


def parameters(given: Given) -> Parameters:
    return {
        "of": st.sampled_from(("both", "both", "times", "rooms")),
        "whose": st.sampled_from(("both", "both", "sessions", "people")),
        "tags": st.sampled_from(("both", "both", "preferred", "undesired")),
        "per": st.sampled_from(("tag", "minute")),
    }


FAULTS = (
    ('if self.tags != "undesired":', 'if self.tags != "preferred":'),
    ("dict.fromkeys(tags.undesired)", "dict.fromkeys(tags.prohibited)"),
    ("set(tags.preferred) - given", "set(tags.preferred)"),
    ("given.intersection(tags.undesired)", "set(tags.undesired)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tags_are_as_sessions_and_people_wish(case: Case) -> None:
    prove(case)


def test_the_reason_says_who_wishes_what() -> None:
    terms = state_rules(instance_of(**given(PLACES | {"speakers": ["ann"]}))).terms
    assert [(term.reason.words.say(), term.reason.mend.field) for term in terms] == [
        ("a prefers rooms tagged Large.", "sessions.a.room_tags.preferred"),
        ("a prefers rooms tagged Quiet.", "sessions.a.room_tags.preferred"),
        ("a would rather avoid rooms tagged Recorded.", "sessions.a.room_tags.undesired"),
        ("Ann (in a) prefers a time tagged early.", "people.ann.time_tags.preferred"),
        ("Ann (in a) would rather avoid times tagged late.", "people.ann.time_tags.undesired"),
        ("Ann (in a) would rather avoid times tagged weekday.", "people.ann.time_tags.undesired"),
    ]


def test_it_is_soft_and_in_force_unasked() -> None:
    instance = instance_of(**given(PLACES) | {"base": "all", "rules": {}})
    [rule] = [rule for rule in rules_in_force(instance) if rule.id == "tag_wishes"]
    assert rule.level == "soft"


def test_demands_are_not_among_its_tags() -> None:
    [problem] = rule_problems(instance_of(**given({}, tags="required")))
    assert problem.path == ("rules", "tagged", "tags")
