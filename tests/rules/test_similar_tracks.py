"""Two similar tracks in different rooms of one block are charged, pair by pair of rooms."""

from typing import Any

import pytest

from scheduler.rules import catalogue, state_rules
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(**similar: dict[str, int]) -> dict[str, Any]:
    titles = {"ai": "AI", "law": "Law", "web": "Web"}
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "tracks": {
            track: {"title": title, "similar": similar.get(track, {})} for track, title in titles.items()
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
        "rules": {"similar_tracks": {"weight": 2}},
    }


ONE = given(ai={"web": 5})
OTHER = given(web={"ai": 5})
TWICE = given(ai={"web": 3}, web={"ai": 5})
THRICE = given(ai={"web": 5, "law": 1}, law={"web": 0})
SIDE_BY_SIDE = {"a1": "am.0 big", "w1": "am.0 mid"}

CASES = [
    Case("kept: in two blocks", "similar_tracks", 0, ONE, {"a1": "am.0 big", "w1": "pm.0 mid"}),
    Case("kept: on two days", "similar_tracks", 0, ONE, {"a1": "am.0 big", "w1": "next.0 mid"}),
    Case("kept: in one room", "similar_tracks", 0, ONE, {"a1": "am.0 big", "w1": "am.1 big"}),
    Case("kept: not similar", "similar_tracks", 0, ONE, {"law": "am.0 big", "w1": "am.0 mid"}),
    Case("edge: similar at no cost", "similar_tracks", 0, given(ai={"web": 0}), SIDE_BY_SIDE),
    Case("edge: the other is left out", "similar_tracks", 0, ONE, {"a1": "am.0 big", "a2": "am.0 mid"}),
    Case("edge: all are left out", "similar_tracks", 0, ONE, {}),
    Case(
        "broken: side by side",
        "similar_tracks",
        10,
        ONE,
        SIDE_BY_SIDE,
        "AI (Big) and Web (Mid) are similar, but run side by side "
        "(Morning; pairs of rooms: 1, penalty for each: 5).",
        1,
    ),
    Case("broken: one after the other", "similar_tracks", 10, ONE, {"a1": "am.0 big", "w1": "am.1 mid"}),
    Case("broken: said of the other one", "similar_tracks", 10, OTHER, SIDE_BY_SIDE, "", 1),
    Case("broken: said of both, the larger counts", "similar_tracks", 10, TWICE, SIDE_BY_SIDE, "", 1),
    Case(
        "broken: two rooms against one",
        "similar_tracks",
        20,
        ONE,
        {"a1": "pm.0 big", "a2": "pm.1 mid", "w1": "pm.0 small"},
        "AI (Big, Mid) and Web (small) are similar, but run side by side "
        "(Thursday 14:00-16:00; pairs of rooms: 2, penalty for each: 5).",
        1,
    ),
    Case(
        "edge: both use both rooms",
        "similar_tracks",
        20,
        ONE,
        {"a1": "am.0 big", "a2": "am.0 mid", "w1": "am.1 big", "w2": "am.1 mid"},
        "",
        1,
    ),
    Case(
        "edge: twice in the same rooms",
        "similar_tracks",
        10,
        ONE,
        {"a1": "am.0 big", "a2": "am.1 big", "w1": "am.0 mid", "w2": "am.1 mid"},
        "",
        1,
    ),
    Case("edge: a session of both", "similar_tracks", 0, ONE, {"both": "am.0 big"}, "", 0),
    Case(
        "broken: a session of both, and one of each",
        "similar_tracks",
        20,
        ONE,
        {"both": "am.0 big", "w1": "am.0 mid", "a1": "am.1 mid"},
        "",
        1,
    ),
    Case("broken: two rooms at once", "similar_tracks", 10, ONE, {"a1": "am.0 big", "ww": "am.0 big+mid"}),
    Case(
        "broken: in two blocks",
        "similar_tracks",
        20,
        ONE,
        {"a1": "am.0 big", "w1": "am.0 mid", "a2": "next.0 big", "w2": "next.0 mid"},
        "",
        2,
    ),
    Case(
        "broken: two pairs of tracks, each at its cost",
        "similar_tracks",
        12,
        THRICE,
        {"a1": "am.0 big", "w1": "am.0 mid", "law": "am.0 small"},
        "",
        2,
    ),
    Case(
        "broken: in a block with its own timeline",
        "similar_tracks",
        10,
        ONE | {"days": OWN_DAYS},
        {"a1": "two.0 big", "w1": "two.2 mid", "w2": "one.0 mid"},
        "(two; pairs of rooms: 1, penalty for each: 5).",
        1,
    ),
]

TRAITS = frozenset({"similar", "tracks", "rooms"})

FAULTS = (
    ("weight=self.weight * penalty,", "weight=penalty,"),
    ("[session.id for session in sessions[b]],", "[session.id for session in sessions[b][1:]],"),
    ("self.violation(n_pairs * penalty, ", "self.violation(penalty, "),
    ("sum(room != other for", "sum(True for"),
    ("return max(", "return min("),
    (".similar.get(b) == penalty else", ".similar.get(b) != penalty else"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_similar_tracks_do_not_run_side_by_side(case: Case) -> None:
    prove(case)


@pytest.mark.parametrize(
    ("similar", "field"),
    [
        ({"ai": {"web": 5}}, "tracks.ai.similar.web"),
        ({"web": {"ai": 5}}, "tracks.web.similar.ai"),
        ({"ai": {"web": 4}, "web": {"ai": 5}}, "tracks.web.similar.ai"),
    ],
)
def test_the_reason_names_what_says_so(similar: dict[str, dict[str, int]], field: str) -> None:
    [term] = state_rules(instance_of(**given(**similar))).terms
    assert (term.reason.mend.ease, term.reason.mend.field) == ("free", field)
    assert term.reason.words.say() == (
        "AI and Web are similar and do not run in different rooms of one block "
        "(penalty for each pair of rooms: 5)."
    )


def test_only_similar_tracks_with_sessions_are_demands() -> None:
    assert not state_rules(instance_of(**given())).terms
    lonely = ONE | {"sessions": [{"id": "a", "tracks": ["ai"]}]}
    assert not state_rules(instance_of(**lonely)).terms


def test_it_is_in_force_unasked() -> None:
    assert catalogue()["similar_tracks"].base


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(ONE)
