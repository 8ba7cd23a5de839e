"""Writes a programme as a schedule of CoSPLib, in the workbook that its checker reads."""

from __future__ import annotations

import io
from pathlib import Path

from scheduler.domain import Instance, Placement, Programme, Session
from scheduler.errors import Fault, InputError
from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.cosplib.expressible import (
    block_name,
    insist_on_expressible,
    reference_text,
    track_name,
)
from scheduler.formats.cosplib.layout import NAMES, Layout
from scheduler.formats.endings import insist_on_ending

ENDING = ".xlsx"
SHEET = "sol"
PROGRAMME = "programme"
"""What faults call it; its file is not known here."""

Grid = dict[tuple[int, int], str | int]
"""What the cells hold, by row and column."""


def write_cosplib(instance: Instance, programme: Programme, path: Path) -> None:
    """Write a schedule whole or not at all. Sessions that stand nowhere are left out.

    Raises
    ------
    UsageError
        The name does not end in .xlsx.
    InputError
        CoSPLib has no words for the instance, or for a placement; it says for which.
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    insist_on_ending(path, ENDING)
    insist_on_expressible(instance)
    write_bytes_atomically(path, _workbook(_Schedule(instance, programme).grid()))


def _workbook(grid: Grid) -> bytes:
    import openpyxl

    workbook = openpyxl.Workbook()
    workbook.remove(workbook.worksheets[0])
    sheet = workbook.create_sheet(SHEET)
    for (row, column), value in grid.items():
        cell = sheet.cell(row, column, value)
        if isinstance(value, str):
            cell.data_type = "s"  # what begins with an equals sign, too
    content = io.BytesIO()
    workbook.save(content)
    return content.getvalue()


class _Schedule:
    """The cells of one schedule."""

    def __init__(self, instance: Instance, programme: Programme) -> None:
        self._instance = instance
        self._programme = programme
        self._layout = Layout.of(instance)
        self._grid: Grid = {}
        self._faults: list[Fault] = []

    def grid(self) -> Grid:
        """All cells that are not blank.

        Raises
        ------
        InputError
            Something stands where CoSPLib has no place for it.
        """
        self._name_rooms_and_blocks()
        for placement in self._programme.placements:
            self._put(placement)
        if self._faults:
            raise InputError("CoSPLib has no words for this programme", self._faults)
        return self._grid

    def _name_rooms_and_blocks(self) -> None:
        for number, room in enumerate(self._instance.rooms):
            self._grid[1, self._layout.column(number)] = room.name.say() if room.name else room.id
        for block, n_slots in enumerate(self._layout.n_slots):
            slots = [self._layout.slot_row(block, slot) for slot in range(n_slots)]
            for row in (self._layout.label_row(block), *slots):
                self._grid[row, NAMES] = block_name(self._instance, block)

    def _put(self, placement: Placement) -> None:
        session = self._instance.session[placement.session]
        block = self._instance.block_index[placement.block]
        slots = range(placement.slot, placement.slot + session.n_slots)
        if len(placement.rooms) != 1:
            self._refuse(session, f"stands in {len(placement.rooms)} rooms", "give it one")
        elif slots.stop > self._layout.n_slots[block]:
            self._refuse(session, f"runs beyond the last slot of {placement.block}", "let it begin earlier")
        else:
            column = self._layout.column(self._rooms[placement.rooms[0]])
            self._label(session, (self._layout.label_row(block), column))
            self._fill(session, [(self._layout.slot_row(block, slot), column) for slot in slots])

    @property
    def _rooms(self) -> dict[str, int]:
        return {room.id: number for number, room in enumerate(self._instance.rooms)}

    def _label(self, session: Session, cell: tuple[int, int]) -> None:
        track = track_name(self._instance, session)
        held = self._grid.setdefault(cell, track)
        if held != track:
            message = f"is of the track {track!r}, and {held!r} has that room in the same block"
            self._refuse(session, message, "let a room have one track in a block")

    def _fill(self, session: Session, cells: list[tuple[int, int]]) -> None:
        reference = reference_text(session) if session.reference is None else session.reference
        if any(cell in self._grid for cell in cells):
            hint = "let a room have one session at a time"
            self._refuse(session, "stands in a room and slot that another session has", hint)
        self._grid.update(dict.fromkeys(cells, reference))

    def _refuse(self, session: Session, message: str, hint: str) -> None:
        self._faults.append(Fault(PROGRAMME, 0, 0, f"placements[{session.id}]", message, hint))
