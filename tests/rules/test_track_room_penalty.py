"""A track's penalty of a room is charged for each block in which it uses the room."""

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
            "ai": {"title": "AI", "room_penalties": ai},
            "web": {"title": "Web", "room_penalties": web or {}},
        },
        "sessions": [
            {"id": "a", "tracks": ["ai"]},
            {"id": "b", "tracks": ["ai"]},
            {"id": "c", "tracks": ["ai"], "n_rooms": 2},
            {"id": "w", "tracks": ["web"]},
            {"id": "both", "tracks": ["ai", "web"]},
            {"id": "none"},
        ],
        "rules": {"track_room_penalty": {"weight": 10}},
    }


ONE = given({"big": 3, "small": 1, "mid": 0})
TWO = given({"big": 3, "small": 1}, {"big": 5})

CASES = [
    Case("kept: in another room", "track_room_penalty", 0, ONE, {"a": "am.0 mid", "b": "pm.0 mid"}),
    Case("kept: another track", "track_room_penalty", 0, ONE, {"w": "am.0 big"}),
    Case("edge: without a track", "track_room_penalty", 0, TWO, {"none": "am.0 big"}),
    Case("edge: all are left out", "track_room_penalty", 0, ONE, {}),
    Case(
        "broken: once in one block",
        "track_room_penalty",
        30,
        ONE,
        {"a": "am.0 big", "b": "am.1 big"},
        "AI uses Big (Morning), which does not suit it (penalty: 3).",
        1,
    ),
    Case(
        "broken: in each of two blocks",
        "track_room_penalty",
        60,
        ONE,
        {"a": "am.0 big", "b": "next.1 big"},
        "AI uses Big (Friday 09:00-11:00)",
        2,
    ),
    Case(
        "broken: two rooms at once",
        "track_room_penalty",
        40,
        ONE,
        {"c": "am.0 small+big"},
        "AI uses Big, small (Morning), which does not suit it (penalty: 4).",
        1,
    ),
    Case("edge: one of two rooms at once", "track_room_penalty", 10, ONE, {"c": "am.0 mid+small"}, "", 1),
    Case(
        "edge: a room by itself and with another",
        "track_room_penalty",
        60,
        ONE,
        {"a": "am.0 big", "c": "am.1 big+mid"},
        "",
        2,
    ),
    Case(
        "broken: two rooms, each at its price",
        "track_room_penalty",
        40,
        ONE,
        {"a": "am.0 big", "b": "am.0 small"},
        "",
        2,
    ),
    Case("broken: both tracks of one session", "track_room_penalty", 80, TWO, {"both": "am.0 big"}, "", 2),
    Case(
        "broken: in blocks with their own timelines",
        "track_room_penalty",
        60,
        ONE | {"days": OWN_DAYS},
        {"a": "one.2 big", "b": "three.0 big"},
        "AI uses Big (three)",
        2,
    ),
]

TRAITS = frozenset({"penalties", "tracks"})

FAULTS = (
    ("bin_of(network, block, number): self.weight * penalty", "bin_of(network, block, number): penalty"),
    ("if room in choice.rooms", "if (room,) == choice.rooms"),
    ("range(len(instance.blocks))", "range(2)"),
    ("self.violation(penalty, ", "self.violation(len(stand) * penalty, "),
    ("= sum(penalties", "= max(penalties"),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_tracks_stand_in_the_rooms_that_suit_them(case: Case) -> None:
    prove(case)


def test_each_penalty_is_one_demand() -> None:
    reasons = [term.reason for term in state_rules(instance_of(**TWO)).terms]
    assert [reason.mend.field for reason in reasons] == [
        "tracks.ai.room_penalties.big",
        "tracks.ai.room_penalties.small",
        "tracks.web.room_penalties.big",
    ]
    assert reasons[0].subjects == ("ai", "big")
    assert reasons[0].words.say() == "AI stays out of Big (penalty for each block: 3)."


def test_it_is_in_force_unasked() -> None:
    assert catalogue()["track_room_penalty"].base


def test_programmes_that_are_no_good_are_no_obstacle() -> None:
    withstands_strange_programmes(TWO)
