"""Calendars of ours that were released before: what each event said, and how often it had been changed.

They are the best memory of earlier releases, for all of it stands in them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from scheduler.domain.value import LARGEST
from scheduler.domain.zone import zone
from scheduler.errors import Fault, InputError
from scheduler.formats.file_names import is_id
from scheduler.formats.groups import NONE
from scheduler.formats.ical.event import SESSION_ID
from scheduler.formats.ical.history import Known
from scheduler.formats.ical.moments import moment_of
from scheduler.formats.ical.producer import PRODUCER
from scheduler.formats.ical.verbatim import as_given

LARGEST_FILE = 20_000_000
ENDING = ".ics"
REVISION = ("DTSTAMP", "SEQUENCE", "LAST-MODIFIED")
"""What an event says of its release, not of the session."""
NEEDED = frozenset({"UID", "SUMMARY", "STATUS", "DTSTART", "DTEND"})
TIMES = ("DTSTART", "DTEND")
HINT = "give a calendar as `schedule export --to ical` wrote it"


@dataclass(frozen=True)
class Release:
    """The events of one release by what they are known by, and the names of its files without the ending.

    No name where it is a single file, which holds no list but all there is.
    """

    events: dict[str, Known]
    stems: frozenset[str] = frozenset()


def read_release(path: Path, at: ZoneInfo) -> Release:
    """Read a calendar, or a folder of calendars that were written together; times are told in ``at``.

    Raises
    ------
    InputError
        A file cannot be read, or is no calendar of ours; it carries all faults.
    """
    folder = path.is_dir()
    files = sorted(file for file in path.iterdir() if _is_ours(file)) if folder else [path]
    events: dict[str, Known] = {}
    faults: list[Fault] = []
    for file in files:
        try:
            _merge(events, _read(file, at), file.stem if folder else None)
        except InputError as error:
            faults += error.faults
    if folder and not files:
        faults.append(Fault(str(path), 0, 0, "", "holds no calendar", HINT))
    if faults:
        raise InputError(f"{path} cannot be read", faults)
    return Release(events, frozenset(file.stem for file in files) if folder else frozenset())


def _is_ours(file: Path) -> bool:
    """Whether a file of a folder can be one of ours; others are left alone."""
    return file.suffix == ENDING and (is_id(file.stem) or file.stem == NONE)


def _merge(events: dict[str, Known], found: dict[str, Known], stem: str | None) -> None:
    """Add the events of a file; of one that stands in several files, what was changed most often counts."""
    for key, event in found.items():
        held = events.get(key)
        newest = event if held is None or event.sequence > held.sequence else held
        before = frozenset() if held is None or held.stems is None else held.stems
        events[key] = replace(newest, stems=None if stem is None else before | {stem})


def _read(path: Path, at: ZoneInfo) -> dict[str, Known]:
    calendar = _calendar(path)
    events = list(_events(path, calendar.walk("VEVENT"), at))
    faults = [event for event in events if isinstance(event, Fault)]
    if faults:
        raise InputError(f"{path} cannot be read", faults)
    known = [event for event in events if isinstance(event, Known)]
    return {str(event.event.get(SESSION_ID) or event.event["UID"]): event for event in known}


def _calendar(path: Path) -> Calendar:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise _unreadable(path, f"is larger than {LARGEST_FILE:,} bytes")
        calendar = Calendar.from_ical(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise _unreadable(path, f"cannot be read: {error.strerror}") from None
    except (ValueError, LookupError, TypeError, AttributeError):
        raise _unreadable(path, "is no calendar") from None
    if not isinstance(calendar, Calendar) or str(calendar.get("PRODID", "")) != PRODUCER:
        raise _unreadable(path, "is no calendar of ours")
    return calendar


def _events(path: Path, events: Iterable[object], at: ZoneInfo) -> Iterator[Known | Fault]:
    for number, event in enumerate(events, 1):
        try:
            yield _known(event, at)
        except (ValueError, LookupError, TypeError, AttributeError, OverflowError):
            yield Fault(str(path), 0, 0, f"event {number}", "is not as it was exported", HINT)


def _known(event: object, at: ZoneInfo) -> Known:
    """An event without what it says of its release, which is kept beside it."""
    if not isinstance(event, Event) or event.errors or not event.keys() >= NEEDED:
        raise ValueError("no event of ours")
    if any(isinstance(held, list) for held in event.values()):
        raise ValueError("something is said twice")
    if not is_id(str(event.get(SESSION_ID, "x"))):
        raise ValueError("no id of a session")
    bare = Event()
    for name, held in event.items():
        if name not in (*REVISION, *TIMES):
            bare[name] = as_given(held)
    for name in TIMES:
        bare.add(name, _in_zone(event, name, at))
    sequence = int(event.get("SEQUENCE", 0))
    if not 0 <= sequence <= LARGEST:
        raise ValueError("no number of changes")
    modified = moment_of(event, "LAST-MODIFIED") if "LAST-MODIFIED" in event else None
    return Known(bare, sequence, modified)


def _in_zone(event: Event, name: str, at: ZoneInfo) -> dt.datetime:
    """A moment in the zone of the conference; icalendar has read it by the system's list of zones."""
    moment = moment_of(event, name)
    written_in = event[name].params.get("TZID")
    return moment.replace(tzinfo=zone(written_in)).astimezone(at) if written_in else moment.astimezone(at)


def _unreadable(path: Path, message: str) -> InputError:
    return InputError(f"{path} cannot be read", [Fault(str(path), 0, 0, "", message, HINT)])
