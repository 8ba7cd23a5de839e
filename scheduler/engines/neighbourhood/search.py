"""Frees some sessions of a programme, holds all others, and lets CP-SAT solve the rest."""

from __future__ import annotations

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scheduler.domain import Score
from scheduler.engines.exact.run import run
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.groups import sessions_of, want_orders
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.neighbourhood.choice import Chooser
from scheduler.network import Assignment
from scheduler.network.terms import Term

FAR = 2**50
"""No cost is so large."""


@dataclass
class Neighbourhoods:
    """Large neighbourhood search over one written model, of which it keeps a copy.

    It stands at an assignment and what that costs as the model counts; a model of blocks may count less than
    is true, so that what it finds is to be scored by the network.
    """

    writer: CpWriter
    seed: int
    interrupt: Interrupt
    work_done: float = 0.0
    chooser: Chooser = field(init=False)
    model: cp_model.CpModel = field(init=False)
    _costs: dict[str, cp_model.IntVar] = field(init=False)
    _apart: dict[Term, cp_model.IntVar] = field(default_factory=dict)
    """What terms that keep groups together may cost, where groups want an order."""
    _here: Assignment | None = None
    _cost_here: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        network = self.writer.network
        self.chooser = Chooser(network, self.seed)
        self.model = self.writer.model.clone()
        self._costs = {}
        for level in network.levels:
            if self.writer.costs[level]:
                cost = self.model.new_int_var(-FAR, FAR, level)
                self.model.add(self.writer.cost(level) == cost)
                self._costs[level] = cost
        if want_orders(network):
            for term, dues in self.writer.narrow.items():
                self._apart[term] = self.model.new_int_var(0, FAR, "")
                self.model.add(cp_model.LinearExpr.sum(dues) <= self._apart[term])

    @property
    def here(self) -> Assignment | None:
        return self._here

    def stand(self, assignment: Assignment, score: Score) -> None:
        """Go on from a programme and its score."""
        self._here = assignment
        self._cost_here = {level: score[level] for level in self._costs}

    def leave(self) -> None:
        """Stand nowhere."""
        self._here, self._cost_here = None, {}

    @property
    def cost_here(self) -> tuple[int, ...]:
        """What it costs here as the model counts, level by level."""
        return tuple(self._cost_here.values())

    def costs_more(self, score: Score) -> bool:
        """Whether it costs more here, as the model counts, than a programme does in truth."""
        return self.cost_here > tuple(score[level] for level in self._costs)

    def can_improve(self, bound: dict[str, int | None]) -> bool:
        """Whether some level costs more here than its bound."""
        return any(cost != bound.get(level) for level, cost in self._cost_here.items())

    def step(
        self, seconds: float | None, work: float | None, n_workers: int, bound: dict[str, int | None]
    ) -> bool:
        """Free one neighbourhood and solve it; whether the model counts less afterwards."""
        if self._here is None or not self._costs:
            return False
        open_levels = [name for name, cost in self._cost_here.items() if cost != bound.get(name)]
        if not open_levels:
            return False
        level = self.chooser.drawn_level(open_levels)
        kind, freed = self.chooser.choose(self._here)
        self._hold(freed)
        self._keep_together(freed)
        self._aim(level)
        outcome = run(
            self.model, self._parameters(seconds, work, n_workers), _ignore, _ignore, self.interrupt
        )
        self.work_done += outcome.work
        if outcome.solution:
            self._here = self.writer.assignment(outcome.solution)
            # Levels after the one that was minimised may be counted dearer than they need be.
            score = self.writer.network.score(self._here)
            self._cost_here = {
                name: min(outcome.solution[cost.index], score[name]) for name, cost in self._costs.items()
            }
        solved = outcome.status in (cp_model.OPTIMAL, cp_model.INFEASIBLE)
        self.chooser.learn(kind, bool(outcome.solution), solved)
        return bool(outcome.solution)

    def _hold(self, freed: set[int]) -> None:
        """Hold every decision that belongs to no freed session at its value."""
        assert self._here is not None
        decided = self.writer.decisions(self._here)
        loose = {index for session in freed for index in decided[session]}
        hint = self.model.proto.solution_hint
        held = {
            index: value
            for session, values in decided.items()
            for index, value in values.items()
            if index not in loose
        }
        hint.vars.clear()
        hint.values.clear()
        hint.vars.extend(held.keys())
        hint.values.extend(held.values())

    def _keep_together(self, freed: set[int]) -> None:
        """Let no group be spread that is free or is not now: its order is counted right only in one room."""
        assert self._here is not None
        for term, most in self._apart.items():
            is_held = not freed.issuperset(sessions_of(term))
            is_spread = is_held and term.value(self.writer.network, self._here) > 0
            self.model.proto.variables[most.index].domain[1] = FAR if is_spread else 0

    def _aim(self, level: str) -> None:
        """Demand less at a level, and no more at those before."""
        self.model.minimize(self._costs[level])
        is_before = True
        for name, cost in self._costs.items():
            is_before = is_before and name != level
            most = self._cost_here[name] - (name == level) if is_before or name == level else FAR
            self.model.proto.variables[cost.index].domain[1] = most

    def _parameters(self, seconds: float | None, work: float | None, n_workers: int) -> dict[str, object]:
        found: dict[str, object] = {
            "num_workers": n_workers,
            "random_seed": self.chooser.drawn_seed(),
            "fix_variables_to_their_hinted_value": True,
            "symmetry_level": 0,
            "cp_model_probing_level": 0,
        }
        if seconds is not None:
            found["max_time_in_seconds"] = max(0.05, seconds)
        if work is not None:
            found["max_deterministic_time"] = work
        return found


def _ignore(content: object) -> None:
    """What is told while it is solved is of no use here."""
