"""Gaps missed, other days, other rooms and earlier sessions left out are charged, link by link."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rules_in_force, state_rules
from tests.contract.parameters import Given, Parameters
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, programme_of, prove

BLOCKS = [{"id": "am", "start": "09:00", "end": "12:00", "step": 15}]
NEXT_BLOCKS = [{"id": "next", "start": "09:00", "end": "12:00", "step": 15}]


def by(case: dict[str, Any], **rule: Any) -> dict[str, Any]:
    """The same with parameters of the rule."""
    return case | {"rules": {"precedence": {"weight": 4} | rule}}


def after(**link: Any) -> dict[str, Any]:
    """Session ``b`` follows ``a``, as ``link`` says; it stands before it in the instance."""
    return given({"id": "b", "follows": [{"session": "a"} | link]}, {"id": "a"})


def given(*sessions: dict[str, Any]) -> dict[str, Any]:
    return {
        "days": [{"date": DAY, "blocks": BLOCKS}, {"date": NEXT_DAY, "blocks": NEXT_BLOCKS}],
        "kinds": {"talk": {"duration": 30}},
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": sessions,
        "rules": {"precedence": {"weight": 4}},
    }


CONTINUED = given({"id": "a"}, {"id": "b", "continues": "a"})
TWO_LINKS = given(
    {"id": "a", "optional": True},
    {"id": "c", "optional": True},
    {"id": "b", "continues": "a", "follows": [{"session": "c", "same_day": True, "same_room": True}]},
)
TWO_ROOMS = given(
    {"id": "a", "n_rooms": 2}, {"id": "b", "n_rooms": 2, "follows": [{"session": "a", "same_room": True}]}
)
ONE_OF_TWO_ROOMS = given({"id": "a", "n_rooms": 2}, {"id": "b", "continues": "a"})

CASES = [
    Case("edge: starts as the other ends", "precedence", 0, after(), {"a": "am.0 big", "b": "am.2 mid"}),
    Case("kept: a day later", "precedence", 0, after(), {"a": "am.0 big", "b": "next.0 mid"}),
    Case(
        "broken: starts before the other ends",
        "precedence",
        60,
        after(),
        {"a": "am.0 big", "b": "am.1 mid"},
        "b (Thursday 09:15-09:45) should start 15 min later: it follows a (Thursday 09:00-09:30).",
        1,
    ),
    Case("broken: before the other", "precedence", 240, after(), {"a": "am.2 big", "b": "am.0 mid"}),
    Case("edge: right after", "precedence", 0, after(right_after=True), {"a": "am.0 big", "b": "am.2 mid"}),
    Case(
        "broken: not right after",
        "precedence",
        60,
        after(right_after=True),
        {"a": "am.0 big", "b": "am.3 mid"},
        "b (Thursday 09:45-10:15) should start 15 min earlier: it follows a (Thursday 09:00-09:30).",
        1,
    ),
    Case(
        "broken: before right after",
        "precedence",
        60,
        after(right_after=True),
        {"a": "am.0 big", "b": "am.1 mid"},
    ),
    Case(
        "broken: right after has no gap, whatever max_gap says",
        "precedence",
        60,
        after(right_after=True, max_gap=30),
        {"a": "am.0 big", "b": "am.3 mid"},
    ),
    Case("edge: at the least gap", "precedence", 0, after(min_gap=15), {"a": "am.0 big", "b": "am.3 mid"}),
    Case(
        "broken: less than the least gap",
        "precedence",
        60,
        after(min_gap=15),
        {"a": "am.0 big", "b": "am.2 mid"},
    ),
    Case("edge: at the greatest gap", "precedence", 0, after(max_gap=30), {"a": "am.0 big", "b": "am.4 mid"}),
    Case(
        "broken: more than the greatest gap",
        "precedence",
        60,
        after(max_gap=30),
        {"a": "am.0 big", "b": "am.5 mid"},
    ),
    Case("broken: no gap is allowed", "precedence", 60, after(max_gap=0), {"a": "am.0 big", "b": "am.3 mid"}),
    Case(
        "edge: between both gaps",
        "precedence",
        0,
        after(min_gap=15, max_gap=15),
        {"a": "am.0 big", "b": "am.3 mid"},
    ),
    Case("kept: same day", "precedence", 0, after(same_day=True), {"a": "am.0 big", "b": "am.9 mid"}),
    Case(
        "broken: another day",
        "precedence",
        4,
        after(same_day=True),
        {"a": "am.0 big", "b": "next.0 mid"},
        "b (Friday 09:00-09:30) is not on the same day as a (Thursday 09:00-09:30).",
        1,
    ),
    Case("kept: same room", "precedence", 0, after(same_room=True), {"a": "am.0 big", "b": "next.9 big"}),
    Case(
        "broken: another room",
        "precedence",
        4,
        after(same_room=True),
        {"a": "am.0 big", "b": "am.2 mid"},
        "b (Thursday 09:30-10:00) is in mid, not in big like a.",
        1,
    ),
    Case("kept: the same two rooms", "precedence", 0, TWO_ROOMS, {"a": "am.0 big+mid", "b": "am.2 mid+big"}),
    Case(
        "broken: one of two rooms changes",
        "precedence",
        4,
        TWO_ROOMS,
        {"a": "am.0 big+mid", "b": "am.2 big+small"},
    ),
    Case(
        "broken: one of the two rooms is given up",
        "precedence",
        4,
        ONE_OF_TWO_ROOMS,
        {"a": "am.0 big+mid", "b": "am.2 big"},
        "is in big, not in big, mid like a",
    ),
    Case("kept: continued", "precedence", 0, CONTINUED, {"a": "am.0 big", "b": "am.2 big"}),
    Case(
        "broken: continued late and elsewhere",
        "precedence",
        64,
        CONTINUED,
        {"a": "am.0 big", "b": "am.3 mid"},
        "",
        2,
    ),
    Case("edge: both are left out", "precedence", 0, CONTINUED, {}),
    Case("edge: the later one is left out", "precedence", 0, CONTINUED, {"a": "am.0 big"}),
    Case(
        "broken: the earlier one is left out",
        "precedence",
        4,
        CONTINUED,
        {"b": "am.0 big"},
        "b (Thursday 09:00-09:30) stands although a, which it follows, is left out.",
        1,
    ),
    Case("broken: both earlier ones are left out", "precedence", 8, TWO_LINKS, {"b": "am.0 big"}, "", 2),
    Case(
        "broken: one earlier one is left out, the other in another room",
        "precedence",
        8,
        TWO_LINKS,
        {"c": "am.0 mid", "b": "am.2 big"},
        "",
        2,
    ),
    Case(
        "broken: long before one on the next day, in another room",
        "precedence",
        4 * (24 * 60 + 1 + 1),
        TWO_LINKS,
        {"a": "am.0 big", "c": "next.0 mid", "b": "am.2 big"},
        "",
        3,
    ),
    Case(
        "broken: too early, by the lengths of both",
        "precedence",
        4 * (30 + 45),
        by(given({"id": "a"}, {"id": "b", "duration": 45, "follows": [{"session": "a"}]}), per="lengths"),
        {"a": "am.0 big", "b": "am.1 mid"},
        "b (Thursday 09:15-10:00) should start 15 min later: it follows a (Thursday 09:00-09:30).",
        1,
    ),
    Case(
        "broken: far too late, by the lengths of both, on another day",
        "precedence",
        4 * (60 + 1),
        by(after(max_gap=30, same_day=True), per="lengths"),
        {"a": "am.0 big", "b": "next.0 mid"},
        "",
        2,
    ),
    Case(
        "broken: in another room, by lengths",
        "precedence",
        4,
        by(CONTINUED, per="lengths"),
        {"a": "am.0 big", "b": "am.2 mid"},
        "",
        1,
    ),
    Case(
        "broken: late and in another room, by lengths",
        "precedence",
        4 * (60 + 1),
        by(CONTINUED, per="lengths"),
        {"a": "am.0 big", "b": "am.3 mid"},
        "",
        2,
    ),
    Case("kept: by lengths", "precedence", 0, by(after(), per="lengths"), {"a": "am.0 big", "b": "am.2 mid"}),
    Case("broken: left out, by lengths", "precedence", 4, by(CONTINUED, per="lengths"), {"b": "am.0 big"}),
    Case("kept: it may stand alone", "precedence", 0, by(CONTINUED, alone=True), {"b": "am.0 big"}),
    Case(
        "broken: it may stand alone, but does not",
        "precedence",
        64,
        by(CONTINUED, alone=True),
        {"a": "am.0 big", "b": "am.3 mid"},
    ),
]

TRAITS = frozenset({"order", "optional"})


def parameters(given: Given) -> Parameters:
    return {"per": st.sampled_from(("minute", "minute", "lengths")), "alone": st.booleans()}


FAULTS = (
    ("GapMissed(0, 0) if link.right_after", "GapMissed(0, None) if link.right_after"),
    ("without_left=0 if self.alone else 1,", "without_left=0,"),
    ("without_left=0 if self.alone else 1,", "without_left=1,"),
    ('time=Lengths(missed) if self.per == "lengths" else missed,', "time=missed,"),
    ("words in (TOO_EARLY, TOO_LATE)", "words in (TOO_EARLY,)"),
    ("if later.start < opens:", "if later.start < opens - 15:"),
    ("later.start > closes:", "later.end > closes:"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_stand_after_those_they_follow(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_no_violation_is_free(case: Case) -> None:
    instance = instance_of(**case.instance)
    [rule] = rules_in_force(instance)
    found = rule.check(instance, programme_of(instance, **case.places))
    assert all(violation.cost > 0 for violation in found)


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ({}, "b starts after the end of a, and does not stand without it."),
        ({"right_after": True}, "b starts the minute a ends, and does not stand without it."),
        ({"min_gap": 5}, "b starts at least 5 min after the end of a, and does not stand without it."),
        ({"max_gap": 9}, "b starts 0 to 9 min after the end of a, and does not stand without it."),
    ],
)
def test_the_demand_says_the_gap(link: dict[str, Any], sentence: str) -> None:
    [term] = state_rules(instance_of(**after(**link))).terms
    assert term.reason.words.say() == sentence


@pytest.mark.parametrize(
    ("link", "sentence"),
    [
        ({}, "b starts after the end of a, where both stand."),
        ({"right_after": True}, "b starts the minute a ends, where both stand."),
        ({"min_gap": 5}, "b starts at least 5 min after the end of a, where both stand."),
        ({"max_gap": 9}, "b starts 0 to 9 min after the end of a, where both stand."),
    ],
)
def test_the_demand_says_whether_it_may_stand_alone(link: dict[str, Any], sentence: str) -> None:
    [term] = state_rules(instance_of(**by(after(**link), alone=True))).terms
    assert term.reason.words.say() == sentence


def test_each_demand_names_the_field_that_would_lift_it() -> None:
    fields = [term.reason.mend.field for term in state_rules(instance_of(**TWO_LINKS)).terms]
    assert fields == ["sessions.b.continues"] * 2 + ["sessions.b.follows"] * 3
