"""A programme as rows of a table: one for each session that stands somewhere, and each service item."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.domain import Instance, Placement, Session, Text
from scheduler.domain.text import Language
from scheduler.formats.publication import Publication


@dataclass(frozen=True)
class Entry:
    """A session, or a service item (``session`` is None), with its place.

    ``start`` and ``end`` are minutes since midnight of ``date`` on the wall clock.
    """

    date: dt.date
    start: int
    end: int
    title: Text
    rooms: tuple[str, ...]
    session: Session | None = None


@dataclass(frozen=True)
class Clock:
    """A time of day of so many minutes, in cells that know times."""

    minutes: int


CellValue = str | int | dt.date | Clock
"""What a cell holds; a blank one holds an empty text."""


def all_entries(publication: Publication) -> list[Entry]:
    """Sessions and public service items in order of time, rooms in the order of the instance."""
    instance = publication.instance
    found = [*session_entries(instance, publication.programme.placements), *_service_entries(instance)]
    order = {room.id: number for number, room in enumerate(instance.rooms)}
    return sorted(
        found,
        key=lambda e: (
            e.date,
            e.start,
            e.session is not None,
            e.end,
            [order[room] for room in e.rooms],
            e.session.id if e.session else "",
        ),
    )


def session_entries(instance: Instance, placements: Iterable[Placement]) -> Iterator[Entry]:
    """The sessions of these placements, in the order given."""
    for placement in placements:
        session = instance.session[placement.session]
        day = instance.day_of_block[instance.block_index[placement.block]]
        midnight, span = instance.day_start(day), instance.clock_span(placement.time)
        yield Entry(
            instance.days[day].date,
            span.start - midnight,
            span.end - midnight,
            session.title,
            placement.rooms,
            session,
        )


def _service_entries(instance: Instance) -> Iterator[Entry]:
    for day in instance.days:
        for item in day.service:
            if item.public:
                yield Entry(day.date, item.start, item.end, item.title, item.rooms)


def names(instance: Instance, ids: Iterable[str], language: Language, separator: str) -> str:
    """What people call the things with these ids, in a row."""
    return separator.join(instance.name(each).say(language) for each in ids)
