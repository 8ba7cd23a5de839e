"""Counts, from two programmes alone, what the change from one to the other disturbs."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.disturbance.place import can_last_as_before
from scheduler.domain import Instance, Placement, Programme, Session


@dataclass(frozen=True)
class Disturbance:
    """People with a session that is not where it was, and such sessions.

    ``minutes`` is by how much sessions begin earlier or later, in all, and ``rooms`` how many stand in
    other rooms; a session that is now left out counts in neither.
    """

    people: int
    sessions: int
    minutes: int
    rooms: int


def disturbance(instance: Instance, before: Programme, after: Programme) -> Disturbance:
    """What a programme of ``instance`` changes for those whose sessions stood in another one before.

    Sessions that were not in it, and those that the instance does not have any more, count for nothing.
    """
    pairs = [(s, before.by_session[s.id], after.get(s.id)) for s in instance.sessions if before.get(s.id)]
    moved = {session.id for session, old, new in pairs if not _in_place(instance, session, old, new)}
    people = [
        person
        for person, sessions in instance.sessions_by_person.items()
        if any(session.id in moved for session in sessions)
    ]
    placed = [(old, new) for _, old, new in pairs if new is not None]
    return Disturbance(
        people=len(people),
        sessions=len(moved),
        minutes=sum(_minutes(instance, old, new) for old, new in placed),
        rooms=sum(set(old.rooms) != set(new.rooms) for old, new in placed),
    )


def _minutes(instance: Instance, old: Placement, new: Placement) -> int:
    return abs(instance.clock_span(new.time).start - instance.clock_span(old.time).start)


def _in_place(instance: Instance, session: Session, old: Placement, new: Placement | None) -> bool:
    """Whether a session is where it was: same rooms, same start, and, where it can be, same end."""
    if new is None or set(new.rooms) != set(old.rooms) or new.start != old.start:
        return False
    return new.end == old.end or not can_last_as_before(instance, session, old)
