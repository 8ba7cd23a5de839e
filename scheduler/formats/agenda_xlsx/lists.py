"""The lists of a workbook as plain tables: all sessions, and those by person, room and track."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scheduler.domain import Words
from scheduler.formats import phrases
from scheduler.formats.agenda_columns import Column, agenda_columns, roles
from scheduler.formats.agenda_entries import CellValue, Entry, all_entries, session_entries
from scheduler.formats.groups import Group, groups
from scheduler.formats.publication import By, Publication


@dataclass(frozen=True)
class List:
    """One list: what its sheet is called, its headings, and rows of as many cells."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True)
class _Added:
    """A column that is about the group in whose list an entry stands."""

    heading: Words
    value: Callable[[Group, Entry], CellValue]


def agenda_lists(publication: Publication) -> tuple[List, ...]:
    """The lists, without that by track where there are no tracks."""
    lists = [_whole(publication), _by(publication, "person"), _by(publication, "room")]
    if publication.instance.tracks:
        lists.append(_by(publication, "track"))
    return tuple(lists)


def _whole(publication: Publication) -> List:
    columns = agenda_columns(publication)
    return List(
        phrases.SHEET_SESSIONS.say(publication.spoken),
        tuple(column.heading.say(publication.spoken) for column in columns),
        tuple(tuple(column.value(entry) for column in columns) for entry in all_entries(publication)),
    )


def _by(publication: Publication, by: By) -> List:
    language, instance = publication.spoken, publication.instance
    first = _Added(HEADINGS[by], lambda group, _: group.name.say(language))
    added: tuple[_Added, ...] = ()
    if by == "person":
        added = (
            _Added(phrases.CELL_ROLE, lambda g, e: roles(e.session, g.id, language) if e.session else ""),
        )
    if by == "room":
        added = (_Added(phrases.CELL_SEATS, lambda group, _: instance.room[group.id].capacity),)
    columns = [column for column in agenda_columns(publication) if column.key not in UNSAID[by]]
    headings = [*(each.heading for each in (first, *added)), *(column.heading for column in columns)]
    return List(
        TITLES[by].say(language),
        tuple(heading.say(language) for heading in headings),
        tuple(
            (*(each.value(group, entry) for each in (first, *added)), *_cells(columns, entry))
            for group in groups(publication, by)
            for entry in session_entries(instance, group.placements)
        ),
    )


def _cells(columns: Iterable[Column], entry: Entry) -> tuple[CellValue, ...]:
    return tuple(column.value(entry) for column in columns)


TITLES: dict[By, Words] = {
    "person": phrases.SHEET_PEOPLE,
    "room": phrases.SHEET_ROOMS,
    "track": phrases.SHEET_TRACKS,
}
HEADINGS: dict[By, Words] = {
    "person": phrases.CELL_PERSON,
    "room": phrases.CELL_ROOM,
    "track": phrases.CELL_TRACK,
}
UNSAID: dict[By, frozenset[str]] = {
    "person": frozenset({"speakers", "moderators", "chairs", "audience"}),
    "room": frozenset({"rooms", "languages"}),
    "track": frozenset({"tracks", "languages"}),
}
"""Columns that a list does without."""
