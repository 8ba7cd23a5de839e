"""Instances from a folder of CSV files, the tables of our own workbook; `write_template_csv` writes it.

Text in UTF-8, or UTF-16 with its mark; columns are separated by commas, semicolons or tabs. Files that are no
table, and other endings, are passed over.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scheduler.errors import Fault, InputError
from scheduler.formats.csv_cells import as_given
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.template.grid import Grid
from scheduler.formats.template.reading import read_tables
from scheduler.formats.template.written_csv import template_csv_files, write_template_csv
from scheduler.formats.workbook import MOST_CELLS

__all__ = ["read_template_csv", "template_csv_files", "write_template_csv"]

ENDING = ".csv"
LARGEST_FILE = 20_000_000
MOST_FILES = 100
SEPARATORS = ",;\t"


def read_template_csv(path: Path, options: ImportOptions) -> Imported:
    """Read the tables in a folder, each in a file that is called like its table, such as ``sessions.csv``.

    Raises
    ------
    InputError
        The folder or a file cannot be read, or what they tell is not in order; faults name file and line.
    """
    files = _files(path)
    grids: list[Grid] = []
    faults: list[Fault] = []
    for file in files:
        try:
            grids.append(_grid(file))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(f"{path} cannot be read", faults)
    return read_tables(str(path), grids, options.timezone)


def _files(path: Path) -> list[Path]:
    try:
        files = sorted(file for file in path.iterdir() if file.suffix.lower() == ENDING and file.is_file())
    except (OSError, ValueError) as error:
        hint = "give the folder in which the tables are" if path.is_file() else "check the path"
        raise _unreadable(
            path, f"cannot be read: {getattr(error, 'strerror', None) or error}", hint
        ) from None
    if not files:
        raise _unreadable(path, "holds no .csv file", "`schedule new --csv FOLDER` writes those to fill in")
    if len(files) > MOST_FILES:
        raise _unreadable(path, f"holds more than {MOST_FILES} .csv files", "give a folder of its own")
    return files


def _grid(file: Path) -> Grid:
    text = _text(file)
    first = next((line for line in text.splitlines() if line.strip(SEPARATORS + ' "')), "")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(SEPARATORS, key=first.count))
    lines, rows, n_cells = [], [], 0
    try:
        for line, row in _numbered(reader):
            n_cells += 1 + len(row)
            if n_cells > MOST_CELLS:
                raise _unreadable(file, f"has more than {MOST_CELLS:,} cells", "leave out what is no data")
            lines.append(line)
            rows.append(tuple(as_given(cell) for cell in row))
    except csv.Error as error:
        raise _unreadable(file, f"is no CSV: {error}", "save it as CSV anew") from None
    return Grid(str(file), file.stem, tuple(rows), tuple(lines))


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    """Rows with the lines on which they begin."""
    line = 1
    for row in reader:
        yield line, row
        line = reader.line_num + 1


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise _unreadable(file, f"is larger than {LARGEST_FILE:,} bytes", "leave out what is no data")
        content = file.read_bytes()
    except OSError as error:
        raise _unreadable(file, f"cannot be read: {error.strerror}", "check the path") from None
    is_wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        return content.decode("utf-16" if is_wide else "utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(file, "is not UTF-8 text", "save it as CSV in UTF-8") from None


def _unreadable(path: Path, message: str, hint: str) -> InputError:
    return InputError(f"{path} cannot be read", [Fault(str(path), 0, 0, "", message, hint)])
