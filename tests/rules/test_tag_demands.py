"""Tags that are required and missing, or ruled out and there, are charged."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.domain import Placement, Programme
from scheduler.rules import rule_problems, rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

SLOTS = [
    {"start": "09:00", "end": "10:00", "tags": ["early"]},
    {"start": "10:00", "end": "11:00"},
    {"start": "11:00", "end": "12:00", "tags": ["late"]},
    {"start": "12:00", "end": "12:30", "tags": ["late", "After lunch"]},
]
AM = {"id": "am", "start": "09:00", "end": "13:00", "tags": ["weekday"], "slots": SLOTS}
GRID = {"id": "grid", "start": "09:00", "end": "10:00", "tags": ["early"], "step": 30}
ROOMS = [
    {"id": "hall", "name": "Hall", "capacity": 100, "tags": ["Large", "Recorded"]},
    {"id": "lab", "name": "Lab", "capacity": 30, "tags": ["Recorded"]},
    {"id": "den", "name": "Den", "capacity": 30},
]
EARLY = {"time_tags": {"required": ["early"]}}
NOT_LATE = {"time_tags": {"prohibited": ["late"]}}
LARGE = {"room_tags": {"required": ["Large"]}}
TIMES = {"time_tags": {"required": ["early"], "prohibited": ["late", "weekday"]}}
PLACES = {"room_tags": {"required": ["Large"], "prohibited": ["Recorded"]}}
ANN = {"id": "ann", "name": "Ann", "room_tags": {"prohibited": ["Recorded"]}} | EARLY
BOB = {"id": "bob", "name": "Bob"} | EARLY


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    return {
        "days": [{"date": DAY, "blocks": [AM]}, {"date": NEXT_DAY, "blocks": [GRID]}],
        "rooms": ROOMS,
        "kinds": {"talk": {}, "short": {"duration": 20}},
        "people": [ANN, BOB],
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"tagged": {"rule": "tag_demands", "weight": 5} | rule},
    }


def asking_all(**rule: Any) -> dict[str, Any]:
    """At am.2 in the lab a tag is missing and two are there of times, and one each of rooms."""
    return given(TIMES | PLACES, **rule)


def crowd(**rule: Any) -> dict[str, Any]:
    """At am.1 in the lab the session misses one tag, Ann two, and Bob one."""
    return given({"speakers": ["ann"], "chairs": ["ann", "bob"]} | EARLY, **rule)


KEPT = {"time_tags": {"required": ["early", "weekday"], "prohibited": ["late"]}} | LARGE
LAB, CROWDED = {"a": "am.2 lab"}, {"a": "am.1 lab"}

CASES = [
    Case("kept: all as asked", "tagged", 0, given(KEPT), {"a": "am.0 hall"}, "", 0),
    Case("kept: tags of a block with a grid", "tagged", 0, given(EARLY), {"a": "grid.1 den"}),
    Case("edge: nothing is asked", "tagged", 0, given({}), {"a": "am.3 den"}),
    Case(
        "edge: what is only preferred",
        "tagged",
        0,
        given({"time_tags": {"preferred": ["early"], "undesired": ["late"]}}),
        {"a": "am.3 den"},
    ),
    Case("edge: left out", "tagged", 0, asking_all(), {}),
    Case(
        "broken: two required of the time",
        "tagged",
        10,
        given({"time_tags": {"required": ["late", "early"]}}),
        {"a": "am.1 den"},
        "a: the time (Thursday 10:00-11:00) lacks required tags: early, late.",
        1,
    ),
    Case(
        "broken: two of the time ruled out",
        "tagged",
        10,
        given({"time_tags": {"prohibited": ["weekday", "After lunch", "early"]}}),
        {"a": "am.3 den"},
        "a: the time (Thursday 12:00-12:30) has prohibited tags: After lunch, weekday.",
        1,
    ),
    Case("edge: the second of its slots", "tagged", 5, given(NOT_LATE | {"n_slots": 2}), {"a": "am.1 den"}),
    Case("edge: the slot after its own", "tagged", 0, given(NOT_LATE), {"a": "am.1 den"}),
    Case(
        "edge: asked for twice",
        "tagged",
        5,
        given({"time_tags": {"required": ["late", "late"]}}),
        {"a": "am.1 den"},
    ),
    Case(
        "broken: a room",
        "tagged",
        5,
        given(LARGE),
        {"a": "am.0 lab"},
        "a: Lab lacks required tags: Large.",
        1,
    ),
    Case(
        "broken: each room by itself",
        "tagged",
        15,
        given(PLACES | {"n_rooms": 2}),
        {"a": "am.0 hall+lab"},
        "a: Hall has prohibited tags: Recorded.",
        3,
    ),
    Case(
        "broken: what a person asks",
        "tagged",
        10,
        given({"speakers": ["ann"]}),
        {"a": "am.1 hall"},
        "Ann (in a): Hall has prohibited tags: Recorded.",
        2,
    ),
    Case(
        "broken: a person in each session",
        "tagged",
        10,
        given({"speakers": ["bob"]}, {"attendees": ["bob"]}),
        {"a": "am.1 hall", "b": "am.2 lab"},
        "Bob (in b): the time (Thursday 11:00-12:00) lacks required tags: early.",
        2,
    ),
    Case("edge: the session and each person by itself", "tagged", 20, crowd(), CROWDED, "", 4),
    Case("broken: sessions only", "tagged", 5, crowd(whose="sessions"), CROWDED, "a: the time", 1),
    Case("broken: people only", "tagged", 15, crowd(whose="people"), CROWDED, "Ann", 3),
    Case("broken: all that is asked", "tagged", 25, asking_all(), LAB, "", 4),
    Case("broken: of times only", "tagged", 15, asking_all(of="times"), LAB, "", 2),
    Case("broken: of rooms only", "tagged", 10, asking_all(of="rooms"), LAB, "", 2),
    Case("broken: what is required only", "tagged", 10, asking_all(tags="required"), LAB, "lacks", 2),
    Case("broken: what is ruled out only", "tagged", 15, asking_all(tags="prohibited"), LAB, "has", 2),
    Case("broken: by the minute", "tagged", 25 * 60, asking_all(per="minute"), LAB, "", 4),
    Case(
        "edge: by the minute, a shorter slot",
        "tagged",
        25 * 30,
        asking_all(per="minute"),
        {"a": "am.3 lab"},
    ),
    Case(
        "edge: by the minute, as long everywhere",
        "tagged",
        25 * 20,
        given(TIMES | PLACES | {"kind": "short"}, per="minute"),
        LAB,
    ),
]

TRAITS = frozenset({"people", "room_tags", "time_tags"})


def parameters(given: Given) -> Parameters:
    return {
        "of": st.sampled_from(("both", "both", "times", "rooms")),
        "whose": st.sampled_from(("both", "both", "sessions", "people")),
        "tags": st.sampled_from(("both", "both", "required", "prohibited")),
        "per": st.sampled_from(("tag", "minute")),
    }


FAULTS = (
    ('if self.tags != "prohibited":', 'if self.tags != "required":'),
    ('Asked("prohibited", tag, there=False)', 'Asked("prohibited", tag, there=True)'),
    ("set(tags.required) - given", "set(tags.required)"),
    ("given.intersection(tags.prohibited)", "set(tags.prohibited)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tags_are_as_sessions_and_people_ask(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("sessions", "subjects", "sentence", "field"),
    [
        (EARLY, ("a",), "a needs a time tagged early.", "sessions.a.time_tags.required"),
        (NOT_LATE, ("a",), "a cannot take a time tagged late.", "sessions.a.time_tags.prohibited"),
        (LARGE, ("a",), "a needs rooms tagged Large.", "sessions.a.room_tags.required"),
        (
            {"chairs": ["bob"]},
            ("a", "bob"),
            "Bob (in a) needs a time tagged early.",
            "people.bob.time_tags.required",
        ),
    ],
)
def test_the_reason_says_who_asks_for_what(
    sessions: dict[str, Any], subjects: tuple[str, ...], sentence: str, field: str
) -> None:
    [term] = state_rules(instance_of(**given(sessions))).terms
    assert term.reason.subjects == subjects
    assert term.reason.words.say() == sentence
    assert term.reason.mend.field == field


def test_each_tag_has_a_reason_of_its_own() -> None:
    words = [term.reason.words.say() for term in state_rules(instance_of(**asking_all())).terms]
    assert len(set(words)) == len(words) == 5


def test_a_block_that_is_not_known_has_no_tags_to_judge() -> None:
    instance = instance_of(**asking_all())
    [rule] = rules_in_force(instance)
    programme = Programme((Placement("a", "nowhere", 0, 540, 600, ("lab",)),))
    assert [v.subjects for v in rule.check(instance, programme)] == [("a", "lab"), ("a", "lab")]


def test_it_is_hard_and_in_force_unasked() -> None:
    instance = instance_of(**given(EARLY) | {"base": "all", "rules": {}})
    [rule] = [rule for rule in rules_in_force(instance) if rule.id == "tag_demands"]
    assert rule.level == "hard"


@pytest.mark.parametrize("field", ["of", "whose", "tags", "per"])
def test_a_parameter_is_one_of_its_words(field: str) -> None:
    [problem] = rule_problems(instance_of(**given({}, **{field: "day"})))
    assert problem.path == ("rules", "tagged", field)
