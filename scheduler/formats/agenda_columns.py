"""Columns of a programme as a table: what each is called, and what stands in it for each entry."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scheduler.domain import Instance, Session, Words
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.formats import phrases
from scheduler.formats.agenda_entries import CellValue, Clock, Entry, names
from scheduler.formats.publication import Publication


@dataclass(frozen=True)
class Column:
    """One column: ``key`` for programs, ``heading`` for people; ``value`` is the cell of an entry."""

    key: str
    heading: Words
    value: Callable[[Entry], CellValue]


TITLES = {"ar": phrases.CELL_TITLE_AR, "en": phrases.CELL_TITLE_EN, "fr": phrases.CELL_TITLE_FR}
ROLES: tuple[tuple[str, Words], ...] = (
    ("speakers", phrases.ROLE_SPEAKER),
    ("moderators", phrases.ROLE_MODERATOR),
    ("chairs", phrases.ROLE_CHAIR),
    ("attendees", phrases.ROLE_ATTENDEE),
)
"""In what ways somebody is part of a session: the session's field, and what the person is then called."""


def agenda_columns(publication: Publication, separator: str | None = None) -> tuple[Column, ...]:
    """All columns; names in a cell stand in one language, with ``separator`` between them.

    Titles have a column for each language of the publication, and one column where it has one.
    """
    return _Columns(publication, separator).all()


def roles(session: Session, person: str, language: Language) -> str:
    """What somebody is in a session."""
    held = (role.say(language) for field, role in ROLES if person in getattr(session, field))
    return LIST_SEPARATORS[language].join(held)


@dataclass(frozen=True)
class _Columns:
    publication: Publication
    separator: str | None

    def all(self) -> tuple[Column, ...]:
        return (
            Column("session", phrases.CELL_SESSION, lambda e: e.session.id if e.session else ""),
            Column("date", phrases.CELL_DATE, lambda e: e.date),
            Column("start", phrases.CELL_START, lambda e: Clock(e.start)),
            Column("end", phrases.CELL_END, lambda e: Clock(e.end)),
            Column("kind", phrases.CELL_KIND, self._kind),
            *self._titles(),
            Column("tracks", phrases.CELL_TRACKS, self._tracks),
            Column("rooms", phrases.CELL_ROOMS, lambda e: self._names(e.rooms)),
            self._people("speakers", phrases.SPEAKERS),
            self._people("moderators", phrases.MODERATORS),
            self._people("chairs", phrases.CHAIRS),
            Column("languages", phrases.CELL_LANGUAGES, self._languages),
            Column("audience", phrases.CELL_AUDIENCE, self._audience),
            Column("status", phrases.CELL_STATUS, self._status),
        )

    @property
    def _instance(self) -> Instance:
        return self.publication.instance

    @property
    def _spoken(self) -> Language:
        return self.publication.spoken

    def _joined(self, parts: Iterable[str]) -> str:
        return (self.separator or LIST_SEPARATORS[self._spoken]).join(parts)

    def _titles(self) -> list[Column]:
        if self.publication.language is not None:
            return [Column("title", phrases.CELL_TITLE, lambda e: e.title.say(self._spoken))]
        return [self._title(language) for language in self.publication.languages]

    def _title(self, language: Language) -> Column:
        return Column(f"title_{language}", TITLES[language], lambda e: e.title.say(language))

    def _people(self, field: str, heading: Words) -> Column:
        return Column(field, heading, lambda e: self._names(getattr(e.session, field, ())))

    def _names(self, ids: Iterable[str]) -> str:
        return names(self._instance, ids, self._spoken, self._joined(("", "")))

    def _kind(self, entry: Entry) -> str:
        if entry.session is None:
            return phrases.CELL_SERVICE.say(self._spoken)
        return self._instance.kind_name(entry.session).say(self._spoken)

    def _tracks(self, entry: Entry) -> str:
        tracks = entry.session.tracks if entry.session else ()
        return self._joined(self._instance.tag_name("track", track).say(self._spoken) for track in tracks)

    def _languages(self, entry: Entry) -> str:
        return self._joined(entry.session.languages if entry.session else ())

    def _audience(self, entry: Entry) -> CellValue:
        return "" if entry.session is None or entry.session.audience is None else entry.session.audience

    def _status(self, entry: Entry) -> str:
        if entry.session is None:
            return ""
        if self.publication.language is None:
            return entry.session.status
        tentative = entry.session.status == "tentative"
        return (phrases.TENTATIVE if tentative else phrases.CELL_CONFIRMED).say(self._spoken)
