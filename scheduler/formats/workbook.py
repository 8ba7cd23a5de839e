"""Workbooks (.xlsx) as sheets of plain values, with faults that name sheet and cell."""

from __future__ import annotations

import datetime as dt
import os
import warnings
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from scheduler.errors import Fault, InputError

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

MOST_BYTES = 20_000_000
MOST_UNPACKED = 200_000_000
"""A workbook is a zip archive: what it holds may be far larger than its file."""
MOST_CELLS = 1_000_000
"""Of all sheets together, blank rows counted; no instance needs so many."""


@dataclass(frozen=True)
class Sheet:
    """The cells of one sheet; rows and columns count from 1, and blank ones at the end are no part of it."""

    workbook: Workbook
    title: str
    rows: tuple[tuple[Cell, ...], ...]
    fills: dict[tuple[int, int], str] = field(default_factory=dict)
    """Colour of each solidly filled cell, as six hexadecimal digits."""

    @property
    def n_rows(self) -> int:
        return len(self.rows)

    @cached_property
    def n_columns(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def value(self, row: int, column: int) -> Cell:
        """What a cell holds; blank text and cells beyond the sheet are None."""
        if not (0 < row <= len(self.rows) and 0 < column <= len(self.rows[row - 1])):
            return None
        return self.rows[row - 1][column - 1]

    def text(self, row: int, column: int) -> str:
        """What a cell holds as text, whole numbers without a point; empty where it is blank."""
        value = self.value(row, column)
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return "" if value is None else str(value).strip()

    def fault(self, row: int, column: int, message: str, hint: str = "") -> Fault:
        """A fault at a cell."""
        where = f"{self.title}!{cell_name(row, column)}"
        return Fault(self.workbook.name, row, column, where, message, hint)


@dataclass(frozen=True)
class Workbook:
    """All sheets of a workbook by title, in order."""

    name: str
    """What faults call the file."""
    sheets: dict[str, Sheet] = field(default_factory=dict)

    def missing(self, *titles: str) -> list[Fault]:
        """A fault for each of these sheets that is not there."""
        held = ", ".join(self.sheets)
        return [
            Fault(self.name, 0, 0, title, f"there is no sheet {title!r}", f"the workbook has {held}")
            for title in titles
            if title not in self.sheets
        ]


def cell_name(row: int, column: int) -> str:
    """A cell as spreadsheets call it: ``E12``."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row}"


def read_workbook(path: str | os.PathLike[str]) -> Workbook:
    """Read all sheets of an .xlsx file: of formulas what they came to when the file was saved.

    Raises
    ------
    InputError
        There is no such file, or it is no workbook, or too large a one.
    """
    file = Path(path)
    _refuse_what_is_none(file)
    try:
        return _read(file)
    except InputError:
        raise
    except Exception as error:  # whatever the library makes of a broken archive
        _refuse(file, f"cannot be read as a workbook ({type(error).__name__})", "save it anew as .xlsx")


def _refuse_what_is_none(file: Path) -> None:
    try:
        n_bytes = file.stat().st_size
        if file.is_dir() or not zipfile.is_zipfile(file):
            _refuse(file, "is no .xlsx workbook", "save it as .xlsx, without a password")
        if n_bytes > MOST_BYTES:
            _refuse(file, f"is larger than {MOST_BYTES:,} bytes", "leave out what is no data")
        with zipfile.ZipFile(file) as archive:
            if sum(part.file_size for part in archive.infolist()) > MOST_UNPACKED:
                _refuse(file, f"unpacks to more than {MOST_UNPACKED:,} bytes", "leave out what is no data")
    except zipfile.BadZipFile:
        _refuse(file, "is a damaged workbook", "save it anew as .xlsx")
    except OSError as error:
        _refuse(file, f"cannot be read: {error.strerror}", "correct the path, or its permissions")


def _refuse(file: Path, message: str, hint: str) -> NoReturn:
    raise InputError(f"{file} cannot be read", [Fault(str(file), 0, 0, "", message, hint)])


def _read(file: Path) -> Workbook:
    """Cells one after the other, so that a small file that claims to be huge is refused in time."""
    workbook, n_cells = Workbook(str(file)), 0
    said = _opened(file, formulas=True)
    for title in said.sheetnames:
        if not hasattr(said[title], "iter_rows"):
            continue  # a sheet of charts
        sheet = Sheet(workbook, title, (), {})
        rows: list[list[Cell]] = []
        for row in _rows(said[title]):
            n_cells += 1 + len(row)
            if n_cells > MOST_CELLS:
                _refuse(file, f"has more than {MOST_CELLS:,} cells", "leave out what is no data")
            rows.append([cell.value for cell in row])
            _note_fills(sheet.fills, row)
        workbook.sheets[title] = replace(sheet, rows=tuple(map(tuple, rows)))
    said.close()
    return _worked_out(file, workbook)


def _opened(file: Path, *, formulas: bool) -> Any:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it does not know, and that hold no cells
        return openpyxl.load_workbook(file, read_only=True, data_only=not formulas)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    sheet.reset_dimensions()  # which a file may claim to be anything
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield from sheet.iter_rows()


def _note_fills(fills: dict[tuple[int, int], str], row: tuple[Any, ...]) -> None:
    for cell in row:
        if getattr(cell, "has_style", False) and cell.fill.fill_type == "solid":
            colour = cell.fill.fgColor.rgb
            if isinstance(colour, str):
                fills[cell.row, cell.column] = colour[-6:].upper()


def _worked_out(file: Path, workbook: Workbook) -> Workbook:
    """The workbook with what its formulas came to, blank text as None, and nothing blank at its ends."""
    has_formulas = any(
        _is_formula(value) for s in workbook.sheets.values() for row in s.rows for value in row
    )
    saved = _opened(file, formulas=False) if has_formulas else None
    for title, sheet in workbook.sheets.items():
        rows = [list(row) for row in sheet.rows]
        if saved is not None:
            for number, row in enumerate(_rows(saved[title])):
                rows[number] = [
                    _value(cell.value, said) for cell, said in zip(row, rows[number], strict=True)
                ]
        trimmed = [_trimmed([None if _is_blank(value) else value for value in row]) for row in rows]
        while trimmed and not trimmed[-1]:
            trimmed.pop()
        workbook.sheets[title] = replace(sheet, rows=tuple(trimmed))
    return workbook


def _is_formula(value: Cell) -> bool:
    return isinstance(value, str) and value.startswith("=")


def _is_blank(value: Cell) -> bool:
    return isinstance(value, str) and not value.strip()


def _value(saved: Any, said: Cell) -> Cell:
    """What a cell came to; a constant written as a formula need not have been worked out by its writer."""
    if saved is None and isinstance(said, str):
        saved = {"=TRUE()": True, "=FALSE()": False}.get(said.upper())
    value: Cell = saved
    return value


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
