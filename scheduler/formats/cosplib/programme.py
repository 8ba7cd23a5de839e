"""Reads a schedule of CoSPLib as a programme of the instance that was read from the same library.

There, a label says which track a room has in a session; here, that follows from what stands in it. Labels
that say anything else are faults, since they would be scored otherwise.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scheduler.domain import Instance, Placement, Programme, Session
from scheduler.domain.problem import did_you_mean
from scheduler.domain.schema_problems import shown
from scheduler.errors import Fault, InputError
from scheduler.formats.cosplib.cells import text_of
from scheduler.formats.cosplib.expressible import insist_on_expressible, reference_text, track_name
from scheduler.formats.cosplib.layout import Layout
from scheduler.formats.workbook import Sheet, cell_name, read_workbook

LAYOUT_HINT = "a row of rooms, a row for each session, a blank one, then a row for each slot of each session"


class Stand(NamedTuple):
    """One slot that a submission takes; all count from 0."""

    block: int
    room: int
    slot: int


def read_cosplib_programme(path: Path, instance: Instance) -> Programme:
    """Read a schedule of ``instance``; submissions that it lacks stand nowhere.

    Raises
    ------
    InputError
        The file cannot be read, or is no schedule of this instance; it carries all faults, by sheet and cell.
    """
    insist_on_expressible(instance)
    sheet = next(iter(read_workbook(path).sheets.values()))
    schedule = _Schedule(sheet, instance)
    misplaced = list(schedule.misplaced())
    if misplaced:
        raise InputError(f"{path} is no schedule of this instance", misplaced)
    programme = schedule.programme()
    if schedule.faults:
        number = "a fault" if len(set(schedule.faults)) == 1 else f"{len(set(schedule.faults))} faults"
        raise InputError(f"{path} has {number}", schedule.faults)
    return programme


class _Schedule:
    """One sheet in the reading."""

    def __init__(self, sheet: Sheet, instance: Instance) -> None:
        self.faults: list[Fault] = []
        self._sheet = sheet
        self._instance = instance
        self._layout = Layout.of(instance)
        self._by_reference = {reference_text(session): session for session in instance.sessions}
        self._stands: defaultdict[str, list[Stand]] = defaultdict(list)
        self._unknown: set[tuple[int, int]] = set()
        """Blocks and rooms in which something stands that is not known."""

    def misplaced(self) -> Iterator[Fault]:
        """Faults of a sheet that is laid out for another instance."""
        layout, sheet = self._layout, self._sheet
        if any(sheet.text(layout.separator_row, column) for column in range(1, sheet.n_columns + 1)):
            message = f"is not blank, as the row below {len(layout.n_slots)} sessions is"
            yield sheet.fault(layout.separator_row, 1, message, LAYOUT_HINT)
        if sheet.n_rows > layout.last_row:
            message = f"goes on below row {layout.last_row}, where the last slot has its row"
            yield sheet.fault(layout.last_row + 1, 1, message, LAYOUT_HINT)
        if sheet.n_columns > layout.last_column:
            message = f"goes on beyond the {layout.n_rooms} rooms"
            yield sheet.fault(1, layout.last_column + 1, message, "give each room one column")

    def programme(self) -> Programme:
        """Everything that stands where it can be; the rest is among the faults."""
        self._look_up()
        self._check_labels()
        standing = (session for session in self._instance.sessions if session.id in self._stands)
        placements = (self._placement(session, sorted(self._stands[session.id])) for session in standing)
        return Programme(tuple(placement for placement in placements if placement is not None))

    # -- submissions --------------------------------------------------------------------------

    def _look_up(self) -> None:
        for block, n_slots in enumerate(self._layout.n_slots):
            for slot in range(n_slots):
                for room in range(self._layout.n_rooms):
                    self._look_up_one(Stand(block, room, slot))

    def _look_up_one(self, stand: Stand) -> None:
        row, column = self._cell(stand)
        reference = text_of(self._sheet.value(row, column))
        session = self._by_reference.get(reference) or self._by_reference.get(reference.strip())
        if session is not None:
            self._stands[session.id].append(stand)
        elif reference:
            self._unknown.add((stand.block, stand.room))
            hint = did_you_mean(reference, self._by_reference)
            message = f"there is no submission {shown(reference)}"
            self.faults.append(self._sheet.fault(row, column, message, hint))

    def _placement(self, session: Session, stands: list[Stand]) -> Placement | None:
        first, last = stands[0], stands[-1]
        elsewhere = next((stand for stand in stands if stand[:2] != first[:2]), None)
        if elsewhere is not None:
            message = f"stands in {cell_name(*self._cell(first))}, too, in another room or session"
            self._refuse(session, elsewhere, message, "let it stand in one place")
        elif len(stands) != session.n_slots:
            message = f"takes {len(stands)} time slots, and wants {session.n_slots}"
            self._refuse(session, first, message, "write it into as many as it wants")
        elif last.slot - first.slot >= session.n_slots:
            self._refuse(session, last, "takes time slots that do not follow each other", "close the gap")
        else:
            return self._placed(session, first)
        return None

    def _placed(self, session: Session, first: Stand) -> Placement | None:
        span = self._instance.placing(session, first.block, first.slot)
        block, room = self._instance.blocks[first.block].id, self._instance.rooms[first.room].id
        return Placement(session.id, block, first.slot, span.start, span.end, (room,)) if span else None

    def _refuse(self, session: Session, stand: Stand, message: str, hint: str) -> None:
        name = shown(reference_text(session))
        self.faults.append(self._sheet.fault(*self._cell(stand), f"{name} {message}", hint))

    def _cell(self, stand: Stand) -> tuple[int, int]:
        return self._layout.slot_row(stand.block, stand.slot), self._layout.column(stand.room)

    # -- labels -------------------------------------------------------------------------------

    def _check_labels(self) -> None:
        tracks: defaultdict[tuple[int, int], dict[str, None]] = defaultdict(dict)
        for session, stands in self._stands.items():
            track = track_name(self._instance, self._instance.session[session])
            for stand in stands:
                tracks[stand.block, stand.room][track] = None
        for block in range(len(self._layout.n_slots)):
            for room in range(self._layout.n_rooms):
                if (block, room) not in self._unknown:
                    self._check_label(block, room, list(tracks[block, room]))

    def _check_label(self, block: int, room: int, held: list[str]) -> None:
        """See that a label says one of the tracks of what stands there, and nothing where nothing does."""
        row, column = self._layout.label_row(block), self._layout.column(room)
        label = text_of(self._sheet.value(row, column))
        if label in held or not (label or held):
            return
        says = f"says {shown(label)}" if label else "is blank"
        holds = "and nothing stands there"
        hint = "leave it blank"
        if held:
            holds = f"and what stands there is of {' and '.join(map(shown, held))}"
            hint = f"write {shown(held[0])}, or move what stands there"
        self.faults.append(self._sheet.fault(row, column, f"{says}, {holds}", hint))
