"""A programme in the terms of the C3VOC: days, rooms and events, ready to be written as XML or JSON.

Everything here is within what both schemas and the readers that are known take: the length of a session is
hours and minutes below a day, an event stands in one room, zones have names that the schema knows, and what
stands shortly after midnight belongs to the day before.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from math import gcd

from scheduler.domain import Instance, Placement
from scheduler.domain.room import Room as GivenRoom
from scheduler.domain.text import Language
from scheduler.domain.time import MINUTES_A_DAY, Span
from scheduler.errors import Fault, InputError
from scheduler.formats.c3voc.identity import Identities, Identity, slug
from scheduler.formats.one_line import one_line
from scheduler.formats.phrases import ALSO_IN
from scheduler.formats.publication import Publication
from scheduler.formats.real_times import PROGRAMME, RealTime, at, insist_on_real_times, real_time
from scheduler.formats.writable import insist_on_writable

GENERATOR = "schedule"
NIGHT_ENDS = dt.time(4)
"""What begins earlier belongs to the day before, if that had sessions."""
KNOWN_ZONE = re.compile(r"^([A-Z][a-z]+/[A-Z][a-z]+)|UTC$")
"""Names of zones that the schema of schedule.json takes."""
UNIVERSAL = frozenset({"Etc/UTC", "Etc/GMT", "Etc/UCT", "Etc/Zulu", "GMT", "UCT", "Zulu", "Etc/Universal"})
MOST_MINUTES_APART = 60


@dataclass(frozen=True)
class Person:
    """Somebody who is announced with a session."""

    guid: str
    number: int
    name: str


@dataclass(frozen=True)
class Room:
    """A room by the one name it has in the file; ``seats`` is None where the number is made up."""

    guid: str
    slug: str
    name: str
    seats: int | None


@dataclass(frozen=True)
class Track:
    """A track by the one name it has in the file."""

    slug: str
    name: str


@dataclass(frozen=True)
class Event:
    """A session where it stands; empty texts are there, but say nothing."""

    identity: Identity
    room: str
    title: str
    abstract: str
    description: str
    kind: str
    track: str
    language: str
    recorded: bool
    time: RealTime
    persons: tuple[Person, ...]
    url: str | None

    @property
    def duration(self) -> str:
        return hours_and_minutes(self.time.minutes)


@dataclass(frozen=True)
class Day:
    """A logical day, its rooms in the order of the instance."""

    index: int
    date: dt.date
    time: RealTime
    rooms: tuple[tuple[Room, tuple[Event, ...]], ...]


@dataclass(frozen=True)
class Agenda:
    """All that is said of a conference in one language; ``zone`` is None where there is no word for it."""

    acronym: str
    title: str
    version: str
    zone: str | None
    step: str
    site: str | None
    rooms: tuple[Room, ...]
    tracks: tuple[Track, ...]
    days: tuple[Day, ...]


@dataclass(frozen=True)
class Names:
    """What rooms, tracks and kinds are called in the file, by id: no two of a sort alike."""

    rooms: Mapping[str, str]
    tracks: Mapping[str, str]
    kinds: Mapping[str, str]


def program_version() -> str:
    """The version of this program."""
    try:
        return version("schedule")
    except PackageNotFoundError:  # run from a folder of sources that was never installed
        return "unknown"


def hours_and_minutes(minutes: int) -> str:
    """``90`` as ``01:30``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def agenda_of(publication: Publication) -> Agenda:
    """What of a programme is told to the world.

    Raises
    ------
    InputError
        A session lasts a day or longer, stands at a time that there is not, or a text cannot be written.
    """
    instance, placements = publication.instance, publication.programme.placements
    insist_on_writable(instance)
    insist_on_real_times(instance, placements)
    _insist_on_lengths(instance, placements)
    return _Making(publication).agenda()


def names_of(instance: Instance, language: Language) -> Names:
    """What everything is called in the file."""
    return Names(
        rooms=_apart({room.id: instance.name(room.id).say(language) for room in instance.rooms}),
        tracks=_apart({track: given.title.say(language) for track, given in instance.tracks.items()}),
        kinds=_apart({kind: instance.tag_name("kind", kind).say(language) for kind in instance.kinds}),
    )


def seats(room: GivenRoom) -> int | None:
    """Seats of a room; None where just their number is said to be filler."""
    return None if room.provenance == {"capacity": "filler"} else room.capacity


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    """Names of which no two are alike; those that several things bear get the id behind them."""
    bearers = Counter(names.values())
    found: dict[str, str] = {}
    for each, name in names.items():
        told = name if bearers[name] == 1 else f"{name} ({each})"
        while told in found.values() or (told != name and told in bearers):
            told = f"{told} ({each})"
        found[each] = told
    return found


def _insist_on_lengths(instance: Instance, placements: Iterable[Placement]) -> None:
    faults = []
    for placement in placements:
        minutes = real_time(instance, placement).minutes
        if not 0 < minutes < MINUTES_A_DAY:
            message = f"lasts {minutes} min, and the format has no word for a day and longer"
            field = f"placements[{placement.session}]"
            faults.append(Fault(PROGRAMME, 0, 0, field, message, "split it into one session a day"))
    if faults:
        raise InputError("the programme cannot be said in this format", faults)


