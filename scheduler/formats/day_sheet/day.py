"""One day as it is shown: its sessions, its breaks, and what goes on beside them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from scheduler.domain import Instance, Placement, Programme, ServiceItem, Span
from scheduler.domain.text import Language
from scheduler.domain.time import DayName
from scheduler.formats.day_sheet.entry import Entry, entry_of
from scheduler.formats.one_line import one_line


@dataclass(frozen=True)
class Break:
    """A public service item. ``start`` and ``end`` are minutes since midnight of its day.

    ``room_names`` are empty where it is no matter of rooms.
    """

    title: str
    start: int
    end: int
    room_names: tuple[str, ...]


@dataclass(frozen=True)
class DaySheet:
    """A day: ``entries`` in order of time, ``breaks`` between them, and items ``alongside`` sessions."""

    date: date
    name: str
    title: str
    entries: tuple[Entry, ...]
    breaks: tuple[Break, ...]
    alongside: tuple[Break, ...]

    @property
    def heading(self) -> str:
        """The day, and what it is called."""
        return f"{self.name} · {self.title}" if self.title else self.name


def _all(_: Placement) -> bool:
    return True


def day_sheets(
    instance: Instance,
    programme: Programme,
    language: Language,
    chosen: Callable[[Placement], bool] = _all,
    with_service: bool = True,
) -> tuple[DaySheet, ...]:
    """All days in order, with the ``chosen`` placements; a session stands on the day of its block."""
    return tuple(
        _day_sheet(instance, [p for p in programme.placements if chosen(p)], day, language, with_service)
        for day in range(len(instance.days))
    )


def _day_sheet(
    instance: Instance, placements: Iterable[Placement], day: int, language: Language, with_service: bool
) -> DaySheet:
    given, midnight = instance.days[day], instance.day_start(day)
    here = (p for p in placements if instance.day_of_block[instance.block_index[p.block]] == day)
    order = {room.id: number for number, room in enumerate(instance.rooms)}
    entries = sorted(
        (entry_of(instance, placement, midnight, language) for placement in here),
        key=lambda entry: (entry.start, entry.end, [order[room] for room in entry.rooms], entry.session),
    )
    items = [_break(instance, item, language) for item in given.service if item.public and with_service]
    items.sort(key=lambda item: (item.start, item.end))
    busy = [Span(entry.start, entry.end) for entry in entries]
    alongside = [item for item in items if any(_span(item).overlap(span) for span in busy)]
    return DaySheet(
        date=given.date,
        name=DayName(given.date).say(language),
        title=one_line(given.title.say(language)) if given.title else "",
        entries=tuple(entries),
        breaks=tuple(item for item in items if item not in alongside),
        alongside=tuple(alongside),
    )


def _span(item: Break) -> Span:
    return Span(item.start, item.end)


def _break(instance: Instance, item: ServiceItem, language: Language) -> Break:
    rooms = tuple(one_line(instance.name(room).say(language)) for room in item.rooms)
    return Break(one_line(item.title.say(language)), item.start, item.end, rooms)
