"""The rooms of a published programme."""

from __future__ import annotations

from typing import Any

from scheduler.formats.c3voc.found import Found, FoundRoom
from scheduler.formats.c3voc.own import Own, without
from scheduler.formats.c3voc.table import CALLED
from scheduler.formats.ids import Ids

Given = dict[str, Any]
FILLER = {"capacity": 1, "provenance": {"capacity": "filler"}, "note": "Its capacity is not known."}


class Rooms:
    """All rooms by what the file calls them: those that it lists, then those in which something stands."""

    def __init__(self, found: Found, own: Own, ids: Ids) -> None:
        self._ids = ids
        self._given: dict[str, Given] = {}
        listed = [*found.rooms, *(FoundRoom(event.room) for event in found.events)]
        for name in own.rooms:
            self._add(FoundRoom(name), own)
        for room in listed:
            if room.name not in self._given:
                self._add(room, own)

    @property
    def id_by_name(self) -> dict[str, str]:
        return {name: given["id"] for name, given in self._given.items()}

    @property
    def n_without_seats(self) -> int:
        return sum("provenance" in given for given in self._given.values())

    def listed(self) -> list[Given]:
        return list(self._given.values())

    def _add(self, room: FoundRoom, own: Own) -> None:
        known = own.rooms.get(room.name)
        if known is not None:
            given = without(known, (CALLED,))
        else:
            new = self._ids.of(room.name, default=f"room-{len(self._given) + 1}")
            given = {"id": new, "name": room.name} | ({} if room.seats is None else {"capacity": room.seats})
        self._given[room.name] = given if "capacity" in given else given | FILLER
