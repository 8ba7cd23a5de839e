"""Everybody stays at home who can: where a repair begins, and often ends, without a search."""

from __future__ import annotations

from scheduler.domain import Programme
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.forcing import Place, all_open_places, place_of
from scheduler.network.terms import Displaced, Home

OUT_OF_ALL: Place = (OUT, OUT)


def at_home(network: Network, before: Programme) -> Assignment:
    """Every session where it was, or at another of its places at home; out, where it has no place at all.

    ``network`` has the levels of disturbance. A session that has places, but none of them open at home, is
    where it was, which breaks what closes that place: a search may begin there.
    """
    stood = network.assignment(before)
    positions, rooms = stood.positions.tolist(), stood.rooms.tolist()
    for home, places in _open_by_home(network):
        place = _staying(home, places, place_of(stood, home.session))
        if place is not None:
            positions[home.session], rooms[home.session] = place
    return Assignment.of(positions, rooms)


def is_settled(network: Network, start: Assignment) -> bool:
    """Whether no assignment is better than ``start``, which `at_home` has made.

    So it is where nothing hard is broken, every session stood before, and each has one open place at home,
    where it is, or no open place at all: whatever that disturbs cannot be helped, and nothing else can be
    gained without disturbing more.
    """
    if not network.score(start).feasible:
        return False
    held = _open_by_home(network)
    return len(held) == network.n_sessions and all(
        place_of(start, home.session) == _only_choice(home, places) for home, places in held
    )


def _open_by_home(network: Network) -> list[tuple[Home, list[Place]]]:
    """Each session that stood before, with the places that no demand on it alone closes."""
    opened = all_open_places(network)
    homes = {
        home.session: home for term in network.terms if isinstance(term, Displaced) for home in term.homes
    }
    return [(home, opened[session]) for session, home in sorted(homes.items())]


def _staying(home: Home, places: list[Place], stood: Place) -> Place | None:
    """Where a session stays; None: where it was."""
    if stood in places:
        return None
    if not places:
        return OUT_OF_ALL
    inside = [place for place in places if _is_at_home(home, place)]
    if inside:
        return inside[0]
    closed = bool(home.positions and home.rooms) and stood == OUT_OF_ALL
    return (min(home.positions), min(home.rooms)) if closed else None


def _only_choice(home: Home, places: list[Place]) -> Place | None:
    """Where a session must be so that nothing is disturbed that need not be; None: there is a choice."""
    if not places:
        return OUT_OF_ALL
    inside = [place for place in places if _is_at_home(home, place)]
    return inside[0] if len(inside) == 1 else None


def _is_at_home(home: Home, place: Place) -> bool:
    return place[0] in home.positions and place[1] in home.rooms
