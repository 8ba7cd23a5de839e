"""Different sessions, or sessions with tags in common, at the very same time are rewarded."""

from typing import Any

import pytest
from hypothesis import strategies as st

from scheduler.rules import rule_problems, state_rules
from tests.contract.parameters import Given, Parameters, families
from tests.rules.case import DAY, Case, instance_of, prove

SLOTS = [
    {"start": "09:00", "end": "09:30"},
    {"start": "09:30", "end": "10:00"},
    {"start": "09:00", "end": "10:00"},
]


def given(*sessions: dict[str, Any], **rule: Any) -> dict[str, Any]:
    blocks = [
        {"id": "am", "start": "09:00", "end": "10:00", "slots": SLOTS},
        {"id": "pm", "start": "14:00", "end": "15:00", "timeline": "own", "n_slots": 3},
    ]
    return {
        "days": [{"date": DAY, "blocks": blocks}],
        "rooms": [{"id": room, "capacity": 10} for room in ("big", "mid", "small")],
        "sessions": [{"id": "abc"[number]} | session for number, session in enumerate(sessions)],
        "rules": {"diversity": {"weight": 5} | rule},
    }


EASY, HARD, PLAIN = {"audience_level": 1}, {"audience_level": 3}, dict[str, Any]()
LEVELS = given(EASY, HARD, EASY)
TYPES = [
    {"tags": {"type": ["dev", "ops"]}},
    {"tags": {"type": ["ops", "dev", "boss"]}},
    {"tags": {"type": ["boss"]}},
]
SAME_TIME = {"a": "am.0 big", "b": "am.0 mid"}
ALL = SAME_TIME | {"c": "am.0 small"}

CASES = [
    Case(
        "gained: different levels at the same time",
        "diversity",
        -5,
        LEVELS,
        SAME_TIME,
        "a (1) and b (3) differ and run at the same time, which is welcome.",
        1,
    ),
    Case("edge: two pairs of three differ", "diversity", -10, LEVELS, ALL, "", 2),
    Case("not gained: the same level", "diversity", 0, LEVELS, {"a": "am.0 big", "c": "am.0 mid"}),
    Case("not gained: at different times", "diversity", 0, LEVELS, {"a": "am.0 big", "b": "am.1 mid"}),
    Case("edge: overlapping is not enough", "diversity", 0, LEVELS, {"a": "am.0 big", "b": "am.2 mid"}),
    Case("edge: one has no level", "diversity", 0, given(EASY, PLAIN), SAME_TIME),
    Case("edge: neither has a level", "diversity", 0, given(PLAIN, PLAIN), SAME_TIME),
    Case("edge: one is left out", "diversity", 0, LEVELS, {"a": "am.0 big"}),
    Case("gained: by the minute", "diversity", -150, given(EASY, HARD, per="minute"), SAME_TIME),
    Case(
        "gained: by the minute, for longer",
        "diversity",
        -300,
        given(EASY, HARD, per="minute"),
        {"a": "am.2 big", "b": "am.2 mid"},
    ),
    Case(
        "gained: minutes are slots in a block of its own",
        "diversity",
        -5,
        given(EASY, HARD, per="minute"),
        {"a": "pm.1 big", "b": "pm.1 mid"},
    ),
    Case(
        "edge: the same start and end, whatever the number of slots",
        "diversity",
        -5,
        given(EASY | {"n_slots": 2, "duration": 30}, HARD),
        SAME_TIME,
    ),
    Case(
        "gained: none of several tags in common",
        "diversity",
        -5,
        given(*TYPES, family="type"),
        ALL,
        "a (dev, ops) and c (boss) differ",
        1,
    ),
    Case(
        "gained: each tag in common",
        "diversity",
        -15,
        given(*TYPES, family="type", of="common"),
        ALL,
        "a and b share dev, ops and run at the same time, which is welcome.",
        2,
    ),
    Case(
        "gained: each tag in common, by the minute",
        "diversity",
        -300,
        given(*TYPES, family="type", of="common", per="minute"),
        SAME_TIME,
    ),
    Case(
        "not gained: no tag in common",
        "diversity",
        0,
        given(*TYPES, family="type", of="common"),
        {"a": "am.0 big", "c": "am.0 mid"},
    ),
]

TRAITS = frozenset({"levels", "tags", "rooms"})


def parameters(given: Given) -> Parameters:
    return {
        "family": st.sampled_from(("audience_level", "audience_level", "kind")) | families(given),
        "of": st.sampled_from(("different", "common")),
        "per": st.sampled_from(("pair", "minute")),
        "level": st.sampled_from(("medium", "soft")),
    }


FAULTS = (
    ("-self.weight * units", "self.weight * units"),
    ("[(session, held) for session, held in tags if held]", "tags"),
    ('SamePosition() if self.per == "pair" else LeftLength(SamePosition())', "SamePosition()"),
    ("1 if ours and theirs and not common else 0", "1 if not common else 0"),
    ("gain = len(common)", "gain = 1 if common else 0"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_diversity_is_rewarded(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("of", "sentence"),
    [
        ("different", "Sessions of different tags are welcome at the same time."),
        ("common", "Sessions that share tags are welcome at the same time."),
    ],
)
def test_all_pairs_are_one_wish(of: str, sentence: str) -> None:
    [term] = state_rules(instance_of(**given(*TYPES, family="type", of=of))).terms
    assert term.reason.words.say() == sentence
    assert term.reason.mend.field == "rules.diversity"


def test_a_reward_is_not_for_the_first_level() -> None:
    [problem] = rule_problems(instance_of(**given(EASY, HARD, level="hard")))
    assert problem.path == ("rules", "diversity", "level")


def test_an_unknown_family_is_a_problem() -> None:
    [problem] = rule_problems(instance_of(**given(*TYPES, family="tpye")))
    assert problem.path == ("rules", "diversity", "family")
    assert problem.hint == "did you mean 'type'?"
