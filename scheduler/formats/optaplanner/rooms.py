"""The sheet of rooms."""

from __future__ import annotations

from typing import Any

from scheduler.formats.optaplanner.named_rows import NamedRow
from scheduler.formats.optaplanner.slot_columns import SlotColumns
from scheduler.formats.optaplanner.table import Row
from scheduler.formats.optaplanner.timeslots import Timeslots


def room_entry(room: NamedRow, columns: SlotColumns) -> dict[str, Any]:
    """A room as instances list it."""
    row = room.row
    row.required("Capacity")
    entry = {
        "id": room.id,
        "name": room.name,
        "capacity": row.whole("Capacity", least=1),
        "tags": list(row.listed("Tags")),
        "unavailable_slots": columns.unavailable(row),
    }
    return {field: value for field, value in entry.items() if value != []}


def kind_entries(rooms: list[NamedRow], timeslots: Timeslots) -> dict[str, Any]:
    """The talk types as kinds by key, with their rooms where not every room takes them."""
    kinds_by_room = {room.id: _kinds(room.row, timeslots) for room in rooms}
    entries: dict[str, Any] = {}
    for talk_type, kind in timeslots.kind_by_type.items():
        takers = [room for room, kinds in kinds_by_room.items() if kind in kinds]
        if rooms and not takers:
            hint = "list it at a room, or leave it out here"
            row = timeslots.first_row_by_type[talk_type]
            row.fault("Talk types", f"no room takes talks of type {talk_type!r}", hint)
        restricted = {"rooms": takers} if len(takers) < len(rooms) else {}
        entries[kind] = {"title": talk_type, **restricted}
    return entries


def _kinds(row: Row, timeslots: Timeslots) -> tuple[str, ...]:
    """The kinds that a room takes: all where it names none."""
    if not row.listed("Talk types"):
        return tuple(timeslots.kind_by_type.values())
    return row.known("Talk types", timeslots.kind_by_type, "talk type among the timeslots")
