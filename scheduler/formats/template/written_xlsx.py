"""Writes the workbook that organisers fill in: a sheet of instructions, and one for each table.

Cells that name things have drop-downs, headings have notes, columns are of their type. Examples can be solved
as they stand.
"""

from __future__ import annotations

import datetime as dt
import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scheduler.domain.text import RIGHT_TO_LEFT, Language, Words
from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.publication import EPOCH
from scheduler.formats.sheet_names import SheetNames
from scheduler.formats.template.columns import Column, Table
from scheduler.formats.template.example import EXAMPLE
from scheduler.formats.template.instructions import CHOICE_HINT, STEPS, TITLE
from scheduler.formats.template.shared_columns import YES_NO
from scheduler.formats.template.tables import INSTRUCTIONS, LISTS, TABLES
from scheduler.rules import catalogue

ENDING = ".xlsx"
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
LAST_ROW = 1000
"""So many rows are prepared for entries; further ones are read as well."""
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "time": "hh:mm", "moment": "yyyy-mm-dd hh:mm", "text": ""}
FONT = "Arial"
REQUIRED, OPTIONAL = "#2F4858", "#5B7B8F"
"""Colours of the headings of columns that must be filled in, and of others."""


def write_template_xlsx(path: Path, language: Language = "en") -> None:
    """Write the workbook, whole or not at all; its headings and notes are in one language.

    Raises
    ------
    UsageError
        The name does not end in .xlsx.
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    insist_on_ending(path, ENDING)
    write_bytes_atomically(path, _Template(language).content())


@dataclass
class _Template:
    language: Language
    _formats: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def content(self) -> bytes:
        import xlsxwriter  # type: ignore[import-untyped]  # has no types

        content = io.BytesIO()
        self._workbook = xlsxwriter.Workbook(content, OPTIONS)
        self._workbook.set_properties({"created": EPOCH.replace(tzinfo=None)})
        names = SheetNames()
        self._write_instructions(self._sheet(names.name(self._say(INSTRUCTIONS))))
        self._titles = {table.key: names.name(self._say(table.title)) for table in TABLES}
        for table in TABLES:
            self._write_table(table, self._sheet(self._titles[table.key]))
        self._write_lists(self._sheet(names.name(self._say(LISTS))))
        self._workbook.close()
        return content.getvalue()

    def _say(self, words: Words) -> str:
        return words.say(self.language)

    def _sheet(self, name: str) -> Any:
        sheet = self._workbook.add_worksheet(name)
        if self.language in RIGHT_TO_LEFT:
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._formats:
            direction = {"reading_order": 2 if self.language in RIGHT_TO_LEFT else 1}
            look = {"font_name": FONT, "font_size": 10, "valign": "top", **direction, **properties}
            self._formats[key] = self._workbook.add_format(look)
        return self._formats[key]

    # -- sheets -------------------------------------------------------------------------------

    def _write_instructions(self, sheet: Any) -> None:
        side = "right" if self.language in RIGHT_TO_LEFT else "left"
        sheet.set_column(0, 0, 22)
        sheet.set_column(1, 1, 96)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, self._say(TITLE), self._format(bold=True, font_size=14, align=side))
        plain = self._format(text_wrap=True, align=side)
        row = 2
        for step in STEPS:
            sheet.merge_range(row, 0, row, 1, "", plain)
            sheet.write_string(row, 0, self._say(step), plain)
            sheet.set_row(row, 15 * (1 + len(self._say(step)) // 110))
            row += 1
        row += 1
        for table in TABLES:
            sheet.write_string(row, 0, self._say(table.title), self._format(bold=True, align=side))
            sheet.write_string(row, 1, self._say(table.about), plain)
            row += 1

    def _write_table(self, table: Table, sheet: Any) -> None:
        if table.upright:
            self._write_upright(table, sheet)
            return
        for number, column in enumerate(table.columns):
            sheet.set_column(number, number, self._width(column), self._cell_format(column))
            self._write_heading(sheet, 0, number, column)
            self._offer_choices(sheet, (1, number, LAST_ROW, number), column)
            for row, values in enumerate(EXAMPLE[table.key], start=1):
                self._write_value(sheet, row, number, values.get(column.field), column)
        sheet.set_row(0, 30)
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def _write_upright(self, table: Table, sheet: Any) -> None:
        """Headings below each other, with a value and a note beside each."""
        [values] = EXAMPLE[table.key]
        sheet.set_column(0, 0, 24)
        sheet.set_column(1, 1, 44)
        sheet.set_column(2, 2, 60)
        for row, column in enumerate(table.columns):
            self._write_heading(sheet, row, 0, column)
            self._write_value(sheet, row, 1, values.get(column.field), column)
            self._offer_choices(sheet, (row, 1, row, 1), column)
            sheet.write_string(row, 2, self._say(column.note), self._format(italic=True, text_wrap=True))

    def _write_lists(self, sheet: Any) -> None:
        """The names of all rules, from which the drop-down takes them."""
        sheet.set_column(0, 0, 30)
        for row, name in enumerate(catalogue()):
            sheet.write_string(row, 0, name, self._format())
        sheet.hide()
        self._lists = sheet

    # -- cells --------------------------------------------------------------------------------

    def _write_heading(self, sheet: Any, row: int, number: int, column: Column) -> None:
        look = self._format(
            bold=True,
            font_color="#FFFFFF",
            bg_color=REQUIRED if column.required else OPTIONAL,
            border=1,
            text_wrap=True,
            valign="vcenter",
        )
        sheet.write_string(row, number, self._say(column.heading), look)
        if note := self._say(column.note):
            sheet.write_comment(row, number, note, {"author": "", "x_scale": 1.6})

    def _cell_format(self, column: Column) -> Any:
        wrapped = {"text_wrap": True} if column.several or column.width > 20 else {}
        number = NUMBER_FORMATS[column.look]
        return self._format(**wrapped, **({"num_format": number} if number else {}))

    def _width(self, column: Column) -> int:
        return max(column.width, len(self._say(column.heading)) + 2)

    def _write_value(self, sheet: Any, row: int, number: int, value: Any, column: Column) -> None:
        look = self._cell_format(column)
        match value:
            case None:
                pass
            case bool():
                sheet.write_string(row, number, self._say(YES_NO[0 if value else 1]), look)
            case dt.date() | dt.time():
                sheet.write_datetime(row, number, value, look)
            case int():
                sheet.write_number(row, number, value, look)
            case _:
                sheet.write_string(row, number, value, look)

    def _offer_choices(self, sheet: Any, cells: tuple[int, int, int, int], column: Column) -> None:
        """A drop-down; where several things go into a cell, or their names do, other text may be typed."""
        if not column.choices:
            return
        source: list[str] | str
        if isinstance(column.choices, tuple):
            source = [self._say(words) for words in column.choices]
        else:
            source = self._range(column.choices)
        rule = {
            "validate": "list",
            "source": source,
            "show_error": isinstance(column.choices, tuple) and not column.several,
            "error_message": self._say(CHOICE_HINT),
        }
        sheet.data_validation(*cells, rule)

    def _range(self, choices: str) -> str:
        """The cells with the ids of a table, or the names of all rules."""
        if choices == "catalogue":
            title = self._say(LISTS)
            return f"='{title}'!$A$1:$A${len(catalogue())}"
        title = self._titles[choices].replace("'", "''")
        return f"='{title}'!$A$2:$A${LAST_ROW + 1}"
