"""A sheet below a row of titles, read by these; what is wrong with a cell becomes a fault there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from scheduler.domain.problem import did_you_mean
from scheduler.domain.value import LARGEST
from scheduler.errors import Fault
from scheduler.formats.workbook import Cell, Sheet

SLOT_TITLE = re.compile(r"\d\d:\d\d ?- ?\d\d:\d\d", re.ASCII)
"""The title of the column of one timeslot."""

Place = tuple[Sheet, int, int]
"""A cell: its sheet, row and column."""


@dataclass
class Table:
    """The sheet, where its columns are, and the list that its faults are added to."""

    sheet: Sheet
    title_row: int
    faults: list[Fault]
    column_by_title: dict[str, int] = field(default_factory=dict)
    slot_columns: list[int] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """All rows below the titles that are not blank."""
        for number in range(self.title_row + 1, self.sheet.n_rows + 1):
            if any(value is not None for value in self.sheet.rows[number - 1]):
                yield Row(self, number)


@dataclass(frozen=True)
class Row:
    """One row of a table."""

    table: Table
    number: int

    def place(self, title: str) -> Place:
        """The cell below ``title``; the first one of the row where there is no such column."""
        return self.table.sheet, self.number, self.table.column_by_title.get(title, 1)

    def fault(self, title: str, message: str, hint: str) -> None:
        """Note that something is wrong with the cell below ``title``."""
        sheet, row, column = self.place(title)
        self.table.faults.append(sheet.fault(row, column, message, hint))

    def value(self, title: str) -> Cell:
        """What stands below ``title``; None where it is blank, or there is no such column."""
        return self.table.sheet.value(self.number, self.table.column_by_title.get(title, 0))

    def text(self, title: str) -> str:
        return self.table.sheet.text(self.number, self.table.column_by_title.get(title, 0))

    def is_blank(self, title: str) -> bool:
        return self.value(title) is None

    def required(self, title: str) -> str:
        """What stands below ``title``, where something must."""
        given = self.text(title)
        if not given:
            self.fault(title, f"{title} is blank", "fill it in, or clear the whole row")
        return given

    def listed(self, title: str) -> tuple[str, ...]:
        """The names, joined by commas, that stand below ``title``, each once."""
        parts = (part.strip() for part in self.text(title).split(","))
        return tuple(dict.fromkeys(part for part in parts if part))

    def known(self, title: str, id_by_name: Mapping[str, str], what: str) -> tuple[str, ...]:
        """The ids of the names below ``title``, each of which must be one of those known."""
        names = self.listed(title)
        for name in names:
            if name not in id_by_name:
                self.fault(title, f"there is no {what} {name!r}", did_you_mean(name, id_by_name))
        return tuple(id_by_name[name] for name in names if name in id_by_name)

    def known_one(self, title: str, id_by_name: Mapping[str, str], what: str) -> str | None:
        """The id of the single name below ``title``, commas and all; None where it is blank or unknown."""
        name = self.text(title)
        if name and name not in id_by_name:
            self.fault(title, f"there is no {what} {name!r}", did_you_mean(name, id_by_name))
        return id_by_name.get(name)

    def whole(self, title: str, least: int = 0) -> int | None:
        """The whole number below ``title``; None where it is blank, or no such number."""
        given = self.text(title)
        if not given:
            return None
        if isinstance(self.value(title), bool) or not re.fullmatch(r"\d{1,15}", given, re.ASCII):
            self.fault(title, f"{given!r} is not a whole number", f"write one of {least} or more")
            return None
        number = int(given)
        if not least <= number <= LARGEST:
            self.fault(title, f"{given} is out of range", f"write a number of {least} to {LARGEST:,}")
            return None
        return number

    def flag(self, title: str) -> bool:
        """The truth value below ``title``, or its word; blank is false."""
        given = self.text(title).casefold()
        if given not in ("", "true", "false"):
            self.fault(title, f"{self.text(title)!r} is neither TRUE nor FALSE", "write TRUE or FALSE")
        return given == "true"


def read_table(
    sheet: Sheet,
    title_row: int,
    titles: Sequence[str],
    required: Sequence[str],
    faults: list[Fault],
    *,
    by_slot: bool = False,
) -> Table:
    """Find the columns of a sheet; those not required may be missing, ``by_slot`` allows timeslots' own."""
    table = Table(sheet, title_row, faults)
    title_by_folded = {title.casefold(): title for title in titles}
    for column in range(1, sheet.n_columns + 1):
        given = sheet.text(title_row, column)
        title = title_by_folded.get(given.casefold())
        if by_slot and SLOT_TITLE.fullmatch(given):
            table.slot_columns.append(column)
        elif given and title is None:
            hint = did_you_mean(given, titles)
            faults.append(sheet.fault(title_row, column, f"there is no column {given!r} in this sheet", hint))
        elif title in table.column_by_title:
            faults.append(sheet.fault(title_row, column, f"{title} stands twice", "delete one of the two"))
        elif title is not None:
            table.column_by_title[title] = column
    for title in required:
        if title not in table.column_by_title:
            message, hint = f"the column {title!r} is missing", f"add it in row {title_row}"
            faults.append(sheet.fault(title_row, 1, message, hint))
    return table
