"""Tracks that leave out blocks between those they use are charged, once or for each gap."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove
from tests.rules.cells import ROOMS, withstands_strange_programmes


def block(name: str, hour: int, **given: Any) -> dict[str, Any]:
    return {"id": name, "start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00", "step": 30} | given


DAYS = [
    {"date": DAY, "blocks": [block("b1", 9, title="Opening"), block("b2", 11), block("b3", 14)]},
    {"date": NEXT_DAY, "blocks": [block("b4", 9), block("b5", 11)]},
]
OWN = {"timeline": "own", "n_slots": 2, "step": None}
OWN_DAYS = [{"date": DAY, "blocks": [block(f"b{number}", 9, **OWN) for number in range(1, 6)]}]


def given(**rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [
            {"id": "a", "tracks": ["ai"], "tags": {"theme": ["new"]}},
            {"id": "b", "tracks": ["ai", "web"]},
            {"id": "c", "tracks": ["ai"], "tags": {"theme": ["new"]}},
            {"id": "d", "tracks": ["web"]},
            {"id": "e"},
        ],
        "rules": {"contiguous_tracks": {"weight": 3} | rule},
    }


TWO_GAPS = {"a": "b1.0 big", "b": "b3.0 big", "c": "b5.0 big"}

CASES = [
    Case(
        "kept: from block to block",
        "contiguous_tracks",
        0,
        given(),
        {"a": "b1.0 big", "b": "b2.0 mid", "c": "b3.0 big"},
    ),
    Case("kept: overnight", "contiguous_tracks", 0, given(), {"a": "b3.0 big", "b": "b4.0 big"}),
    Case(
        "kept: all in one block", "contiguous_tracks", 0, given(), {"a": "b2.0 big", "b": "b2.0 mid"}, "", 0
    ),
    Case("edge: one alone", "contiguous_tracks", 0, given(), {"a": "b1.0 big", "d": "b5.0 big"}),
    Case("edge: without a track", "contiguous_tracks", 0, given(), {"a": "b1.0 big", "e": "b5.0 big"}),
    Case("edge: all are left out", "contiguous_tracks", 0, given(), {}),
    Case(
        "broken: one block left out",
        "contiguous_tracks",
        3,
        given(),
        {"a": "b1.0 big", "b": "b3.0 big"},
        "AI leaves out blocks between its first and its last (gaps: 1): Thursday 11:00-12:00.",
        1,
    ),
    Case(
        "broken: another track stands there",
        "contiguous_tracks",
        3,
        given(),
        {"a": "b3.0 big", "d": "b4.0 big", "c": "b5.0 big"},
        "AI leaves out blocks between its first and its last (gaps: 1): Friday 09:00-10:00.",
        1,
    ),
    Case("broken: two gaps, once for the track", "contiguous_tracks", 3, given(), TWO_GAPS, "(gaps: 2)", 1),
    Case("broken: two gaps, each of them", "contiguous_tracks", 6, given(per="gap"), TWO_GAPS, "", 1),
    Case(
        "edge: a long gap is one",
        "contiguous_tracks",
        3,
        given(per="gap"),
        {"a": "b1.0 big", "c": "b5.0 big"},
        "(gaps: 1): Thursday 11:00-12:00, Thursday 14:00-15:00, Friday 09:00-10:00.",
        1,
    ),
    Case(
        "broken: two tracks, backwards",
        "contiguous_tracks",
        6,
        given(),
        {"c": "b1.0 big", "b": "b3.0 big", "d": "b5.0 big"},
        "Web leaves out",
        2,
    ),
    Case(
        "broken: of another family",
        "contiguous_tracks",
        3,
        given(family="theme"),
        {"a": "b1.0 big", "b": "b2.0 big", "c": "b3.0 big"},
        "new leaves out",
        1,
    ),
    Case(
        "broken: in blocks with their own timelines",
        "contiguous_tracks",
        6,
        given(per="gap") | {"days": OWN_DAYS},
        TWO_GAPS,
        "AI leaves out blocks between its first and its last (gaps: 2): b2, b4.",
        1,
    ),
]

TRAITS = frozenset({"tracks", "tags", "days"})


def parameters(given: Given) -> Parameters:
    return {"family": families(given), "per": st.sampled_from(("track", "gap"))}


FAULTS = (
    ('each=self.per == "gap",', "each=True,"),
    ("weight=self.weight,", "weight=1,"),
    ("sum(not is_used for", "sum(is_used for"),
    ('self.violation(n_gaps if self.per == "gap" else 1, ', "self.violation(n_gaps, "),
    ("if block not in blocks]", "]"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_blocks_of_a_track_follow_each_other(case: Case) -> None:
    prove(case)


def test_each_tag_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given())).terms]
    assert {reason.mend.field for reason in reasons} == {"rules.contiguous_tracks"}
    assert [reason.words.say() for reason in reasons] == [
        "The blocks with sessions of AI follow each other without a gap.",
        "The blocks with sessions of Web follow each other without a gap.",
    ]


@pytest.mark.parametrize(("rule", "field"), [({"family": "trakc"}, "family"), ({"per": "block"}, "per")])
def test_unknown_words_are_problems(rule: dict[str, Any], field: str) -> None:
    [problem] = rule_problems(instance_of(**given(**rule)))
    assert problem.path == ("rules", "contiguous_tracks", field)


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(given())
