"""Sessions that leave the times made public are charged."""

from typing import Any

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, NEXT_DAY, Case, instance_of, prove

DAYS = [
    {"date": DAY, "blocks": [{"id": "thu", "start": "09:00", "end": "12:00", "step": 30}]},
    {
        "date": NEXT_DAY,
        "blocks": [
            {"id": "fri", "start": "09:00", "end": "12:00", "slots": [{"start": "09:00", "end": "10:00"}]},
            {"id": "own", "start": "14:00", "end": "15:00", "timeline": "own", "n_slots": 4},
        ],
    },
]


def given(*published: dict[str, Any] | None, **session: Any) -> dict[str, Any]:
    sessions = [{"id": "abc"[n]} | session | ({"published": p} if p else {}) for n, p in enumerate(published)]
    return {
        "days": DAYS,
        "kinds": {"talk": {}},
        "sessions": sessions,
        "rules": {"shown": {"rule": "published_time", "weight": 3}},
    }


AT_TEN = {"start": f"{DAY}T10:00"}
TO_ELEVEN = AT_TEN | {"end": f"{DAY}T11:00"}
IN_OWN = {"start": f"{NEXT_DAY}T14:15", "end": f"{NEXT_DAY}T14:30"}

CASES = [
    Case("kept: the start", "shown", 0, given(AT_TEN), {"a": "thu.2 big"}, "", 0),
    Case("kept: start and end", "shown", 0, given(TO_ELEVEN, duration=60), {"a": "thu.2 big"}),
    Case("kept: in a block with its own timeline", "shown", 0, given(IN_OWN), {"a": "own.1 big"}),
    Case(
        "broken: another start",
        "shown",
        3,
        given(AT_TEN),
        {"a": "thu.3 big"},
        "a stands Thursday 10:30-11:00, but its published start is Thursday 24 October 2024, 10:00.",
        1,
    ),
    Case(
        "broken: another end",
        "shown",
        3,
        given(TO_ELEVEN, duration=90),
        {"a": "thu.2 big"},
        "a stands Thursday 10:00-11:30, but its published time is Thursday 10:00-11:00.",
        1,
    ),
    Case("edge: the same end, a later start", "shown", 3, given(TO_ELEVEN), {"a": "thu.3 big"}, "", 1),
    Case("edge: both moved count once", "shown", 3, given(TO_ELEVEN), {"a": "thu.4 big"}, "", 1),
    Case(
        "edge: the same hour of another day",
        "shown",
        3,
        given({"start": f"{DAY}T09:00"}),
        {"a": "fri.0 big"},
    ),
    Case("edge: another slot of a timeline", "shown", 3, given(IN_OWN), {"a": "own.2 big"}),
    Case("edge: two slots of a timeline", "shown", 3, given(IN_OWN, n_slots=2), {"a": "own.1 big"}),
    Case("edge: published without an end", "shown", 0, given(AT_TEN, duration=90), {"a": "thu.2 big"}),
    Case("edge: left out", "shown", 0, given(TO_ELEVEN), {}),
    Case("edge: only rooms are published", "shown", 0, given({"rooms": ["big"]}), {"a": "thu.0 small"}),
    Case(
        "broken: two of three",
        "shown",
        6,
        given(AT_TEN, AT_TEN, None),
        {"a": "thu.0 big", "b": "fri.0 big", "c": "thu.1 big"},
        "",
        2,
    ),
]

TRAITS = frozenset({"published"})

FAULTS = (
    ("position.clock.start != first or", "False or"),
    ("last is not None and position.clock.end != last", "False"),
    ("(published.start, published.end or stands[1])", "(published.start, stands[1])"),
    ("self.violation(1, session.id", "self.violation(2, session.id"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_keep_the_times_made_public(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("published", "sentence"),
    [
        (AT_TEN, "a keeps its published start: Thursday 24 October 2024, 10:00."),
        (TO_ELEVEN, "a keeps its published time: Thursday 10:00-11:00."),
    ],
)
def test_the_reason_says_what_was_published(published: dict[str, str], sentence: str) -> None:
    [term] = state_rules(instance_of(**given(published))).terms
    assert term.reason.words.say() == sentence
    assert term.reason.mend.field == "sessions.a.published"


def test_it_is_in_force_unasked_between_hard_and_soft() -> None:
    instance = instance_of(**given(AT_TEN) | {"base": "all", "rules": {}})
    [rule] = [rule for rule in rules_in_force(instance) if rule.id == "published_time"]
    assert rule.level == "medium"
