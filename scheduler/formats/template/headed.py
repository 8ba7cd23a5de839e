"""A table whose headings have been recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from scheduler.domain.problem import did_you_mean
from scheduler.formats.template.columns import Column, Table
from scheduler.formats.template.flaw import Flaw
from scheduler.formats.template.folding import folded
from scheduler.formats.template.grid import Grid, Place
from scheduler.formats.workbook import Cell

MOST_ROWS_ABOVE = 10
"""Among so many rows the headings are looked for; what stands above them is a title."""


@dataclass(frozen=True)
class Row:
    """One row: its cells by field, blank ones left out, with their places; ``place`` is that of the row."""

    cells: Mapping[str, Cell]
    places: Mapping[str, Place]
    place: Place


@dataclass
class Headed:
    """A table with its rows. ``flaws`` are about headings; ``notes`` tell what is not read."""

    table: Table
    grid: Grid
    rows: list[Row] = field(default_factory=list)
    flaws: list[Flaw] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def headed(table: Table, grid: Grid) -> Headed:
    """Find the headings of a table, and its rows below them."""
    found = Headed(table, grid)
    if table.upright:
        _read_upright(found)
        return found
    top = _heading_row(table, grid)
    columns = _columns(found, top)
    for number in grid.filled_rows():
        if top is not None and number > top and (row := _row(grid, number, columns)):
            found.rows.append(row)
    return found


def _heading_row(table: Table, grid: Grid) -> int | None:
    """The first row most of whose cells are headings, else the first with any; None in a blank table."""
    known = _by_heading(table.columns)
    filled = [number for number in grid.filled_rows() if number < MOST_ROWS_ABOVE]
    for number in filled:
        texts = [folded(str(value)) for value in grid.rows[number] if value is not None]
        if 2 * sum(text in known for text in texts) >= len(texts):
            return number
    return filled[0] if filled else None


def _by_heading(columns: Iterable[Column]) -> dict[str, Column]:
    """Columns by what they are called; what only one language calls so yields to what another column is."""
    listed = list(columns)
    found: dict[str, Column] = {}
    for rank in range(max(len(column.headings) for column in listed)):
        for column in listed:
            if rank < len(column.headings):
                found.setdefault(folded(column.headings[rank]), column)
    return found


def _columns(found: Headed, top: int | None) -> dict[int, Column]:
    """The column of each heading, and what is wrong with the headings."""
    table, grid = found.table, found.grid
    known, taken = _by_heading(table.columns), dict[str, int]()
    columns: dict[int, Column] = {}
    for number, value in enumerate(grid.rows[top] if top is not None else ()):
        heading = " ".join(str(value).split()) if value is not None else ""
        column = known.get(folded(heading))
        place = grid.place(top or 0, number, heading)
        if not folded(heading):
            continue
        if column is None:
            hint = did_you_mean(heading, [each.heading.en for each in table.columns])
            more = f"; {hint}" if hint.startswith("did you") else ""
            found.notes.append(f"{_said(place)}: the column {heading!r} is not read{more}")
        elif column.field in taken:
            message = f"the heading {heading!r} says the same as that of column {taken[column.field] + 1}"
            found.flaws.append(Flaw(place, message, "leave one of the two out"))
        else:
            taken[column.field] = number
            columns[number] = column
    if top is not None or table.required:
        found.flaws += _missing(table, grid, top, set(taken))
    return columns


def _said(place: Place) -> str:
    return place.field if "!" in place.field else f"{place.file}:{place.line}"


def _missing(table: Table, grid: Grid, top: int | None, taken: set[str]) -> Iterator[Flaw]:
    """A flaw for each column that must be there; of a text one language is enough."""
    for column in table.columns:
        base = column.field.partition(".")[0]
        if column.required and not any(
            field == column.field or field.startswith(f"{base}.") for field in taken
        ):
            place = grid.whole if top is None else grid.place(top, 0)
            message = f"there is no column {column.heading.en!r}"
            yield Flaw(place, message, f"give one the heading {column.heading.en!r}")


def _row(grid: Grid, number: int, columns: Mapping[int, Column]) -> Row | None:
    cells: dict[str, Cell] = {}
    places: dict[str, Place] = {}
    for at, column in columns.items():
        places[column.field] = grid.place(number, at, column.heading.en)
        value = grid.value(number, at)
        if value is not None and str(value).strip():
            cells[column.field] = value
    first = grid.place(number, min(columns, default=0))
    return Row(cells, places, first) if cells else None


def _read_upright(found: Headed) -> None:
    """One row whose headings stand below each other, with their values in the next column."""
    grid, known = found.grid, _by_heading(found.table.columns)
    cells: dict[str, Cell] = {}
    places: dict[str, Place] = {}
    for number in grid.filled_rows():
        heading = " ".join(str(grid.value(number, 0) or "").split())
        column = known.get(folded(heading))
        value = grid.value(number, 1)
        is_blank = value is None or not str(value).strip()
        if column is None:
            if folded(heading) and not is_blank and number > 0:
                found.notes.append(f"{_said(grid.place(number, 0))}: {heading!r} is not read")
            continue
        if column.field in places:
            message = f"{heading!r} is said before, in row {places[column.field].line}"
            found.flaws.append(Flaw(grid.place(number, 0, heading), message, "leave one of the two out"))
            continue
        places[column.field] = grid.place(number, 1, column.heading.en)
        if not is_blank:
            cells[column.field] = value
    first = grid.place(next(grid.filled_rows(), 0), 0) if grid.rows else grid.whole
    found.rows.append(Row(cells, places, first))
