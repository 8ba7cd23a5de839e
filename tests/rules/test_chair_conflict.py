"""Two tracks of one chair in different rooms of one block are charged, pair by pair of rooms."""

from typing import Any

import pytest

from scheduler.rules import catalogue, state_rules
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(**chairs: list[str]) -> dict[str, Any]:
    titles = {"ai": "AI", "law": "Law", "web": "Web"}
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "people": [{"id": "ann", "name": "Ann Lee"}, {"id": "bob", "name": "Bob Ray"}],
        "tracks": {
            track: {"title": title, "chairs": chairs.get(track, [])} for track, title in titles.items()
        },
        "sessions": [
            {"id": "a1", "tracks": ["ai"]},
            {"id": "a2", "tracks": ["ai"]},
            {"id": "w1", "tracks": ["web"]},
            {"id": "w2", "tracks": ["web"]},
            {"id": "ww", "tracks": ["web"], "n_rooms": 2},
            {"id": "law", "tracks": ["law"]},
            {"id": "both", "tracks": ["ai", "web"]},
        ],
        "rules": {"chair_conflict": {"weight": 7}},
    }


ONE = given(ai=["ann"], web=["bob", "ann"], law=["bob"])
TWO = given(ai=["ann", "bob"], web=["bob", "ann"])
SIDE_BY_SIDE = {"a1": "am.0 big", "w1": "am.0 mid"}

CASES = [
    Case("kept: in two blocks", "chair_conflict", 0, ONE, {"a1": "am.0 big", "w1": "pm.0 mid"}),
    Case("kept: on two days", "chair_conflict", 0, ONE, {"a1": "am.0 big", "w1": "next.0 mid"}),
    Case("kept: in one room", "chair_conflict", 0, ONE, {"a1": "am.0 big", "w1": "am.1 big"}),
    Case("kept: other chairs", "chair_conflict", 0, ONE, {"a1": "am.0 big", "law": "am.0 mid"}),
    Case("edge: nobody chairs", "chair_conflict", 0, given(), SIDE_BY_SIDE),
    Case("edge: the other is left out", "chair_conflict", 0, ONE, {"a1": "am.0 big", "a2": "am.0 mid"}),
    Case("edge: all are left out", "chair_conflict", 0, ONE, {}),
    Case(
        "broken: side by side",
        "chair_conflict",
        7,
        ONE,
        SIDE_BY_SIDE,
        "AI (Big) and Web (Mid) have chairs in common (Ann Lee), but run side by side "
        "(Morning; pairs of rooms: 1).",
        1,
    ),
    Case("broken: one after the other", "chair_conflict", 7, ONE, {"a1": "am.0 big", "w1": "am.1 mid"}),
    Case("edge: two chairs in common", "chair_conflict", 7, TWO, SIDE_BY_SIDE, "(Ann Lee, Bob Ray)", 1),
    Case(
        "broken: two rooms against one",
        "chair_conflict",
        14,
        ONE,
        {"a1": "pm.0 big", "a2": "pm.1 mid", "w1": "pm.0 small"},
        "(Thursday 14:00-16:00; pairs of rooms: 2).",
        1,
    ),
    Case(
        "edge: twice in the same rooms",
        "chair_conflict",
        7,
        ONE,
        {"a1": "am.0 big", "a2": "am.1 big", "w1": "am.0 mid", "w2": "am.1 mid"},
        "",
        1,
    ),
    Case("edge: a session of both", "chair_conflict", 0, ONE, {"both": "am.0 big"}, "", 0),
    Case("broken: two rooms at once", "chair_conflict", 7, ONE, {"a1": "am.0 big", "ww": "am.0 big+mid"}),
    Case(
        "broken: in two blocks",
        "chair_conflict",
        14,
        ONE,
        {"a1": "am.0 big", "w1": "am.0 mid", "a2": "next.0 big", "w2": "next.0 mid"},
        "",
        2,
    ),
    Case(
        "broken: two pairs of tracks",
        "chair_conflict",
        14,
        ONE,
        {"a1": "am.0 big", "w1": "am.0 mid", "law": "am.0 small"},
        "Law (small) and Web (Mid) have chairs in common (Bob Ray)",
        2,
    ),
    Case(
        "broken: in a block with its own timeline",
        "chair_conflict",
        7,
        ONE | {"days": OWN_DAYS},
        {"a1": "two.0 big", "w1": "two.2 mid", "w2": "one.0 mid"},
        "(two; pairs of rooms: 1).",
        1,
    ),
]

TRAITS = frozenset({"people", "track_chairs", "tracks", "rooms"})

FAULTS = (
    ("weight=self.weight,", "weight=self.weight * len(chairs),"),
    ("[session.id for session in sessions[a]],", "[session.id for session in sessions[a][1:]],"),
    ("self.violation(n_pairs, ", "self.violation(1, "),
    ("sum(room != other for", "sum(True for"),
    ("if chair in theirs)", ")"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_nobody_chairs_two_tracks_side_by_side(case: Case) -> None:
    prove(case)


def test_the_reason_names_whom_it_is_about() -> None:
    first, second = (term.reason for term in state_rules(instance_of(**ONE)).terms)
    assert first.subjects == ("ann", "ai", "web")
    assert second.subjects == ("bob", "law", "web")
    assert (first.mend.ease, first.mend.field) == ("priced", "tracks.web.chairs")
    assert first.words.say() == (
        "AI and Web have chairs in common (Ann Lee) and do not run in different rooms of one block."
    )


def test_it_is_in_force_only_where_listed() -> None:
    assert not catalogue()["chair_conflict"].base


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(ONE)
