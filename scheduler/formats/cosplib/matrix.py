"""Penalties by name of row and name of column, in whatever order these stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from scheduler.domain.problem import did_you_mean
from scheduler.domain.schema_problems import shown
from scheduler.errors import Fault
from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.workbook import Sheet

Place = tuple[int, int]
"""Row and column of a cell."""

Penalties = dict[str, dict[str, int]]
"""By id of the row and id of the column, without zeros."""


def penalty_matrix(
    cells: Cells, rows: tuple[str, Mapping[str, str]], columns: tuple[str, Mapping[str, str]]
) -> Penalties:
    """A sheet with names of rows in the first column, and names of columns in the first row.

    ``rows`` and ``columns`` are what these are called, and their ids by name.
    """
    row_places = matched(cells, [(row, 1) for row in cells.rows()], *rows)
    column_places = matched(cells, [(1, column) for column in used_columns(cells, 2)], *columns)
    return {name: row_penalties(cells, row, column_places) for name, (row, _) in row_places.items()}


def used_columns(cells: Cells, first: int) -> list[int]:
    """Columns from ``first`` on that hold anything."""
    return [column for column in range(first, cells.sheet.n_columns + 1) if not cells.is_blank(column)]


def row_penalties(cells: Cells, row: int, columns: Mapping[str, Place]) -> dict[str, int]:
    """What one row says, by id of the column; zeros are left out."""
    found = {name: cells.whole(row, column) for name, (_, column) in columns.items()}
    return {name: penalty for name, penalty in found.items() if penalty}


def matched(
    cells: Cells, places: Iterable[Place], what: str, id_by_name: Mapping[str, str]
) -> dict[str, Place]:
    """Where each thing is named, by its id and in the order of ``id_by_name``.

    A name that is missing, not known, or stands twice is a fault.
    """
    found: dict[str, Place] = {}
    refused = False
    for place in places:
        name = cells.name(*place)
        if not name:
            refused = True
        elif name not in id_by_name:
            refused = True
            cells.refuse(*place, f"there is no {what} {shown(name)}", did_you_mean(name, id_by_name))
        elif name in found:
            cells.refuse(*place, f"the {what} {shown(name)} stands twice", "leave one of the two out")
        else:
            found[name] = place
    if not refused:
        cells.faults.extend(_missing(cells.sheet, what, [name for name in id_by_name if name not in found]))
    return {id_by_name[name]: found[name] for name in id_by_name if name in found}


def _missing(sheet: Sheet, what: str, names: list[str]) -> Iterable[Fault]:
    for name in names:
        message = f"the {what} {shown(name)} is missing here"
        yield Fault(sheet.workbook.name, 0, 0, sheet.title, message, "add it, in the words of its own sheet")
