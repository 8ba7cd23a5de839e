"""A list as a sheet that can be sorted and filtered."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY
from scheduler.formats.agenda_entries import CellValue, Clock
from scheduler.formats.agenda_xlsx.book import DATE, LAST_TIME, TIME, Book
from scheduler.formats.agenda_xlsx.lists import List

NARROWEST, WIDEST = 8, 44
DATE_WIDTH, TIME_WIDTH = 12, 8


def write_list(book: Book, each: List) -> None:
    """Write one list; its headings stay in view, and stand on every page."""
    sheet = book.sheet(each.title)
    for column, heading in enumerate(each.headings):
        sheet.write_string(0, column, heading, book.heading)
        sheet.set_column(column, column, _width(heading, [row[column] for row in each.rows]))
    for number, row in enumerate(each.rows, start=1):
        for column, value in enumerate(row):
            write_cell(book, sheet, number, column, value)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    if each.rows:
        sheet.autofilter(0, 0, len(each.rows), len(each.headings) - 1)


def write_cell(book: Book, sheet: Any, row: int, column: int, value: CellValue, **look: Any) -> None:
    """Write a value as what it is: dates and times as such, and text never as a formula."""
    plain = {"border": 4, "border_color": "#BBBBBB", "text_wrap": True, **book.side, **look}
    match value:
        case Clock(minutes):
            shown = TIME if minutes < MINUTES_A_DAY else LAST_TIME
            number = minutes / MINUTES_A_DAY
            sheet.write_number(row, column, number, book.format(**plain, num_format=shown))
        case dt.date():
            sheet.write_datetime(row, column, value, book.format(**plain, num_format=DATE))
        case int():
            sheet.write_number(row, column, value, book.format(**plain))
        case "":
            sheet.write_blank(row, column, None, book.format(**plain))
        case _:
            sheet.write_string(row, column, value, book.format(**plain))


def _width(heading: str, values: list[CellValue]) -> int:
    """Wide enough for most of what stands in a column."""
    if any(isinstance(value, Clock) for value in values):
        return TIME_WIDTH
    if any(isinstance(value, dt.date) for value in values):
        return DATE_WIDTH
    lengths = sorted(len(str(value)) for value in values) or [0]
    usual = lengths[len(lengths) * 9 // 10]
    return max(NARROWEST, len(heading) + 4, min(WIDEST, usual + 2))
