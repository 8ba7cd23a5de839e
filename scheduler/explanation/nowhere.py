"""Sessions that must stand and have no place left: proofs that need no search."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_

from scheduler.demands import Demand
from scheduler.network import Network
from scheduler.network.places import Mask
from scheduler.network.terms import Unary


def sessions_nowhere(
    network: Network, demands: Sequence[Demand], numbers: Sequence[int]
) -> dict[int, tuple[int, ...]]:
    """Sessions that can stand nowhere, each with the demands that close its places, and the one to have any.

    Only demands of ``numbers`` count; in the order of sessions. They are enough, but need not be minimal.
    """
    required: dict[int, int] = {}
    closed: defaultdict[int, dict[int, Mask]] = defaultdict(dict)
    for number in numbers:
        for index in demands[number].terms:
            term = network.terms[index]
            if isinstance(term, Unary):
                if term.out > 0:
                    required.setdefault(term.session, number)
                masks = closed[term.session]
                mask = _closed(network, term)
                masks[number] = masks[number] | mask if number in masks else mask
    return {
        session: tuple(sorted({required[session], *_closers(closed[session])}))
        for session in sorted(required)
        if reduce(or_, closed[session].values()).all()
    }


def _closed(network: Network, term: Unary) -> Mask:
    places = network.tables.by_session[term.session]
    return term.closed(len(places.positions), len(places.rooms))


def _closers(masks: dict[int, Mask]) -> list[int]:
    """Demands that close anything."""
    return [number for number, mask in masks.items() if mask.any()]
