"""A theme that groups sessions, and a resource that sessions share."""

from __future__ import annotations

from scheduler.domain.text import GivenText
from scheduler.domain.value import Founded, FrozenMap, Id, NonNegativeInt


class Track(Founded):
    """A theme of the conference."""

    title: GivenText
    chairs: tuple[Id, ...] = ()
    """People who chair its sessions, wherever these stand."""
    block_penalties: FrozenMap[Id, NonNegativeInt] = {}
    """What it costs to have it in a block, for each room it uses there."""
    room_penalties: FrozenMap[Id, NonNegativeInt] = {}
    """What it costs to have it in a room, for each block in which it uses it."""
    similar: FrozenMap[Id, NonNegativeInt] = {}
    """How much it costs to run in parallel with another track; said of either of the two."""


class Resource(Founded):
    """Something of which only so much is there at any moment: interpreters' teams, streams."""

    title: GivenText
    limit: NonNegativeInt
