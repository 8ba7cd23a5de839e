"""What speakers and talks ask of the tags of timeslots and rooms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler.formats.optaplanner.layout import ROOM_WISHES, TIME_WISHES
from scheduler.formats.optaplanner.table import Row

Tags = Mapping[str, str]
"""Every tag there is, by itself."""


def tag_wishes(row: Row, time_tags: Tags, room_tags: Tags) -> dict[str, Any]:
    """The fields ``time_tags`` and ``room_tags`` of a row, where it asks for anything."""
    asked = {
        "time_tags": _asked(row, TIME_WISHES, time_tags, "timeslot with the tag"),
        "room_tags": _asked(row, ROOM_WISHES, room_tags, "room with the tag"),
    }
    return {field: demands for field, demands in asked.items() if demands}


def _asked(row: Row, titles: Mapping[str, str], tags: Tags, what: str) -> dict[str, list[str]]:
    found = {wish: list(row.known(title, tags, what)) for wish, title in titles.items()}
    return {wish: names for wish, names in found.items() if names}
