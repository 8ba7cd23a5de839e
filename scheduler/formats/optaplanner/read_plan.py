"""Programmes from workbooks: the times and rooms in the sheet of talks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from scheduler.domain import Instance, Placement, Programme, Session, Span
from scheduler.domain.problem import did_you_mean
from scheduler.errors import Fault, InputError
from scheduler.formats.optaplanner.layout import CURRENT_TIME, TALK_TITLES, TALKS
from scheduler.formats.optaplanner.named_rows import named_rows
from scheduler.formats.optaplanner.names import room_by_name, session_by_code
from scheduler.formats.optaplanner.positions import placement_at
from scheduler.formats.optaplanner.table import Row, read_table
from scheduler.formats.optaplanner.times import Time, given_time, time_text
from scheduler.formats.workbook import Sheet, read_workbook

NEEDED = ("Code", *CURRENT_TIME, "Room")


def read_plan(path: Path, instance: Instance) -> Programme:
    """Read a programme; talks that have neither a time nor a room are left out.

    Raises
    ------
    InputError
        The file cannot be read, or holds no programme of this instance; it carries all faults.
    """
    workbook = read_workbook(path)
    faults = workbook.missing(TALKS)
    programme = Programme(()) if faults else _programme(instance, workbook.sheets[TALKS], faults)
    if faults:
        raise InputError(f"{workbook.name} holds no programme of this instance", faults)
    return programme


def _programme(instance: Instance, sheet: Sheet, faults: list[Fault]) -> Programme:
    rows = named_rows(read_table(sheet, 1, TALK_TITLES, NEEDED, faults), "Code", str)
    sessions, rooms = session_by_code(instance), room_by_name(instance)
    found: dict[str, Placement | None] = {}
    for row in rows:
        session = sessions.get(row.name)
        if session is None:
            row.row.fault("Code", f"the instance has no talk {row.name!r}", did_you_mean(row.name, sessions))
        else:
            found[session.id] = _placement(instance, session, row.row, rooms)
    placed = (found.get(session.id) for session in instance.sessions)
    return Programme(tuple(placement for placement in placed if placement is not None))


def _placement(instance: Instance, session: Session, row: Row, rooms: Mapping[str, str]) -> Placement | None:
    time = given_time(row, CURRENT_TIME)
    room = row.known_one("Room", rooms, "room")
    if row.is_blank("Room") != all(row.is_blank(title) for title in CURRENT_TIME):
        blank = "Room" if row.is_blank("Room") else CURRENT_TIME[0]
        row.fault(
            blank, "is blank, so that the talk stands only half", "give both a time and a room, or none"
        )
    if time is None:
        return None
    found = placement_at(instance, session, _span(instance, time), room or "")
    if found is None:
        message = f"the instance has no timeslot {time_text(time)}"
        row.fault(CURRENT_TIME[0], message, "take one of its timeslots")
    return found


def _span(instance: Instance, time: Time) -> Span:
    date, start, end = time
    midnight = instance.minute(dt.datetime.combine(date, dt.time()))
    return Span(midnight + start, midnight + end)
