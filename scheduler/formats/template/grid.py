"""One table as it was found, in a sheet or in a CSV file, with the places of its cells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.formats.workbook import Cell, cell_name


@dataclass(frozen=True)
class Place:
    """A cell as faults name it: ``column`` counts from 1, ``field`` is ``Sessions!C7`` or a heading."""

    file: str
    line: int
    column: int
    field: str


@dataclass(frozen=True)
class Grid:
    """Rows of cells; ``lines`` are the numbers of the rows in the file, ``sheet`` is None for CSV.

    ``called`` is what the table calls itself: the title of the sheet, the name of the file.
    """

    file: str
    called: str
    rows: tuple[tuple[Cell, ...], ...]
    lines: tuple[int, ...]
    sheet: str | None = None

    def value(self, row: int, column: int) -> Cell:
        """The cell in a row and column that count from 0; None where the row is shorter."""
        held = self.rows[row]
        return held[column] if column < len(held) else None

    def place(self, row: int, column: int, heading: str = "") -> Place:
        """How faults name a cell; row and column count from 0."""
        line = self.lines[row] if row < len(self.lines) else 1
        field = heading if self.sheet is None else f"{self.sheet}!{cell_name(line, column + 1)}"
        return Place(self.file, line, column + 1, field)

    @property
    def whole(self) -> Place:
        """How faults name the table."""
        return Place(self.file, 0, 0, self.sheet or "")

    def filled_rows(self) -> Iterator[int]:
        """The rows that hold anything."""
        for number, row in enumerate(self.rows):
            if any(value is not None and str(value).strip() for value in row):
                yield number
