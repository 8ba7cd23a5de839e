"""Sessions that leave the rooms made public are charged."""

from typing import Any

import pytest

from scheduler.rules import rules_in_force, state_rules
from tests.rules.case import DAY, Case, instance_of, prove

ROOMS = [
    {"id": "big", "name": "Big Hall", "capacity": 100},
    {"id": "mid", "name": "Annex", "capacity": 50},
    {"id": "small", "capacity": 20},
]


def given(*published: dict[str, Any] | None, **session: Any) -> dict[str, Any]:
    sessions = [{"id": "abc"[n]} | session | ({"published": p} if p else {}) for n, p in enumerate(published)]
    return {
        "rooms": ROOMS,
        "sessions": sessions,
        "rules": {"shown": {"rule": "published_room", "weight": 4}},
    }


ONE, TWO = {"rooms": ["big"]}, {"rooms": ["mid", "big"]}

CASES = [
    Case("kept: the room", "shown", 0, given(ONE), {"a": "am.3 big"}, "", 0),
    Case("kept: two rooms in any order", "shown", 0, given(TWO, n_rooms=2), {"a": "am.0 big+mid"}),
    Case(
        "broken: another room",
        "shown",
        4,
        given(ONE),
        {"a": "am.0 mid"},
        "a (Thursday 09:00-10:00) stands in Annex, but its published place is Big Hall.",
        1,
    ),
    Case(
        "broken: one of two rooms is another",
        "shown",
        4,
        given(TWO, n_rooms=2),
        {"a": "am.0 big+small"},
        "stands in Big Hall, small, but its published place is Annex, Big Hall.",
        1,
    ),
    Case("edge: one room more", "shown", 4, given(ONE, n_rooms=2), {"a": "am.0 big+mid"}),
    Case("edge: one room fewer", "shown", 4, given(TWO), {"a": "am.0 big"}),
    Case("edge: left out", "shown", 0, given(ONE), {}),
    Case("edge: only a start is published", "shown", 0, given({"start": f"{DAY}T09:00"}), {"a": "am.1 mid"}),
    Case(
        "broken: two of three",
        "shown",
        8,
        given(ONE, ONE, None),
        {"a": "am.0 mid", "b": "am.1 small", "c": "am.2 mid"},
        "",
        2,
    ),
]

TRAITS = frozenset({"published", "rooms"})

FAULTS = (
    ("frozenset(choice.rooms) != wanted", "not wanted.issubset(choice.rooms)"),
    ("int(frozenset(choice.rooms)", "2 * int(frozenset(choice.rooms)"),
    ("sorted(set(published.rooms)) != sorted(set(placement.rooms))", "published.rooms != placement.rooms"),
    ("self.violation(1, placement.session", "self.violation(len(placement.rooms), placement.session"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_sessions_keep_the_rooms_made_public(case: Case) -> None:
    prove(case)


def test_the_reason_says_what_was_published() -> None:
    [term] = state_rules(instance_of(**given(TWO, n_rooms=2))).terms
    assert term.reason.words.say() == "a keeps its published place: Annex, Big Hall."
    assert term.reason.subjects == ("a", "mid", "big")
    assert term.reason.mend.field == "sessions.a.published.rooms"


def test_it_is_soft_and_in_force_unasked() -> None:
    instance = instance_of(**given(ONE) | {"base": "all", "rules": {}})
    [rule] = [rule for rule in rules_in_force(instance) if rule.id == "published_room"]
    assert rule.level == "soft"
