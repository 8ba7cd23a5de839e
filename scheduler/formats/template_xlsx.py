"""Instances from our own workbook, which organisers fill in; `write_template_xlsx` writes it."""

from __future__ import annotations

from pathlib import Path

from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.template.grid import Grid
from scheduler.formats.template.reading import read_tables
from scheduler.formats.template.written_xlsx import write_template_xlsx
from scheduler.formats.workbook import read_workbook

__all__ = ["read_template_xlsx", "write_template_xlsx"]


def read_template_xlsx(path: Path, options: ImportOptions) -> Imported:
    """Read a filled-in workbook; hidden and filtered rows are read as well.

    Raises
    ------
    InputError
        The file cannot be read, or what it tells is not in order; faults name sheet and cell.
    """
    workbook = read_workbook(path)
    grids = [
        Grid(str(path), title, sheet.rows, tuple(range(1, len(sheet.rows) + 1)), sheet=title)
        for title, sheet in workbook.sheets.items()
    ]
    return read_tables(str(path), grids, options.timezone)
