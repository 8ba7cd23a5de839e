"""Sessions of a lower level that are not over before those of a higher one are charged, pair by pair."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

DAYS = [
    {"date": DAY, "blocks": [{"id": "thu", "start": "09:00", "end": "12:00", "step": 15}]},
    {"date": NEXT_DAY, "blocks": [{"id": "fri", "start": "09:00", "end": "12:00", "step": 15}]},
]


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "kinds": {"talk": {"duration": 30}},
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"flow": {"rule": "level_flow", "weight": 4} | rule},
    }


def at(level: int | None, *tracks: str, **more: Any) -> dict[str, Any]:
    return {"audience_level": level, "tracks": tracks} | more


# The one for experts is listed first.
TWO = (at(3, "ai"), at(1, "ai"))
THREE = (*TWO, at(2, "ai"))
BOTH_TRACKS = (at(3, "ai", "web"), at(1, "web", "ai", duration=45))

CASES = [
    Case("edge: starts as the easier one ends", "flow", 0, given(*TWO), {"b": "thu.0 big", "a": "thu.2 big"}),
    Case("kept: on the next day", "flow", 0, given(*TWO), {"b": "thu.0 big", "a": "fri.0 big"}),
    Case(
        "broken: partly at the same time",
        "flow",
        4,
        given(*TWO),
        {"b": "thu.0 big", "a": "thu.1 small"},
        "b (level 1; Thursday 09:00-09:30) is not over when a (level 3; Thursday 09:15-09:45) starts, with "
        "which it shares AI.",
        1,
    ),
    Case("broken: a day too late", "flow", 4, given(*TWO), {"b": "fri.0 big", "a": "thu.0 big"}, "", 1),
    Case("edge: one is left out", "flow", 0, given(*TWO), {"b": "fri.0 big"}),
    Case(
        "broken: three, all backwards",
        "flow",
        12,
        given(*THREE),
        {"a": "thu.0 big", "c": "thu.2 big", "b": "thu.4 big"},
        "",
        3,
    ),
    Case(
        "broken: the one between stands last",
        "flow",
        4,
        given(*THREE),
        {"b": "thu.0 big", "a": "thu.2 big", "c": "thu.4 big"},
        "c (level 2; Thursday 10:00-10:30) is not over when a (level 3",
        1,
    ),
    Case(
        "broken: once for each tag in common",
        "flow",
        8,
        given(*BOTH_TRACKS),
        {"a": "thu.0 big", "b": "thu.2 big"},
        "AI, Web",
        1,
    ),
    Case(
        "broken: lengths of both, for each tag",
        "flow",
        4 * 2 * (30 + 45),
        given(*BOTH_TRACKS, per="lengths"),
        {"a": "thu.0 big", "b": "thu.2 big"},
    ),
    Case(
        "edge: the same level",
        "flow",
        0,
        given(at(2, "ai"), at(2, "ai")),
        {"a": "thu.0 big", "b": "thu.0 small"},
    ),
    Case(
        "edge: one has no level",
        "flow",
        0,
        given(at(None, "ai"), at(1, "ai")),
        {"a": "thu.0 big", "b": "thu.2 big"},
    ),
    Case(
        "edge: no tag in common",
        "flow",
        0,
        given(at(3, "ai"), at(1, "web")),
        {"a": "thu.0 big", "b": "thu.2 big"},
    ),
    Case(
        "broken: by kind",
        "flow",
        4,
        given(at(3, "ai"), at(1, "web"), family="kind"),
        {"a": "thu.0 big", "b": "thu.2 big"},
        "shares talk",
    ),
]

TRAITS = frozenset({"levels", "tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {
        "family": st.just("kind") | families(given),
        "per": st.sampled_from(("pair", "lengths")),
    }


FAULTS = (
    ("if low < high]", "if low <= high]"),
    ('NotOver() if self.per == "pair" else Lengths(NotOver())', "NotOver()"),
    ("lower.end > higher.start", "lower.end >= higher.start"),
    ("level[lower.session] != level[higher.session]", "lower.session != higher.session"),
    ("amount = len(tags) * (", "amount = ("),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_go_from_easy_to_hard(case: Case) -> None:
    prove(case)


def test_each_tag_is_one_wish() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given(*BOTH_TRACKS))).terms]
    assert [reason.subjects for reason in reasons] == [("ai",), ("web",)]
    said = "The sessions of AI go from easy to hard: each is over when one of a higher level starts."
    assert reasons[0].words.say() == said
    assert {reason.mend.field for reason in reasons} == {"rules.flow"}


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(*TWO, family="trakc")))
    assert problem.path == ("rules", "flow", "family")
    assert problem.hint == "did you mean 'track'?"
