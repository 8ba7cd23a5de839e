"""What is wrong with the placements of a stored programme, measured by the instance at hand."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain import Instance
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.time import MINUTES_A_DAY, moment_text
from scheduler.formats.stored_programme import PlacementEntry, ProgrammeFile

Path = tuple[str | int, ...]


def placement_problems(instance: Instance, stored: ProgrammeFile) -> Iterator[Problem]:
    """Sessions, blocks, rooms and days that there are not, and sessions longer than a day.

    Times that are not those of the slot, and rooms too many or too few, break a rule and are no faults: so
    a programme can be judged, and repaired, after its instance has changed.
    """
    for name, entry in stored.placements.items():
        path = ("placements", name)
        if name not in instance.session:
            hint = did_you_mean(name, instance.session)
            yield Problem(path, f"the instance has no session {name!r}", hint, of_key=True)
        elif entry is not None:
            yield from _entry_problems(instance, path, entry)


def _entry_problems(instance: Instance, path: Path, entry: PlacementEntry) -> Iterator[Problem]:
    if entry.block not in instance.block_index:
        hint = did_you_mean(entry.block, instance.block_index)
        yield Problem((*path, "block"), f"the instance has no block {entry.block!r}", hint)
    yield from _time_problems(instance, path, entry)
    for index, room in enumerate(entry.rooms):
        if room not in instance.room:
            hint = did_you_mean(room, instance.room)
            yield Problem((*path, "rooms", index), f"the instance has no room {room!r}", hint)


def _time_problems(instance: Instance, path: Path, entry: PlacementEntry) -> Iterator[Problem]:
    start, end = instance.minute(entry.start), instance.minute(entry.end)
    if instance.day_at(start) < 0:
        dates = ", ".join(str(day.date) for day in instance.days)
        yield Problem((*path, "start"), "lies on no day of the conference", f"the days are {dates}")
    elif end - start > MINUTES_A_DAY:
        message = f"ends more than a day after its start at {moment_text(entry.start)}"
        yield Problem((*path, "end"), message, "correct one of the two")
