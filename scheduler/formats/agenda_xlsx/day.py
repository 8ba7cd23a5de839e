"""How one day is laid out: rooms side by side, in as many columns as they have sessions at once.

Time runs downwards: a row is the time between two moments at which something begins or ends. Where
blocks have timelines of their own, each block has a table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from scheduler.domain import Instance, Placement, Programme, ServiceItem
from scheduler.formats.agenda_entries import Entry, session_entries


@dataclass(frozen=True)
class Lane:
    """A column, or one of several, of a room."""

    room: str
    number: int


@dataclass(frozen=True)
class Tile:
    """A session in rows ``first`` to ``last`` of a lane."""

    entry: Entry
    lane: int
    first: int
    last: int


@dataclass(frozen=True)
class Band:
    """A service item in rows ``first`` to ``last``, across all lanes."""

    item: ServiceItem
    first: int
    last: int


@dataclass(frozen=True)
class Table:
    """One grid. Row ``i`` is the time from ``moments[i]`` to ``moments[i + 1]``, minutes of the day.

    ``alongside`` are service items during which sessions run, or which are at some rooms only.
    """

    block: str | None
    lanes: tuple[Lane, ...]
    moments: tuple[int, ...]
    tiles: tuple[Tile, ...]
    bands: tuple[Band, ...]
    alongside: tuple[ServiceItem, ...]

    @property
    def n_rows(self) -> int:
        return max(0, len(self.moments) - 1)


def tables_of_day(instance: Instance, programme: Programme, day: int) -> list[Table]:
    """The tables of the day at index ``day``; non-public service items are in none."""
    service = [item for item in instance.days[day].service if item.public]
    blocks = [block.id for block in instance.days[day].blocks]
    here = [placement for placement in programme.placements if placement.block in blocks]
    if not instance.own_timelines:
        return [_table(instance, None, here, service)]
    tables = [_table(instance, None, (), service)] if service else []
    return tables + [_table(instance, block, [p for p in here if p.block == block], ()) for block in blocks]


def _table(
    instance: Instance, block: str | None, placements: Sequence[Placement], service: Sequence[ServiceItem]
) -> Table:
    entries = sorted(session_entries(instance, placements), key=lambda e: (e.start, e.end))
    lane_of, lanes = _lanes(instance, entries)
    bands, alongside = _parted(service, entries)
    timed: list[Entry | ServiceItem] = [*entries, *bands]
    moments = sorted({minute for each in timed for minute in (each.start, each.end)})
    tiles = tuple(
        Tile(entry, lane_of[number, room], *_rows(moments, entry.start, entry.end))
        for number, entry in enumerate(entries)
        for room in entry.rooms
    )
    found = tuple(Band(item, *_rows(moments, item.start, item.end)) for item in bands)
    return Table(block, lanes, tuple(moments), tiles, found, tuple(alongside))


def _rows(moments: Sequence[int], start: int, end: int) -> tuple[int, int]:
    return bisect_left(moments, start), bisect_left(moments, end) - 1


def _lanes(
    instance: Instance, entries: Sequence[Entry]
) -> tuple[dict[tuple[int, str], int], tuple[Lane, ...]]:
    """The lane of each session (by its number) in each of its rooms, and all lanes.

    A session takes the first lane of its room that is free; the sessions must be in order of their starts.
    """
    place: dict[tuple[int, str], Lane] = {}
    lanes: list[Lane] = []
    for room in instance.rooms:
        free_from: list[int] = []
        for number, entry in enumerate(entries):
            if room.id not in entry.rooms:
                continue
            lane = next((n for n, end in enumerate(free_from) if end <= entry.start), len(free_from))
            free_from[lane : lane + 1] = [entry.end]
            place[number, room.id] = Lane(room.id, lane)
        lanes += (Lane(room.id, number) for number in range(len(free_from)))
    index = {lane: number for number, lane in enumerate(lanes)}
    return {key: index[lane] for key, lane in place.items()}, tuple(lanes)


def _parted(
    service: Iterable[ServiceItem], entries: Sequence[Entry]
) -> tuple[list[ServiceItem], list[ServiceItem]]:
    """Items that stand across the table, and those that cannot, since something else runs then."""
    bands: list[ServiceItem] = []
    alongside: list[ServiceItem] = []
    for item in sorted(service, key=lambda item: (item.start, item.end)):
        others: list[Entry | ServiceItem] = [*entries, *bands]
        is_free = not any(other.start < item.end and item.start < other.end for other in others)
        (bands if is_free and not item.rooms else alongside).append(item)
    return bands, alongside
