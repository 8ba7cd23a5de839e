"""An instance as files write it, put together from the sheets of a workbook."""

from __future__ import annotations

from typing import Any

from scheduler.formats.optaplanner.read_sheets import Sheets
from scheduler.formats.optaplanner.rooms import kind_entries, room_entry
from scheduler.formats.optaplanner.slot_columns import read_slot_columns
from scheduler.formats.optaplanner.speakers import person_entry
from scheduler.formats.optaplanner.talks import Known, talk_entries
from scheduler.formats.optaplanner.timeslots import day_entries

ZONE = "UTC"
ZONE_NOTE = "The workbook names no time zone: UTC stands in for it."


def instance_entry(sheets: Sheets) -> dict[str, Any]:
    """All that the sheets say; it is worth something where this finds no faults."""
    timeslots, rooms, speakers = sheets.timeslots, sheets.rooms, sheets.speakers
    days, slot_by_row = day_entries(timeslots)
    room_columns = read_slot_columns(rooms.table, timeslots, slot_by_row)
    speaker_columns = read_slot_columns(speakers.table, timeslots, slot_by_row)
    room_tags = {tag: tag for room in rooms.rows for tag in room.row.listed("Tags")}
    known = Known(timeslots, rooms.id_by_name, speakers.id_by_name, sheets.talks.id_by_name, room_tags)
    return {
        "format": 1,
        "base": "none",
        "conference": {"name": sheets.configuration.conference, "timezone": ZONE, "note": ZONE_NOTE},
        "days": days,
        "rooms": [room_entry(room, room_columns) for room in rooms.rows],
        "kinds": kind_entries(rooms.rows, timeslots),
        "people": [
            person_entry(speaker, speaker_columns, timeslots.tags, room_tags) for speaker in speakers.rows
        ],
        "sessions": talk_entries(sheets.talks.rows, known),
        "rules": sheets.configuration.rules,
    }
