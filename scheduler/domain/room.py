"""A place where sessions can stand."""

from __future__ import annotations

from pydantic import model_validator

from scheduler.domain.text import GivenText, Tag
from scheduler.domain.time import Window
from scheduler.domain.value import Founded, FrozenMap, Id, NonNegativeInt, PositiveInt


class Reserved(Window):
    """A stretch of time in which a room is kept for some sessions: of these kinds, tracks or tags."""

    kinds: tuple[Id, ...] = ()
    tracks: tuple[Id, ...] = ()
    tags: FrozenMap[Id, tuple[Tag, ...]] = {}
    """By family, as sessions have them."""

    @model_validator(mode="after")
    def _for_somebody(self) -> Reserved:
        if not (self.kinds or self.tracks or self.tags):
            raise ValueError("reserves the room for nothing; give it kinds, tracks or tags")
        return self


class Room(Founded):
    """A room, or a large room made of others (``parts``) that are taken with it."""

    id: Id
    name: GivenText | None = None
    capacity: PositiveInt
    setups: FrozenMap[Id, PositiveInt] = {}
    """Seats by set-up, where they differ from ``capacity``."""
    holds: PositiveInt = 1
    """Sessions that fit into it at once, such as posters."""
    features: tuple[Id, ...] = ()
    tags: tuple[Tag, ...] = ()
    """What can be said of it, such as ``Large``."""
    changeover: NonNegativeInt | FrozenMap[Id, NonNegativeInt] = 0
    """Minutes kept free after a session; one number, or by kind (``default`` for the others)."""
    available: tuple[Window, ...] = ()
    unavailable: tuple[Window, ...] = ()
    unavailable_slots: tuple[Id, ...] = ()
    """Not to be used in exactly these slots, whatever else runs at the same time."""
    reserved: tuple[Reserved, ...] = ()
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
