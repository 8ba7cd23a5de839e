"""What a session or a kind says of itself that does not go together, or with the length of a day."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.instance import Instance
from scheduler.domain.kind import Kind
from scheduler.domain.problem import Problem
from scheduler.domain.session import MOST_ROOMS, Session
from scheduler.domain.time import MINUTES_A_DAY

Path = tuple[str | int, ...]


def wish_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of lengths, of prices and of numbers of rooms."""
    for key, kind in instance.kinds.items():
        yield from _length_problems(("kinds", key), kind)
    for index, room in enumerate(instance.rooms):
        if room.holds > 1 and room.parts:
            message = "is made of others, of which each holds what it holds"
            yield Problem(("rooms", index, "holds"), message, "say it of its parts")
    for index, session in enumerate(instance.sessions):
        path = ("sessions", index)
        yield from _length_problems(path, session)
        yield from _price_problems(path, session)
        yield from _room_problems(path, session)


def _length_problems(path: Path, owner: Session | Kind) -> Iterator[Problem]:
    if (owner.duration or 0) > MINUTES_A_DAY:
        message = f"lasts {owner.duration:,} min, and a day has {MINUTES_A_DAY:,}"
        hint = "write minutes; give what goes on for days a session on each"
        yield Problem((*path, "duration"), message, hint)


def _price_problems(path: Path, session: Session) -> Iterator[Problem]:
    if "price" in session.model_fields_set and not session.optional:
        hint = "add `optional: true`, or leave the price out"
        yield Problem((*path, "price"), "is the price of leaving out a session that must stand", hint)


def _room_problems(path: Path, session: Session) -> Iterator[Problem]:
    for field, stated in (("pinned", session.pinned), ("published", session.published)):
        n_stated = len(set(stated.rooms)) if stated else 0
        if n_stated and not session.n_rooms <= n_stated <= session.n_rooms + session.overflow:
            message = f"is another number of rooms ({n_stated}) than the session takes ({session.n_rooms})"
            yield Problem((*path, field, "rooms"), message, f"add `n_rooms: {n_stated}`, or correct it")
    if session.n_rooms + session.overflow > MOST_ROOMS:
        message = f"takes more than {MOST_ROOMS} rooms with those it takes anyway ({session.n_rooms})"
        yield Problem((*path, "overflow"), message, "take fewer")
    if session.rooms and len(set(session.rooms)) < session.n_rooms:
        message = (
            f"lists too few rooms: {len(set(session.rooms))}, for a session that takes {session.n_rooms}"
        )
        yield Problem((*path, "rooms"), message, "list more rooms, or take fewer")
