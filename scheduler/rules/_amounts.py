"""What ``state`` counts of a place in several rules, as values, equal where they count the same.

A network remembers what it was told of places (see `scheduler.network.tabulation`), so that thousands of
sessions with the same windows, or in the same rooms, cost the time of one.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from scheduler.domain import Instance, Span
from scheduler.domain.time import minutes_outside
from scheduler.network.places import Position, RoomChoice


@dataclass(frozen=True)
class MinutesOutside:
    """Minutes of a position that lie in none of some windows."""

    windows: tuple[Span, ...]

    def __call__(self, position: Position) -> int:
        return minutes_outside(position.clock, self.windows)


@dataclass(frozen=True)
class MinutesInside:
    """Minutes of a position that lie in some window, each minute once."""

    windows: tuple[Span, ...]

    def __call__(self, position: Position) -> int:
        return position.clock.minutes - minutes_outside(position.clock, self.windows)


@dataclass(frozen=True)
class MinutesInSlots:
    """All minutes of a position that takes any of some slots."""

    instance: Instance = field(compare=False, repr=False)
    slots: frozenset[str]

    def __call__(self, position: Position) -> int:
        block = self.instance.blocks[position.block]
        ids = block.slot_ids[position.first : position.first + position.n_slots]
        return 0 if self.slots.isdisjoint(ids) else position.clock.minutes


@dataclass(frozen=True)
class TakesUp:
    """1 for a choice of rooms that takes up a room: the room itself, or one that it is part of."""

    instance: Instance = field(compare=False, repr=False)
    room: str

    def __call__(self, choice: RoomChoice) -> int:
        return int(self.room in self.instance.with_parts(choice.rooms))


@dataclass(frozen=True)
class TakesSome:
    """1 for a choice of rooms that takes up some of these indivisible rooms."""

    atoms: frozenset[str]

    def __call__(self, choice: RoomChoice) -> int:
        return int(not self.atoms.isdisjoint(choice.atoms))
