"""The columns of timeslots in the sheets of rooms and speakers: who cannot be had is filled dark grey."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.domain.time import clock
from scheduler.formats.optaplanner.layout import UNAVAILABLE
from scheduler.formats.optaplanner.table import Row, Table
from scheduler.formats.optaplanner.times import day_text
from scheduler.formats.optaplanner.timeslots import Timeslot, Timeslots


@dataclass(frozen=True)
class SlotColumns:
    """The slot of each column; empty where columns and timeslots do not match."""

    slot_by_column: dict[int, str]

    def unavailable(self, row: Row) -> list[str]:
        """The slots whose cells are filled in a row; these cells hold nothing else."""
        sheet = row.table.sheet
        for column in row.table.slot_columns:
            held = sheet.text(row.number, column)
            if held:
                hint = "leave it empty; fill it dark grey where the timeslot cannot be had"
                row.table.faults.append(sheet.fault(row.number, column, f"holds {held!r}", hint))
        filled = (c for c in self.slot_by_column if sheet.fills.get((row.number, c)) == UNAVAILABLE)
        return [self.slot_by_column[column] for column in filled]


def read_slot_columns(table: Table, timeslots: Timeslots, slot_by_row: dict[int, str]) -> SlotColumns:
    """Match the columns with the timeslots, which stand in the same order; else note faults."""
    if not timeslots.is_sound:
        return SlotColumns({})
    faults, sheet = table.faults, table.sheet
    for column, timeslot in zip(table.slot_columns, timeslots.rows, strict=False):
        hint = "one column for each timeslot, in the order of their sheet"
        if not _is_title_of(table, column, timeslot):
            faults.append(sheet.fault(table.title_row, column, f"is not {_title(timeslot)!r}", hint))
        elif not _is_day_of(table, column, timeslot):
            message = f"this column is not of {day_text(timeslot.time[0])}"
            faults.append(sheet.fault(table.title_row - 1, column, message, hint))
    wanted, found = len(timeslots.rows), len(table.slot_columns)
    if wanted != found:
        message = f"there are {found} columns of timeslots, and {wanted} timeslots"
        hint = "give each timeslot a column, in the order of their sheet"
        faults.append(sheet.fault(table.title_row, max(sheet.n_columns, 1), message, hint))
    columns = zip(table.slot_columns, timeslots.rows, strict=False)
    in_order = sorted(columns, key=lambda column: column[1].time[0])  # by date, as instances list them
    return SlotColumns({column: slot_by_row[timeslot.row.number] for column, timeslot in in_order})


def _title(timeslot: Timeslot) -> str:
    _, start, end = timeslot.time
    return f"{clock(start)}-{clock(end)}"


def _is_title_of(table: Table, column: int, timeslot: Timeslot) -> bool:
    return table.sheet.text(table.title_row, column).replace(" ", "") == _title(timeslot)


def _is_day_of(table: Table, column: int, timeslot: Timeslot) -> bool:
    """Whether the last title above is the day's: a day stands once above all its columns."""
    above = (table.sheet.text(table.title_row - 1, c) for c in range(column, 0, -1))
    title = next((text for text in above if text), "")
    return title.endswith(timeslot.time[0].isoformat())
