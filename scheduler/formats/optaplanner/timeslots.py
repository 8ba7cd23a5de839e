"""The sheet of timeslots: days with one block each, in whose slots talks stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from scheduler.domain.time import clock
from scheduler.formats.optaplanner.identifiers import Ids
from scheduler.formats.optaplanner.layout import SLOT_TIME
from scheduler.formats.optaplanner.table import Row, Table
from scheduler.formats.optaplanner.times import Time, given_time, time_text


@dataclass(frozen=True)
class Timeslot:
    """One row of the sheet."""

    row: Row
    time: Time
    kinds: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass
class Timeslots:
    """All timeslots in the order of the sheet, and the talk types that they name."""

    rows: list[Timeslot] = field(default_factory=list)
    kind_by_type: dict[str, str] = field(default_factory=dict)
    """The key of each talk type, in the order in which they first stand."""
    first_row_by_type: dict[str, Row] = field(default_factory=dict)
    tags: dict[str, str] = field(default_factory=dict)
    """Every tag of a timeslot, by itself."""
    is_sound: bool = True
    """Whether nothing was wrong with any of them."""

    def days(self) -> list[list[Timeslot]]:
        """The timeslots of each date, dates in order."""
        found: defaultdict[Any, list[Timeslot]] = defaultdict(list)
        for timeslot in self.rows:
            found[timeslot.time[0]].append(timeslot)
        return [found[date] for date in sorted(found)]

    def at(self, time: Time) -> list[Timeslot]:
        return [timeslot for timeslot in self.rows if timeslot.time == time]


def read_timeslots(table: Table) -> Timeslots:
    """Read the rows of the sheet."""
    found, ids, n_faults = Timeslots(), Ids(), len(table.faults)
    for row in table.rows():
        types = row.listed("Talk types")
        if not types:
            row.required("Talk types")
        for talk_type in types:
            if talk_type not in found.kind_by_type:
                found.kind_by_type[talk_type] = ids.of_name(talk_type, "talk")
                found.first_row_by_type[talk_type] = row
        tags = row.listed("Tags")
        found.tags |= {tag: tag for tag in tags}
        if all(row.required(title) for title in SLOT_TIME):
            time = given_time(row, SLOT_TIME)
            kinds = tuple(found.kind_by_type[talk_type] for talk_type in types)
            if time is not None:
                found.rows.append(Timeslot(row, time, kinds, tags))
    if not found.rows and len(table.faults) == n_faults:
        table.faults.append(table.sheet.fault(2, 1, "there is no timeslot", "add one"))
    found.is_sound = len(table.faults) == n_faults
    return found


def day_entries(timeslots: Timeslots) -> tuple[list[dict[str, Any]], dict[int, str]]:
    """The days as instances list them, and the id of each slot by its row."""
    ids, days, slot_by_row = Ids(), [], {}
    for number, rows in enumerate(timeslots.days(), start=1):
        slots = []
        for timeslot in rows:
            slot = _slot_entry(timeslot, f"d{number}", ids)
            slots.append(slot)
            slot_by_row[timeslot.row.number] = str(slot["id"])
        days.append(
            {"date": rows[0].time[0].isoformat(), "blocks": [_block_entry(f"d{number}", rows, slots)]}
        )
    return days, slot_by_row


def _block_entry(name: str, rows: Sequence[Timeslot], slots: list[dict[str, Any]]) -> dict[str, Any]:
    start = min(timeslot.time[1] for timeslot in rows)
    end = max(timeslot.time[2] for timeslot in rows)
    return {"id": name, "start": clock(start), "end": clock(end), "slots": slots}


def _slot_entry(timeslot: Timeslot, day: str, ids: Ids) -> dict[str, Any]:
    """A slot; where another one has the same times, its kinds stand in its id."""
    _, start, end = timeslot.time
    times = f"{day}-{clock(start)}-{clock(end)}".replace(":", "")
    slot: dict[str, Any] = {
        "id": ids.first_free(times, "-".join((times, *timeslot.kinds))),
        "start": clock(start),
        "end": clock(end),
        "kinds": list(timeslot.kinds),
    }
    return slot | ({"tags": list(timeslot.tags)} if timeslot.tags else {})


def check_time(row: Row, title: str, time: Time, timeslots: Timeslots, kind: str | None) -> None:
    """Note a fault where there is no timeslot at ``time``, or none that takes talks of ``kind``."""
    there = timeslots.at(time)
    if not there:
        row.fault(title, f"there is no timeslot {time_text(time)}", "take one of the sheet of timeslots")
    elif kind is not None and not any(kind in timeslot.kinds for timeslot in there):
        message = f"no timeslot {time_text(time)} takes talks of this type"
        row.fault(title, message, "take another timeslot, or add the type to this one")
