"""A model in which demands are given up by levers, each at its price: which are the cheapest that do?"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scheduler.engines.exact.demand_model import DemandModel, ignore, parameters_of
from scheduler.engines.exact.run import run
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.terms import Term


@dataclass(frozen=True)
class Lifting:
    """Levers that together do, and a programme that stands then; None: none was found.

    No levers that were not closed do for less than ``least``; infinite: there are none that do.
    """

    chosen: frozenset[int]
    assignment: Assignment | None = field(compare=False)
    least: float


class LiftingModel(DemandModel):
    """The terms of some demands, and levers that give them up.

    Parameters
    ----------
    demands
        For each demand its terms.
    lifted_by
        For each demand the levers of which one is enough to give it up.
    prices
        By lever, above 0.
    firm, involved
        As of a `DemandModel`.
    """

    def __init__(
        self,
        network: Network,
        demands: Sequence[Sequence[Term]],
        lifted_by: Sequence[Collection[int]],
        prices: Mapping[int, int],
        interrupt: Interrupt,
        firm: Sequence[Term] = (),
        involved: Collection[int] | None = None,
    ) -> None:
        super().__init__(network, demands, interrupt, firm, involved)
        self._demands, self._lifted_by, self._prices = demands, lifted_by, prices
        self._taken = {lever: self.model.new_bool_var(f"lever{lever}") for lever in sorted(prices)}
        for literal, levers in zip(self.given_up, lifted_by, strict=True):
            self.model.add_bool_or([~literal, *(self._taken[lever] for lever in sorted(levers))])
        self.model.minimize(
            cp_model.LinearExpr.weighted_sum(
                list(self._taken.values()), [prices[lever] for lever in self._taken]
            )
        )

    def close(self, levers: Collection[int]) -> None:
        """Take no more all of these together, nor with others."""
        self.model.add_bool_or([~self._taken[lever] for lever in sorted(levers)])

    def allow(self, places: Collection[int]) -> None:
        """Let only these demands be given up from now on."""
        for place, literal in enumerate(self.given_up):
            self._fix(literal, None if place in places else False)

    def cheapest(self, settings: Settings) -> Lifting:
        """Find the cheapest levers; with a start, those that let it stand are where to begin."""
        if settings.start is not None:
            self._hint(settings.start)
        outcome = run(self.model, parameters_of(settings), ignore, ignore, self.interrupt)
        if not outcome.solution:
            proved = outcome.status == cp_model.INFEASIBLE
            return Lifting(frozenset(), None, math.inf if proved else 0)
        chosen = frozenset(lever for lever, taken in self._taken.items() if outcome.solution[taken.index])
        return Lifting(chosen, self.assignment(outcome.solution), outcome.bound)

    def _hint(self, start: Assignment) -> None:
        """Suggest an assignment, and of levers the cheapest of each demand that it does not meet."""
        decided = self.decisions(start)
        values = {index: value for held in decided.values() for index, value in held.items()}
        broken = {
            place
            for place, terms in enumerate(self._demands)
            if any(term.value(self.network, start) > 0 for term in terms)
        }
        taken = {min(self._lifted_by[p], key=lambda lever: (self._prices[lever], lever)) for p in broken}
        values |= {literal.index: int(place in broken) for place, literal in enumerate(self.given_up)}
        values |= {literal.index: int(lever in taken) for lever, literal in self._taken.items()}
        self.suggest(values)
