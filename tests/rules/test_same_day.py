"""Sessions with tags in common on different days are charged, pair by pair and tag by tag."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

SLOTS = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "11:00"}]
DAYS = [
    {"date": DAY, "blocks": [{"id": "thu", "start": "09:00", "end": "11:00", "slots": SLOTS}]},
    {
        "date": NEXT_DAY,
        "blocks": [
            {"id": "fri", "start": "09:00", "end": "11:00", "slots": SLOTS},
            {"id": "own", "start": "14:00", "end": "15:00", "timeline": "own", "n_slots": 2},
        ],
    },
]


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    return {
        "days": DAYS,
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"same_day": {"weight": 3} | rule},
    }


AI, WEB = {"tracks": ["ai"]}, {"tracks": ["web"]}
BOTH = {"tracks": ["web", "ai"], "tags": {"content": ["rust", "ai"]}}
SHARED = (BOTH, {"tracks": ["ai", "web"], "tags": {"content": ["ai", "go"]}, "duration": 30})
APART = {"a": "thu.0 big", "b": "fri.0 big"}

CASES = [
    Case("kept: on one day", "same_day", 0, given(AI, AI), {"a": "thu.0 big", "b": "thu.1 big"}),
    Case(
        "broken: on two days",
        "same_day",
        3,
        given(AI, AI),
        APART,
        "a (Thursday 24 October 2024) and b (Friday 25 October 2024) share AI and are on different days.",
        1,
    ),
    Case("edge: no tag in common", "same_day", 0, given(AI, WEB), APART),
    Case("edge: one is left out", "same_day", 0, given(AI, AI), {"a": "thu.0 big"}),
    Case(
        "kept: on one day in blocks of other timelines",
        "same_day",
        0,
        given(AI, AI),
        {"a": "fri.0 big", "b": "own.1 big"},
    ),
    Case(
        "broken: minutes and slots",
        "same_day",
        3 * (60 + 1),
        given(AI, AI, per="lengths"),
        {"a": "thu.0 big", "b": "own.1 big"},
    ),
    Case(
        "broken: two pairs of three",
        "same_day",
        6,
        given(AI, AI, AI),
        APART | {"c": "thu.1 big"},
        "",
        2,
    ),
    Case("broken: each tag in common", "same_day", 6, given(*SHARED), APART, "share Web, AI and", 1),
    Case(
        "broken: tags of two families, though of one name",
        "same_day",
        9,
        given(*SHARED, families=["content", "track"]),
        APART,
        "share ai, Web, AI and",
        1,
    ),
    Case("broken: of another family", "same_day", 3, given(*SHARED, families=["content"]), APART),
    Case(
        "broken: lengths of both, for each tag",
        "same_day",
        3 * 2 * (60 + 30),
        given(*SHARED, per="lengths"),
        APART,
    ),
]

TRAITS = frozenset({"days", "tracks", "tags"})


def parameters(given: Given) -> Parameters:
    return {
        "families": st.lists(families(given), min_size=1, max_size=2, unique=True),
        "per": st.sampled_from(("pair", "lengths")),
    }


FAULTS = (
    ('OtherDay() if self.per == "pair" else Lengths(OtherDay())', "OtherDay()"),
    (
        "for tag, sessions in instance.sessions_by_tag(family)",
        "for tag, sessions in instance.sessions_by_tag('track')",
    ),
    ("if dates[a.session] == dates[b.session]:", "if a.block == b.block:"),
    ("len(common) * self._unit", "self._unit"),
    ("for family in self.families for tag in", "for family in self.families[:1] for tag in"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tags_in_common_stand_on_one_day(case: Case) -> None:
    prove(case)


def test_each_tag_is_one_wish() -> None:
    instance = instance_of(**given(*SHARED, families=["track", "content"]))
    reasons = [term.reason for term in state_rules(instance).terms]
    assert [reason.subjects for reason in reasons] == [("ai",), ("web",), ("ai",)]
    assert reasons[0].words.say() == "All sessions of AI are on one day."
    assert {reason.mend.field for reason in reasons} == {"rules.same_day"}


@pytest.mark.parametrize(
    ("families", "path"),
    [
        (["track", "contnet"], ("families", 1)),
        ([], ("families",)),
    ],
)
def test_families_must_be_there(families: list[str], path: tuple[str | int, ...]) -> None:
    [problem] = rule_problems(instance_of(**given(*SHARED, families=families)))
    assert problem.path == ("rules", "same_day", *path)
