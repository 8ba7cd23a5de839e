"""Kinds and tracks: things that a published programme knows by name only."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler.formats.c3voc.own import without
from scheduler.formats.c3voc.table import CALLED
from scheduler.formats.ids import Ids

Given = dict[str, Any]


class Named:
    """Those met so far, by id; ``own`` are those that our table tells of, by name."""

    def __init__(self, own: Mapping[str, Given], default: str) -> None:
        self._own = own
        self._default = default
        self._ids = Ids(thing["id"] for thing in own.values())
        self._id_by_name: dict[str, str] = {name: thing["id"] for name, thing in own.items()}
        self.given: dict[str, Given] = {thing["id"]: without(thing, ("id", CALLED)) for thing in own.values()}

    def of(self, name: str) -> str:
        """The id of what is called so."""
        if name not in self._id_by_name:
            number = len(self._id_by_name) + 1
            self._id_by_name[name] = self._ids.of(name, default=f"{self._default}-{number}")
            self.given[self._id_by_name[name]] = {"title": name}
        return self._id_by_name[name]

    def untitled(self, default: str) -> str:
        """The id of the one that has no name."""
        if "" not in self._id_by_name:
            self._id_by_name[""] = self._ids.of(default=default)
            self.given[self._id_by_name[""]] = {}
        return self._id_by_name[""]
