"""A day as a table of rooms by times, in which rows are as high as what stands in them.

The day falls into breaks and stretches: a stretch is a time in which sessions overlap, one after the other,
without a moment at which all have ended. A session that has a stretch for itself takes all columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from scheduler.formats.day_sheet.day import Break, DaySheet
from scheduler.formats.day_sheet.entry import Entry


@dataclass(frozen=True)
class Cell:
    """A rectangle of columns and rows, each counted from 0, and the sessions in it.

    There are several where they share a room at the same time.
    """

    column: int
    n_columns: int
    row: int
    n_rows: int
    entries: tuple[Entry, ...]

    @property
    def after_column(self) -> int:
        return self.column + self.n_columns

    @property
    def after_row(self) -> int:
        return self.row + self.n_rows


@dataclass(frozen=True)
class Stretch:
    """Rows that begin at ``starts`` (minutes since midnight), and their cells, which do not overlap."""

    starts: tuple[int, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Grid:
    """Breaks and stretches in order of time, over columns that are ``rooms`` (ids)."""

    rooms: tuple[str, ...]
    parts: tuple[Break | Stretch, ...]


def columns_of(day: DaySheet, order: Iterable[str]) -> tuple[str, ...]:
    """The rooms that need a column of their own, in ``order``.

    Those of sessions that are alone at their time need none: such a session names its room.
    """
    sharing = (entry for group in _stretches(day.entries) if len(group) > 1 for entry in group)
    used = {room for entry in sharing for room in entry.rooms}
    return tuple(room for room in order if room in used)


def grid_of(day: DaySheet, rooms: Sequence[str]) -> Grid:
    """The grid of some rooms: sessions elsewhere are left out, but for those that are alone at their time."""
    stretches = [(group[0].start, _stretch(group, rooms)) for group in _stretches(day.entries)]
    breaks = [(item.start, item) for item in day.breaks]
    parts: list[tuple[int, Break | Stretch]] = [*breaks, *stretches]
    parts.sort(key=lambda part: (part[0], isinstance(part[1], Stretch)))
    shown = (part for _, part in parts if isinstance(part, Break) or part.cells)
    return Grid(tuple(rooms), tuple(shown))


def _stretches(entries: Sequence[Entry]) -> list[list[Entry]]:
    """Sessions in order of time, parted at the moments that none of them spans."""
    found: list[list[Entry]] = []
    end = 0
    for entry in entries:
        if found and entry.start < end:
            found[-1].append(entry)
        else:
            found.append([entry])
        end = max(end, entry.end) if len(found[-1]) > 1 else entry.end
    return found


def _stretch(group: Sequence[Entry], rooms: Sequence[str]) -> Stretch:
    if len(group) == 1:
        return Stretch((group[0].start,), (Cell(0, len(rooms), 0, 1, (group[0],)),))
    shown = [entry for entry in group if set(entry.rooms) & set(rooms)]
    starts = sorted({entry.start for entry in shown})
    cells = [cell for entry in shown for cell in _cells(entry, rooms, starts)]
    return Stretch(tuple(starts), tuple(sorted(_merged(cells), key=lambda cell: (cell.row, cell.column))))


def _cells(entry: Entry, rooms: Sequence[str], starts: Sequence[int]) -> Iterator[Cell]:
    """A cell for each run of neighbouring rooms of a session."""
    row = starts.index(entry.start)
    n_rows = sum(1 for start in starts if entry.start <= start < entry.end)
    columns = sorted(column for column, room in enumerate(rooms) if room in entry.rooms)
    firsts = [column for column in columns if column - 1 not in columns]
    for first in firsts:
        after = next(c for c in range(first, len(rooms) + 1) if c not in columns)
        yield Cell(first, after - first, row, max(1, n_rows), (entry,))


def _merged(cells: list[Cell]) -> list[Cell]:
    """Cells that overlap become one, so that a table can hold them."""
    apart: list[Cell] = []
    for cell in cells:
        joined = cell
        while found := [other for other in apart if _overlap(other, joined)]:
            apart = [other for other in apart if other not in found]
            joined = _hull([*found, joined])
        apart.append(joined)
    return apart


def _overlap(a: Cell, b: Cell) -> bool:
    beside = a.after_column <= b.column or b.after_column <= a.column
    return not (beside or a.after_row <= b.row or b.after_row <= a.row)


def _hull(cells: Sequence[Cell]) -> Cell:
    column, row = min(cell.column for cell in cells), min(cell.row for cell in cells)
    entries = {entry.session: entry for cell in cells for entry in cell.entries}
    return Cell(
        column,
        max(cell.after_column for cell in cells) - column,
        row,
        max(cell.after_row for cell in cells) - row,
        tuple(sorted(entries.values(), key=lambda entry: (entry.start, entry.end, entry.session))),
    )
