"""Rooms of different sizes and features, which suit what stands in them in the hidden programme."""

from __future__ import annotations

from typing import Any

from scheduler.generation.dice import Dice
from scheduler.generation.draft import Draft
from scheduler.generation.programme import MAIN_HALL, POSTER_HALL, Hidden
from scheduler.generation.timetable import BLOCK_MINUTES, BLOCKS, window

SIZES = (30, 40, 50, 60, 80, 100, 120, 160, 200, 300)
SIZE_WEIGHTS = (10, 14, 14, 12, 10, 8, 6, 4, 3, 2)
FEATURES = {"interpretation": 20, "stream": 35, "whiteboards": 30}
"""In how many of a hundred rooms each one is."""
PARTICIPANTS_A_SESSION = 4
FEWEST_SEATS_OF_THE_HALL = 150
PERCENT_AWAY, PERCENT_NEEDY = 15, 12


def rooms_entry(hidden: Hidden, dice: Dice) -> list[dict[str, Any]]:
    """All rooms as an instance gives them: the main hall, the others, and perhaps a hall for posters."""
    rooms = [_main_hall(hidden), *(_room(number, hidden, dice) for number in range(1, hidden.n_rooms))]
    posters = [draft for draft in hidden.drafts if draft.kind == "poster"]
    return [*rooms, _poster_hall(posters)] if posters else rooms


def _main_hall(hidden: Hidden) -> dict[str, Any]:
    seats = max(FEWEST_SEATS_OF_THE_HALL, PARTICIPANTS_A_SESSION * len(hidden.drafts))
    return {"id": room_id(MAIN_HALL), "name": "Main hall", "capacity": seats, "features": sorted(FEATURES)}


def _room(number: int, hidden: Hidden, dice: Dice) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "id": room_id(number),
        "name": f"Room {number:03d}",
        "capacity": SIZES[dice.weighted(SIZE_WEIGHTS)],
    }
    features = [feature for feature, percent in FEATURES.items() if dice.chance(percent)]
    if features:
        entry["features"] = features
    if hidden.empty[number] and dice.chance(PERCENT_AWAY):
        day, block = dice.pick(hidden.empty[number])
        entry["unavailable"] = [window(day, BLOCKS[block], BLOCKS[block] + BLOCK_MINUTES)]
    return entry


def _poster_hall(posters: list[Draft]) -> dict[str, Any]:
    """A hall that holds a third more than it must."""
    most = max(sum(other.stand.day == poster.stand.day for other in posters) for poster in posters)
    return {"id": room_id(POSTER_HALL), "name": "Poster hall", "capacity": 300, "holds": -(-most * 4 // 3)}


def room_id(number: int) -> str:
    match number:
        case 0:
            return "main-hall"
        case -1:
            return "poster-hall"
        case _:
            return f"room-{number:03d}"


def seat(drafts: list[Draft], rooms: list[dict[str, Any]], dice: Dice) -> None:
    """Give sessions audiences that their rooms take, and needs that these meet."""
    for draft in drafts:
        if draft.kind == "poster":
            continue
        room = rooms[draft.stand.room]
        low = 50 if draft.kind == "keynote" else 35
        seats = min(room["capacity"], SIZES[-1]) if draft.is_parallel else room["capacity"]
        draft.said["audience"] = max(1, seats * dice.between(low, 100) // 100)
        if room.get("features") and dice.chance(PERCENT_NEEDY):
            draft.said["needs"] = [dice.pick(room["features"])]
