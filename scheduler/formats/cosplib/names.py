"""Who and what an instance is about, by the names of its workbook, and the ids that these are given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.domain.schema_problems import shown
from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.ids import Ids

NAME = 1
"""The column in which each sheet names what its rows are about."""


@dataclass(frozen=True)
class Names:
    """Ids by name, each in the order of its sheet."""

    blocks: Mapping[str, str]
    rooms: Mapping[str, str]
    tracks: Mapping[str, str]


class People:
    """People by name, who get their ids when they are first named."""

    def __init__(self, ids: Ids) -> None:
        self._ids = ids
        self._id_by_name: dict[str, str] = {}

    def id(self, name: str) -> str:
        if name not in self._id_by_name:
            self._id_by_name[name] = self._ids.of(name, default="person")
        return self._id_by_name[name]

    def listed(self) -> list[dict[str, Any]]:
        """All who were named, as an instance lists them."""
        return [{"id": person, "name": name} for name, person in self._id_by_name.items()]


def ids_by_name(cells: Cells, what: str, ids: Ids) -> dict[str, str]:
    """Ids of what a sheet lists, each of which is called ``what`` and must have a name of its own."""
    found: dict[str, str] = {}
    for row in cells.rows():
        name = cells.name(row, NAME)
        if name in found:
            cells.refuse(row, NAME, f"the {what} {shown(name)} stands twice", "give one another name")
        elif name:
            found[name] = ids.of(name, default=what)
    if not cells.rows():
        cells.refuse(2, NAME, f"no {what} is listed", "list at least one")
    return found
