"""Workbooks (.xlsx) as sheets of plain values, with faults that name sheet and cell."""

from __future__ import annotations

import datetime as dt
import os
import warnings
import zipfile
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NoReturn

from scheduler.errors import Fault, InputError

Cell = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None

MOST_BYTES = 50_000_000
MOST_UNPACKED = 500_000_000
"""A workbook is a zip archive: what it holds may be far larger than its file."""
MOST_CELLS = 5_000_000


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
    except OSError as error:
        _refuse(file, f"cannot be read: {error.strerror}", "correct the path, or its permissions")


def _refuse(file: Path, message: str, hint: str) -> NoReturn:
    raise InputError(f"{file} cannot be read", [Fault(str(file), 0, 0, "", message, hint)])


def _read(file: Path) -> Workbook:
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extensions that it does not know, and that hold no cells
        values = openpyxl.load_workbook(file, data_only=True)
        formulas = openpyxl.load_workbook(file)
    workbook = Workbook(str(file))
    for title in values.sheetnames:
        if hasattr(values[title], "iter_rows"):
            workbook.sheets[title] = _sheet(workbook, values[title], formulas[title])
    return workbook


def _sheet(workbook: Workbook, values: Any, formulas: Any) -> Sheet:
    if (values.max_row or 0) * (values.max_column or 0) > MOST_CELLS:
        fault = Fault(workbook.name, 0, 0, values.title, f"has more than {MOST_CELLS:,} cells", "delete rows")
        raise InputError(f"{workbook.name} cannot be read", [fault])
    rows: list[tuple[Cell, ...]] = []
    fills: dict[tuple[int, int], str] = {}
    for row, formula_row in zip(values.iter_rows(), formulas.iter_rows(), strict=True):
        rows.append(
            _trimmed([_value(cell.value, said.value) for cell, said in zip(row, formula_row, strict=True)])
        )
        for cell in row:
            if cell.fill.fill_type == "solid" and isinstance(cell.fill.fgColor.rgb, str):
                fills[cell.row, cell.column] = cell.fill.fgColor.rgb[-6:].upper()
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(workbook, values.title, tuple(rows), fills)


def _value(saved: Any, said: Any) -> Cell:
    """What a cell came to; a constant written as a formula need not have been worked out by its writer."""
    if saved is None and isinstance(said, str):
        saved = {"=TRUE()": True, "=FALSE()": False}.get(said.upper())
    if isinstance(saved, str) and not saved.strip():
        return None
    value: Cell = saved
    return value


def _trimmed(row: list[Cell]) -> tuple[Cell, ...]:
    while row and row[-1] is None:
        row.pop()
    return tuple(row)
