"""Which demands close places that no other demand closes: a search needs only these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import reduce
from operator import or_

from scheduler.demands import Demand
from scheduler.explanation.preference import Reluctance, reluctance
from scheduler.network import Network
from scheduler.network.places import Ints, Mask
from scheduler.network.terms import Unary


def needed_closers(network: Network, demands: Sequence[Demand], numbers: Sequence[int]) -> list[int]:
    """These demands without some that close only what others close, too: they can be met as before.

    Those that people cannot change are left out first, then those that close least. In the order given.
    """
    closed = {number: masks for number in numbers if (masks := _closed(network, demands[number])) is not None}
    counts: dict[int, Ints] = {}
    for masks in closed.values():
        for session, mask in masks.items():
            counts[session] = counts.get(session, mask * 0) + mask

    def preference(number: int) -> tuple[Reluctance, int, int]:
        """Lower: rather kept."""
        demand, n_places = demands[number], sum(int(mask.sum()) for mask in closed[number].values())
        return reluctance(demand), -n_places, number

    spared = set()
    for number in sorted(closed, key=preference, reverse=True):
        if all((counts[session][mask] > 1).all() for session, mask in closed[number].items()):
            spared.add(number)
            for session, mask in closed[number].items():
                counts[session] = counts[session] - mask
    return [number for number in numbers if number not in spared]


def _closed(network: Network, demand: Demand) -> dict[int, Mask] | None:
    """What a demand closes, by session; None where it says anything else."""
    found: defaultdict[int, list[Mask]] = defaultdict(list)
    for index in demand.terms:
        term = network.terms[index]
        if not isinstance(term, Unary) or term.out > 0:
            return None
        places = network.tables.by_session[term.session]
        found[term.session].append(term.closed(len(places.positions), len(places.rooms)))
    return {session: reduce(or_, masks) for session, masks in found.items()}
