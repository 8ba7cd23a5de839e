"""Everything public that schedule.json has no fields for, under one key of ours in ``conference.meta``.

There a programme is said as an instance says it: all languages, ids, kinds, tracks, roles, further rooms,
service items. Readers pass over it; an import of the file finds everything again. What is not for the public
stays away: attendees, availability, wishes, rules, notes, expected numbers, blockers, and sessions that stand
nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scheduler.domain import Instance, Session, Text
from scheduler.domain.conference import Day
from scheduler.domain.value import Value
from scheduler.formats.c3voc.identity import Identities
from scheduler.formats.c3voc.outgoing import Names, names_of, seats
from scheduler.formats.publication import Publication

KEY = "schedule"
"""Ours, in ``conference.meta``."""
FORMAT = 1

CALLED, GUID, STANDS_IN = "called", "guid", "stands_in"
"""What ties a thing to the rest of the file: its name there, its UUID, and all rooms of a session."""

CONFERENCE = ("name", "theme", "venue", "timezone", "languages", "acronym", "website")
DAY = ("date", "title")
SERVICE = ("title", "start", "end", "closed", "rooms")
ROOM = ("id", "name", "capacity")
KIND = ("title", "plenary", "colour")
TRACK = ("title",)
ORGANISATION = ("id", "name", "role")
PERSON = ("id", "name", "role")
ROLES = ("speakers", "moderators", "chairs")
SESSION = (
    *("id", "reference", "kind", "title", "abstract", "tracks", *ROLES, "sponsors"),
    *("audience_level", "languages", "recorded", "n_rooms", "overflow", "status"),
)
"""The fields that are told of each, and the only ones that are believed when a file is read."""

Given = dict[str, Any]


def table_of(publication: Publication) -> Given:
    """What stands under `KEY`; in one language only where one was asked for."""
    return _Table(publication).content()


class _Table:
    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._instance: Instance = publication.instance
        self._identities = Identities(publication.instance)
        self._names: Names = names_of(publication.instance, publication.spoken)
        self._sessions = [self._instance.session[p.session] for p in publication.programme.placements]

    def content(self) -> Given:
        instance = self._instance
        people = {person for session in self._sessions for person in session.on_stage}
        sponsors = {sponsor for session in self._sessions for sponsor in session.sponsors}
        return {
            "format": FORMAT,
            "conference": self._said(instance.conference, CONFERENCE)
            | {"languages": list(instance.conference.languages)},
            "days": [self._day(day) for day in instance.days],
            "rooms": [self._room(room.id) for room in instance.rooms],
            "kinds": self._called(instance.kinds, {s.kind for s in self._sessions}, self._names.kinds, KIND),
            "tracks": self._called(instance.tracks, _tracks(self._sessions), self._names.tracks, TRACK),
            "organisations": [
                self._said(each, ORGANISATION) for each in instance.organisations if each.id in sponsors
            ],
            "people": [
                {GUID: self._identities.person(person.id), **self._said(person, PERSON)}
                for person in instance.people
                if person.id in people
            ],
            "sessions": [self._session(session) for session in self._sessions],
        }

    def _day(self, day: Day) -> Given:
        service = [self._said(item, SERVICE) for item in day.service if item.public]
        return self._said(day, DAY) | ({"service": service} if service else {})

    def _room(self, room: str) -> Given:
        given = self._instance.room[room]
        fields = ROOM if seats(given) is not None else tuple(field for field in ROOM if field != "capacity")
        return {CALLED: self._names.rooms[room], **self._said(given, fields)}

    def _called(
        self, things: Mapping[str, Value], used: set[str], names: Mapping[str, str], fields: Iterable[str]
    ) -> Given:
        return {
            each: {CALLED: names[each], **self._said(thing, fields)}
            for each, thing in things.items()
            if each in used
        }

    def _session(self, session: Session) -> Given:
        placement = self._publication.programme.by_session[session.id]
        return {
            GUID: self._identities.guid(session.id),
            **self._said(session, SESSION),
            STANDS_IN: list(placement.rooms),
        }

    def _said(self, value: Value, fields: Iterable[str]) -> Given:
        """These fields of ``value``, without those left at their defaults."""
        said = value.model_dump(mode="json", by_alias=True, exclude_defaults=True, include=set(fields))
        ordered = ((field, getattr(value, field)) for field in fields if field in said)
        return {
            field: self._texts(held) if isinstance(held, Text) else said[field] for field, held in ordered
        }

    def _texts(self, text: Text) -> Given:
        language = self._publication.language
        return (
            {name: said for name, said in text if said}
            if language is None
            else {language: text.say(language)}
        )


def _tracks(sessions: Iterable[Session]) -> set[str]:
    def each() -> Iterator[str]:
        for session in sessions:
            yield from session.tracks

    return set(each())
