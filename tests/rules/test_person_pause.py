"""Sessions with people in common that are too close are charged, each pair once."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

LATE = [{"start": "23:30", "end": "24:00"}]
DAYS = [
    {
        "date": DAY,
        "blocks": [
            {"id": "thu", "start": "21:00", "end": "24:00", "step": 15},
            {"id": "late", "start": "23:00", "end": "24:00", "slots": LATE},
        ],
    },
    {
        "date": NEXT_DAY,
        "blocks": [
            {"id": "fri", "start": "00:00", "end": "03:00", "step": 15},
            {"id": "own", "start": "09:00", "end": "10:00", "timeline": "own", "n_slots": 4},
        ],
    },
]
"""The second day begins as the first one ends."""


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "kinds": {"talk": {"duration": 30}},
        "people": [{"id": "amal", "name": "Amal"}, {"id": "bilal", "name": "Bilal"}],
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"pause": {"rule": "person_pause", "weight": 7, "pause": 30} | rule},
    }


AMAL, BILAL = {"speakers": ["amal"]}, {"speakers": ["bilal"]}
BOTH = {"speakers": ["bilal"], "moderators": ["amal"]}
LONG = AMAL | {"duration": 90}

CASES = [
    Case("edge: just the pause", "pause", 0, given(AMAL, AMAL), {"a": "thu.0 big", "b": "thu.4 big"}),
    Case(
        "broken: half of the pause",
        "pause",
        7,
        given(AMAL, AMAL),
        {"b": "thu.0 big", "a": "thu.3 big"},
        "a (Thursday 21:45-22:15) starts 15 min after the end of b instead of at least 30, and they have "
        "people in common: Amal.",
        1,
    ),
    Case("broken: no pause", "pause", 7, given(AMAL, AMAL), {"a": "thu.0 big", "b": "thu.2 big"}, "0 min", 1),
    Case(
        "broken: at the same time",
        "pause",
        7,
        given(AMAL, AMAL),
        {"a": "thu.1 big", "b": "thu.0 small"},
        "b and a run at the same time (Thursday 21:15-21:45), but have people in common: Amal.",
        1,
    ),
    Case("edge: one within the other", "pause", 7, given(LONG, AMAL), {"a": "thu.0 big", "b": "thu.1 big"}),
    Case("edge: nobody in common", "pause", 0, given(AMAL, BILAL), {"a": "thu.0 big", "b": "thu.0 small"}),
    Case("edge: one is left out", "pause", 0, given(AMAL, AMAL), {"a": "thu.0 big"}),
    Case(
        "broken: two people in common, once",
        "pause",
        7,
        given(BOTH, BOTH),
        {"a": "thu.0 big", "b": "thu.2 big"},
        "people in common: Amal, Bilal.",
        1,
    ),
    Case(
        "broken: three in a row, two pairs",
        "pause",
        14,
        given(AMAL, BOTH, AMAL),
        {"a": "thu.0 big", "b": "thu.2 big", "c": "thu.4 big"},
        "",
        2,
    ),
    Case(
        "kept: no pause over midnight",
        "pause",
        0,
        given(AMAL, AMAL),
        {"a": "thu.10 big", "b": "fri.0 big"},
    ),
    Case(
        "broken: at the same time after midnight",
        "pause",
        7,
        given(LONG, AMAL),
        {"a": "late.0 big", "b": "fri.0 big"},
        "a and b run at the same time (Friday 00:00-00:30)",
        1,
    ),
    Case(
        "broken: lengths of both, however close",
        "pause",
        7 * (90 + 30),
        given(LONG, AMAL, per="lengths"),
        {"a": "thu.0 big", "b": "thu.7 big"},
    ),
    Case(
        "broken: a pause is in slots in a block of its own",
        "pause",
        7,
        given(AMAL, AMAL, pause=2),
        {"a": "own.0 big", "b": "own.2 big"},
        "starts 1 min after",
    ),
    Case(
        "edge: just the pause in slots",
        "pause",
        0,
        given(AMAL, AMAL, pause=1),
        {"a": "own.0 big", "b": "own.2 big"},
    ),
    Case(
        "edge: without a pause only what overlaps counts",
        "pause",
        7,
        given(AMAL, AMAL, AMAL, pause=0),
        {"a": "thu.0 big", "b": "thu.2 big", "c": "thu.3 small"},
        "b and c run at the same time",
        1,
    ),
]

TRAITS = frozenset({"people"})


def parameters(given: Given) -> Parameters:
    return {"pause": st.sampled_from((5, 15, 60)), "per": st.sampled_from(("pair", "lengths"))}


FAULTS = (
    ("time = ShortPause(self.pause) if", "time = ShortPause(self.pause + 1) if"),
    ("else Lengths(ShortPause(self.pause))", "else ShortPause(self.pause)"),
    ("people_by_pair[pair].append(person)", "people_by_pair.setdefault((*pair, person)[::2], [person])"),
    ("if gap >= self.pause or", "if gap > self.pause or"),
    ("if gap < 0 or _date(instance, earlier) == _date(instance, later):", "if True:"),
    ("if gap < 0 or _date(", "if _date("),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people_have_pauses(case: Case) -> None:
    prove(case)


def test_each_pair_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given(BOTH, BOTH, AMAL))).terms]
    people = ("amal", "bilal")
    assert [reason.subjects for reason in reasons] == [
        ("a", "b", *people),
        ("a", "c", "amal"),
        ("b", "c", "amal"),
    ]
    said = (
        "a and b have people in common (Amal, Bilal): they do not run at the same time, and on one day there "
        "are at least 30 min between them."
    )
    assert reasons[0].words.say() == said
    assert {reason.mend.field for reason in reasons} == {"rules.pause.pause"}


def test_a_pause_is_needed() -> None:
    rules = {"pause": {"rule": "person_pause"}}
    [problem] = rule_problems(instance_of(**given(AMAL, AMAL) | {"rules": rules}))
    assert problem.path == ("rules", "pause", "pause")


def test_a_pause_is_not_below_0() -> None:
    [problem] = rule_problems(instance_of(**given(AMAL, AMAL, pause=-5)))
    assert problem.path == ("rules", "pause", "pause")
