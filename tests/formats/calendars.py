"""Programmes to be written as calendars, and how one is written and read back in a test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event

from scheduler.domain import Instance, Placement, Programme
from scheduler.formats.ical import write_ical
from scheduler.formats.instance_file import read_instance
from scheduler.formats.programme_file import read_programme
from scheduler.formats.publication import Publication
from tests.small import small_instance

ROOT = Path(__file__).parent.parent.parent
RELEASED = datetime(2030, 5, 1, 12, tzinfo=UTC)
USUAL: Mapping[str, tuple[int, str]] = {
    "open": (0, "hall"),
    "w1": (1, "hall"),
    "w2": (1, "attic"),
    "w3": (2, "hall"),
    "w4": (2, "attic"),
}
"""By session of the small instance the slot and room in which it stands."""


def programme(
    places: Mapping[str, tuple[int, str]] | None = None, **moved: tuple[int, str] | None
) -> Programme:
    """A programme of the small instance, as usual but for what is moved, or left out by None."""
    instance = small_instance()
    given = {**(USUAL if places is None else places), **moved}
    found = []
    for session, place in given.items():
        if place is not None:
            span = instance.slot_span(0, place[0])
            found.append(Placement(session, "morning", place[0], span.start, span.end, (place[1],)))
    return Programme(tuple(found))


@cache
def real(year: int) -> tuple[Instance, Programme]:
    """A committed instance with its committed programme."""
    instance = read_instance(ROOT / "instances" / f"{year}.yaml")
    return instance, read_programme(ROOT / "solutions" / f"{year}.json", instance).programme


@dataclass(frozen=True)
class Written:
    """A calendar as it was written."""

    content: bytes

    @property
    def calendar(self) -> Calendar:
        """As icalendar reads it, which finds nothing wrong."""
        calendar = Calendar.from_ical(self.content)
        assert isinstance(calendar, Calendar)
        assert calendar.errors == []
        assert all(part.errors == [] for part in calendar.walk())
        return calendar

    @property
    def events(self) -> dict[str, Event]:
        """By id of the session, or by UID."""
        found = {str(each.get("X-SCHEDULE-ID") or each["UID"]): each for each in self.calendar.events}
        assert len(found) == len(self.calendar.events)
        return found

    def event(self, key: str) -> Event:
        return self.events[key]

    def sequence(self, key: str) -> int:
        return int(self.events[key].get("SEQUENCE", 0))

    def modified(self, key: str) -> datetime | None:
        held = self.events[key].get("LAST-MODIFIED")
        return None if held is None else held.dt


def written(folder: Path, programme: Programme, instance: Instance | None = None, **given: Any) -> Written:
    """A calendar of everything."""
    path = folder / "calendar.ics"
    write_ical(publication(programme, instance, **given), path)
    return Written(path.read_bytes())


def written_by(
    folder: Path, programme: Programme, instance: Instance | None = None, **given: Any
) -> dict[str, Written]:
    """Calendars by the names of their files."""
    paths = write_ical(publication(programme, instance, **given), folder)
    assert sorted(paths) == sorted(folder.iterdir())
    return {path.name: Written(path.read_bytes()) for path in paths}


def publication(programme: Programme, instance: Instance | None = None, **given: Any) -> Publication:
    return Publication(
        instance or small_instance(), programme, **{"released": RELEASED, "language": "en", **given}
    )
