"""Instances of CoSPLib: a workbook of submissions, tracks, sessions, rooms, and penalties between them.

What it calls a session is a block with its own timeline here, and its submissions are the sessions.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from scheduler.domain import Instance
from scheduler.errors import Fault, InputError
from scheduler.formats.cosplib.blocks import days_of, n_slots_of
from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.cosplib.matrix import penalty_matrix
from scheduler.formats.cosplib.names import Names, People, ids_by_name
from scheduler.formats.cosplib.parameters import local_zone, rules_of
from scheduler.formats.cosplib.submissions import KIND, crowding, sessions_of, submission_ids
from scheduler.formats.cosplib.tracks import tracks_of
from scheduler.formats.ids import Ids
from scheduler.formats.sound_instance import sound_instance
from scheduler.formats.workbook import read_workbook

SHEETS = (
    "parameters",
    "submissions",
    "tracks",
    "sessions",
    "rooms",
    "tracks_sessions|penalty",
    "tracks_rooms|penalty",
    "similar tracks",
    "sessions_rooms|penalty",
)
NO_CAPACITY = "Its capacity is not known."

Given = dict[str, Any]
Sheets = dict[str, Cells]


def read_cosplib(path: Path) -> Instance:
    """Read an instance of CoSPLib, with its objective as rules.

    Raises
    ------
    InputError
        The file cannot be read, or is no such instance; it carries all faults, by sheet and cell.
    """
    workbook = read_workbook(path)
    missing = workbook.missing(*SHEETS)
    if missing:
        raise InputError(f"{path} is no instance of CoSPLib", missing)
    faults: list[Fault] = []
    sheets = {title: Cells(workbook.sheets[title], faults) for title in SHEETS}
    given = _instance(path.stem, sheets)
    if not faults:
        faults += crowding(sheets["submissions"], n_slots_of(sheets["sessions"]), len(given["rooms"]))
    if faults:
        number = "a fault" if len(set(faults)) == 1 else f"{len(set(faults))} faults"
        raise InputError(f"{path} has {number}", faults)
    return sound_instance(given, str(path))


def _instance(name: str, sheets: Sheets) -> Given:
    """The instance as a file of ours would give it; of no use where a fault was noted."""
    ids = Ids()  # of submissions, rooms and people, which have them in common, in this order
    submissions = submission_ids(sheets["submissions"], ids)
    names = Names(
        rooms=ids_by_name(sheets["rooms"], "room", ids),
        tracks=ids_by_name(sheets["tracks"], "track", Ids()),
        blocks=ids_by_name(sheets["sessions"], "session", Ids()),
    )
    people = People(ids)
    in_blocks = penalty_matrix(
        sheets["sessions_rooms|penalty"], ("session", names.blocks), ("room", names.rooms)
    )
    sessions = sessions_of(sheets["submissions"], submissions, names, people)
    tracks = tracks_of(sheets, names, people)
    return {
        "format": 1,
        "base": "none",
        "conference": {
            "name": name,
            "timezone": local_zone(sheets["parameters"]),
            "languages": ["en"],
        },
        "days": days_of(sheets["sessions"], names.blocks, in_blocks),
        "rooms": [_room(room, name) for name, room in names.rooms.items()],
        "kinds": {KIND: {}},
        "tracks": tracks,
        "people": people.listed(),
        "sessions": sessions,
        "rules": rules_of(sheets["parameters"]),
    }


def _room(room: str, name: str) -> Given:
    return {
        "id": room,
        "name": name,
        "capacity": 1,
        "provenance": {"capacity": "filler"},
        "note": NO_CAPACITY,
    }
