"""Can these demands all be met? Asked again and again, each set of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler.demands import Demand
from scheduler.domain import Words
from scheduler.engines.exact import solve_exactly
from scheduler.explain.involved import among, involved_sessions
from scheduler.explain.patience import Patience
from scheduler.network import Network, Reason
from scheduler.network.terms import Term, Unary

CLOSING = Reason("", (), Words(en="", fr="", ar=""))
"""Of terms that only make models smaller."""


class Oracle:
    """Solves the network with some demands and no wishes; demands are named by their numbers."""

    def __init__(self, network: Network, demands: Sequence[Demand], patience: Patience) -> None:
        self.network = network
        self.demands = demands
        self.patience = patience
        self._known: dict[frozenset[int], bool | None] = {}
        self._closings: dict[int, Unary] = {}

    def feasible(self, numbers: Iterable[int], parts: int = 1) -> bool | None:
        """Whether some programme meets all of these demands; None: not known within the limits.

        A solve may take one of ``parts`` of the time left.
        """
        asked = frozenset(numbers)
        if self._known.get(asked) is None:
            self._known[asked] = self._solved(asked, parts)
        return self._known[asked]

    def is_to_stand(self, number: int) -> bool:
        """Whether a demand is that a session stands, and nothing else."""
        terms = (self.network.terms[term] for term in self.demands[number].terms)
        return all(isinstance(term, Unary) and term.out > 0 for term in terms)

    def infeasible(self, numbers: Iterable[int], parts: int = 4) -> bool:
        """Whether it is proved that these demands cannot all be met."""
        return self.feasible(numbers, parts) is False

    def _solved(self, asked: frozenset[int], parts: int) -> bool | None:
        if not asked:
            return True
        if self.patience.over:
            return None
        kept = sorted(term for number in asked for term in self.demands[number].terms)
        terms = self._without_the_uninvolved([self.network.terms[term] for term in kept])
        result = solve_exactly(replace(self.network, terms=tuple(terms)), self.patience.shared(parts))
        self.patience.heed(result.interrupted)
        return {"optimal": True, "feasible": True, "infeasible": False}.get(result.status)

    def _without_the_uninvolved(self, terms: Sequence[Term]) -> list[Term]:
        """What these terms say of sessions that matter to them; the others are left out by terms of ours."""
        involved = involved_sessions(terms, self.network.n_sessions)
        kept = [said for term in terms if (said := among(term, involved)) is not None]
        return kept + [self._closing(s) for s in range(self.network.n_sessions) if s not in involved]

    def _closing(self, session: int) -> Unary:
        """A term that leaves a session no place."""
        if session not in self._closings:
            everywhere = self.network.tables.by_session[session].positions * 0 + 1
            self._closings[session] = Unary(self.network.levels[0], CLOSING, session, everywhere)
        return self._closings[session]
