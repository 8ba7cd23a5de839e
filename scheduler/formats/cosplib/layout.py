"""Where everything stands in the sheet of a schedule, which is read by position alone."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from scheduler.domain import Instance

NAMES = 1
"""The column of the names of blocks."""


@dataclass(frozen=True)
class Layout:
    """First a row of rooms and a row for each block with its tracks, then a blank one, then all slots.

    Blocks, slots and rooms count from 0, rows and columns from 1.
    """

    n_rooms: int
    n_slots: tuple[int, ...]
    """Of each block."""

    @classmethod
    def of(cls, instance: Instance) -> Layout:
        n_slots = tuple(block.n_slots or 0 for block in instance.blocks)
        return cls(len(instance.rooms), n_slots)

    def label_row(self, block: int) -> int:
        """The row in which a block says which track it has in each room."""
        return block + 2

    @property
    def separator_row(self) -> int:
        """The row that is blank."""
        return len(self.n_slots) + 2

    def slot_row(self, block: int, slot: int) -> int:
        """The row in which a slot says which submission it has in each room."""
        before = list(accumulate(self.n_slots, initial=0))
        return self.separator_row + 1 + before[block] + slot

    def column(self, room: int) -> int:
        return room + NAMES + 1

    @property
    def last_row(self) -> int:
        return self.separator_row + sum(self.n_slots)

    @property
    def last_column(self) -> int:
        return self.n_rooms + NAMES
