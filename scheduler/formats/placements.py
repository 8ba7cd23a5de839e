"""What is wrong with the placements of a stored programme, measured by the instance at hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scheduler.domain import Instance, Session
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.time import moment_text
from scheduler.formats.stored_programme import PlacementEntry, ProgrammeFile

Path = tuple[str | int, ...]


def placement_problems(instance: Instance, stored: ProgrammeFile) -> Iterator[Problem]:
    """Sessions, blocks and rooms that there are not, and times that are not those of the slot."""
    for name, entry in stored.placements.items():
        path = ("placements", name)
        session = instance.session.get(name)
        if session is None:
            hint = did_you_mean(name, instance.session)
            yield Problem(path, f"the instance has no session {name!r}", hint, of_key=True)
        elif entry is not None:
            yield from _time_problems(instance, path, session, entry)
            yield from _room_problems(instance, path, session, entry.rooms)


def _time_problems(
    instance: Instance, path: Path, session: Session, entry: PlacementEntry
) -> Iterator[Problem]:
    block = instance.block_index.get(entry.block)
    if block is None:
        hint = did_you_mean(entry.block, instance.block_index)
        yield Problem((*path, "block"), f"the instance has no block {entry.block!r}", hint)
        return
    span = instance.placing(session, block, entry.slot)
    if span is None:
        message = f"{session.id!r} does not fit into block {entry.block!r} from slot {entry.slot} on"
        yield Problem((*path, "slot"), message, "slots and steps are counted from 0")
        return
    for field, given, minute in (("start", entry.start, span.start), ("end", entry.end, span.end)):
        due = instance.moment(minute)
        if given != due:
            message = f"is {moment_text(given)}, where the slot gives {moment_text(due)}"
            yield Problem((*path, field), message, "has the instance changed? correct the slot or the time")


def _room_problems(
    instance: Instance, path: Path, session: Session, rooms: Sequence[str]
) -> Iterator[Problem]:
    path = (*path, "rooms")
    unknown = [index for index, room in enumerate(rooms) if room not in instance.room]
    for index in unknown:
        hint = did_you_mean(rooms[index], instance.room)
        yield Problem((*path, index), f"the instance has no room {rooms[index]!r}", hint)
    if unknown:
        return
    if len(rooms) != session.n_rooms:
        message = f"{session.id!r} takes {session.n_rooms} at once, and {len(rooms)} are given"
        yield Problem(path, message, "give as many rooms as the session takes")
    elif len(instance.atoms(rooms)) != sum(len(instance.atoms((room,))) for room in rooms):
        yield Problem(path, "the same room stands here twice, by itself or in a larger one", "give others")
