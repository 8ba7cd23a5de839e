"""Terms that ask for a session's place: that it stands there, or anywhere but there."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from scheduler.network.assignment import OUT, Assignment
from scheduler.network.network import Network
from scheduler.network.places import Ints, Mask
from scheduler.network.reason import Reason
from scheduler.network.terms import Unary
from scheduler.network.whereabouts import Whereabouts, places_there

Place = tuple[int, int]
"""A position and a choice of rooms, as indices into the tables; several can be one (see `whereabouts`)."""


def starts_of(network: Network, session: int) -> tuple[int, ...]:
    """The minutes on the wall clock at which a session can start if no rule is heeded, ascending."""
    positions = network.tables.positions.positions
    return tuple(sorted({positions[p].clock.start for p in network.tables.by_session[session].positions}))


def has_rooms(network: Network, session: int, rooms: frozenset[str]) -> bool:
    """Whether a session can take all of ``rooms`` at once if no rule is heeded."""
    return bool(_with_rooms(network, session, rooms).any())


def stand_there(
    network: Network, session: int, start: int | None, rooms: frozenset[str], reason: Reason
) -> Unary:
    """The hard demand that a session starts at a minute of the wall clock, in ``rooms`` and maybe more.

    ``start`` None: at any time. It must not be left out either.
    """
    other_times = ~_at_start(network, session, start)
    other_rooms = ~_with_rooms(network, session, rooms)
    return Unary(network.levels[0], reason, session, _closed(other_times), _closed(other_rooms), out=1)


def stand_elsewhere(network: Network, session: int, taken: Iterable[Whereabouts], reason: Reason) -> Unary:
    """The hard demand that a session stands, and nowhere of ``taken``, by whichever slot."""
    own = network.tables.by_session[session]
    closed = np.zeros((len(own.positions), len(own.rooms)), dtype=np.int64)
    for there in taken:
        closed[np.ix_(*places_there(network.tables, session, there))] = 1
    return Unary(network.levels[0], reason, session, by_both=closed if closed.any() else None, out=1)


def open_places(
    network: Network, session: int, start: int | None = None, rooms: frozenset[str] = frozenset()
) -> list[Place]:
    """Places that no hard demand on the session alone closes, at a start and in rooms where these are given.

    In the order of positions, then of rooms.
    """
    own = network.tables.by_session[session]
    left = _at_start(network, session, start)[:, None] & _with_rooms(network, session, rooms)[None, :]
    for term in network.terms:
        if isinstance(term, Unary) and term.session == session and term.level == network.levels[0]:
            left &= ~term.closed(*left.shape)
    return [(int(own.positions[p]), int(own.rooms[r])) for p, r in np.argwhere(left)]


def all_open_places(network: Network) -> list[list[Place]]:
    """For each session its places that no hard demand on it alone closes, as `open_places` tells them."""
    left = [
        np.ones((len(own.positions), len(own.rooms)), dtype=np.bool_) for own in network.tables.by_session
    ]
    for term in network.terms:
        if isinstance(term, Unary) and term.level == network.levels[0]:
            left[term.session] &= ~term.closed(*left[term.session].shape)
    tables = zip(network.tables.by_session, left, strict=True)
    return [
        [(int(own.positions[p]), int(own.rooms[r])) for p, r in np.argwhere(mask)] for own, mask in tables
    ]


def with_place(assignment: Assignment, session: int, place: Place) -> Assignment:
    """The assignment with one session at another place."""
    positions, rooms = assignment.positions.copy(), assignment.rooms.copy()
    positions[session], rooms[session] = place
    return Assignment(positions, rooms)


def place_of(assignment: Assignment, session: int) -> Place:
    """Where a session stands; both are ``OUT`` where it does not."""
    return int(assignment.positions[session]), int(assignment.rooms[session])


def swaps(network: Network, assignment: Assignment, session: int, place: Place) -> list[Assignment]:
    """A session at a place, and one of those in its way at its own: one assignment for each that can."""
    found: list[Assignment] = []
    if assignment.out(session):
        return found
    own = place_of(assignment, session)
    for other in _in_the_way(network, assignment, session, place):
        places = network.tables.by_session[other]
        if own[0] in places.positions and own[1] in places.rooms:
            found.append(with_place(with_place(assignment, session, place), other, own))
    return found


def _in_the_way(network: Network, assignment: Assignment, session: int, place: Place) -> list[int]:
    """The other sessions that overlap with a place in time and rooms."""
    positions, choices = network.tables.positions.positions, network.tables.rooms.choices
    time, atoms = positions[place[0]].time, choices[place[1]].atoms
    return [
        other
        for other in range(network.n_sessions)
        if other != session
        and assignment.positions[other] != OUT
        and positions[assignment.positions[other]].time.overlap(time)
        and choices[assignment.rooms[other]].atoms & atoms
    ]


def _at_start(network: Network, session: int, start: int | None) -> Mask:
    positions = network.tables.positions.positions
    held = network.tables.by_session[session].positions
    return np.array([start is None or positions[p].clock.start == start for p in held], dtype=np.bool_)


def _with_rooms(network: Network, session: int, rooms: frozenset[str]) -> Mask:
    choices = network.tables.rooms.choices
    held = network.tables.by_session[session].rooms
    return np.array([rooms <= frozenset(choices[r].rooms) for r in held], dtype=np.bool_)


def _closed(mask: Mask) -> Ints | None:
    return mask.astype(np.int64) if mask.any() else None
