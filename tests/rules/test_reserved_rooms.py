"""Minutes in a room that is kept for others are charged."""

import pytest
from pydantic import ValidationError

from scheduler.domain import Reserved
from tests.rules.case import DAY, Case, prove


def given(**whom: object) -> dict[str, object]:
    """The hall of two rooms, the small one of which is kept from 10 to 11 for somebody."""
    window = {"from": f"{DAY}T10:00", "to": f"{DAY}T11:00"}
    return {
        "days": [{"date": DAY, "blocks": [{"id": "am", "start": "09:00", "end": "12:00", "step": 30}]}],
        "kinds": {"talk": {"duration": 60}, "demo": {"duration": 60}},
        "tracks": {"ai": {"title": "AI"}},
        "rooms": [
            {"id": "big", "capacity": 100},
            {"id": "small", "capacity": 20, "reserved": [window | whom]},
            {"id": "hall", "capacity": 120, "parts": ["big", "small"]},
        ],
        "sessions": [
            {"id": "a"},
            {"id": "d", "kind": "demo"},
            {"id": "t", "tracks": ["ai"], "tags": {"theme": ["rust"]}},
        ],
        "rules": {"reserved_rooms": {"weight": 2}},
    }


DEMOS, AI, RUST = given(kinds=["demo"]), given(tracks=["ai"]), given(tags={"theme": ["rust"]})
SAYS = "small is kept for demo during 30 min of a (Thursday 09:30-10:30)."

CASES = [
    Case("kept: before it", "reserved_rooms", 0, DEMOS, {"a": "am.0 small"}),
    Case("kept: in another room", "reserved_rooms", 0, DEMOS, {"a": "am.2 big"}),
    Case("broken: half inside", "reserved_rooms", 60, DEMOS, {"a": "am.1 small"}, SAYS, 1),
    Case("broken: in a room that it is part of", "reserved_rooms", 120, DEMOS, {"a": "am.2 hall"}, "", 1),
    Case("edge: of the kind", "reserved_rooms", 0, DEMOS, {"d": "am.2 small"}),
    Case("edge: of the track", "reserved_rooms", 0, AI, {"t": "am.2 small"}),
    Case("edge: of another track", "reserved_rooms", 120, AI, {"d": "am.2 small"}, "kept for AI"),
    Case("edge: with the tag", "reserved_rooms", 0, RUST, {"t": "am.2 small"}),
    Case("edge: without it", "reserved_rooms", 120, RUST, {"a": "am.2 small"}, "kept for rust"),
]

TRAITS = frozenset({"reserved", "divisible", "tracks", "tags", "kinds"})

FAULTS = (
    ("TakesUp(instance, room.id)", "TakesUp(instance, instance.rooms[0].id)"),
    ("for room in sorted(instance.with_parts(placement.rooms)):", "for room in placement.rooms:"),
    ("return session.kind in reserved.kinds or", "return"),
    ("if minutes and not", "if minutes > 30 and not"),
    ('families = {"kind", "track", *reserved.tags}', 'families = {"kind", *reserved.tags}'),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_reserved_rooms_are_kept(case: Case) -> None:
    prove(case)


def test_a_room_cannot_be_reserved_for_nothing() -> None:
    with pytest.raises(ValidationError, match="reserves the room for nothing"):
        Reserved.model_validate({"from": f"{DAY}T10:00", "to": f"{DAY}T11:00"})
