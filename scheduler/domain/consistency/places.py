"""Sessions that must stand and have nowhere to: no position in time, no pinned start, too few rooms.

Whether a session must stand, and whether its pin must be kept, is for the rules to say: these checks are for
instances in which all but the optional sessions must (see `scheduler.formats.hopeless`).
"""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem
from scheduler.domain.session import Session
from scheduler.domain.time import moment_text

Path = tuple[str | int, ...]


def place_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of length and number of rooms, session by session."""
    n_separate = len(instance.atoms(instance.room))  # each of these is a room, and no more can be apart
    for index, session, starts in _sessions_with_starts(instance):
        path = ("sessions", index)
        if not starts:
            yield _no_place(instance, path, session)
        if session.n_rooms > n_separate:
            message = f"takes {session.n_rooms} rooms at once, and there are not so many"
            yield Problem((*path, "n_rooms"), message, "take fewer, or add rooms")


def pin_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for each session that can start somewhere, and not where it is pinned."""
    for index, session, starts in _sessions_with_starts(instance):
        if starts and session.pinned and session.pinned.start:
            yield from _pin_problems(instance, ("sessions", index), session, starts)


def _sessions_with_starts(instance: Instance) -> Iterator[tuple[int, Session, set[int]]]:
    """Index of each session that is not optional, the session, and the minutes at which it can start."""
    starts_by_length: dict[object, set[int]] = {}
    for index, session in enumerate(instance.sessions):
        if session.optional:
            continue
        length = (session.duration, instance.kind(session).duration, session.n_slots)
        if length not in starts_by_length:
            starts_by_length[length] = _starts(instance, session)
        yield index, session, starts_by_length[length]


def _starts(instance: Instance, session: Session) -> set[int]:
    """Minutes at which sessions of this length can start, in slots or on a grid."""
    spans = (
        instance.placing(session, index, first)
        for index in range(len(instance.blocks))
        for first in range(instance.n_starts(index))
    )
    return {instance.clock_span(span).start for span in spans if span is not None}


def _no_place(instance: Instance, path: Path, session: Session) -> Problem:
    if session.n_slots > 1 and any(block.slot_ids for block in instance.blocks):
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
