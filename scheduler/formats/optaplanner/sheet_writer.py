"""Puts plain values into the cells of a sheet, row by row: text stays text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | bool
WIDEST = 60
"""Characters of a column; longer texts run on under the next one."""


class SheetWriter:
    """Writes one row below the other."""

    def __init__(self, sheet: Worksheet) -> None:
        self._sheet = sheet
        self._n_rows = 0
        self._widths: dict[int, int] = {}

    def row(self, values: Sequence[Value] = (), *, bold: bool = False) -> None:
        """Write a row; empty texts leave their cells empty."""
        self._n_rows += 1
        for column, value in enumerate(values, start=1):
            self._put(column, value, bold=bold)

    def fill(self, column: int, colour: str) -> None:
        """Fill a cell of the last row with a colour, six hexadecimal digits."""
        self._sheet.cell(self._n_rows, column).fill = PatternFill("solid", fgColor=f"FF{colour}")

    def merge(self, first: int, last: int) -> None:
        """Make one cell of some in the last row."""
        if first < last:
            self._sheet.merge_cells(
                start_row=self._n_rows, end_row=self._n_rows, start_column=first, end_column=last
            )

    def finish(self, freeze: str) -> None:
        """Set widths, and keep in sight what stands above and left of the cell ``freeze``."""
        self._sheet.freeze_panes = freeze
        for column, width in self._widths.items():
            self._sheet.column_dimensions[get_column_letter(column)].width = min(width, WIDEST) + 2

    def _put(self, column: int, value: Value, *, bold: bool) -> None:
        if value == "":
            return
        cell = self._sheet.cell(self._n_rows, column)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"  # else a text that begins with = would be a formula
        if bold:
            cell.font = Font(bold=True)
        self._widths[column] = max(self._widths.get(column, 0), len(str(value)))
