"""The cells of a sheet as what they ought to be; what they are not is a fault, and reading goes on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from scheduler.domain.schema_problems import shown
from scheduler.domain.text import CONTROLS
from scheduler.domain.value import LARGEST
from scheduler.errors import Fault
from scheduler.formats.cosplib.times import date_of, minute_of, zone_of
from scheduler.formats.workbook import Cell, Sheet

WHOLE = re.compile(r"[+-]?\d{1,15}", re.ASCII)
NAMES_APART = ", "
"""Between names of people; a comma alone is part of a name."""


@dataclass(frozen=True)
class Cells:
    """One sheet, and the faults found in it and others so far."""

    sheet: Sheet
    faults: list[Fault]

    def refuse(self, row: int, column: int, message: str, hint: str) -> None:
        self.faults.append(self.sheet.fault(row, column, message, hint))

    def rows(self, first: int = 2) -> Iterable[int]:
        """Rows from ``first`` on that hold anything."""
        return [row for row in range(first, self.sheet.n_rows + 1) if self.sheet.rows[row - 1]]

    def is_blank(self, column: int) -> bool:
        return all(self.sheet.value(row, column) is None for row in range(1, self.sheet.n_rows + 1))

    def raw(self, row: int, column: int) -> str:
        """What a cell holds as text, with all its blanks."""
        return text_of(self.sheet.value(row, column))

    # -- values -------------------------------------------------------------------------------

    def name(self, row: int, column: int) -> str:
        """A name as it is written; empty where there is none to be used."""
        value, name = self.sheet.value(row, column), self.raw(row, column)
        if value is None:
            self.refuse(
                row, column, "is blank, where a name is wanted", "fill it in, or delete its row or column"
            )
        elif isinstance(value, dt.date | dt.time | dt.timedelta):
            self.refuse(row, column, "is a date or a time, where a name is wanted", "format it as text")
        elif self._is_printable(row, column):
            return name
        return ""

    def names(self, row: int, column: int) -> list[str]:
        """Names of people, each once; none where the cell is blank."""
        if not self._is_printable(row, column):
            return []
        names = self.raw(row, column).split(NAMES_APART)
        return list(dict.fromkeys(name for name in names if name.strip()))

    def whole(self, row: int, column: int, least: int = 0) -> int:
        """A whole number; 0 where the cell is blank, ``least`` where it holds none that can be used."""
        value = self.sheet.value(row, column)
        number = whole_of(0 if value is None else value)
        if number is None:
            self.refuse(row, column, f"{shown(value)} is not a whole number", "write one, or leave it blank")
        elif not least <= number <= LARGEST:
            hint = f"write a number from {least} to {LARGEST:,}"
            self.refuse(row, column, f"{number:,} is out of range", hint)
        else:
            return number
        return least

    def minute(self, row: int, column: int, rounded: Callable[[float], int] | None = None) -> int | None:
        """A clock time, in minutes since midnight, with seconds only where it says how to round them."""
        value = self.sheet.value(row, column)
        found = minute_of(value, rounded)
        if found is None:
            self._refuse_value(row, column, "a clock time of whole minutes", "write it as 09:30")
        return found

    def date(self, row: int, column: int) -> dt.date | None:
        """A date; None where the cell is blank."""
        value = self.sheet.value(row, column)
        found = date_of(value)
        if found is None and value is not None:
            self._refuse_value(row, column, "a date", "write it as 2024-10-24")
        return found

    def zone(self, row: int, column: int) -> str | None:
        found = zone_of(self.sheet.value(row, column))
        if found is None:
            self._refuse_value(row, column, "a time zone", "write it as GMT+0, GMT-4 or GMT+10")
        return found

    def _is_printable(self, row: int, column: int) -> bool:
        text = self.raw(row, column)
        printable = CONTROLS.isdisjoint(text)
        if not printable:
            self.refuse(row, column, f"{shown(text)} holds a control character", "remove it")
        return printable

    def _refuse_value(self, row: int, column: int, wanted: str, hint: str) -> None:
        value = self.sheet.value(row, column)
        what = "is blank, where" if value is None else f"{shown(self.raw(row, column))} stands where"
        self.refuse(row, column, f"{what} {wanted} is wanted", hint)


def text_of(value: Cell) -> str:
    """What a cell holds as text with all its blanks, whole numbers without a point."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return "" if value is None else str(value)


def whole_of(value: Cell) -> int | None:
    """The whole number that a cell holds; None for anything else."""
    match value:
        case bool():
            return None
        case int():
            return value
        case float() if value.is_integer():
            return int(value)
        case str() if WHOLE.fullmatch(value.strip()):
            return int(value)
        case _:
            return None
