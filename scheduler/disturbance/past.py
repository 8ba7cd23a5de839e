"""What began before a repair: it is over, or runs, and stays where it was, whatever has changed since."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable

from scheduler.disturbance.place import can_last_as_before
from scheduler.domain import Block, Day, Instance, Placement, Programme, Room, Session, Slot
from scheduler.domain.remade import remade
from scheduler.errors import UsageError

Past = tuple[Placement, ...]
"""Where sessions of the instance stood that have begun, in its order."""


def past_of(instance: Instance, before: Programme, now: dt.datetime | None) -> Past:
    """What of a programme began before ``now``; None: nothing.

    Raises
    ------
    UsageError
        ``now`` has a time zone.
    """
    if now is None:
        return ()
    if now.tzinfo is not None:
        raise UsageError(f"{now.isoformat()} has a time zone", "give the time of the conference's clocks")
    stood = before.placed(session.id for session in instance.sessions)
    return tuple(old for old in stood if instance.moment(old.start) < now)


def lost_places(instance: Instance, programme: Programme) -> Past:
    """Where a programme has sessions in rooms, in blocks or on days that the instance does not have."""
    return tuple(
        placed
        for placed in programme.placements
        if placed.block not in instance.block_index
        or not instance.room.keys() >= set(placed.rooms)
        or instance.day_at(placed.start) < 0
    )


def as_it_stood(instance: Instance, past: Past) -> Instance:
    """The instance with every place where something has begun: lost rooms, times and lengths as they were.

    Lost rooms seat whoever was there, and have all that was needed there; lost times are slots of blocks of
    their own. An instance that has all these places still is returned itself.
    """
    sessions = {old.session: _as_it_was(instance, old) for old in past}
    lost = [old for old in past if not can_last_as_before(instance, instance.session[old.session], old)]
    rooms = tuple(_lost_rooms(instance, past))
    if not lost and not rooms and all(instance.session[s] is then for s, then in sessions.items()):
        return instance
    return remade(
        instance,
        rooms=(*instance.rooms, *rooms),
        sessions=tuple(sessions.get(session.id, session) for session in instance.sessions),
        days=_with_times(instance, lost),
    )


def _as_it_was(instance: Instance, old: Placement) -> Session:
    """A session as long, and in as many rooms, as it was."""
    session, update = instance.session[old.session], dict[str, object]()
    if not can_last_as_before(instance, session, old):
        update |= {"duration": instance.clock_span(old.time).minutes, "n_slots": 1}
    if not session.n_rooms <= len(old.rooms) <= session.n_rooms + session.overflow:
        update |= {"n_rooms": len(old.rooms), "overflow": 0}
    return session.model_copy(update=update) if update else session


def _lost_rooms(instance: Instance, past: Past) -> Iterable[Room]:
    inside: defaultdict[str, list[Session]] = defaultdict(list)
    for old in past:
        for room in old.rooms:
            if room not in instance.room:
                inside[room].append(instance.session[old.session])
    for room, sessions in inside.items():
        seats = max(1, *(session.audience or 0 for session in sessions))
        features = tuple(sorted({feature for session in sessions for feature in session.needs}))
        yield Room(id=room, capacity=seats, features=features)


def _with_times(instance: Instance, lost: Iterable[Placement]) -> tuple[Day, ...]:
    """The days with a block for the lost times of each old one; days that are lost themselves come last."""
    times: defaultdict[dt.date, defaultdict[str, list[Placement]]] = defaultdict(lambda: defaultdict(list))
    for old in lost:
        times[instance.moment(old.start).date()][old.block].append(old)
    taken = set(instance.block_index)
    blocks = {
        date: tuple(_block(instance, date, block, stood, taken) for block, stood in held.items())
        for date, held in times.items()
    }
    days = [
        day.model_copy(update={"blocks": (*day.blocks, *blocks.pop(day.date, ()))}) for day in instance.days
    ]
    return (*days, *(Day(date=date, blocks=held) for date, held in sorted(blocks.items())))


def _block(instance: Instance, date: dt.date, block: str, stood: list[Placement], taken: set[str]) -> Block:
    """A block with a slot for each start, under the old name or one like it; minutes are of its day."""
    name = block
    while name in taken:
        name += "-"
    taken.add(name)
    midnight = instance.minute(dt.datetime.combine(date, dt.time()))
    ends: dict[int, int] = {}
    for old in stood:
        span = instance.clock_span(old.time)
        start, end = span.start - midnight, span.end - midnight
        ends[start] = max(end, ends.get(start, end))
    slots = tuple(Slot.model_construct(start=start, end=ends[start]) for start in sorted(ends))
    return Block.model_construct(id=name, start=slots[0].start, end=max(ends.values()), slots=slots)
