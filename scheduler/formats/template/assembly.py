"""Makes of the rows of all tables the values of an instance."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.formats.template.cells import time_of_day
from scheduler.formats.template.context import Context
from scheduler.formats.template.days import DATED, Days, date_of
from scheduler.formats.template.flaw import Path
from scheduler.formats.template.folding import folded
from scheduler.formats.template.headed import Headed, Row
from scheduler.formats.template.ids import ids_of, names_of, row_text
from scheduler.formats.template.items import Items
from scheduler.formats.template.names import Names
from scheduler.formats.template.tables import TABLES
from scheduler.formats.template.unreadable import UnreadableCellError
from scheduler.formats.template.windows import Window, windows

LISTS = ("rooms", "people", "sessions", "organisations")
MAPPINGS = ("kinds", "tracks", "resources")
"""Tables whose rows an instance has in a list, and by id."""
ORDER = (
    "format", "conference", "days", "rooms", "kinds", "tracks", "resources", "organisations", "people",
    "sessions", "rules",
)  # fmt: skip


def assembled(tables: Mapping[str, Headed], timezone: str | None) -> tuple[dict[str, Any], Items]:
    """The values of an instance, and the cells and flaws of what was read.

    ``timezone`` is that of the conference where its table does not say one.
    """
    return _Assembly(tables, timezone).made()


class _Assembly:
    def __init__(self, tables: Mapping[str, Headed], timezone: str | None) -> None:
        self._tables = tables
        self._timezone = timezone
        self._ids = ids_of(list(tables.values()))
        self._context = _context(tables, self._ids)
        self._items = Items(self._context)

    def made(self) -> tuple[dict[str, Any], Items]:
        value: dict[str, Any] = {"format": 1}
        for row in self._rows("conference"):
            value["conference"] = self._conference(row)
        days = Days(self._tables, self._ids, self._context.names["blocks"], self._items).value()
        found = {
            "days": days,
            **{key: self._list(key) for key in LISTS},
            **{key: self._mapping(key) for key in MAPPINGS},
            "rules": self._rules(),
        }
        value |= {key: held for key, held in found.items() if held}
        return {key: value[key] for key in ORDER if key in value}, self._items

    def _rows(self, key: str) -> list[Row]:
        return self._tables[key].rows if key in self._tables else []

    def _conference(self, row: Row) -> dict[str, Any]:
        cells = dict(row.cells)
        if self._timezone is not None:
            cells.setdefault("timezone", self._timezone)
        places = {"timezone": row.place, **row.places}
        return self._items.item(
            self._tables["conference"].table, Row(cells, places, row.place), ("conference",)
        )

    def _list(self, key: str) -> list[dict[str, Any]]:
        return [
            self._items.item(self._tables[key].table, row, (key, number), self._ids[key][number])
            for number, row in enumerate(self._rows(key))
        ]

    def _mapping(self, key: str) -> dict[str, Any]:
        """Rows by id; that an id stands twice cannot be told any more once they are a mapping."""
        held: dict[str, Any] = {}
        for id, row in zip(self._ids.get(key, ()), self._rows(key), strict=True):
            if id in held:
                message = f"{id!r} is already the id of {self._tables[key].table.what}"
                self._items.tell(row.places.get("id", row.place), message, "give one of the two another id")
                continue
            item = self._items.item(self._tables[key].table, row, (key, id), id)
            self._items.cells[key, id] = self._items.cells.pop((key, id, "id"))
            held[id] = {field: value for field, value in item.items() if field != "id"}
        return held

    # -- rules --------------------------------------------------------------------------------

    def _rules(self) -> dict[str, Any]:
        """Rules by id, which is the rule's name where none is given."""
        held: dict[str, Any] = {}
        for row in self._rows("rules"):
            id = row_text(row, "id") or row_text(row, "rule")
            if id in held:
                message = f"the rule {id!r} is listed before"
                self._items.tell(row.place, message, "give one of the two an id of its own")
            else:
                held[id] = self._rule(row, id)
        return held

    def _rule(self, row: Row, id: str) -> dict[str, Any]:
        """One rule, with its parameters beside the rest."""
        path: Path = ("rules", id)
        item = self._items.item(self._tables["rules"].table, row, path)
        item.pop("id", None)
        self._items.cells[path] = row.places.get("rule", row.place)
        if item.get("rule") == id:
            del item["rule"]
        parameters = item.pop("parameters", {})
        if not isinstance(parameters, dict):
            return item | {"parameters": parameters}
        self._items.cells |= {
            (*path, name): row.places["parameters"] for name in parameters if name not in item
        }
        return {**parameters, **item}


# -- what cells may refer to ----------------------------------------------------------------------


def _context(tables: Mapping[str, Headed], ids: Mapping[str, Sequence[str]]) -> Context:
    names = {
        table.key: Names(
            table.what.partition(" ")[2],
            table.title.en,
            is_missing=table.key not in tables or not tables[table.key].rows,
        )
        for table in TABLES
    }
    for key, held in tables.items():
        for id, row in zip(ids[key], held.rows, strict=True):
            names[key].add(id, (*names_of(held, row), row_text(row, "id")))
    dated = (row for key in DATED if key in tables for row in tables[key].rows)
    dates = sorted({dt.date.fromisoformat(date) for row in dated if (date := date_of(row))})
    return Context(names, tuple(dates), _blocks(tables, ids))


def _blocks(tables: Mapping[str, Headed], ids: Mapping[str, Sequence[str]]) -> dict[str, Window]:
    """When each block is, by all that it is called; those whose times cannot be read are left out."""
    found: dict[str, Window] = {}
    if "blocks" not in tables:
        return found
    for id, row in zip(ids["blocks"], tables["blocks"].rows, strict=True):
        called = map(folded, (*names_of(tables["blocks"], row), row_text(row, "id"), id))
        if not date_of(row):
            continue
        try:
            start, end = (time_of_day(row.cells.get(field)) for field in ("start", "end"))
            found |= dict.fromkeys(called, next(windows(f"{date_of(row)} {start}-{end}", ())))
        except UnreadableCellError:
            continue
    return found
