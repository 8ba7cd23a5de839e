"""The documents: the days of all, or those of one room, person or track."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.text import LIST_SEPARATORS, RIGHT_TO_LEFT
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.day_sheet.bidi import isolated, left_to_right
from scheduler.formats.day_sheet.day import Break, DaySheet, day_sheets
from scheduler.formats.day_sheet.entry import Entry, span_text
from scheduler.formats.day_sheet.label import label_text
from scheduler.formats.day_sheet.lists import Listing, listings
from scheduler.formats.day_sheet.release import as_of
from scheduler.formats.day_sheet.roles import roles_of
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.folder import write_folder
from scheduler.formats.markdown.escaping import escaped
from scheduler.formats.phrases import (
    ALONGSIDE,
    CELL_KIND,
    CELL_ROLE,
    CELL_ROOM,
    COLUMN_PEOPLE,
    COLUMN_SESSION,
    COLUMN_TIME,
    DAY_WITHOUT_SESSION,
    SESSION_LIST,
    TENTATIVE,
)
from scheduler.formats.publication import Publication
from scheduler.formats.writable import insist_on_writable

ENDINGS = (".md", ".markdown")

COLUMNS = {
    None: (COLUMN_TIME, COLUMN_SESSION, CELL_KIND, CELL_ROOM, COLUMN_PEOPLE),
    "room": (COLUMN_TIME, COLUMN_SESSION, CELL_KIND, COLUMN_PEOPLE),
    "person": (COLUMN_TIME, COLUMN_SESSION, CELL_KIND, CELL_ROOM, CELL_ROLE),
    "track": (COLUMN_TIME, COLUMN_SESSION, CELL_KIND, CELL_ROOM, COLUMN_PEOPLE),
}


def write_markdown(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write one document, or with ``publication.by`` a folder with one for each room, person or track.

    Raises
    ------
    UsageError
        The ending of a single file is another.
    InputError
        A text holds what is no character.
    FileWriteError
        A file or the folder cannot be written.
    """
    insist_on_writable(publication.instance)
    if publication.by is None:
        insist_on_ending(path, *ENDINGS)
        write_text_atomically(path, _Document(publication).whole())
        return (path,)
    documents = {
        f"{listing.stem}.md": _Document(publication).of(listing).encode("utf-8")
        for listing in listings(publication, publication.by, publication.spoken)
    }
    return write_folder(path, documents)


@dataclass(frozen=True)
class _Document:
    publication: Publication

    def whole(self) -> str:
        """All days, and what sessions are about where that is asked for."""
        given = self.publication
        days = day_sheets(given.instance, given.programme, given.spoken)
        conference = given.instance.conference
        below = (t.say(given.spoken) for t in (conference.theme, conference.venue) if t)
        parts = [f"# {self._text(conference.name.say(given.spoken))}", *map(self._text, below), as_of(given)]
        parts += [part for day in days for part in self._day(day, "")]
        parts += self._abstracts(days) if given.abstracts else []
        return self._directed(parts)

    def of(self, listing: Listing) -> str:
        """One room, person or track."""
        given = self.publication
        name = given.instance.conference.name.say(given.spoken)
        parts = [f"# {self._text(listing.name)}", self._text(listing.note), self._text(name), as_of(given)]
        parts += [part for day in listing.days for part in self._day(day, listing.subject)]
        return self._directed(parts)

    def _directed(self, parts: Sequence[str]) -> str:
        text = "\n\n".join(part for part in parts if part)
        if self.publication.spoken in RIGHT_TO_LEFT:
            text = f'<div dir="rtl">\n\n{text}\n\n</div>'
        return f"{text}\n"

    def _text(self, text: str) -> str:
        """Text from outside: escaped, and isolated where it runs the other way."""
        return isolated(escaped(text), self.publication.spoken)

    def _listed(self, texts: Sequence[str]) -> str:
        return LIST_SEPARATORS[self.publication.spoken].join(map(self._text, texts))

    def _times(self, item: Break | Entry) -> str:
        return left_to_right(span_text(item.start, item.end), self.publication.spoken)

    # -- days ---------------------------------------------------------------------------------

    def _day(self, day: DaySheet, subject: str) -> Iterator[str]:
        language = self.publication.spoken
        yield f"## {self._text(day.heading)}"
        if day.alongside:
            items = LIST_SEPARATORS[language].join(map(self._item, day.alongside))
            yield label_text(ALONGSIDE.say(language), language) + items
        rows = [*self._rows(day, subject)]
        if rows:
            columns = [words.say(language) for words in COLUMNS[self.publication.by]]
            lines = [columns, ["---"] * len(columns), *rows]
            yield "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
        if not day.entries:
            yield DAY_WITHOUT_SESSION.say(language)

    def _item(self, item: Break) -> str:
        rooms = f" ({self._listed(item.room_names)})" if item.room_names else ""
        return f"{self._text(item.title)} {self._times(item)}{rooms}"

    def _rows(self, day: DaySheet, subject: str) -> Iterator[list[str]]:
        items: list[Break | Entry] = sorted([*day.breaks, *day.entries], key=lambda item: item.start)
        for item in items:
            yield self._break(item) if isinstance(item, Break) else self._entry(item, subject)

    def _break(self, item: Break) -> list[str]:
        cells = {
            COLUMN_TIME: self._times(item),
            COLUMN_SESSION: self._text(item.title),
            CELL_ROOM: self._listed(item.room_names),
        }
        return [cells.get(column, "") for column in COLUMNS[self.publication.by]]

    def _entry(self, entry: Entry, subject: str) -> list[str]:
        language = self.publication.spoken
        roles = roles_of(self.publication.instance.session[entry.session], subject)
        cells = {
            COLUMN_TIME: self._times(entry),
            COLUMN_SESSION: self._title(entry),
            CELL_KIND: self._text(entry.kind_name),
            CELL_ROOM: self._listed(entry.room_names),
            COLUMN_PEOPLE: self._listed(entry.people),
            CELL_ROLE: LIST_SEPARATORS[language].join(role.say(language) for role in roles),
        }
        return [cells[column] for column in COLUMNS[self.publication.by]]

    def _title(self, entry: Entry) -> str:
        tentative = f" ({TENTATIVE.say(self.publication.spoken)})" if entry.tentative else ""
        return f"**{self._text(entry.title)}**{tentative}"

    # -- abstracts ----------------------------------------------------------------------------

    def _abstracts(self, days: Sequence[DaySheet]) -> Iterator[str]:
        yield f"## {SESSION_LIST.say(self.publication.spoken)}"
        for day in days:
            for entry in day.entries:
                yield f"### {self._text(entry.title)}"
                yield f"{day.name} · {self._times(entry)} · {self._listed(entry.room_names)}"
                yield self._listed(entry.people)
                yield from (self._text(line) for line in entry.abstract.splitlines() if line.strip())
