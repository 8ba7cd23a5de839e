"""The sheet of speakers."""

from __future__ import annotations

from typing import Any

from scheduler.formats.optaplanner.named_rows import NamedRow
from scheduler.formats.optaplanner.slot_columns import SlotColumns
from scheduler.formats.optaplanner.tag_wishes import Tags, tag_wishes


def person_entry(speaker: NamedRow, columns: SlotColumns, time_tags: Tags, room_tags: Tags) -> dict[str, Any]:
    """A speaker as instances list people."""
    unavailable = columns.unavailable(speaker.row)
    return {
        "id": speaker.id,
        "name": speaker.name,
        **({"unavailable_slots": unavailable} if unavailable else {}),
        **tag_wishes(speaker.row, time_tags, room_tags),
    }
