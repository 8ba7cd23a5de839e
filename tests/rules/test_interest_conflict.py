"""What two sessions at the same time cost is how many people wish to attend both."""

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
RULE = "interest_conflict"


def given(*interests: tuple[str, int], **rule: Any) -> dict[str, Any]:
    """Sessions of half an hour, and groups of people who wish for those of these letters."""
    return {
        "days": DAYS,
        "kinds": {"talk": {"duration": 30}},
        "sessions": [{"id": name, "n_slots": 2} for name in "abcd"],
        "interests": [{"sessions": list(names), "size": size} for names, size in interests],
        "rules": {RULE: {"weight": 10} | rule},
    }


PAIR = given(("ab", 3))
GROUPS = given(("abc", 3), ("ba", 2), ("d", 7), ("cd", 4))
BY_MINUTE = given(("ab", 3), ("ba", 1), per="minute")
BLOCK = given(("ab", 3), ("ab", 4), at="block")
BOTH = {"a": "am.0 big", "b": "am.0 small"}
ALL = BOTH | {"c": "also.1 big", "d": "am.1 small"}

CASES = [
    Case("kept: one after the other", RULE, 0, PAIR, {"a": "am.0 big", "b": "am.2 big"}),
    Case("kept: of no interest", RULE, 0, PAIR, {"a": "am.0 big", "c": "am.0 small"}),
    Case("kept: of different interests", RULE, 0, given(("ac", 3), ("bc", 3)), BOTH),
    Case("edge: left out", RULE, 0, PAIR, {"a": "am.0 big"}),
    Case("edge: no interests", RULE, 0, given(), BOTH),
    Case("edge: one session only", RULE, 0, given(("a", 3)), BOTH),
    Case(
        "broken: by the size of a group",
        RULE,
        30,
        PAIR,
        {"a": "am.0 big", "b": "am.1 small"},
        "a and b run at the same time for 15 min (people who wish to attend both: 3).",
        1,
    ),
    Case("broken: in the same room", RULE, 30, PAIR, {"a": "am.0 big", "b": "am.0 big"}),
    Case("broken: by the sizes of two groups", RULE, 50, GROUPS, BOTH, "both: 5", 1),
    Case("broken: four pairs of five", RULE, 150, GROUPS, ALL, "both: 4", 4),
    Case(
        "edge: the same groups, apart", RULE, 0, GROUPS, {"a": "am.0 big", "c": "am.4 big", "d": "am.6 big"}
    ),
    Case("edge: listed twice", RULE, 30, given(("abab", 3)), BOTH, "both: 3", 1),
    Case("broken: by the minute", RULE, 600, BY_MINUTE, {"a": "am.0 big", "b": "am.1 small"}, "both: 4", 1),
    Case("edge: by the minute, touching", RULE, 0, BY_MINUTE, {"a": "am.0 big", "b": "am.2 small"}),
    Case("broken: by the slot", RULE, 40, BY_MINUTE, {"a": "own.1 big", "b": "own.0 small"}, "for 1 min", 1),
    Case(
        "broken: in one block",
        RULE,
        70,
        BLOCK,
        {"a": "am.0 big", "b": "am.4 small"},
        "a (big) and b (small) are in one block, but in different rooms (people who wish to attend both: 7).",
        1,
    ),
    Case("kept: in one room of a block", RULE, 0, BLOCK, {"a": "am.0 big", "b": "am.4 big"}),
    Case("kept: at the same time in another block", RULE, 0, BLOCK, {"a": "am.0 big", "b": "also.0 small"}),
]

TRAITS = frozenset({"interests"})


def parameters(given: Given) -> Parameters:
    ways = st.sampled_from((("time", "pair"), ("time", "minute"), ("block", "pair")))
    way = st.shared(ways, key="interest_conflict")
    return {"at": way.map(itemgetter(0)), "per": way.map(itemgetter(1))}


FAULTS = (
    ("sorted(set(interest.sessions),", "sorted(interest.sessions,"),
    ("people[pair] += interest.size", "people[pair] = interest.size"),
    ("self.weight * n_people", "n_people"),
    ("groups[a.session] & groups[b.session]", "groups[a.session] | groups[b.session]"),
    ("instance.interests[number].size for", "1 for"),
    ("n_people * n_units(a, b, self.per)", "n_people"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_people_can_attend_what_they_wish(case: Case) -> None:
    prove(case)


def test_a_session_has_one_term_with_all_its_pairs() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**GROUPS)).terms]
    assert [reason.subjects for reason in reasons] == [("a",), ("b",), ("c",)]
    assert {reason.mend for reason in reasons} == {Mend("free", "rules.interest_conflict")}
    assert (
        reasons[0].words.say()
        == "Whoever wishes to attend a can attend the other sessions that they wish for."
    )


def test_blocks_have_no_minutes_in_common() -> None:
    [problem] = rule_problems(instance_of(**given(at="block", per="minute")))
    assert problem.path == ("rules", RULE)
    assert problem.message == "counts minutes in common, which sessions of one block need not have"
    assert problem.hint == "write `at: time`, or `per: pair`"