class _Making:
    """An agenda in the making."""

    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._instance = publication.instance
        self._language = publication.spoken
        self._identities = Identities(publication.instance)
        self._names = names_of(publication.instance, publication.spoken)

    def agenda(self) -> Agenda:
        instance = self._instance
        return Agenda(
            acronym=self._identities.acronym,
            title=instance.conference.name.say(self._language),
            version=self._publication.released.astimezone(dt.UTC).strftime("%Y-%m-%d %H:%M:%S"),
            zone=_zone_name(instance.conference.timezone),
            step=hours_and_minutes(self._minutes_apart()),
            site=self._publication.site,
            rooms=tuple(self._room(room) for room in instance.rooms),
            tracks=tuple(
                Track(f"track-{slug(track)}", self._names.tracks[track]) for track in instance.tracks
            ),
            days=self._days(),
        )

    def _minutes_apart(self) -> int:
        """The longest step on which all sessions begin and end."""
        step = MOST_MINUTES_APART
        for placement in self._publication.programme.placements:
            span = self._instance.clock_span(placement.time)
            step = gcd(step, span.start, span.end)
        return step

    # -- days ---------------------------------------------------------------------------------

    def _days(self) -> tuple[Day, ...]:
        by_date: dict[dt.date, list[Placement]] = {day.date: [] for day in self._instance.days}
        evenings = {time.start.date() for _, time in self._times() if time.start.time() >= NIGHT_ENDS}
        for placement, time in self._times():
            by_date.setdefault(_logical_date(time.start, evenings), []).append(placement)
        return tuple(
            self._day(index, date, by_date[date]) for index, date in enumerate(sorted(by_date), start=1)
        )

    def _times(self) -> Iterator[tuple[Placement, RealTime]]:
        for placement in self._publication.programme.placements:
            yield placement, real_time(self._instance, placement)

    def _day(self, index: int, date: dt.date, placements: list[Placement]) -> Day:
        used = {room for placement in placements for room in placement.rooms}
        events: dict[str, list[Placement]] = {room.id: [] for room in self._instance.rooms if room.id in used}
        for placement in placements:
            events[placement.rooms[0]].append(placement)
        rooms = tuple(
            (self._room(self._instance.room[room]), tuple(map(self._event, sorted(held, key=_in_order))))
            for room, held in events.items()
        )
        return Day(index, date, self._whole(date, placements), rooms)

    def _whole(self, date: dt.date, placements: Iterable[Placement]) -> RealTime:
        """A day from its first to its last minute: of blocks, else of service items, else all of it."""
        instance = self._instance
        midnight = (date - instance.first_date).days * MINUTES_A_DAY
        days = [day for day in instance.days if day.date == date]
        held = [(block.start, block.end) for day in days for block in day.blocks]
        shown = [(item.start, item.end) for day in days for item in day.service if item.public]
        spans = [Span(midnight + start, midnight + end) for start, end in held or shown]
        spans += [instance.clock_span(placement.time) for placement in placements]
        spans = spans or [Span(midnight, midnight + MINUTES_A_DAY)]
        return RealTime(
            at(instance, min(span.start for span in spans)), at(instance, max(span.end for span in spans))
        )

    # -- events -------------------------------------------------------------------------------

    def _event(self, placement: Placement) -> Event:
        instance, language = self._instance, self._language
        session = instance.session[placement.session]
        languages = session.languages or instance.conference.languages
        return Event(
            identity=self._identities.session(session.id),
            room=self._names.rooms[placement.rooms[0]],
            title=session.title.say(language),
            abstract=session.abstract.say(language) if session.abstract else "",
            description=self._other_rooms(placement),
            kind=self._names.kinds[session.kind],
            track=self._names.tracks[session.tracks[0]] if session.tracks else "",
            language=languages[0] if session.languages or len(languages) == 1 else "",
            recorded=session.recorded,
            time=real_time(instance, placement),
            persons=tuple(self._person(person) for person in session.on_stage),
            url=self._publication.address(session.id),
        )

    def _other_rooms(self, placement: Placement) -> str:
        """A line for each further room, which no reader has another place for."""
        names = (self._names.rooms[room] for room in placement.rooms[1:])
        return "\n".join(ALSO_IN.with_values(room=one_line(name)).say(self._language) for name in names)

    def _person(self, person: str) -> Person:
        name = self._instance.name(person).say(self._language)
        return Person(self._identities.person(person), self._identities.person_number(person), name)

    def _room(self, room: GivenRoom) -> Room:
        name = self._names.rooms[room.id]
        return Room(self._identities.room(room.id), f"room-{slug(room.id)}", name, seats(room))


def _in_order(placement: Placement) -> tuple[int, int, str]:
    return placement.start, placement.end, placement.session


def _logical_date(start: dt.datetime, evenings: Iterable[dt.date]) -> dt.date:
    """The day to which people count a time: the small hours belong to the evening before."""
    yesterday = start.date() - dt.timedelta(days=1)
    return yesterday if start.time() < NIGHT_ENDS and yesterday in evenings else start.date()


def _zone_name(name: str) -> str | None:
    if name in UNIVERSAL:
        return "UTC"
    return name if KNOWN_ZONE.search(name) else None
