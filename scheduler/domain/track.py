"""A theme that groups sessions, and a resource that sessions share."""

from __future__ import annotations

from scheduler.domain.text import GivenText
from scheduler.domain.value import Founded, NonNegativeInt


class Track(Founded):
    """A theme of the conference."""

    title: GivenText


class Resource(Founded):
    """Something of which only so much is there at any moment: interpreters' teams, streams."""

    title: GivenText
    limit: NonNegativeInt
