"""A model in which demands may be given up: one literal for each, true where it is not met.

Asked for a core of the assumptions that none is given up, it tells demands that cannot all be met. Such cores
may be wrong, or larger than need be (google/or-tools issues 5141 and 4109): they are a place to begin from,
and must be solved again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.condition import Condition
from scheduler.engines.exact.conflict_graph import covering_cliques
from scheduler.engines.exact.granularity import all_positions
from scheduler.engines.exact.run import run
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Network
from scheduler.network.places import Mask
from scheduler.network.writer import Use

CORE_WORKERS = 1
"""Cores of assumptions are told by a single worker only."""


class DemandModel(CpWriter):
    """The terms of some demands, each demand with the literal that it is given up.

    Parameters
    ----------
    demands
        For each demand the indices of its terms in the network; all other terms are left out.
    """

    def __init__(self, network: Network, demands: Sequence[Sequence[int]], interrupt: Interrupt) -> None:
        super().__init__(network, all_positions(network), {network.levels[0]})
        self.given_up = [self.model.new_bool_var(f"d{number}") for number in range(len(demands))]
        self.interrupt = interrupt
        self._number = 0
        self._apart: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for number, terms in enumerate(demands):
            self._number = number
            for term in terms:
                network.terms[term].write(network, self)
        self._keep_apart()
        self.variables.complete()

    def core(self, settings: Settings) -> tuple[int, ...] | None:
        """Numbers of demands that may be too many to be met, ascending; None where no proof was found.

        Not to be believed before it is solved again.
        """
        self.model.clear_assumptions()
        self.model.add_assumptions([~literal for literal in self.given_up])
        parameters = _parameters(settings) | {"num_workers": CORE_WORKERS}
        outcome = run(self.model, parameters, _ignore, _ignore, self.interrupt)
        self.model.clear_assumptions()
        if outcome.status != cp_model.INFEASIBLE:
            return None
        number_by_literal = {(~literal).index: number for number, literal in enumerate(self.given_up)}
        return tuple(sorted(number_by_literal[literal] for literal in outcome.core))

    # -- what terms say, where the current demand is not given up ------------------------------

    @property
    def _current(self) -> Literal:
        """True where the demand that is being written is given up."""
        return self.given_up[self._number]

    def require(self, session: int) -> None:
        self.model.add_bool_or([self.literal(self.placed(session)), self._current])

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        if positions is not None and rooms is not None:
            there = self.within(session, positions, rooms)
        elif positions is not None:
            there = self.at(session, positions)
        elif rooms is not None:
            there = self.in_rooms(session, rooms)
        else:
            there = self.placed(session)
        if not there.never:
            self._forbid([] if there.always else [there])

    def apart(self, left: int, right: int, extra: int) -> None:
        self._apart[self._number, extra].add((min(left, right), max(left, right)))

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        for moment in self._starts(uses):
            self._limit(self._in_use(uses, moment), limit)

    def _forbid(self, conditions: list[Condition]) -> None:
        if len(conditions) == 1:
            for literal in conditions[0].literals:
                self.model.add_implication(literal, self._current)
        else:
            self.model.add_bool_or([*(~self.literal(condition) for condition in conditions), self._current])

    def _charge_above(self, level: str, weight: int, excess: cp_model.LinearExprT, most: int) -> None:
        self.model.add(excess <= 0).only_enforce_if(~self._current)

    def _limit(self, in_use: list[tuple[int, Literal]], limit: int) -> None:
        if sum(amount for amount, _ in in_use) > limit:
            taken = cp_model.LinearExpr.sum([amount * literal for amount, literal in in_use])
            self.model.add(taken <= limit).only_enforce_if(~self._current)

    def _keep_apart(self) -> None:
        for (number, extra), pairs in sorted(self._apart.items()):
            self._number = number
            for clique in covering_cliques(pairs):
                self._one_at_a_time(clique, extra)


def _parameters(settings: Settings) -> dict[str, object]:
    given: dict[str, object] = {"num_workers": settings.threads, "random_seed": settings.seed}
    if settings.seconds is not None:
        given["max_time_in_seconds"] = max(0.01, settings.seconds)
    if settings.work is not None:
        given["max_deterministic_time"] = settings.work
        given["interleave_search"] = True
    return given


def _ignore(news: object) -> None:
    """What is found on the way does not matter."""
