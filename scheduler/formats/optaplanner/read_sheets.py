"""The sheets of a workbook, row by row, before they are put together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.errors import Fault
from scheduler.formats.optaplanner import layout
from scheduler.formats.optaplanner.configuration import Configuration, read_configuration
from scheduler.formats.optaplanner.identifiers import Ids
from scheduler.formats.optaplanner.named_rows import NamedRow, named_rows
from scheduler.formats.optaplanner.table import Table, read_table
from scheduler.formats.optaplanner.timeslots import Timeslots, read_timeslots
from scheduler.formats.workbook import Sheet, Workbook


@dataclass(frozen=True)
class NamedSheet:
    """A sheet whose rows have names."""

    table: Table
    title: str
    """Of the column of names."""
    rows: list[NamedRow]

    @property
    def id_by_name(self) -> dict[str, str]:
        """The ids of the rows; of those with the same name, the first one's."""
        return {row.name: row.id for row in reversed(self.rows)}


@dataclass(frozen=True)
class Sheets:
    """All five sheets."""

    configuration: Configuration
    timeslots: Timeslots
    talks: NamedSheet
    rooms: NamedSheet
    speakers: NamedSheet


@dataclass(frozen=True)
class Tables:
    """Where the columns are in those sheets that have titles."""

    timeslots: Table
    talks: Table
    rooms: Table
    speakers: Table


def read_titles(workbook: Workbook, faults: list[Fault]) -> Tables:
    """Find the columns of all sheets, which must all be there."""
    sheets = workbook.sheets
    return Tables(
        read_table(sheets[layout.TIMESLOTS], 1, layout.TIMESLOT_TITLES, layout.TIMESLOT_TITLES[:4], faults),
        read_table(sheets[layout.TALKS], 1, layout.TALK_TITLES, layout.TALK_TITLES[:3], faults),
        _by_slot(sheets[layout.ROOMS], layout.ROOM_TITLES, 2, faults),
        _by_slot(sheets[layout.SPEAKERS], layout.SPEAKER_TITLES, 1, faults),
    )


def read_rows(workbook: Workbook, tables: Tables, faults: list[Fault]) -> Sheets:
    """Read the rows of all sheets; talks have the first choice of ids."""
    ids = Ids()
    found = Sheets(
        read_configuration(workbook.sheets[layout.CONFIGURATION], faults),
        read_timeslots(tables.timeslots),
        _named(tables.talks, "Code", lambda code: ids.of_code(code, "talk")),
        _named(tables.rooms, "Name", lambda name: ids.of_name(name, "room")),
        _named(tables.speakers, "Name", lambda name: ids.of_name(name, "speaker")),
    )
    for sheet, what in ((found.talks, "talk"), (found.rooms, "room")):
        if not sheet.rows:
            fault = sheet.table.sheet.fault(sheet.table.title_row + 1, 1, f"there is no {what}", "add one")
            faults.append(fault)
    return found


def _named(table: Table, title: str, make_id: Callable[[str], str]) -> NamedSheet:
    return NamedSheet(table, title, named_rows(table, title, make_id))


def _by_slot(sheet: Sheet, titles: tuple[str, ...], n_needed: int, faults: list[Fault]) -> Table:
    """A sheet with a column for each timeslot, and the days of these above the titles."""
    return read_table(sheet, 2, titles, titles[:n_needed], faults, by_slot=True)
