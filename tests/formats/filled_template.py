"""The template as an organiser fills it in: its cells are changed by sheet, heading and row.

The workbook is read once, and then changed as it was read: a cell holds what a workbook gives for it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from openpyxl.utils import get_column_letter

from scheduler.domain import Instance
from scheduler.errors import InputError
from scheduler.formats.exchange import Imported
from scheduler.formats.template.grid import Grid
from scheduler.formats.template.reading import read_tables
from scheduler.formats.template_xlsx import write_template_xlsx
from scheduler.formats.workbook import Workbook, read_workbook

Change = tuple[str, str, int, Any]
"""Sheet, heading, row of the sheet, value; in the sheet of the conference the heading stands beside it."""


@cache
def _new() -> Workbook:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "new.xlsx"
        write_template_xlsx(file)
        return read_workbook(file)


class Filled:
    """The rows of each sheet, which tests change as they like."""

    def __init__(self) -> None:
        self.sheets = {title: [list(row) for row in sheet.rows] for title, sheet in _new().sheets.items()}

    def put(self, *changes: Change) -> Filled:
        for sheet, heading, given_row, value in changes:
            row, column = self._at(sheet, heading, given_row)
            self.set(sheet, row, column, value)
        return self

    def set(self, sheet: str, row: int, column: int, value: Any) -> None:
        """Fill in a cell by its numbers, which count from 1."""
        rows = self.sheets[sheet]
        rows += [[] for _ in range(row - len(rows))]
        held = rows[row - 1]
        held += [None] * (column - len(held))
        held[column - 1] = value

    def name(self, sheet: str, heading: str, row: int = 0) -> str:
        """What faults call a cell."""
        found, column = self._at(sheet, heading, row)
        return f"{sheet}!{get_column_letter(column)}{found}"

    def _at(self, sheet: str, heading: str, row: int) -> tuple[int, int]:
        rows = self.sheets[sheet]
        if sheet == "Conference":
            return [held[0] for held in rows].index(heading) + 1, 2
        return row, rows[0].index(heading) + 1

    def read(self, timezone: str | None = None) -> Imported:
        grids = [
            Grid("mine.xlsx", title, tuple(map(tuple, rows)), tuple(range(1, len(rows) + 1)), sheet=title)
            for title, rows in self.sheets.items()
        ]
        return read_tables("mine.xlsx", grids, timezone)

    @property
    def instance(self) -> Instance:
        return self.read().instance

    def faults(self) -> dict[str, str]:
        """Messages and hints by cell."""
        try:
            self.read()
        except InputError as error:
            return {fault.field: f"{fault.message} ({fault.hint})" for fault in error.faults}
        return {}
