"""Writes the tables of the template with their examples as CSV files in a folder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from scheduler.domain.text import Language
from scheduler.formats.agenda_csv import SEPARATORS, csv_bytes
from scheduler.formats.folder import write_folder
from scheduler.formats.template.columns import Table
from scheduler.formats.template.example import EXAMPLE, Values
from scheduler.formats.template.shared_columns import YES_NO
from scheduler.formats.template.tables import TABLES


def template_csv_files(folder: Path) -> tuple[Path, ...]:
    """The files that are written into a folder: their names are the same in all languages."""
    return tuple(folder / f"{table.key}.csv" for table in TABLES)


def write_template_csv(folder: Path, language: Language = "en") -> tuple[Path, ...]:
    """Write a file for each table; headings are those of the language, and so are the separators.

    Raises
    ------
    FileWriteError
        The folder or a file cannot be written.
    """
    return write_folder(folder, {f"{table.key}.csv": _content(table, language) for table in TABLES})


def _content(table: Table, language: Language) -> bytes:
    rows = [_cells(table, values, language) for values in EXAMPLE[table.key]]
    headings = [column.heading.say(language) for column in table.columns]
    if table.upright:
        (first, *others), ((value, *values),) = headings, rows
        headings, rows = [first, value], [list(pair) for pair in zip(others, values, strict=True)]
    return csv_bytes(headings, rows, SEPARATORS[language])


def _cells(table: Table, values: Values, language: Language) -> list[str]:
    return [_text(values.get(column.field), language) for column in table.columns]


def _text(value: Any, language: Language) -> str:
    match value:
        case None:
            return ""
        case bool():
            return YES_NO[0 if value else 1].say(language)
        case dt.date():
            return value.isoformat()
        case dt.time():
            return f"{value:%H:%M}"
        case _:
            return str(value)
