"""Can these demands all be met? Asked again and again, each set of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler.demands import Demand
from scheduler.engines.exact import solve_exactly
from scheduler.explain.patience import Patience
from scheduler.network import Network


class Oracle:
    """Solves the network with some demands and no wishes; demands are named by their numbers."""

    def __init__(self, network: Network, demands: Sequence[Demand], patience: Patience) -> None:
        self.network = network
        self.demands = demands
        self.patience = patience
        self._known: dict[frozenset[int], bool | None] = {}

    def feasible(self, numbers: Iterable[int], parts: int = 1) -> bool | None:
        """Whether some programme meets all of these demands; None: not known within the limits.

        A solve may take one of ``parts`` of the time left.
        """
        asked = frozenset(numbers)
        if self._known.get(asked) is None:
            self._known[asked] = self._solved(asked, parts)
        return self._known[asked]

    def infeasible(self, numbers: Iterable[int], parts: int = 4) -> bool:
        """Whether it is proved that these demands cannot all be met."""
        return self.feasible(numbers, parts) is False

    def _solved(self, asked: frozenset[int], parts: int) -> bool | None:
        if not asked:
            return True
        if self.patience.over:
            return None
        kept = sorted(term for number in asked for term in self.demands[number].terms)
        terms = tuple(self.network.terms[term] for term in kept)
        result = solve_exactly(replace(self.network, terms=terms), self.patience.shared(parts))
        self.patience.heed(result.interrupted)
        return {"optimal": True, "feasible": True, "infeasible": False}.get(result.status)
