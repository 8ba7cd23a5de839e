"""A model in which demands may be given up: one literal for each, true where it is not met.

Written once, it tells of any of its demands whether these can be met: the literals of all demands are fixed,
and presolve takes out what is given up. Demands that are never given up are written without a literal, so
that places which they close are not in the model at all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence

from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.events import Status
from scheduler.engines.exact.condition import Condition
from scheduler.engines.exact.conflict_graph import covering_cliques
from scheduler.engines.exact.granularity import all_positions
from scheduler.engines.exact.run import run
from scheduler.engines.exact.usage import InUse, Take, Usage, one_at_a_time, takes_of
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.places import Mask
from scheduler.network.terms import Term, Unary
from scheduler.network.writer import Use

SWIFT = {"linearization_level": 2, "cp_model_probing_level": 0}
"""Many small models are solved: a look at them decides most, and sums decide most others."""


class DemandModel(CpWriter):
    """The terms of some demands, each demand with the literal that it is given up.

    Parameters
    ----------
    demands
        For each demand its terms; the terms of the network are left out.
    firm
        Terms that are never given up.
    involved
        The sessions that may stand; None: all.
    """

    def __init__(
        self,
        network: Network,
        demands: Sequence[Sequence[Term]],
        interrupt: Interrupt,
        firm: Sequence[Term] = (),
        involved: Collection[int] | None = None,
    ) -> None:
        super().__init__(network, all_positions(network), {network.levels[0]})
        self.interrupt = interrupt
        self._current: Literal | None = None
        self._apart: defaultdict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
        for session in range(network.n_sessions):
            if involved is not None and session not in involved:
                self.variables.exclude(session, None, None)
        for term in sorted(firm, key=lambda term: not isinstance(term, Unary)):
            term.write(network, self)
        self.given_up: list[Literal] = [
            self.model.new_bool_var(f"d{number}") for number in range(len(demands))
        ]
        for number, terms in enumerate(demands):
            self._current = self.given_up[number]
            for term in terms:
                term.write(network, self)
        for (number, extra), pairs in sorted(self._apart.items()):
            self._current = self.given_up[number]
            for clique in covering_cliques(pairs):
                self._never_above(one_at_a_time(clique, extra), 1)
        self._current = None
        self.finish()

    def solve(
        self, kept: Collection[int], settings: Settings, standing: Collection[int] | None = None
    ) -> tuple[Status, Assignment | None]:
        """Meet the demands that are kept, with what is firm, and give up all others.

        Only sessions of ``standing`` may stand; None: all.
        """
        for number, literal in enumerate(self.given_up):
            self._fix(literal, number not in kept)
        for session in range(self.network.n_sessions):
            for literal in self.placed(session).literals:
                self._fix(literal, None if standing is None or session in standing else False)
        outcome = run(self.model, parameters_of(settings), ignore, ignore, self.interrupt)
        if outcome.solution:
            return "feasible", self.assignment(outcome.solution)
        return ("infeasible" if outcome.status == cp_model.INFEASIBLE else "unknown"), None

    def _fix(self, literal: Literal, value: bool | None) -> None:
        """Let a literal be true, or false, or either."""
        domain = self.model.proto.variables[literal.index].domain
        domain.clear()
        domain.extend([0, 1] if value is None else [int(value)] * 2)

    # -- what terms say, where the current demand is not given up ------------------------------

    def require(self, session: int) -> None:
        if self._current is None:
            super().require(session)
        else:
            self.model.add_bool_or([self.literal(self.placed(session)), self._current])

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        if self._current is None:
            super().exclude(session, positions, rooms)
            return
        there = self._there(session, positions, rooms)
        if not there.never:
            self._forbid([] if there.always else [there])

    def _there(self, session: int, positions: Mask | None, rooms: Mask | None) -> Condition:
        if positions is not None and rooms is not None:
            return self.within(session, positions, rooms)
        if positions is not None:
            return self.at(session, positions)
        return self.placed(session) if rooms is None else self.in_rooms(session, rooms)

    def apart(self, left: int, right: int, extra: int) -> None:
        if self._current is None:
            super().apart(left, right, extra)
        else:
            number = self._current.index - self.given_up[0].index
            self._apart[number, extra].add((min(left, right), max(left, right)))

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        if self._current is None and self.intervals.suits(uses):
            super().capacity(level, weight, uses, limit, pairs)
        else:
            self._never_above(takes_of(uses), limit)

    def _forbid(self, conditions: list[Condition]) -> None:
        if self._current is None:
            super()._forbid(conditions)
        elif len(conditions) == 1:
            for literal in conditions[0].literals:
                self.model.add_implication(literal, self._current)
        else:
            self.model.add_bool_or([*(~self.literal(condition) for condition in conditions), self._current])

    def _charge_above(self, level: str, weight: int, excess: cp_model.LinearExprT, most: int) -> None:
        if self._current is None:
            super()._charge_above(level, weight, excess, most)
        else:
            self.model.add(excess <= 0).only_enforce_if(~self._current)

    def _never_above(self, takes: Sequence[Take], limit: int) -> None:
        """As for any writer, but in fewer constraints: those of the minutes that imply the others."""
        for in_use in Usage(self.variables, takes).crowded(limit):
            self._limit(in_use, limit)

    def _limit(self, in_use: InUse, limit: int) -> None:
        if self._current is None:
            super()._limit(in_use, limit)
            return
        amounts, literals = zip(*in_use, strict=True)
        taken = cp_model.LinearExpr.weighted_sum(literals, amounts)
        self.model.add(taken <= limit).only_enforce_if(~self._current)


def parameters_of(settings: Settings) -> dict[str, object]:
    """What CP-SAT is told of the limits."""
    given: dict[str, object] = {"num_workers": settings.threads, "random_seed": settings.seed, **SWIFT}
    if settings.seconds is not None:
        given["max_time_in_seconds"] = max(0.01, settings.seconds)
    if settings.work is not None:
        given["max_deterministic_time"] = settings.work
        given["interleave_search"] = True
    return given


def ignore(news: object) -> None:
    """What is found on the way does not matter."""
