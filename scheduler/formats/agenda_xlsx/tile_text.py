"""What stands in the cell of a session: title, time, kind, people, tracks, each on a line."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from scheduler.domain import Session
from scheduler.domain.text import LIST_SEPARATORS
from scheduler.domain.time import clock
from scheduler.formats import phrases
from scheduler.formats.agenda_entries import Entry
from scheduler.formats.agenda_xlsx.book import Book
from scheduler.formats.one_line import one_line

LONGEST_TITLE, LONGEST_NAME = 300, 80
"""Letters; the lists have all of them."""
MOST_PEOPLE = 6


@dataclass(frozen=True)
class TileText:
    """A title, and lines of details below it."""

    title: str
    details: str

    def n_lines(self, width: int) -> int:
        """How many lines it takes in a column of so many letters."""
        lines = (self.title, *self.details.splitlines())
        return sum(max(1, ceil(len(line) / width)) for line in lines)


def tile_text(book: Book, entry: Entry) -> TileText:
    """The text of a session, cut where it would not fit."""
    assert entry.session is not None
    session = entry.session
    title = shortened(entry.title.say(book.language), LONGEST_TITLE)
    if session.status == "tentative":
        title += f" ({phrases.TENTATIVE.say(book.language)})"
    kind = shortened(book.instance.kind_name(session).say(book.language), LONGEST_NAME)
    times = book.isolated(f"{clock(entry.start)}-{clock(entry.end)}")
    lines = (times, kind, _people(book, session), _tracks(book, session))
    return TileText(title, "\n".join(filter(None, lines)))


def _people(book: Book, session: Session) -> str:
    """Names of the first people; the others as a number."""
    people = session.on_stage
    more = len(people) - MOST_PEOPLE
    names = _names(book, (book.instance.name(person).say(book.language) for person in people[:MOST_PEOPLE]))
    return f"{names} {phrases.GRID_MORE.with_values(n=more).say(book.language)}" if more > 0 else names


def _tracks(book: Book, session: Session) -> str:
    return _names(book, (book.instance.tag_name("track", t).say(book.language) for t in session.tracks))


def _names(book: Book, names: Iterable[str]) -> str:
    return LIST_SEPARATORS[book.language].join(book.apart(shortened(name, LONGEST_NAME)) for name in names)


def shortened(text: str, most: int) -> str:
    """Text on one line, of at most so many letters."""
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1]}…"
