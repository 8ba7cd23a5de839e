"""Instances with their programmes as files: workbooks to go on with, or JSON to compare."""

from __future__ import annotations

import io
import os
from pathlib import Path

from scheduler.domain import Instance, Programme
from scheduler.errors import UsageError
from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.optaplanner import layout
from scheduler.formats.optaplanner.sayable import insist_on_sayable, solution_faults, workbook_faults
from scheduler.formats.optaplanner.solution_text import solution_text
from scheduler.formats.optaplanner.steady_bytes import steady_bytes

ENDINGS = (".xlsx", ".json")


def write_optaplanner(instance: Instance, programme: Programme, path: str | os.PathLike[str]) -> None:
    """Write the workbook with times and rooms filled in (``.xlsx``), or the places and the score (``.json``).

    Rules that are no constraint of the format are not in the workbook; constraints that are no rule in force
    weigh 0 there. All who must be present at a session are its speakers, and whoever is not there for all of
    a timeslot is unavailable in it.

    Raises
    ------
    UsageError
        The file's name ends otherwise.
    InputError
        The format cannot say what the instance says; it carries all that it cannot.
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    file = Path(path)
    insist_on_ending(file)
    if file.suffix.lower() == ".json":
        insist_on_sayable(instance, programme, solution_faults)
        content = solution_text(instance, programme).encode("utf-8")
    else:
        insist_on_sayable(instance, programme, solution_faults, workbook_faults)
        content = _workbook(instance, programme)
    write_bytes_atomically(file, content)


def insist_on_ending(file: Path) -> None:
    """See that a name ends as one of the format's two forms does.

    Raises
    ------
    UsageError
        It has another ending.
    """
    if file.suffix.lower() not in ENDINGS:
        message = f"{file} ends in neither {' nor '.join(ENDINGS)}"
        raise UsageError(message, ".xlsx is the whole workbook, .json the programme alone")


def _workbook(instance: Instance, programme: Programme) -> bytes:
    from openpyxl import Workbook  # takes 0.2 s, which nothing else need wait for

    from scheduler.formats.optaplanner import sheets
    from scheduler.formats.optaplanner.sheet_writer import SheetWriter

    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    writers = {title: SheetWriter(workbook.create_sheet(title)) for title in layout.SHEETS}
    sheets.write_configuration(writers[layout.CONFIGURATION], instance)
    sheets.write_timeslots(writers[layout.TIMESLOTS], instance)
    sheets.write_rooms(writers[layout.ROOMS], instance)
    sheets.write_speakers(writers[layout.SPEAKERS], instance)
    sheets.write_talks(writers[layout.TALKS], instance, programme)
    with io.BytesIO() as content:
        workbook.save(content)
        return steady_bytes(content.getvalue())
