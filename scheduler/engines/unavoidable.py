"""What every programme costs at least: each session on the best place open to it, as if it were alone.

That needs no search, and holds where no exact model can be written in time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from scheduler.engines.events import Bound
from scheduler.network import Network
from scheduler.network.places import Mask
from scheduler.network.terms import Unary


def unavoidable(network: Network) -> Bound:
    """For each level but the first, of demands, what no programme can be cheaper than that keeps these."""
    least = dict.fromkeys(network.levels[1:], 0)
    of_session: defaultdict[int, list[Unary]] = defaultdict(list)
    for term in network.terms:
        if isinstance(term, Unary):
            of_session[term.session].append(term)
        elif term.level in least:
            least[term.level] += term.least(network)
    for session, terms in of_session.items():
        for level, cost in _of_session(network, session, terms).items():
            least[level] += cost
    return dict(least)


def _of_session(network: Network, session: int, terms: Sequence[Unary]) -> dict[str, int]:
    """What a session costs at least by itself; nothing where it can stand nowhere."""
    places = network.tables.by_session[session]
    shape = len(places.positions), len(places.rooms)
    demands = [term for term in terms if term.level == network.levels[0]]
    closed: Mask = np.zeros(shape, dtype=bool)
    for demand in demands:
        closed |= demand.closed(*shape)
    may_be_out = all(demand.out <= 0 for demand in demands)
    if closed.all() and not may_be_out:
        return {}
    found = {}
    for level in {term.level for term in terms} - {network.levels[0]}:
        held = [term for term in terms if term.level == level]
        costs = np.sum([term.costs(*shape) for term in held], axis=0)[~closed]
        ways = [int(costs.min())] if costs.size else []
        found[level] = min([*ways, sum(term.out for term in held)] if may_be_out else ways)
    return found
