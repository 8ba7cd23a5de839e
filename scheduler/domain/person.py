"""Somebody who must be present at sessions, with the times when they can and wish to be."""

from __future__ import annotations

from scheduler.domain.tag_demands import TagDemands
from scheduler.domain.text import GivenText
from scheduler.domain.time import Window
from scheduler.domain.value import Founded, Id, NonNegativeInt, PositiveInt


class Person(Founded):
    """A speaker, moderator, chair or attendee."""

    id: Id
    name: GivenText
    role: GivenText | None = None
    available: tuple[Window, ...] = ()
    """Here only at these times; none given: always."""
    unavailable: tuple[Window, ...] = ()
    slots: tuple[Id, ...] = ()
    """Here only in exactly these slots; none given: all."""
    unavailable_slots: tuple[Id, ...] = ()
    """Not here in exactly these slots, whatever else runs at the same time."""
    preferred: tuple[Window, ...] = ()
    undesired: tuple[Window, ...] = ()
    time_tags: TagDemands = TagDemands()
    """What the person asks of the tags of times."""
    room_tags: TagDemands = TagDemands()
    """What the person asks of the tags of rooms."""
    pause: NonNegativeInt = 0
    """Minutes that this person needs between two sessions, besides the way."""
    per_day: PositiveInt | None = None
    """The most sessions a day that this person takes on."""
