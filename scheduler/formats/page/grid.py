"""A table of rooms by times: which cells each of its rows has, and how many rows and columns they span.

A row begins where something begins. What overlaps in one room shares a cell; a session in neighbouring rooms
has one cell over all of them, and is repeated in rooms that lie apart. A plenary session, while which all
other rooms are empty, has the whole row.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from scheduler.domain.time import Span


@dataclass(frozen=True)
class Item:
    """Something to be shown in ``rooms`` during ``time``; across all rooms where none is named."""

    name: str
    time: Span
    rooms: tuple[str, ...] = ()
    plenary: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of the table, with the names of what stands in it in order of time.

    ``wide``: it goes over columns of rooms that it does not take.
    """

    names: tuple[str, ...]
    time: Span
    n_rows: int = 1
    n_columns: int = 1
    wide: bool = False


@dataclass(frozen=True)
class Row:
    """What begins at ``start``, by column; ``across`` is the name of what fills the row alone."""

    start: int
    cells: tuple[Cell, ...] = ()
    across: str | None = None


@dataclass(frozen=True)
class Grid:
    """A table of ``rooms``; ``beside`` are the names of items across all rooms that sessions overlap."""

    rooms: tuple[str, ...]
    rows: tuple[Row, ...]
    beside: tuple[str, ...] = ()


def grid_of(rooms: Sequence[str], items: Iterable[Item]) -> Grid:
    """The table of items in ``rooms``, from left to right as these are listed."""
    ordered = sorted(items, key=lambda item: (item.time, item.name))
    inside = [item for item in ordered if set(item.rooms) & set(rooms)]
    outside = [item for item in ordered if not set(item.rooms) & set(rooms)]
    used = tuple(room for room in rooms if any(room in item.rooms for item in inside))
    across = [item for item in outside if not any(item.time.overlap(other.time) for other in inside)]
    columns = {room: _cells([item for item in inside if room in item.rooms]) for room in used}
    starts = sorted({cell.time.start for cells in columns.values() for cell in cells})
    alone = {item.time.start: item for item in inside if _is_alone(item, inside)}
    rows = [
        Row(start, (_wide(alone[start], len(used)),) if start in alone else _row(columns, starts, start))
        for start in starts
    ]
    rows += [Row(item.time.start, across=item.name) for item in across]
    # What fills a row alone ends before the sessions of the same minute begin.
    rows.sort(key=lambda row: (row.start, row.across is None))
    return Grid(used, tuple(rows), tuple(item.name for item in outside if item not in across))


def _is_alone(item: Item, items: Iterable[Item]) -> bool:
    """Whether an item is plenary, and nothing else runs meanwhile."""
    return item.plenary and all(other is item or not other.time.overlap(item.time) for other in items)


def _wide(item: Item, n_columns: int) -> Cell:
    return Cell((item.name,), item.time, n_columns=n_columns, wide=len(item.rooms) < n_columns)


def _cells(items: Sequence[Item]) -> list[Cell]:
    """The cells of one room: items in order of time, joined where they overlap."""
    cells: list[Cell] = []
    for item in items:
        last = cells[-1] if cells else None
        if last is not None and item.time.start < last.time.end:
            whole = Span(last.time.start, max(last.time.end, item.time.end))
            cells[-1] = Cell((*last.names, item.name), whole)
        else:
            cells.append(Cell((item.name,), item.time))
    return cells


def _row(columns: Mapping[str, Sequence[Cell]], starts: Sequence[int], start: int) -> tuple[Cell, ...]:
    """Cells that begin at ``start``, and empty ones where nothing lasts from an earlier row."""
    row: list[Cell] = []
    joined = False
    for cells in columns.values():
        here = next((cell for cell in cells if cell.time.start <= start < cell.time.end), None)
        if here is None:
            row.append(Cell((), Span(start, start)))
            joined = False
        elif here.time.start < start:
            joined = False
        elif joined and row[-1].names == here.names:
            row[-1] = replace(row[-1], n_columns=row[-1].n_columns + 1)
        else:
            n_rows = sum(here.time.start <= other < here.time.end for other in starts)
            row.append(replace(here, n_rows=n_rows))
            joined = True
    return tuple(row)
