"""What the page says of a session, of a service item, and of a moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from scheduler.domain import Instance, Placement, Session, Words
from scheduler.domain.text import Language, Text
from scheduler.domain.time import Span
from scheduler.domain.zone import zone
from scheduler.formats.page.change import Change, change_of
from scheduler.formats.page.said import Listed
from scheduler.formats.phrases import CHAIRS, MODERATORS, SPEAKERS
from scheduler.formats.publication import Publication

N_COLOURS = 12
"""Colours of the style, ``c0`` and on."""

MOST_NAMES = 3
"""Names that a cell of the grid shows."""


@dataclass(frozen=True)
class Moment:
    """A minute: as the clock on the wall shows it, and as HTML writes it, with its offset from UTC."""

    clock: str
    iso: str


@dataclass(frozen=True)
class Person:
    """Somebody who is named with a session, and what the person is."""

    id: str
    name: Text
    role: Text | None


@dataclass(frozen=True)
class Named:
    """A track, kind, room or the like by its id."""

    id: str
    name: Text


@dataclass(frozen=True)
class Service:
    """A break, lunch, exhibition."""

    name: str
    title: Text
    start: Moment
    end: Moment
    time: Span
    rooms: tuple[str, ...]


@dataclass(frozen=True)
class Entry:
    """A session with its place; ``colour`` is a number below `N_COLOURS`, or None."""

    session: Session
    placement: Placement
    start: Moment
    end: Moment
    kind: Named
    tracks: tuple[Named, ...]
    rooms: tuple[Named, ...]
    people: Mapping[Words, tuple[Person, ...]]
    sponsors: tuple[Text, ...]
    colour: int | None
    change: Change | None

    @property
    def id(self) -> str:
        return self.session.id

    @cached_property
    def everybody(self) -> tuple[Person, ...]:
        """All people named, each once."""
        people = (person for group in self.people.values() for person in group)
        return tuple({person.id: person for person in people}.values())

    @property
    def first_names(self) -> Listed:
        """The names of the first people, and how many others there are."""
        names = tuple(person.name for person in self.everybody)
        return Listed(names[:MOST_NAMES], max(0, len(names) - MOST_NAMES))

    @property
    def has_details(self) -> bool:
        """Whether there is more to be said than the list shows at once."""
        return bool(self.session.abstract or self.sponsors or any(person.role for person in self.everybody))

    @property
    def languages(self) -> tuple[Language, ...]:
        return tuple(dict.fromkeys(self.session.languages))


def moment(instance: Instance, minute: int) -> Moment:
    """A minute on the wall clock, counted from midnight of the first day."""
    local = instance.moment(minute).replace(tzinfo=zone(instance.conference.timezone))
    offset = local.utcoffset()
    # HTML has no seconds in offsets, which some zones had long ago.
    whole = local.astimezone(UTC) if offset is not None and offset.seconds % 60 else local
    return Moment(local.strftime("%H:%M"), whole.isoformat(timespec="minutes"))


def offsets(instance: Instance, minutes: tuple[int, ...]) -> tuple[str, ...]:
    """The offsets from UTC at these minutes, such as ``UTC+01:00``, each once."""
    here = zone(instance.conference.timezone)
    moments = (instance.moment(minute).replace(tzinfo=here) for minute in sorted(minutes))
    return tuple(dict.fromkeys(_offset(found) for found in moments))


def _offset(found: datetime) -> str:
    shown = found.strftime("%z")
    return f"UTC{shown[:3]}:{shown[3:5]}"


def entries(publication: Publication) -> tuple[Entry, ...]:
    """All sessions that stand somewhere, in order of time and then of rooms as listed."""
    instance = publication.instance
    order = {room.id: number for number, room in enumerate(instance.rooms)}
    placements = sorted(
        publication.programme.placements,
        key=lambda p: (p.start, p.end, [order.get(room, len(order)) for room in p.rooms], p.session),
    )
    return tuple(_entry(publication, placement) for placement in placements)


def _entry(publication: Publication, placement: Placement) -> Entry:
    instance = publication.instance
    session = instance.session[placement.session]
    time = instance.clock_span(placement.time)
    return Entry(
        session=session,
        placement=placement,
        start=moment(instance, time.start),
        end=moment(instance, time.end),
        kind=Named(session.kind, instance.kind_name(session)),
        tracks=tuple(
            Named(track, instance.tag_name("track", track)) for track in dict.fromkeys(session.tracks)
        ),
        rooms=tuple(Named(room, instance.name(room)) for room in placement.rooms),
        people=_people(instance, session),
        sponsors=tuple(instance.tag_name("sponsor", sponsor) for sponsor in dict.fromkeys(session.sponsors)),
        colour=_colour(instance, session),
        change=change_of(publication, placement),
    )


def _people(instance: Instance, session: Session) -> Mapping[Words, tuple[Person, ...]]:
    """The people of a session by role."""
    groups = {
        SPEAKERS: session.speakers,
        MODERATORS: session.moderators,
        CHAIRS: session.chairs,
    }
    return {
        words: tuple(
            Person(p, instance.person[p].name, instance.person[p].role) for p in dict.fromkeys(people)
        )
        for words, people in groups.items()
        if people
    }


def _colour(instance: Instance, session: Session) -> int | None:
    """By the first track, or by kind where the conference has no tracks."""
    if not instance.tracks:
        return list(instance.kinds).index(session.kind) % N_COLOURS
    numbers = {track: number for number, track in enumerate(instance.tracks)}
    return numbers[session.tracks[0]] % N_COLOURS if session.tracks else None
