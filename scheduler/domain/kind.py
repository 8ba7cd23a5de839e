"""A type of session, and what its sessions have in common."""

from __future__ import annotations

from scheduler.domain.text import GivenText
from scheduler.domain.time import Window
from scheduler.domain.value import Flag, Founded, Id, PositiveInt


class Kind(Founded):
    """Defaults of a type of session: how long, plenary or not, where and when it may stand."""

    title: GivenText | None = None
    duration: PositiveInt | None = None
    """Minutes; none given: as long as its slot."""
    plenary: Flag = False
    """Nothing else may run at the same time."""
    rooms: tuple[Id, ...] = ()
    """The only rooms for this kind; none given: all."""
    blocks: tuple[Id, ...] = ()
    """The only blocks for this kind; none given: all."""
    allowed: tuple[Window, ...] = ()
    forbidden: tuple[Window, ...] = ()
    setup: Id | None = None
    """The set-up of the room that decides how many it seats."""
    colour: str | None = None
    """A colour of the terminal, such as ``cyan``."""
