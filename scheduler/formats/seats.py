"""Sessions that no room is large enough for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from scheduler.domain import Instance, Session
from scheduler.domain.problem import Problem

Seated = tuple[int, tuple[str, ...]]
"""Seats, and the rooms that have them."""


def seat_problems(instance: Instance, rooms_of: Callable[[Session], tuple[str, ...]]) -> Iterator[Problem]:
    """A problem for each session that must stand and that no rooms it may have can seat.

    ``rooms_of`` gives the only rooms for a session; none: all will do.
    """
    most_by_need: dict[object, Seated] = {}
    for index, session in enumerate(instance.sessions):
        if session.optional or not session.audience:
            continue
        rooms = rooms_of(session)
        need = (rooms, session.n_rooms, session.overflow, instance.setup_of(session))
        if need not in most_by_need:
            most_by_need[need] = _most_seats(instance, session, rooms or tuple(instance.room))
        seats, largest = most_by_need[need]
        if largest and seats < session.audience:
            yield _too_small(("sessions", index, "audience"), session, seats, largest)


def _most_seats(instance: Instance, session: Session, rooms: Sequence[str]) -> Seated:
    """The most seats of as many rooms as a session takes at once, and these rooms; none where it has none."""
    by_size = sorted(dict.fromkeys(rooms), key=lambda room: -instance.seats(session, (room,)))
    numbers = range(session.n_rooms, session.n_rooms + session.overflow + 1)
    found = (_largest(instance, session, by_size, n_rooms, 0) for n_rooms in numbers)
    return max((seated for seated in found if seated), default=(0, ()))


def _largest(
    instance: Instance, session: Session, by_size: Sequence[str], n_rooms: int, more_than: int
) -> Seated | None:
    """The most seats of ``n_rooms`` separate rooms; None where they are not more than ``more_than``.

    Goes through the rooms from the largest on, until as many as are wanted, even if they were separate, have
    no more seats than those found: at once, where no room is part of another.
    """
    best: Seated | None = None
    for index, room in enumerate(by_size):
        following = by_size[index : index + n_rooms]
        if len(following) < n_rooms or instance.seats(session, following) <= more_than:
            break
        found = _with(instance, session, room, by_size[index + 1 :], n_rooms, more_than)
        if found is not None:
            best, more_than = found, found[0]
    return best


def _with(
    instance: Instance, session: Session, room: str, smaller: Sequence[str], n_rooms: int, more_than: int
) -> Seated | None:
    """The same, of ``room`` and others."""
    seats = instance.seats(session, (room,))
    if n_rooms == 1:
        return (seats, (room,))
    taken = instance.atoms((room,))
    apart = [other for other in smaller if not taken & instance.atoms((other,))]
    others = _largest(instance, session, apart, n_rooms - 1, more_than - seats)
    return others and (seats + others[0], (room, *others[1]))


def _too_small(
    path: tuple[str | int, ...], session: Session, seats: int, largest: tuple[str, ...]
) -> Problem:
    rooms = " and ".join(largest)
    message = f"expects {session.audience} people, and the most that a room for it seats is {seats} ({rooms})"
    return Problem(path, message, "allow it a larger room, give it more `n_rooms`, or expect fewer people")
