"""A programme as CSV: a row for each session that stands somewhere, and for each public service item.

UTF-8 with a byte order mark, without which Excel reads other letters than were written. In all languages at
once the columns have names for programs and are separated by commas; in one language they have names for
people, and are separated as spreadsheets of that language expect. Cells that a spreadsheet would take for
formulas are guarded (see `csv_cells`).
"""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from scheduler.domain.time import clock
from scheduler.formats import phrases
from scheduler.formats.agenda_columns import Column, agenda_columns, roles
from scheduler.formats.agenda_entries import CellValue, Clock, Entry, all_entries, session_entries
from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.csv_cells import harmless
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.folder import write_folder
from scheduler.formats.groups import groups
from scheduler.formats.publication import By, Publication

ENDING = ".csv"
SEPARATORS: Mapping[str | None, str] = {None: ",", "en": ",", "fr": ";", "ar": ";"}
"""Between columns; with French or Moroccan settings a comma stands in numbers."""
IN_A_CELL = "; "
"""Between names in a cell; names may hold commas."""


def write_csv(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write one file, or with ``publication.by`` a folder with a file for each person, room or track.

    The names in cells are those of the publication's language, else of the conference's first.

    Raises
    ------
    UsageError
        The name of a single file does not end in .csv.
    FileWriteError
        A file or the folder cannot be written.
    """
    if publication.by is None:
        return _write_one(publication, path)
    return write_folder(path, dict(_lists(publication, publication.by)))


def _lists(publication: Publication, by: By) -> Iterator[tuple[str, bytes]]:
    """Names and contents of the files of all persons, rooms or tracks."""
    for group in groups(publication, by):
        columns = agenda_columns(publication, IN_A_CELL)
        if by == "person":
            columns = (*columns, _role(publication, group.id))
        entries = session_entries(publication.instance, group.placements)
        yield f"{group.stem}{ENDING}", _content(publication, columns, entries)


def _write_one(publication: Publication, path: Path) -> tuple[Path, ...]:
    insist_on_ending(path, ENDING)
    columns = agenda_columns(publication, IN_A_CELL)
    write_bytes_atomically(path, _content(publication, columns, all_entries(publication)))
    return (path,)


def _role(publication: Publication, person: str) -> Column:
    return Column(
        "role",
        phrases.CELL_ROLE,
        lambda e: roles(e.session, person, publication.spoken) if e.session else "",
    )


def _content(publication: Publication, columns: Sequence[Column], entries: Iterable[Entry]) -> bytes:
    language = publication.language
    headings = [column.heading.say(language) if language else column.key for column in columns]
    rows = ([_text(column.value(entry)) for column in columns] for entry in entries)
    return csv_bytes(headings, rows, SEPARATORS[language])


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[str]], separator: str) -> bytes:
    """A table as a CSV file: guarded cells, lines that end as RFC 4180 has it, UTF-8 with its mark."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator).writerows(_guarded([headings, *rows]))
    return text.getvalue().encode("utf-8-sig")


def _guarded(rows: Iterable[Sequence[str]]) -> Iterator[list[str]]:
    for row in rows:
        yield [harmless(cell) for cell in row]


def _text(value: CellValue) -> str:
    match value:
        case Clock(minutes):
            return clock(minutes)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)
