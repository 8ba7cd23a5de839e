"""The sheet of parameters: where the conference is held, and what each term of the objective weighs."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, floor
from typing import Any

from scheduler.domain.time import clock
from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.workbook import cell_name

Rules = dict[str, dict[str, Any]]

VALUES, WEIGHTS = 2, 5
"""Columns."""
ZONE_ROW = 2
SUITABLE, LESS_SUITABLE = (4, 5), (7, 8)
LESS_PENALTY, UNSUITABLE_PENALTY = 9, 11
"""Rows of the column of values."""

DEMANDS: Rules = {"placed": {}, "room_clash": {}, "track_cells": {}}
"""What CoSPLib takes for granted."""

TERMS: Mapping[str, Mapping[str, Any]] = {
    "tracks_sessions": {"rule": "track_block_penalty"},
    "tracks_rooms": {"rule": "track_room_penalty"},
    "sessions_rooms": {"rule": "block_room_penalty"},
    "similar_tracks": {},
    "rooms_per_track": {"rule": "track_room", "family": "track"},
    "parallel_tracks": {},
    "consecutive_tracks": {"rule": "contiguous_tracks"},
    "submissions_timezones": {"rule": "time_zones", "of": "block", "per": "slot"},
    "submissions_order": {"rule": "track_order"},
    "submissions_sessions": {"rule": "session_block_penalty"},
    "submissions_rooms": {"rule": "session_room_penalty"},
    "presenters_conflicts_session_level": {"rule": "presenter_conflict", "at": "block"},
    "attendees_conflicts_session_level": {"rule": "attendee_conflict", "at": "block"},
    "chairs_conflicts": {"rule": "chair_conflict"},
    "presenters_conflicts_timeslot_level": {"rule": "presenter_conflict", "at": "time", "per": "minute"},
    "attendees_conflicts_timeslot_level": {"rule": "attendee_conflict", "at": "time", "per": "minute"},
}
"""Rules by id, in the order in which their weights stand from the second row on."""

TIME_ZONES = "submissions_timezones"


def local_zone(cells: Cells) -> str | None:
    """The time zone of the conference."""
    return cells.zone(ZONE_ROW, VALUES)


def rules_of(cells: Cells) -> Rules:
    """What the instance asks: the demands, and the terms that weigh anything."""
    rules = {name: {**entry, "level": "hard"} for name, entry in DEMANDS.items()}
    for row, (name, entry) in enumerate(TERMS.items(), start=2):
        weight = cells.whole(row, WEIGHTS)
        if weight:
            windows = _windows(cells) if name == TIME_ZONES else {}
            rules[name] = {**entry, **windows, "level": "soft", "weight": weight}
    return rules


def _windows(cells: Cells) -> dict[str, Any]:
    """Which clock times suit people elsewhere, and what others cost."""
    suitable, less = (_window(cells, rows) for rows in (SUITABLE, LESS_SUITABLE))
    if suitable and less and not (less[0] <= suitable[0] and suitable[1] <= less[1]):
        first, last = (cell_name(row, VALUES) for row in SUITABLE)
        message = f"the times in {first} and {last} lie outside those that are less suitable"
        cells.refuse(LESS_SUITABLE[0], VALUES, message, "let these begin no later, and end no earlier")
    return {
        "suitable": _as_text(suitable),
        "less_suitable": _as_text(less),
        "less": cells.whole(LESS_PENALTY, VALUES),
        "unsuitable": cells.whole(UNSUITABLE_PENALTY, VALUES),
    }


def _window(cells: Cells, rows: tuple[int, int]) -> tuple[int, int] | None:
    """From the first to the last whole minute of a window: sessions start and end at whole minutes."""
    start, end = cells.minute(rows[0], VALUES, ceil), cells.minute(rows[1], VALUES, floor)
    if start is None or end is None:
        return None
    if end <= start:
        message = f"{clock(end)} is not after {clock(start)} above it"
        cells.refuse(rows[1], VALUES, message, "correct one of the two")
        return None
    return start, end


def _as_text(window: tuple[int, int] | None) -> dict[str, str]:
    return dict(zip(("from", "to"), map(clock, window or ()), strict=False))
