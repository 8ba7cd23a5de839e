"""Keys by which sessions are counted: by day, by room, by start.

A key sorts positions, or choices of rooms, into bins. For one session it gives a mask per bin.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal, Protocol

import numpy as np

from scheduler.network.places import Ints, PlaceTables


class Key(Protocol):
    """How to sort places into bins."""

    @property
    def by(self) -> Literal["position", "room"]:
        """What is sorted: positions, or choices of rooms."""

    def bins(self, tables: PlaceTables) -> Ints:
        """The bin of each position or room choice, shape (table,)."""


@dataclass(frozen=True)
class ByDay:
    """Day by day."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        return tables.positions.day


@dataclass(frozen=True)
class ByStart:
    """By the minute at which sessions start: one bin for each parallel wave."""

    by: ClassVar[Literal["position"]] = "position"

    def bins(self, tables: PlaceTables) -> Ints:
        return tables.positions.start


@dataclass(frozen=True)
class ByRoom:
    """By room; sessions in several rooms at once have a bin for each such choice."""

    by: ClassVar[Literal["room"]] = "room"

    def bins(self, tables: PlaceTables) -> Ints:
        return np.arange(len(tables.rooms.choices), dtype=np.int64)
