"""A session of the hidden programme while its demands are made up."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

UNIT = 30
"""Minutes; lengths in parallel rooms are multiples of it."""
UNITS_A_BLOCK = 3
UNITS = {"talk": 1, "round_table": 2, "workshop": 3, "poster": 3}
"""Length of a session by kind; keynotes stand in blocks of their own."""
KEYNOTE_MINUTES = 45


@dataclass(frozen=True)
class Stand:
    """Where a session stands in the hidden programme: day, block of it (None: the plenary), unit, room."""

    day: int
    block: int | None
    unit: int
    room: int


@dataclass
class Draft:
    """``track`` is its number; ``said`` is what the instance will say of it beyond kind, title and track."""

    id: str
    kind: str
    title: str
    track: int
    stand: Stand = Stand(0, None, 0, 0)
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def moments(self) -> frozenset[tuple[int, int, int]]:
        """The units that it takes, as (day, block, unit); of the plenary block, -1, all alike."""
        if self.stand.block is None:
            return frozenset({(self.stand.day, -1, 0)})
        first = self.stand.unit
        return frozenset(
            (self.stand.day, self.stand.block, unit) for unit in range(first, first + UNITS[self.kind])
        )

    @property
    def order(self) -> tuple[int, int, int]:
        """Earlier sessions have lower ones."""
        return min(self.moments)

    @property
    def is_parallel(self) -> bool:
        """Whether it stands in a room of its own next to others."""
        return self.kind in ("talk", "round_table", "workshop")
