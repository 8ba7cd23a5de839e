"""A place where sessions can stand."""

from __future__ import annotations

from scheduler.domain.text import GivenText
from scheduler.domain.time import Window
from scheduler.domain.value import Founded, FrozenMap, Id, NonNegativeInt, PositiveInt


class Room(Founded):
    """A room, or a large room made of others (``parts``) that are taken with it."""

    id: Id
    name: GivenText | None = None
    capacity: PositiveInt
    setups: FrozenMap[Id, PositiveInt] = {}
    """Seats by set-up, where they differ from ``capacity``."""
    features: tuple[Id, ...] = ()
    changeover: NonNegativeInt | FrozenMap[Id, NonNegativeInt] = 0
    """Minutes kept free after a session; one number, or by kind (``default`` for the others)."""
    available: tuple[Window, ...] = ()
    unavailable: tuple[Window, ...] = ()
    parts: tuple[Id, ...] = ()
    walk: FrozenMap[Id, NonNegativeInt] = {}
    """Minutes on foot to other rooms, either way; ``default`` for the others."""

    def seats(self, setup: str | None) -> int:
        """Seats in ``setup``."""
        return self.setups.get(setup, self.capacity) if setup else self.capacity

    def minutes_after(self, kind: str) -> int:
        """Minutes of change-over after a session of ``kind``."""
        if isinstance(self.changeover, int):
            return self.changeover
        return self.changeover.get(kind, self.changeover.get("default", 0))
