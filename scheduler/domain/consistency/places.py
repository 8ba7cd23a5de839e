"""Sessions that have nowhere to stand, whatever the rules: no position, no pinned start, too few rooms."""

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
    """Problems of length, pinned starts and number of rooms, session by session."""
    has_rooms = cache(lambda n_rooms: _has_separate_rooms(instance, n_rooms))
    starts_by_length: dict[object, set[int]] = {}
    for index, session in enumerate(instance.sessions):
        path = ("sessions", index)
        length = (instance.minutes_of(session), session.n_slots)
        if length not in starts_by_length:
            starts_by_length[length] = _starts(instance, session)
        starts = starts_by_length[length]
        if not starts:
            yield _no_place(instance, path, session)
        elif session.pinned and session.pinned.start:
            yield from _pin_problems(instance, path, session, starts)
        if not has_rooms(session.n_rooms):
            message = f"takes {session.n_rooms} rooms at once, and there are not so many"
            yield Problem((*path, "n_rooms"), message, "take fewer, or add rooms")


def _starts(instance: Instance, session: Session) -> set[int]:
    """Minutes at which sessions of this length can start, in slots or on a grid."""
    spans = (
        instance.placing(session, index, slot)
        for index, block in enumerate(instance.blocks)
        for slot in range(len(block.slots) or instance.block_span(index).minutes // (block.step or 1))
    )
    return {span.start for span in spans if span is not None}


def _no_place(instance: Instance, path: Path, session: Session) -> Problem:
    if session.n_slots > 1:
        message = f"takes {session.n_slots} slots in a row, and no block has so many"
        return Problem((*path, "n_slots"), message, "take fewer, or add slots to a block")
    message = f"lasts {instance.minutes_of(session)} min, longer than every block"
    return Problem((*path, _length_field(session)), message, "shorten it, or lengthen a block")


def _length_field(session: Session) -> str:
    return "duration" if session.duration else "kind"


def _pin_problems(instance: Instance, path: Path, session: Session, starts: set[int]) -> Iterator[Problem]:
    assert session.pinned is not None
    assert session.pinned.start is not None
    pinned = instance.minute(session.pinned.start)
    if pinned not in starts:
        nearest = min(sorted(starts), key=lambda start: abs(start - pinned))
        message = f"nothing can start at {moment_text(session.pinned.start)}"
        hint = f"the nearest start is {moment_text(instance.moment(nearest))}"
        yield Problem((*path, "pinned", "start"), message, hint)


def _has_separate_rooms(instance: Instance, n_rooms: int) -> bool:
    """Whether so many rooms can be taken at once, none of them a part of another."""
    return any(
        len(instance.atoms(rooms)) == sum(len(instance.atoms((room,))) for room in rooms)
        for rooms in combinations(instance.room, n_rooms)
    )
