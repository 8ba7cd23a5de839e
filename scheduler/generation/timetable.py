"""The days of a random conference: a plenary block, and four of ninety minutes, each with all its slots."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scheduler.domain import Placement
from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.generation.draft import KEYNOTE_MINUTES, UNIT, UNITS, UNITS_A_BLOCK, Draft

FIRST_DATE = dt.date(2030, 6, 3)
PLENARY = 9 * 60
BLOCKS = (10 * 60, 12 * 60, 14 * 60 + 30, 16 * 60 + 30)
"""When the blocks of a day begin."""
BLOCKS_A_DAY = len(BLOCKS)
BLOCK_MINUTES = UNITS_A_BLOCK * UNIT
FIRST_AFTERNOON_BLOCK = 2
HALVES = ((8 * 60, 14 * 60), (14 * 60, 19 * 60))
"""Morning and afternoon of a day."""

SLOTS: tuple[tuple[int, int, tuple[str, ...]], ...] = (
    (0, 1, ("talk",)),
    (1, 1, ("talk",)),
    (2, 1, ("talk",)),
    (0, 2, ("round_table",)),
    (1, 2, ("round_table",)),
    (0, 3, ("workshop", "poster")),
)
"""First unit, number of units, and kinds of the slots of a block."""
SERVICE = (("Coffee break", 11 * 60 + 30), ("Lunch", 13 * 60 + 30), ("Tea break", 16 * 60))


def days_entry(n_days: int, step: int | None, used: frozenset[str]) -> list[dict[str, Any]]:
    """The days as an instance gives them, with slots for the kinds that are ``used``."""
    return [
        {
            "date": (FIRST_DATE + dt.timedelta(days=day)).isoformat(),
            "blocks": [
                _plenary(day, step),
                *(_block(day, block, step, used) for block in range(BLOCKS_A_DAY)),
            ],
            "service": [
                {"title": title, "start": clock(start), "end": clock(start + 30)} for title, start in SERVICE
            ],
        }
        for day in range(n_days)
    ]


def _plenary(day: int, step: int | None) -> dict[str, Any]:
    times = {"start": clock(PLENARY), "end": clock(PLENARY + KEYNOTE_MINUTES)}
    shape = {"slots": [times | {"kinds": ["keynote"]}]} if step is None else {"step": step}
    return {"id": block_id(day, None), **times, **shape}


def _block(day: int, block: int, step: int | None, used: frozenset[str]) -> dict[str, Any]:
    start = BLOCKS[block]
    slots = [
        {
            "start": clock(start + first * UNIT),
            "end": clock(start + (first + units) * UNIT),
            "kinds": [kind for kind in kinds if kind in used],
        }
        for first, units, kinds in SLOTS
        if used.intersection(kinds)
    ]
    times = {"start": clock(start), "end": clock(start + BLOCK_MINUTES)}
    return {"id": block_id(day, block), **times, **({"slots": slots} if step is None else {"step": step})}


def block_id(day: int, block: int | None) -> str:
    return f"day-{day + 1}-{'plenary' if block is None else 'abcd'[block]}"


def moment(day: int, minute: int) -> str:
    """A minute of a day as an instance writes it."""
    return f"{(FIRST_DATE + dt.timedelta(days=day)).isoformat()}T{clock(minute)}"


def half_of(block: int | None) -> int:
    """0 in the morning, 1 in the afternoon."""
    return int(block is not None and block >= FIRST_AFTERNOON_BLOCK)


def window(day: int, start: int, end: int) -> dict[str, str]:
    """A stretch of one day, in minutes of it, as an instance writes it."""
    return {"from": moment(day, start), "to": moment(day, end)}


def start_of(draft: Draft) -> int:
    """Minute of its day at which a session begins in the hidden programme."""
    stand = draft.stand
    return PLENARY if stand.block is None else BLOCKS[stand.block] + stand.unit * UNIT


def placement(draft: Draft, room: str, step: int | None, used: frozenset[str]) -> Placement:
    """Where a session stands in the hidden programme."""
    stand = draft.stand
    units = 1 if stand.block is None else UNITS[draft.kind]
    start = stand.day * MINUTES_A_DAY + start_of(draft)
    minutes = KEYNOTE_MINUTES if stand.block is None else units * UNIT
    slot = 0
    if stand.block is not None:
        slots = [(first, length) for first, length, kinds in SLOTS if used.intersection(kinds)]
        slot = slots.index((stand.unit, units)) if step is None else stand.unit * UNIT // step
    return Placement(draft.id, block_id(stand.day, stand.block), slot, start, start + minutes, (room,))
