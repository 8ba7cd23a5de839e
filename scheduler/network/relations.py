"""Named relations between two positions or two choices of rooms: the F and G of pairwise terms.

A relation is a value with a matrix: an engine may use its type (overlap: one at a time) or its matrix.
Rows belong to the left session, columns to the right one; entries are amounts, 0 where nothing is held
against the pair.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from scheduler.network.places import Ints, PositionTable, RoomTable


class TimeRelation(Protocol):
    """A relation between positions."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        """Amounts for every pair of positions, shape (left, right)."""


class RoomRelation(Protocol):
    """A relation between choices of rooms."""

    def matrix(self, table: RoomTable, left: Ints, right: Ints) -> Ints:
        """Amounts for every pair of choices, shape (left, right)."""


@dataclass(frozen=True)
class Overlap:
    """Minutes that both have in common when each is lengthened by ``extra`` minutes."""

    extra: int = 0

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        first_end = np.minimum(table.end[left][:, None], table.end[right][None, :])
        last_start = np.maximum(table.start[left][:, None], table.start[right][None, :])
        overlap: Ints = np.maximum(0, first_end + self.extra - last_start)
        return overlap


@dataclass(frozen=True)
class Parallel:
    """1 where both have a minute in common."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        return (Overlap().matrix(table, left, right) > 0).astype(np.int64)


@dataclass(frozen=True)
class LongerOverlap:
    """What lengthening by ``more`` minutes adds to an overlap lengthened by ``base``."""

    base: int
    more: int

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        longer = Overlap(self.base + self.more).matrix(table, left, right)
        return longer - Overlap(self.base).matrix(table, left, right)


@dataclass(frozen=True)
class GapMissed:
    """Minutes by which the right one starts too soon or too late after the left one's end."""

    least: int
    most: int | None

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        gap = table.start[right][None, :] - table.end[left][:, None]
        missed: Ints = np.maximum(0, self.least - gap)
        if self.most is not None:
            missed += np.maximum(0, gap - self.most)
        return missed


@dataclass(frozen=True)
class OtherDay:
    """1 where the two are on different days."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        others: Ints = (table.day[left][:, None] != table.day[right][None, :]).astype(np.int64)
        return others


@dataclass(frozen=True)
class SameDay:
    """1 where the two are on the same day."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        return 1 - OtherDay().matrix(table, left, right)


@dataclass(frozen=True)
class SameBlock:
    """1 where the two are in the same block."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        same: Ints = (table.block[left][:, None] == table.block[right][None, :]).astype(np.int64)
        return same


@dataclass(frozen=True)
class SamePosition:
    """1 where the two stand at the very same place in time: slot or step, start and end."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        columns = (table.block, table.first, table.start, table.end)
        same: Ints = np.all([c[left][:, None] == c[right][None, :] for c in columns], axis=0).astype(np.int64)
        return same


@dataclass(frozen=True)
class NotOver:
    """1 where the left one ends after the right one has started."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        late: Ints = (table.end[left][:, None] > table.start[right][None, :]).astype(np.int64)
        return late


@dataclass(frozen=True)
class ShortPause:
    """1 where the two overlap, or fewer than ``pause`` minutes lie between them on the same day."""

    pause: int

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        close = Overlap(self.pause).matrix(table, left, right) > 0
        same_day = SameDay().matrix(table, left, right) > 0
        at_once = Overlap().matrix(table, left, right) > 0
        short: Ints = (at_once | (close & same_day)).astype(np.int64)
        return short


@dataclass(frozen=True)
class Lengths:
    """Minutes of both sessions together, where ``of`` is not 0."""

    of: TimeRelation

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        minutes = table.end - table.start
        both = minutes[left][:, None] + minutes[right][None, :]
        lengths: Ints = both * (self.of.matrix(table, left, right) != 0)
        return lengths


@dataclass(frozen=True)
class LeftLength:
    """Minutes of the left session, where ``of`` is not 0."""

    of: TimeRelation

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        minutes = (table.end - table.start)[left][:, None]
        length: Ints = minutes * (self.of.matrix(table, left, right) != 0)
        return length


@dataclass(frozen=True)
class Anytime:
    """1 for any two positions."""

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        return np.ones((len(left), len(right)), dtype=np.int64)


@dataclass(frozen=True)
class OtherRooms:
    """1 where the two do not have exactly the same rooms."""

    def matrix(self, table: RoomTable, left: Ints, right: Ints) -> Ints:
        rooms = [frozenset(choice.rooms) for choice in table.choices]
        return np.array([[int(rooms[a] != rooms[b]) for b in right] for a in left], dtype=np.int64)


@dataclass(frozen=True)
class Larger:
    """1 where the left one's rooms seat more than the right one's, each in its set-up."""

    left_setup: str | None = None
    right_setup: str | None = None

    def matrix(self, table: RoomTable, left: Ints, right: Ints) -> Ints:
        seats = table.seats(self.left_setup)[left][:, None]
        others = table.seats(self.right_setup)[right][None, :]
        larger: Ints = (seats > others).astype(np.int64)
        return larger


@dataclass(frozen=True)
class WalkIs:
    """1 where the way between the two takes exactly ``minutes``."""

    minutes: int

    def matrix(self, table: RoomTable, left: Ints, right: Ints) -> Ints:
        walk = table.instance.walk
        choices = table.choices
        return np.array(
            [[int(walk(choices[a].rooms, choices[b].rooms) == self.minutes) for b in right] for a in left],
            dtype=np.int64,
        )
