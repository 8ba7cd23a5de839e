"""Keys by which sessions are counted: by day, block, start, position, room, or cell.

A key sorts positions, choices of rooms, or both together into bins. For one session it gives a mask per bin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

import numpy as np

from scheduler.network.places import Ints, PlaceTables


class Key(Protocol):
    """How to sort places into bins."""

    @property
    def by(self) -> Literal["position", "room", "cell"]:
        """What is sorted: positions, choices of rooms, or pairs of the two."""

    def bins(self, tables: PlaceTables) -> Ints:
        """The bin of each position or room choice, shape (table,); or of each pair, (positions, rooms)."""


@dataclass(frozen=True)
class ByDay:
    """Day by day."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        return tables.positions.day


@dataclass(frozen=True)
class ByBlock:
    """Block by block; bins are indices of blocks."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        return tables.positions.block


@dataclass(frozen=True)
class ByPosition:
    """By the very same place in time, whatever the number of slots: bins are indices of positions."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        first: dict[tuple[int, ...], int] = {}
        places = ((p.block, p.first, p.start, p.end) for p in tables.positions.positions)
        bins = [first.setdefault(place, number) for number, place in enumerate(places)]
        return np.array(bins, dtype=np.int64)


@dataclass(frozen=True)
class ByStart:
    """By the minute at which sessions start: one bin for each parallel wave."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        return tables.positions.start


@dataclass(frozen=True)
class ByRoom:
    """By room; sessions in several rooms at once have a bin for each such choice.

    Bins are indices of room choices.
    """

    by: ClassVar[Literal["room"]] = "room"

    def bins(self, tables: PlaceTables) -> Ints:
        return np.arange(len(tables.rooms.choices), dtype=np.int64)


@dataclass(frozen=True)
class ByCell:
    """By block and room together; rooms as in `ByRoom`."""

    by: ClassVar[Literal["cell"]] = "cell"

    def bins(self, tables: PlaceTables) -> Ints:
        n_choices = len(tables.rooms.choices)
        cells: Ints = tables.positions.block[:, None] * n_choices + np.arange(n_choices, dtype=np.int64)
        return cells

    def block_and_rooms(self, tables: PlaceTables, bin_: int) -> tuple[int, int]:
        """Indices of the block and of the room choice of a bin."""
        return divmod(bin_, len(tables.rooms.choices))
