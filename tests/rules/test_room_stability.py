"""Sessions with tags in common in different rooms on one day are charged, pair by pair and tag by tag."""

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
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "tracks": {"ai": {"title": "AI"}, "web": {"title": "Web"}},
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"stay": {"rule": "room_stability", "weight": 10} | rule},
    }


AI, WEB = {"tracks": ["ai"]}, {"tracks": ["web"]}
BOTH = ({"tracks": ["ai", "web"]}, {"tracks": ["web", "ai"], "duration": 30})
TWO_ROOMS = AI | {"n_rooms": 2}
APART = {"a": "thu.0 big", "b": "thu.1 small"}

CASES = [
    Case("kept: in one room", "stay", 0, given(AI, AI), {"a": "thu.0 big", "b": "thu.1 big"}),
    Case(
        "broken: in two rooms on one day",
        "stay",
        10,
        given(AI, AI),
        APART,
        "a (big) and b (small) share AI and are in different rooms on the same day.",
        1,
    ),
    Case("kept: in two rooms on two days", "stay", 0, given(AI, AI), {"a": "thu.0 big", "b": "fri.1 small"}),
    Case("broken: at the same time", "stay", 10, given(AI, AI), {"a": "thu.0 big", "b": "thu.0 small"}),
    Case(
        "broken: in two rooms on two days, where all count",
        "stay",
        10,
        given(AI, AI, scope="all"),
        {"a": "thu.0 big", "b": "fri.1 small"},
        "a (big) and b (small) share AI and are in different rooms.",
        1,
    ),
    Case(
        "kept: in one room on two days, where all count",
        "stay",
        0,
        given(AI, AI, scope="all"),
        {"a": "thu.0 big", "b": "fri.1 big"},
    ),
    Case("edge: no tag in common", "stay", 0, given(AI, WEB), APART),
    Case("edge: one is left out", "stay", 0, given(AI, AI), {"a": "thu.0 big"}),
    Case(
        "broken: two pairs of three",
        "stay",
        20,
        given(AI, AI, AI),
        APART | {"c": "thu.1 big"},
        "",
        2,
    ),
    Case("broken: each tag in common", "stay", 20, given(*BOTH), APART, "share AI, Web and", 1),
    Case("broken: lengths of both, for each tag", "stay", 10 * 2 * 90, given(*BOTH, per="lengths"), APART),
    Case(
        "broken: lengths on two days, where all count",
        "stay",
        10 * 120,
        given(AI, AI, per="lengths", scope="all"),
        {"a": "thu.0 big", "b": "fri.1 small"},
    ),
    Case(
        "broken: minutes and slots of one day",
        "stay",
        10 * 61,
        given(AI, AI, per="lengths"),
        {"a": "fri.0 big", "b": "own.1 small"},
    ),
    Case(
        "kept: in the same two rooms",
        "stay",
        0,
        given(TWO_ROOMS, TWO_ROOMS),
        {"a": "thu.0 big+mid", "b": "thu.1 mid+big"},
    ),
    Case(
        "broken: one of two rooms is another",
        "stay",
        10,
        given(TWO_ROOMS, TWO_ROOMS),
        {"a": "thu.0 big+mid", "b": "thu.1 big+small"},
        "a (big, mid) and b (big, small)",
    ),
]

TRAITS = frozenset({"tracks", "tags", "rooms"})


def parameters(given: Given) -> Parameters:
    return {
        "family": st.just("kind") | families(given),
        "scope": st.sampled_from(("day", "all")),
        "per": st.sampled_from(("pair", "lengths")),
    }


FAULTS = (
    ('SameDay() if self.scope == "day" else Anytime()', "SameDay()"),
    ('Lengths(time) if self.per == "lengths" else time', "time"),
    ("if common and set(a.rooms) != set(b.rooms):", "if common and set(a.rooms).isdisjoint(b.rooms):"),
    ('date() if self.scope == "day" else None', "date()"),
    ("amount = len(tags) * (", "amount = ("),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tags_in_common_stay_in_one_room(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("scope", "sentence"),
    [
        ("day", "All sessions of AI on one day are in the same room."),
        ("all", "All sessions of AI are in the same room."),
    ],
)
def test_each_tag_is_one_wish(scope: str, sentence: str) -> None:
    reasons = [term.reason for term in state_rules(instance_of(**given(*BOTH, scope=scope))).terms]
    assert [reason.subjects for reason in reasons] == [("ai",), ("web",)]
    assert reasons[0].words.say() == sentence
    assert {reason.mend.field for reason in reasons} == {"rules.stay"}


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(AI, AI, family="trakc")))
    assert problem.path == ("rules", "stay", "family")
    assert problem.hint == "did you mean 'track'?"
