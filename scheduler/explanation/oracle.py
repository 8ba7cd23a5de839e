"""Can these demands all be met? Asked again and again, each set of them once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from scheduler.demands import Demand
from scheduler.domain import Words
from scheduler.engines.exact import solve_exactly
from scheduler.engines.result import Result
from scheduler.explanation.involved import among, involved_sessions, required_sessions
from scheduler.explanation.patience import Patience
from scheduler.network import Assignment, Network, Reason
from scheduler.network.terms import Term, Unary

CLOSING = Reason("", (), Words(en="", fr="", ar=""))
"""Of terms that only make models smaller."""
SOME_PARTS = 4
"""A solve that could be spared may take one of so many parts of the time left."""
FEW_SESSIONS = 6
"""Where so few must stand, a single worker is done before others have begun."""


class Oracle:
    """Solves the network with some demands and no wishes; demands are named by their numbers.

    What a programme that was found meets is remembered, so that fewer demands need no solve of their own.
    """

    def __init__(self, network: Network, demands: Sequence[Demand], patience: Patience) -> None:
        self.network = network
        self.demands = demands
        self.patience = patience
        self._known: dict[frozenset[int], bool | None] = {}
        self._met: list[frozenset[int]] = []
        self._closings: dict[int, Unary] = {}

    def feasible(self, numbers: Iterable[int], parts: int = 1) -> bool | None:
        """Whether some programme meets all of these demands; None: not known within the limits.

        A solve may take one of ``parts`` of the time left.
        """
        asked = frozenset(numbers)
        if self._known.get(asked) is None:
            met = not asked or any(asked <= met for met in self._met)
            self._known[asked] = met or self._solved(asked, parts)
        return self._known[asked]

    def is_met_somewhere(self, number: int) -> bool:
        """Whether some programme found so far meets a demand."""
        return any(number in met for met in self._met)

    def best(self, firm: Iterable[int], rather: Iterable[int], parts: int = 1) -> Assignment | None:
        """A programme that meets the firm demands, and breaks the others as little as can be found.

        None where there is none, which `feasible` then knows, or none in time.
        """
        if self.patience.over:
            return None
        below = self.network.levels[1:2]
        asked = frozenset(firm)
        soft = (replace(term, level=level) for level in below for term in self._terms(rather))
        return self._solve(asked, [*self._terms(asked), *soft], parts).assignment

    def leave_out_fewest(self, numbers: Iterable[int]) -> Assignment | None:
        """Find a programme that meets these demands but for as few sessions as can be found."""
        given = sorted(numbers)
        standing = [number for number in given if self.is_to_stand(number)]
        return self.best(sorted({*given} - {*standing}), standing, SOME_PARTS)

    def is_to_stand(self, number: int) -> bool:
        """Whether a demand is that a session stands, and nothing else."""
        terms = (self.network.terms[term] for term in self.demands[number].terms)
        return all(isinstance(term, Unary) and term.out > 0 for term in terms)

    def infeasible(self, numbers: Iterable[int], parts: int = 4) -> bool:
        """Whether it is proved that these demands cannot all be met."""
        return self.feasible(numbers, parts) is False

    def proof(self, numbers: Iterable[int]) -> tuple[Words, ...]:
        """What keeps these demands from being met, where the engine can say it without a search."""
        if self.patience.over:
            return ()
        asked = frozenset(numbers)
        return self._solve(asked, self._without_the_uninvolved(self._terms(asked)), SOME_PARTS).proof

    def _solved(self, asked: frozenset[int], parts: int) -> bool | None:
        if self.patience.over:
            return None
        self._solve(asked, self._without_the_uninvolved(self._terms(asked)), parts)
        return self._known.get(asked)

    def _terms(self, numbers: Iterable[int]) -> list[Term]:
        kept = sorted(term for number in numbers for term in self.demands[number].terms)
        return [self.network.terms[term] for term in kept]

    def _solve(self, asked: frozenset[int], terms: Sequence[Term], parts: int) -> Result:
        """Solve for the demands asked about, and remember what comes of it."""
        settings = self.patience.shared(parts)
        if len(required_sessions(terms)) <= FEW_SESSIONS:
            settings = replace(settings, workers=1)
        result = solve_exactly(replace(self.network, terms=tuple(terms)), settings)
        if result.assignment is not None:
            self._met.append(self.met_by(result.assignment))
        if result.status != "unknown":
            self._known[asked] = result.status != "infeasible"
        return result

    def met_by(self, stands: Assignment) -> frozenset[int]:
        """The demands that an assignment meets."""
        network = self.network
        return frozenset(
            number
            for number, demand in enumerate(self.demands)
            if all(network.terms[term].value(network, stands) <= 0 for term in demand.terms)
        )

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
