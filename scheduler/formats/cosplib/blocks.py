"""Days and blocks: each session of CoSPLib is a block with its own timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.cosplib.matrix import Penalties
from scheduler.formats.cosplib.names import NAME

N_SLOTS, DATE, START, END = 2, 3, 4, 5
"""Columns."""
UNKNOWN_DATE = dt.date(2000, 1, 1)
"""That of all blocks where the sheet gives none."""

Given = dict[str, Any]


def n_slots_of(cells: Cells) -> list[int]:
    """Slots of each block, in the order of the sheet."""
    return [cells.whole(row, N_SLOTS, least=1) for row in cells.rows()]


def days_of(cells: Cells, blocks: Mapping[str, str], penalties: Penalties) -> list[Given]:
    """Blocks by day in the order of the sheet, which alone counts.

    Dates before the last one are moved on, and blank ones are that of the neighbour.
    """
    dated: list[tuple[dt.date, Given]] = []
    dates = [cells.date(row, DATE) for row in cells.rows()]
    latest = next((date for date in dates if date is not None), UNKNOWN_DATE)
    for row, n_slots, date in zip(cells.rows(), n_slots_of(cells), dates, strict=True):
        latest = max(latest, date or latest)
        name = cells.raw(row, NAME)
        block = blocks.get(name, "")
        given = {
            "id": block,
            "title": name,
            **_clock_times(cells, row),
            "timeline": "own",
            "n_slots": n_slots,
        }
        dated.append((latest, given | {"room_penalties": penalties.get(block, {})}))
    return [
        {"date": date.isoformat(), "blocks": [block for _, block in group]}
        for date, group in groupby(dated, key=lambda pair: pair[0])
    ]


def _clock_times(cells: Cells, row: int) -> dict[str, str]:
    """Start and end of a block; midnight at its end is that of its own day."""
    start, end = cells.minute(row, START) or 0, cells.minute(row, END) or MINUTES_A_DAY
    if end <= start:
        hint = "a session ends on the day on which it starts; correct one of the two"
        cells.refuse(row, END, f"{clock(end)} is not after the start at {clock(start)}", hint)
    return {"start": clock(start), "end": clock(end)}
