"""Reads rows into values, and remembers which cell says what and what is wrong with it."""

from __future__ import annotations

from typing import Any

from scheduler.formats.template.columns import Column, Table
from scheduler.formats.template.context import Context
from scheduler.formats.template.flaw import Flaw, Path
from scheduler.formats.template.grid import Place
from scheduler.formats.template.headed import Row
from scheduler.formats.template.unreadable import UnreadableCellError


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
        return {"id": id, **item}

    def refuse(self, place: Place, message: str, hint: str) -> None:
        """A flaw with which too much is missing to judge the rest."""
        self.flaws.append(Flaw(place, message, hint))

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
            if column.required and base not in item:
                place = row.places.get(column.field, row.place)
                message = f"{table.what} needs its {column.heading.en.lower()}, and there is none"
                hint = f"fill in {column.heading.en!r}"
                self.flaws.append(Flaw(place, message, hint, (*path, base)))


def _put(item: dict[str, Any], field: tuple[str, ...], value: Any) -> None:
    for step in field[:-1]:
        item = item.setdefault(step, {})
    item[field[-1]] = value
