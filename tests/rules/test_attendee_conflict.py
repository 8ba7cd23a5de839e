"""Sessions that their attendees keep apart are charged where they come together, pair by pair."""

from operator import itemgetter
from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.network import Mend
from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, Case, instance_of, prove

DAYS = [
    {
        "date": DAY,
        "blocks": [
            {"id": "am", "start": "09:00", "end": "12:00", "step": 15},
            {"id": "also", "start": "09:00", "end": "12:00", "step": 15},
            {"id": "own", "start": "09:00", "end": "10:00", "timeline": "own", "n_slots": 3},
        ],
    }
]
RULE = "attendee_conflict"


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    """Sessions ``a``, ``b``, ``c`` ... of half an hour; Amal chairs AI, Bilal and Chama the web."""
    return {
        "days": DAYS,
        "kinds": {"talk": {"duration": 30}},
        "people": [{"id": name, "name": name.title()} for name in ("amal", "bilal", "chama")],
        "tracks": {
            "ai": {"title": "AI", "chairs": ["amal"]},
            "web": {"title": "Web", "chairs": ["bilal", "chama"]},
        },
        "sessions": [
            {"id": name, "n_slots": 2} | fields for name, fields in zip("abcd", sessions, strict=False)
        ],
        "rules": {RULE: {"weight": 10} | rule},
    }


GOES, BILAL_GOES = {"attendees": ["amal"]}, {"attendees": ["bilal"]}
SPEAKS = {"speakers": ["amal"]}
AI, WEB = {"tracks": ["ai"]}, {"tracks": ["web"]}
SHARED = given(GOES, {"attendees": ["bilal", "amal"]})
BY_MINUTE = given(GOES, SPEAKS, per="minute")
BLOCK = given(GOES, GOES, {}, at="block")
BOTH = {"a": "am.0 big", "b": "am.0 small"}
LATER, NEXT = {"a": "am.0 big", "b": "am.4 small"}, {"a": "am.0 big", "b": "am.2 small"}

CASES = [
    Case("kept: one after the other", RULE, 0, SHARED, NEXT),
    Case("kept: nobody in common", RULE, 0, given(GOES, BILAL_GOES), BOTH),
    Case("edge: left out", RULE, 0, SHARED, {"a": "am.0 big"}),
    Case(
        "broken: an attendee in common",
        RULE,
        10,
        SHARED,
        {"a": "am.0 big", "b": "am.1 small"},
        "a and b run at the same time for 15 min (people expected in both: Amal).",
        1,
    ),
    Case("broken: in the same room", RULE, 10, SHARED, {"a": "am.0 big", "b": "am.1 big"}),
    Case("broken: in two blocks at the same time", RULE, 10, SHARED, {"a": "am.0 big", "b": "also.1 big"}),
    Case("kept: in a block of another timeline", RULE, 0, SHARED, {"a": "am.0 big", "b": "own.0 big"}),
    Case("broken: attends one, speaks in the other", RULE, 10, given(GOES, SPEAKS), BOTH, "Amal", 1),
    Case("broken: speaks in one, attends the other", RULE, 10, given(SPEAKS, GOES), BOTH, "Amal", 1),
    Case("broken: both of one track", RULE, 10, given(GOES | AI, SPEAKS | AI), BOTH, "", 1),
    Case("kept: speaks in both", RULE, 0, given(SPEAKS, SPEAKS), BOTH),
    Case("kept: other roles", RULE, 0, given(GOES, {"moderators": ["amal"]}), BOTH),
    Case("kept: attends and speaks in one", RULE, 0, given(GOES | SPEAKS, {}), BOTH),
    Case("broken: chairs a track of the other", RULE, 10, given(GOES, AI), BOTH, "Amal", 1),
    Case("broken: the other way round", RULE, 10, given(AI, GOES), BOTH, "Amal", 1),
    Case("kept: the other has no such track", RULE, 0, given(GOES, WEB), BOTH),
    Case(
        "kept: the track chaired is common to both",
        RULE,
        0,
        given(GOES | AI, {"tracks": ["web", "ai"]}),
        BOTH,
    ),
    Case(
        "broken: chairs the second track of the other",
        RULE,
        10,
        given(GOES | WEB, {"tracks": ["web", "ai"]}),
        BOTH,
    ),
    Case("edge: for several causes once", RULE, 10, given(GOES | SPEAKS, GOES | SPEAKS | AI), BOTH, "", 1),
    Case("edge: for two people once", RULE, 10, given(GOES | WEB, BILAL_GOES | AI), BOTH, "Amal, Bilal", 1),
    Case(
        "broken: three pairs", RULE, 30, given(GOES, SPEAKS | GOES, GOES), BOTH | {"c": "also.1 big"}, "", 3
    ),
    Case(
        "broken: by the minute", RULE, 150, BY_MINUTE, {"a": "am.1 big", "b": "am.0 small"}, "for 15 min", 1
    ),
    Case("edge: by the minute, touching", RULE, 0, BY_MINUTE, NEXT),
    Case("broken: by the slot", RULE, 10, BY_MINUTE, {"a": "own.0 big", "b": "own.1 small"}, "for 1 min", 1),
    Case(
        "broken: in one block",
        RULE,
        10,
        BLOCK,
        LATER,
        "a (big) and b (small) are in one block, but in different rooms (people expected in both: Amal).",
        1,
    ),
    Case("kept: in one room of a block", RULE, 0, BLOCK, {"a": "am.0 big", "b": "am.4 big"}),
    Case("kept: at the same time in another block", RULE, 0, BLOCK, {"a": "am.0 big", "b": "also.0 small"}),
]

TRAITS = frozenset({"people", "attendance", "tracks", "track_chairs"})


def parameters(given: Given) -> Parameters:
    ways = st.sampled_from((("time", "pair"), ("time", "minute"), ("block", "pair")))
    way = st.shared(ways, key="attendee_conflict")
    return {"at": way.map(itemgetter(0)), "per": way.map(itemgetter(1))}


FAULTS = (
    ("yield person, a.id, b.id", "yield from ()"),
    ("if other.id != session.id:", "if False:"),
    ("                if track not in session.tracks:", "                if other is not session:"),
    ("found += [person for person in one.attendees if person in other.speakers]", "pass"),
    ("for one, other in ((a, b), (b, a)):", "for one, other in ((a, b),):"),
    ("            if track not in one.tracks:", "            if True:"),
    ("n_units(a, b, self.per)", "1"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_are_apart_that_count_on_the_same_people(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("at", "sentence"),
    [
        ("time", "a and b should not run at the same time (people expected in both: Amal, Bilal)."),
        (
            "block",
            "a and b should not be in different rooms of one block (people expected in both: Amal, Bilal).",
        ),
    ],
)
def test_the_reason_names_the_pair_and_its_people(at: str, sentence: str) -> None:
    sessions = given(BILAL_GOES | AI, {"attendees": ["bilal", "amal"]}, {}, at=at)
    [term] = state_rules(instance_of(**sessions)).terms
    assert term.reason.subjects == ("amal", "bilal", "a", "b")
    assert term.reason.words.say() == sentence
    assert term.reason.mend == Mend("priced", "rules.attendee_conflict")


def test_blocks_have_no_minutes_in_common() -> None:
    [problem] = rule_problems(instance_of(**given(GOES, at="block", per="minute")))
    assert problem.path == ("rules", RULE)
    assert problem.message == "counts minutes in common, which sessions of one block need not have"
    assert problem.hint == "write `at: time`, or `per: pair`"
