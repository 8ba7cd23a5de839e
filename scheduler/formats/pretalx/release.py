"""Which version of pretalx's schedule is taken, and the slots of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from scheduler.formats.pretalx.records import Schedule, Slot
from scheduler.formats.pretalx.responses import Responses

WORK = "wip"
EARLY = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


def slots_taken(responses: Responses) -> tuple[list[Slot], str]:
    """Slots of the version that was published last, else of the one in work; and a note on which it is."""
    slots = [slot for slot in responses.of("slot", Slot).values() if slot.start is not None]
    schedules = responses.of("schedule", Schedule)
    versions = {slot.schedule for slot in slots}
    if not versions:
        return [], ""
    chosen = max(versions, key=lambda version: _rank(version, schedules))
    taken = [slot for slot in slots if slot.schedule == chosen]
    others = len(versions) - 1
    name = _named(chosen, schedules)
    note = f"Times are those of {name}" + (f"; {others} other version(s) were left aside." if others else ".")
    return _distinct(taken), note if chosen is not None else ""


def _rank(version: str | None, schedules: dict[str, Schedule]) -> tuple[bool, bool, dt.datetime, int, str]:
    """Higher for what people know: a version that is published, the latest one."""
    schedule = schedules.get(version or "")
    published = schedule.published if schedule else None
    if published is not None and published.tzinfo is None:
        published = published.replace(tzinfo=dt.UTC)
    is_work = schedule is not None and WORK in schedule.version.values()
    number = int(version) if version and version.isdecimal() and len(version) < 19 else 0
    return version is not None, not is_work, published or EARLY, number, version or ""


def _named(version: str | None, schedules: dict[str, Schedule]) -> str:
    schedule = schedules.get(version or "")
    said = next(iter(schedule.version.values()), "") if schedule else ""
    return "the version in work" if said == WORK else f"the version {said or version} of the schedule"


def _distinct(slots: Iterable[Slot]) -> list[Slot]:
    """Slots without those that say the same under another name."""
    seen = {(s.submission, s.room or s.room_id, s.start, s.end, str(s.description)): s for s in slots}
    return list(seen.values())
