"""Where a session is: its minutes and its rooms, whichever slot names them.

Slots are offers and may overlap, so that a session of a fixed duration has the same time in several of them.
Some rules tell these apart, but whoever compares programmes compares minutes and rooms.
"""

from __future__ import annotations

from typing import NamedTuple

from scheduler.network.assignment import OUT, Assignment
from scheduler.network.places import Mask, PlaceTables


class Whereabouts(NamedTuple):
    """Minutes from ``start`` to ``end``, as of positions, and the index of a choice of rooms."""

    start: int
    end: int
    rooms: int


NOWHERE = Whereabouts(OUT, OUT, OUT)
"""That of a session that is left out."""


def whereabouts(tables: PlaceTables, position: int, rooms: int) -> Whereabouts:
    """What a place comes to; two places with the same are one. Both arguments are indices into the tables."""
    if position == OUT:
        return NOWHERE
    span = tables.positions.positions[position].time
    return Whereabouts(span.start, span.end, rooms)


def whereabouts_of(tables: PlaceTables, assignment: Assignment, session: int) -> Whereabouts:
    """Where an assignment has a session."""
    return whereabouts(tables, int(assignment.positions[session]), int(assignment.rooms[session]))


def places_there(tables: PlaceTables, session: int, there: Whereabouts) -> tuple[Mask, Mask]:
    """Which of a session's positions have those minutes, and which of its choices are those rooms."""
    own, table = tables.by_session[session], tables.positions
    times: Mask = (table.start[own.positions] == there.start) & (table.end[own.positions] == there.end)
    return times, own.rooms == there.rooms
