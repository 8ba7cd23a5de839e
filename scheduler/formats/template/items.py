"""Reads rows into values, and remembers which cell says what and what is wrong with it."""

from __future__ import annotations

from typing import Any

from scheduler.domain.schema_problems import ID_HINT
from scheduler.formats.template.columns import Column, Table
from scheduler.formats.template.context import Context
from scheduler.formats.template.flaw import Flaw, Path
from scheduler.formats.template.grid import Place
from scheduler.formats.template.headed import Row
from scheduler.formats.template.ids import is_id, row_text
from scheduler.formats.template.unreadable import UnreadableCellError, shown

WITHOUT = "without"
"""No field of an instance is called so."""


class Items:
    """``cells`` are the places of all that was read, by path in the instance."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self.cells: dict[Path, Place] = {}
        self.flaws: list[Flaw] = []

    def item(self, table: Table, row: Row, path: Path, id: str | None = None) -> dict[str, Any]:
        """What a row says of the thing at ``path``; ``id`` is its id where rows of the table have one."""
        item: dict[str, Any] = {}
        self.cells[path] = row.place
        for column in table.columns:
            field = tuple(column.field.split("."))
            if column.field in row.places:
                self.cells[(*path, *field)] = row.places[column.field]
            if column.field in row.cells and (column.field != "id" or id is None):
                _put(item, field, self._value(column, row, (*path, *field)))
        self._insist(table, row, path, item)
        if id is None:
            return item
        self.cells[(*path, "id")] = row.places["id"] if "id" in row.cells else row.place
        if "id" in row.cells and not is_id(given := row_text(row, "id")):
            self.tell(row.places["id"], f"{shown(given)} is not an id", ID_HINT)
        return {"id": id, **item}

    def refuse(self, place: Place, message: str, hint: str) -> None:
        """A flaw with which too much is missing to judge the rest."""
        self.flaws.append(Flaw(place, message, hint))

    def tell(self, place: Place, message: str, hint: str) -> None:
        """A flaw of something that the instance is made without: a row too many, an id that is none."""
        path: Path = (WITHOUT, len(self.flaws))
        self.cells[path] = place
        self.flaws.append(Flaw(place, message, hint, path, of_key=True))

    def _value(self, column: Column, row: Row, path: Path) -> Any:
        """The value of a cell; where it is none, what could be read of it, and a flaw."""
        value = row.cells[column.field]
        try:
            return column.read(value, self._context)
        except UnreadableCellError as error:
            place = row.places[column.field]
            self.flaws += (Flaw(place, message, hint, path) for message, hint in error.problems)
            return str(value) if error.kept is None else error.kept

    def _insist(self, table: Table, row: Row, path: Path, item: dict[str, Any]) -> None:
        """A flaw for each field that a row must fill in; of a text one language is enough."""
        for column in table.columns:
            base = column.field.removesuffix(".any")
            is_there = table.upright or any(field.partition(".")[0] == base for field in row.places)
            if column.required and base not in item and is_there:
                place = row.places.get(column.field, row.place)
                message = f"{table.what} needs its {column.heading.en.lower()}, and there is none"
                hint = f"fill in {column.heading.en!r}"
                self.flaws.append(Flaw(place, message, hint, (*path, base)))


def _put(item: dict[str, Any], field: tuple[str, ...], value: Any) -> None:
    for step in field[:-1]:
        item = item.setdefault(step, {})
    item[field[-1]] = value
