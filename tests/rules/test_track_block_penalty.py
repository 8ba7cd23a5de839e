"""A track's penalty of a block is charged for each room that it uses there."""

from typing import Any

import pytest

from scheduler.rules import catalogue, state_rules
from tests.rules.case import Case, instance_of, prove
from tests.rules.cells import DAYS, OWN_DAYS, ROOMS, withstands_strange_programmes


def given(ai: dict[str, int], web: dict[str, int] | None = None) -> dict[str, Any]:
    return {
        "days": DAYS,
        "rooms": ROOMS,
        "tracks": {
            "ai": {"title": "AI", "block_penalties": ai},
            "web": {"title": "Web", "block_penalties": web or {}},
        },
        "sessions": [
            {"id": "a", "tracks": ["ai"]},
            {"id": "b", "tracks": ["ai"]},
            {"id": "c", "tracks": ["ai"], "n_rooms": 2},
            {"id": "w", "tracks": ["web"]},
            {"id": "both", "tracks": ["ai", "web"]},
            {"id": "none"},
        ],
        "rules": {"track_block_penalty": {"weight": 10}},
    }


ONE = given({"am": 3, "next": 1, "pm": 0})
TWO = given({"am": 3, "next": 1}, {"am": 5})

CASES = [
    Case("kept: in another block", "track_block_penalty", 0, ONE, {"a": "pm.0 big", "b": "pm.0 mid"}),
    Case("kept: another track", "track_block_penalty", 0, ONE, {"w": "am.0 big"}),
    Case("edge: without a track", "track_block_penalty", 0, TWO, {"none": "am.0 big"}),
    Case("edge: all are left out", "track_block_penalty", 0, ONE, {}),
    Case(
        "broken: once in one room",
        "track_block_penalty",
        30,
        ONE,
        {"a": "am.0 big", "b": "am.1 big"},
        "AI uses Big in a block that does not suit it (Morning; penalty: 3).",
        1,
    ),
    Case(
        "broken: for each of two rooms",
        "track_block_penalty",
        60,
        ONE,
        {"a": "am.0 big", "b": "am.1 mid"},
        "",
        2,
    ),
    Case(
        "edge: two rooms at once are one place",
        "track_block_penalty",
        30,
        ONE,
        {"c": "am.0 big+small"},
        "AI uses Big, small in a block",
        1,
    ),
    Case(
        "broken: two blocks, each at its price",
        "track_block_penalty",
        40,
        ONE,
        {"a": "am.0 big", "b": "next.0 big"},
        "(Friday 09:00-11:00; penalty: 1)",
        2,
    ),
    Case(
        "broken: two tracks, each at its price",
        "track_block_penalty",
        80,
        TWO,
        {"a": "am.0 big", "w": "am.0 big"},
        "Web uses Big",
        2,
    ),
    Case("broken: both tracks of one session", "track_block_penalty", 80, TWO, {"both": "am.0 big"}, "", 2),
    Case(
        "broken: in a block with its own timeline",
        "track_block_penalty",
        30,
        given({"two": 3}) | {"days": OWN_DAYS},
        {"a": "two.2 big", "b": "one.0 big"},
        "AI uses Big in a block that does not suit it (two; penalty: 3).",
        1,
    ),
]

TRAITS = frozenset({"penalties", "tracks"})

FAULTS = (
    ("bin_of(network, index, choice): self.weight * penalty", "bin_of(network, index, choice): penalty"),
    ("for choice in choices}", "for choice in list(choices)[:3]}"),
    ("index = instance.block_index[block]", "index = 0"),
    ("self.violation(penalty, ", "self.violation(len(stand) * penalty, "),
    ("penalties.get(instance.blocks[cell.block].id, 0)", "max(penalties.values(), default=0)"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tracks_stand_in_the_blocks_that_suit_them(case: Case) -> None:
    prove(case)


def test_each_penalty_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**TWO)).terms]
    assert [reason.mend.field for reason in reasons] == [
        "tracks.ai.block_penalties.am",
        "tracks.ai.block_penalties.next",
        "tracks.web.block_penalties.am",
    ]
    assert reasons[0].words.say() == "AI stays out of a block (Morning; penalty for each room: 3)."


def test_it_is_in_force_unasked() -> None:
    assert catalogue()["track_block_penalty"].base


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(TWO)
