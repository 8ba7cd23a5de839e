"""Submissions, which are the sessions of our instances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from scheduler.domain.problem import did_you_mean
from scheduler.domain.schema_problems import shown
from scheduler.errors import Fault
from scheduler.formats.cosplib.cells import Cells, text_of, whole_of
from scheduler.formats.cosplib.matrix import matched, row_penalties, used_columns
from scheduler.formats.cosplib.names import Names, People
from scheduler.formats.ids import Ids
from scheduler.formats.tree import MOST_DIGITS
from scheduler.formats.workbook import Cell

REFERENCE, TRACK, N_SLOTS, ORDER, ZONE, PRESENTERS, ATTENDEES, FIRST_PENALTY = range(1, 9)
"""Columns; the penalties of all sessions come before those of all rooms."""

KIND = "submission"
Given = dict[str, Any]


def submission_ids(cells: Cells, ids: Ids) -> dict[int, str]:
    """The id of each submission, by row; references that are the same as text are the same."""
    found: dict[int, str] = {}
    seen: set[str] = set()
    for row in cells.rows():
        reference = cells.name(row, REFERENCE)
        if reference in seen:
            message = f"the reference {shown(reference)} stands twice"
            cells.refuse(row, REFERENCE, message, "give one of the two another")
        elif reference:
            found[row] = ids.of(reference, default=KIND)
        seen.add(reference)
    if not cells.rows():
        cells.refuse(2, REFERENCE, "no submission is listed", "list at least one")
    return found


def sessions_of(cells: Cells, id_by_row: dict[int, str], names: Names, people: People) -> list[Given]:
    """All submissions, in the order of the sheet."""
    columns = used_columns(cells, FIRST_PENALTY)
    n_blocks = len(names.blocks)
    in_blocks = matched(cells, [(1, column) for column in columns[:n_blocks]], "session", names.blocks)
    in_rooms = matched(cells, [(1, column) for column in columns[n_blocks:]], "room", names.rooms)
    return [
        _session(cells, row, people)
        | {"id": id_by_row.get(row, ""), "kind": KIND, "tracks": _tracks(cells, row, names)}
        | {"block_penalties": row_penalties(cells, row, in_blocks)}
        | {"room_penalties": row_penalties(cells, row, in_rooms)}
        for row in cells.rows()
    ]


def _session(cells: Cells, row: int, people: People) -> Given:
    """What a row says by itself."""
    order = cells.whole(row, ORDER)
    return {
        "reference": reference_of(cells.sheet.value(row, REFERENCE)),
        "title": cells.raw(row, REFERENCE),
        "n_slots": cells.whole(row, N_SLOTS, least=1),
        "timezone": cells.zone(row, ZONE),
        "speakers": [people.id(name) for name in cells.names(row, PRESENTERS)],
        "attendees": [people.id(name) for name in cells.names(row, ATTENDEES)],
    } | ({"order": order} if order else {})


def _tracks(cells: Cells, row: int, names: Names) -> list[str]:
    name = cells.name(row, TRACK)
    if name and name not in names.tracks:
        message = f"there is no track {shown(name)}"
        cells.refuse(row, TRACK, message, did_you_mean(name, names.tracks))
    return [names.tracks[name]] if name in names.tracks else []


def reference_of(value: Cell) -> int | str:
    """A reference as its cell holds it, a number or a text."""
    number = None if isinstance(value, str) else whole_of(value)
    text = text_of(value)
    return text if number is None or len(text) > MOST_DIGITS else number


def crowding(cells: Cells, n_slots: Sequence[int], n_rooms: int) -> Iterator[Fault]:
    """Faults of submissions that no session can take, and of too little room for all of them.

    ``n_slots`` are those of the sessions.
    """
    longest, in_all = max(n_slots, default=0), sum(n_slots) * n_rooms
    wanted = {row: cells.whole(row, N_SLOTS, least=1) for row in cells.rows()}
    for row, slots in wanted.items():
        if slots > longest:
            message = f"{slots} time slots are wanted, and no session has more than {longest}"
            yield cells.sheet.fault(row, N_SLOTS, message, "want fewer, or lengthen a session")
    if sum(wanted.values()) > in_all:
        message = f"{sum(wanted.values())} time slots are wanted, and all sessions have {in_all} in all rooms"
        yield cells.sheet.fault(1, N_SLOTS, message, "add sessions or rooms")
