"""A programme by person, room or track: what one of them is called, and the days that concern it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scheduler.domain import Instance, Placement
from scheduler.domain.text import Language
from scheduler.formats.day_sheet.day import DaySheet, day_sheets
from scheduler.formats.day_sheet.entry import track_name
from scheduler.formats.file_names import file_stems
from scheduler.formats.groups import NONE
from scheduler.formats.one_line import one_line
from scheduler.formats.publication import By, Publication


@dataclass(frozen=True)
class Listing:
    """What concerns one person, room or track; ``subject`` is its id, empty for sessions without a track.

    ``days`` are only those on which there is a session, ``note`` is a person's role or else empty, and
    ``stem`` is the name of its file without the ending.
    """

    subject: str
    name: str
    note: str
    stem: str
    days: tuple[DaySheet, ...]


@dataclass(frozen=True)
class _Group:
    subject: str
    name: str
    chosen: Callable[[Placement], bool]
    note: str = ""


def listings(publication: Publication, by: By, language: Language) -> tuple[Listing, ...]:
    """One for each person, room or track that has a session, in the order of the instance.

    A room has the breaks, too, and the sessions that take a larger room of which it is a part.
    """
    found = tuple({"person": _people, "room": _rooms, "track": _tracks}[by](publication, language))
    stems = file_stems(group.subject for group in found if group.subject)
    listed = (
        Listing(g.subject, g.name, g.note, stems.get(g.subject, NONE), _days(publication, g, by, language))
        for g in found
    )
    return tuple(listing for listing in listed if listing.days)


def _people(publication: Publication, language: Language) -> Iterator[_Group]:
    for person in publication.instance.people:
        sessions = {session.id for session in publication.instance.sessions_by_person[person.id]}
        role = one_line(person.role.say(language)) if person.role else ""
        yield _Group(person.id, one_line(person.name.say(language)), _among(sessions), role)


def _rooms(publication: Publication, language: Language) -> Iterator[_Group]:
    instance = publication.instance
    for room in instance.rooms:
        yield _Group(room.id, one_line(instance.name(room.id).say(language)), _takes(instance, room.id))


def _tracks(publication: Publication, language: Language) -> Iterator[_Group]:
    instance = publication.instance
    for track in (*instance.tracks, ""):
        sessions = {s.id for s in instance.sessions if (track in s.tracks if track else not s.tracks)}
        yield _Group(track, track_name(instance, track, language), _among(sessions))


def _among(sessions: set[str]) -> Callable[[Placement], bool]:
    return lambda placement: placement.session in sessions


def _takes(instance: Instance, room: str) -> Callable[[Placement], bool]:
    return lambda placement: room in instance.with_parts(placement.rooms)


def _days(publication: Publication, group: _Group, by: By, language: Language) -> tuple[DaySheet, ...]:
    given = publication.instance, publication.programme, language, group.chosen
    return tuple(day for day in day_sheets(*given, with_service=by == "room") if day.entries)
