"""Sessions that no room is large enough for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from scheduler.domain import Instance, Session
from scheduler.domain.problem import Problem


def seat_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for each session that must stand and that no rooms it may have can seat."""
    most_by_need: dict[object, tuple[int, tuple[str, ...]]] = {}
    for index, session in enumerate(instance.sessions):
        rooms = session.rooms or instance.kind(session).rooms or tuple(instance.room)
        need = (rooms, session.n_rooms, instance.setup_of(session))
        if need not in most_by_need:
            most_by_need[need] = _most_seats(instance, session, rooms)
        seats, largest = most_by_need[need]
        if largest and seats < (session.audience or 0) and not session.optional:
            yield _too_small(("sessions", index, "audience"), session, seats, largest)


def _most_seats(instance: Instance, session: Session, rooms: Sequence[str]) -> tuple[int, tuple[str, ...]]:
    """The most seats of as many rooms as a session takes at once, and these rooms; none where it has none."""
    choices = (
        (instance.seats(session, chosen), chosen)
        for chosen in combinations(dict.fromkeys(rooms), session.n_rooms)
        if len(instance.atoms(chosen)) == sum(len(instance.atoms((room,))) for room in chosen)
    )
    return max(choices, key=lambda choice: choice[0], default=(0, ()))


def _too_small(
    path: tuple[str | int, ...], session: Session, seats: int, largest: tuple[str, ...]
) -> Problem:
    rooms = " and ".join(largest)
    message = f"expects {session.audience} people, and the most that a room for it seats is {seats} ({rooms})"
    return Problem(path, message, "allow it a larger room, give it more `n_rooms`, or expect fewer people")
