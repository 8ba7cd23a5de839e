"""The days of the page: each has its parts, and each part a grid and a list.

A day is one part. Where blocks have timelines of their own, each block is one, since its slots may share
hours with those of another block, in the same room.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scheduler.domain import Instance
from scheduler.domain.text import Language, Text
from scheduler.domain.time import WEEKDAYS, DayName, Span
from scheduler.formats.page.entry import Entry, Moment, Service, moment
from scheduler.formats.page.grid import Grid, Item, grid_of


@dataclass(frozen=True)
class AtOnce:
    """What the list shows under one clock time: service items, then sessions."""

    start: Moment
    service: tuple[Service, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Part:
    """A day, or a block of it with its title and times."""

    id: str
    title: Text | None
    times: tuple[Moment, Moment] | None
    grid: Grid
    moments: tuple[AtOnce, ...]
    entry: Mapping[str, Entry]
    service: Mapping[str, Service]
    """By their names in the grid."""

    def clock(self, minute: int) -> Moment:
        """The clock time at which a row of the grid begins."""
        return next(at.start for at in self.moments if minute in _minutes(at))


@dataclass(frozen=True)
class ShortDay:
    """A day as a link to it says: ``Thursday 24``."""

    date: dt.date

    def say(self, language: Language = "en") -> str:
        return f"{WEEKDAYS[language][self.date.weekday()]} {self.date.day}"


@dataclass(frozen=True)
class PageDay:
    """One date; ``beside`` is what runs alongside the sessions.

    ``only_beside``: the lists do not hold it, since it belongs to no block.
    """

    id: str
    name: DayName
    title: Text | None
    parts: tuple[Part, ...]
    beside: tuple[Service, ...]
    only_beside: bool = False

    @property
    def short(self) -> ShortDay:
        return ShortDay(self.name.date)

    @property
    def has_sessions(self) -> bool:
        return any(part.entry for part in self.parts)


def days(instance: Instance, entries: Sequence[Entry]) -> tuple[PageDay, ...]:
    """All days that have something to show, in order."""
    found = (_day(instance, index, entries) for index in range(len(instance.days)))
    return tuple(day for day in found if day is not None)


def _day(instance: Instance, index: int, entries: Sequence[Entry]) -> PageDay | None:
    day, name = instance.days[index], f"_day-{index + 1}"
    blocks = {block.id for block in day.blocks}
    held = [entry for entry in entries if entry.placement.block in blocks]
    service = tuple(_services(instance, index))
    if not held and not service:
        return None
    if not instance.own_timelines:
        part = _part(instance, name, held, service)
        beside = tuple(part.service[item] for item in part.grid.beside)
        return PageDay(name, DayName(day.date), day.title, (part,), beside)
    parts = []
    for number, block in enumerate(day.blocks, 1):
        inside = [entry for entry in held if entry.placement.block == block.id]
        if inside:
            title, span = (
                block.title or Text(any=block.id),
                instance.block_span(instance.block_index[block.id]),
            )
            parts.append(_part(instance, f"{name}-{number}", inside, (), title, span))
    return PageDay(name, DayName(day.date), day.title, tuple(parts), service, only_beside=True)


def _services(instance: Instance, index: int) -> Iterator[Service]:
    """What the public sees of a day's service items."""
    midnight = instance.day_start(index)
    public = [item for item in instance.days[index].service if item.public]
    for number, item in enumerate(sorted(public, key=lambda item: (item.start, item.end))):
        time = Span(midnight + item.start, midnight + item.end)
        start, end = moment(instance, time.start), moment(instance, time.end)
        yield Service(f"service {number}", item.title, start, end, time, item.rooms)


def _part(
    instance: Instance,
    name: str,
    held: Sequence[Entry],
    service: Sequence[Service],
    title: Text | None = None,
    span: Span | None = None,
) -> Part:
    items = [
        Item(entry.id, entry.placement.time, entry.placement.rooms, instance.kind(entry.session).plenary)
        for entry in held
    ]
    items += [Item(one.name, one.time, one.rooms) for one in service]
    used = {room for entry in held for room in entry.placement.rooms}
    rooms = [room.id for room in instance.rooms if room.id in used]
    return Part(
        id=name,
        title=title,
        times=None if span is None else (moment(instance, span.start), moment(instance, span.end)),
        grid=grid_of(rooms, items),
        moments=tuple(_moments(held, service)),
        entry={entry.id: entry for entry in held},
        service={one.name: one for one in service},
    )


def _moments(held: Sequence[Entry], service: Sequence[Service]) -> Iterator[AtOnce]:
    def start(one: Entry | Service) -> int:
        return one.time.start if isinstance(one, Service) else one.placement.start

    both: list[Entry | Service] = [*service, *held]
    for _, group in groupby(sorted(both, key=start), start):
        together = list(group)
        yield AtOnce(
            together[0].start,
            tuple(one for one in together if isinstance(one, Service)),
            tuple(one for one in together if isinstance(one, Entry)),
        )


def _minutes(at: AtOnce) -> set[int]:
    return {one.time.start for one in at.service} | {one.placement.start for one in at.entries}
