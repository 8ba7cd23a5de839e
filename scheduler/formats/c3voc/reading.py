"""Reads the tree of a published programme: that of schedule.json, or of schedule.xml in the same shape.

Writers differ: what they leave out is found elsewhere where it can be, and what they add is passed over.
Version 2 of schedule.json, in which events stand in one list, is read, too.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator, Mapping
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY
from scheduler.domain.value import LARGEST
from scheduler.errors import InputError
from scheduler.formats.c3voc.fields import NOT_GIVEN, Fields
from scheduler.formats.c3voc.found import Found, FoundEvent, FoundPerson, FoundRoom, Path
from scheduler.formats.c3voc.identity import UUID
from scheduler.formats.c3voc.outgoing import NIGHT_ENDS
from scheduler.formats.c3voc.table import KEY
from scheduler.formats.standings import LONGEST
from scheduler.formats.tree import Tree

CONFERENCE: Path = ("schedule", "conference")
MOST_EVENTS = 10_000
MODERATES = "MODERATOR"
HINT = "its schedule holds a conference with days, rooms and events"

Given = Mapping[str, Any]


def found_in(tree: Tree) -> Found:
    """What a published programme says.

    Raises
    ------
    InputError
        It is none, or a session lacks its title, time or room; it carries all faults.
    """
    reading = _Reading(tree)
    found = reading.found()
    problems = [*tree.flaws, *reading.fields.problems]
    if problems:
        faults = set(tree.faults(problems))
        number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{tree.name} has {number}", faults)
    return found


class _Reading:
    def __init__(self, tree: Tree) -> None:
        self.fields = Fields()
        self._tree = tree
        self._n_nameless = 0
        self._tracks: dict[str, str] = {}
        """Names of tracks by slug, which version 2 refers to."""

    def found(self) -> Found:
        fields = self.fields
        root = self._tree.value if isinstance(self._tree.value, dict) else {}
        schedule, conference = self._parts(root)
        self._tracks = dict(self._track_names(conference))
        events = tuple(self._events(schedule, conference))
        if not events and not fields.problems:
            fields.refuse(CONFERENCE, "holds no event", "publish the programme first")
        path = CONFERENCE
        return Found(
            title=fields.text((*path, "title"), conference.get("title")),
            acronym=fields.text((*path, "acronym"), conference.get("acronym")),
            zone=fields.text((*path, "time_zone_name"), conference.get("time_zone_name")),
            dates=tuple(date for _, _, date in self._days(conference) if date is not None),
            rooms=tuple(self._rooms(conference)),
            events=events,
            own=self._own(conference),
            n_nameless=self._n_nameless,
        )

    def _parts(self, root: Given) -> tuple[Given, Given]:
        schedule, conference = root.get("schedule"), None
        if isinstance(schedule, dict):
            conference = schedule.get("conference")
        if not isinstance(conference, dict):
            self.fields.refuse((), "is no programme of the C3VOC", HINT)
            return {}, {}
        return schedule or {}, conference

    def _own(self, conference: Given) -> Given:
        meta = conference.get("meta")
        own = meta.get(KEY) if isinstance(meta, dict) else None
        return own if isinstance(own, dict) else {}

    # -- days and rooms -----------------------------------------------------------------------

    def _days(self, conference: Given) -> Iterator[tuple[Path, Given, dt.date | None]]:
        """Days with their dates; problems of a date are told once, by `_events`."""
        silent = Fields()
        for index, given in enumerate(silent.sequence((), conference.get("days"))):
            path = (*CONFERENCE, "days", index)
            day = silent.mapping(path, given)
            dated = next((day[name] for name in ("date", "day_start", "start") if day.get(name)), None)
            yield path, day, silent.date((), dated)

    def _rooms(self, conference: Given) -> Iterator[FoundRoom]:
        path = (*CONFERENCE, "rooms")
        for index, given in enumerate(self.fields.sequence(path, conference.get("rooms"))):
            room = self.fields.mapping((*path, index), given)
            name = self.fields.text((*path, index, "name"), room.get("name"))
            if name is not None:
                yield FoundRoom(name, _uuid(room.get("guid")), _seats(room.get("capacity")))

    def _track_names(self, conference: Given) -> Iterator[tuple[str, str]]:
        given = conference.get("tracks")
        for track in given if isinstance(given, list) else ():
            if isinstance(track, dict) and isinstance(track.get("name"), str) and track["name"].strip():
                yield str(track.get("slug")), track["name"]

    # -- events -------------------------------------------------------------------------------

    def _events(self, schedule: Given, conference: Given) -> Iterator[FoundEvent]:
        places = enumerate(self._places(schedule, conference))
        for number, (path, given, day, room) in places:
            if number >= MOST_EVENTS:
                self.fields.refuse(path, f"is more than {MOST_EVENTS:,} events", "split the file")
                return
            event = self._event(path, self.fields.mapping(path, given), day, room)
            if event is not None:
                yield event

    def _places(self, schedule: Given, conference: Given) -> Iterator[tuple[Path, Any, Given, str]]:
        """Each event with its path, its day, and the room that it stands under."""
        fields = self.fields
        fields.sequence((*CONFERENCE, "days"), conference.get("days"))
        for path, day, _ in self._days(conference):
            fields.date((*path, "date"), day.get("date"))
            rooms = fields.mapping((*path, "rooms"), day.get("rooms"))
            for name, events in rooms.items():
                where = (*path, "rooms", name)
                for index, event in enumerate(fields.sequence(where, events)):
                    yield (*where, index), event, day, name
        listed = schedule.get("events")
        for index, event in enumerate(fields.sequence(("schedule", "events"), listed)):
            yield ("schedule", "events", index), event, {}, ""

    def _event(self, path: Path, event: Given, day: Given, under: str) -> FoundEvent | None:
        fields = self.fields
        title = self._wanted(path, event, "title")
        start = self._start(path, event, day)
        minutes = self._minutes(path, event, start)
        room = self._room(path, event, under)
        details: dict[str, Any] = {
            "number": self._number(path, event),
            "code": fields.name((*path, "code"), event.get("code")),
            "abstract": self._abstract(path, event),
            "description": fields.text((*path, "description"), _plain(event.get("description"))),
            "kind": fields.text((*path, "type"), event.get("type")),
            "track": self._track(path, event),
            "language": fields.text((*path, "language"), event.get("language")),
            "recorded": not fields.flag((*path, "do_not_record"), event.get("do_not_record")),
            "persons": tuple(self._persons(path, event)),
        }
        if title is None or start is None or minutes is None or room is None:
            return None
        return FoundEvent(path, title, start, minutes, room, _uuid(event.get("guid")), **details)

    def _wanted(self, path: Path, event: Given, name: str) -> str | None:
        text = self.fields.text((*path, name), event.get(name))
        if text is None and event and _is_blank(event.get(name)):
            self.fields.refuse((*path, name), f"has no {name}", "give it one")
        return text

    def _room(self, path: Path, event: Given, under: str) -> str | None:
        """The room under which the event stands, else the one that it names."""
        if under.strip():
            return self.fields.text(path[:-1], under)
        given = event.get("room")
        return self._wanted(path, {"room": given.get("name")} if isinstance(given, dict) else event, "room")

    def _number(self, path: Path, event: Given) -> int | str | None:
        name = self.fields.name((*path, "id"), event.get("id"))
        return int(name) if name and name.isascii() and name.isdigit() and len(name) <= 15 else name

    def _abstract(self, path: Path, event: Given) -> str | None:
        """Subtitle and abstract, a blank line between."""
        texts = (self.fields.text((*path, n), _plain(event.get(n))) for n in ("subtitle", "abstract"))
        return "\n\n".join(text for text in texts if text) or None

    def _track(self, path: Path, event: Given) -> str | None:
        given = event.get("track")
        if isinstance(given, dict):
            given = given.get("name") or self._tracks.get(str(given.get("slug")), given.get("slug"))
        return self.fields.text((*path, "track"), given)

    # -- times --------------------------------------------------------------------------------

    def _start(self, path: Path, event: Given, day: Given) -> dt.datetime | None:
        """When an event starts; without a full date, on its day or in the small hours after it."""
        fields = self.fields
        if event.get("date") not in NOT_GIVEN:
            return fields.moment((*path, "date"), event["date"])
        start = event.get("start")
        if isinstance(start, str) and len(start) > len("00:00:00"):
            return fields.moment((*path, "start"), start)
        date, minute = fields.date(path, day.get("date")), fields.clock((*path, "start"), start)
        if event and (date is None or (minute is None and _is_blank(start))):
            fields.refuse((*path, "date"), "has no date and time", "write it as 2024-10-24T09:00:00+01:00")
        if date is None or minute is None:
            return None
        night = minute < NIGHT_ENDS.hour * 60
        return dt.datetime.combine(date, dt.time()) + dt.timedelta(days=night, minutes=minute)

    def _minutes(self, path: Path, event: Given, start: dt.datetime | None) -> int | None:
        fields = self.fields
        if event.get("duration") not in NOT_GIVEN:
            where = (*path, "duration")
            return self._within_reason(where, fields.duration(where, event["duration"]))
        end = fields.moment((*path, "end"), event.get("end"))
        if end is None and event and _is_blank(event.get("end")):
            fields.refuse((*path, "duration"), "has no length", "write hours and minutes as 01:30")
        if end is None or start is None:
            return None
        if (end.tzinfo is None) != (start.tzinfo is None) or end <= start:
            fields.refuse((*path, "end"), "is not after its start", "correct one of the two")
            return None
        return self._within_reason((*path, "end"), math.ceil((end - start).total_seconds() / 60))

    def _within_reason(self, path: Path, minutes: int | None) -> int | None:
        if minutes is None or minutes <= LONGEST:
            return minutes
        self.fields.refuse(path, f"lasts longer than {LONGEST // MINUTES_A_DAY} days", "correct it")
        return None

    # -- people -------------------------------------------------------------------------------

    def _persons(self, path: Path, event: Given) -> Iterator[FoundPerson]:
        field = "persons" if event.get("persons") is not None else "participants"
        seen = set()
        for index, given in enumerate(self.fields.sequence((*path, field), event.get(field))):
            where = (*path, field, index)
            person = self.fields.mapping(where, {"name": given} if isinstance(given, str) else given)
            names = (person.get(n) for n in ("name", "public_name", "full_public_name"))
            name = self.fields.text((*where, "name"), next((n for n in names if n), None))
            if name is None:
                self._n_nameless += 1
                continue
            keys = (person.get(key) for key in ("guid", "code", "id"))
            key = next((str(k) for k in keys if isinstance(k, str | int) and k not in NOT_GIVEN), name)
            if key not in seen:
                seen.add(key)
                yield FoundPerson(key, name, person.get("role") == MODERATES)


def _is_blank(value: Any) -> bool:
    """Whether nothing is given, of which nobody has told yet."""
    return value is None or (isinstance(value, str) and not value.strip())


def _uuid(value: Any) -> str | None:
    return value if isinstance(value, str) and UUID.fullmatch(value) else None


def _seats(value: Any) -> int | None:
    usable = isinstance(value, int | float) and not isinstance(value, bool) and 1 <= value <= LARGEST
    return int(value) if usable else None


def _plain(value: Any) -> Any:
    """A text that may be given in several languages, in the first of those that are known, else in any."""
    if not isinstance(value, dict):
        return value
    texts = [value.get(language) for language in ("en", "fr", "ar")] + list(value.values())
    return next((text for text in texts if isinstance(text, str) and text.strip()), None)
