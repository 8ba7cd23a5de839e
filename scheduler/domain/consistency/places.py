"""Sessions that have nowhere to stand, whatever the rules: too long, no slot of their kind, too few rooms."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import combinations

from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem
from scheduler.domain.session import Session
from scheduler.domain.time import moment_text

Path = tuple[str | int, ...]


def place_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of length, slots, pinned starts and number of rooms, session by session."""
    has_rooms = cache(lambda n_rooms: _has_separate_rooms(instance, n_rooms))
    starts_by_shape: dict[object, set[int]] = {}
    for index, session in enumerate(instance.sessions):
        path = ("sessions", index)
        shape = (session.kind, session.duration, session.n_slots)
        if shape not in starts_by_shape:
            starts_by_shape[shape] = _starts(instance, session)
        starts = starts_by_shape[shape]
        if not starts:
            yield _no_place(instance, path, session)
        elif session.pinned and session.pinned.start:
            yield from _pin_problems(instance, path, session, starts)
        if not has_rooms(session.n_rooms):
            message = f"takes {session.n_rooms} rooms at once, and there are not so many"
            yield Problem((*path, "n_rooms"), message, "take fewer, or add rooms")


def _starts(instance: Instance, session: Session) -> set[int]:
    """Minutes at which a session can start so that it fits its slots, which take its kind, or its block."""
    blocks = instance.kind(session).blocks
    found = set()
    for index, block in enumerate(instance.blocks):
        if blocks and block.id not in blocks:
            continue
        n_starts = (
            len(block.slots) if block.step is None else instance.block_span(index).minutes // block.step
        )
        for slot in range(n_starts):
            span = instance.placing(session, index, slot)
            if span is not None and _slots_take(instance, session, index, slot, span.end):
                found.add(span.start)
    return found


def _slots_take(instance: Instance, session: Session, block: int, first: int, end: int) -> bool:
    shape = instance.blocks[block]
    if shape.step is not None:
        return True
    last = first + session.n_slots - 1
    slots = shape.slots[first : last + 1]
    takes_kind = all(not slot.kinds or session.kind in slot.kinds for slot in slots)
    return takes_kind and end <= instance.slot_span(block, last).end


def _no_place(instance: Instance, path: Path, session: Session) -> Problem:
    minutes = instance.minutes_of(session)
    slots = "slot" if session.n_slots == 1 else f"{session.n_slots} slots"
    if minutes is None:
        message = f"has no place: no {slots} in a row take the kind {session.kind!r}"
        return Problem((*path, "kind"), message, "let some slots take this kind")
    field = "duration" if session.duration else "kind"
    message = f"lasts {minutes} min, longer than any slot or block that takes the kind {session.kind!r}"
    return Problem((*path, field), message, "shorten it, or lengthen a slot or block that takes its kind")


def _pin_problems(instance: Instance, path: Path, session: Session, starts: set[int]) -> Iterator[Problem]:
    assert session.pinned is not None
    assert session.pinned.start is not None
    pinned = instance.minute(session.pinned.start)
    if pinned not in starts:
        nearest = min(sorted(starts), key=lambda start: abs(start - pinned))
        message = f"no slot for it starts at {moment_text(session.pinned.start)}"
        hint = f"the nearest start is {moment_text(instance.moment(nearest))}"
        yield Problem((*path, "pinned", "start"), message, hint)


def _has_separate_rooms(instance: Instance, n_rooms: int) -> bool:
    """Whether so many rooms can be taken at once, none of them a part of another."""
    return any(
        len(instance.atoms(rooms)) == sum(len(instance.atoms((room,))) for room in rooms)
        for rooms in combinations(instance.room, n_rooms)
    )
