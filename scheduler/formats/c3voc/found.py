"""What was found in a published programme of whatever writer, before it becomes an instance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class FoundPerson:
    """Somebody of a session; ``key`` is the same wherever the same person stands."""

    key: str
    name: str
    moderates: bool = False


@dataclass(frozen=True)
class FoundRoom:
    """A room; ``seats`` is None where the file does not say it."""

    name: str
    guid: str | None = None
    seats: int | None = None


@dataclass(frozen=True)
class FoundEvent:
    """A session where it stands; ``start`` has an offset, or is wall-clock time where the file gave none."""

    path: Path
    title: str
    start: dt.datetime
    minutes: int
    room: str
    guid: str | None = None
    number: int | str | None = None
    code: str | None = None
    abstract: str | None = None
    description: str | None = None
    kind: str | None = None
    track: str | None = None
    language: str | None = None
    recorded: bool = True
    persons: tuple[FoundPerson, ...] = ()


@dataclass(frozen=True)
class Found:
    """A published programme. ``own`` is what a file of ours says besides (see `table`), not yet judged.

    ``n_nameless`` counts people without a name, whom nothing can be done about.
    """

    title: str | None
    acronym: str | None
    zone: str | None
    dates: tuple[dt.date, ...]
    rooms: tuple[FoundRoom, ...]
    events: tuple[FoundEvent, ...]
    own: Mapping[str, Any]
    n_nameless: int = 0
