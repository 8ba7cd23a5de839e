"""Minimises a written model level by level, exactly: each level is fixed at its best before the next."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from scheduler.domain import Score
from scheduler.engines.events import Bound, Bounded, Listener, Status
from scheduler.engines.exact.run import Outcome, run
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Assignment


@dataclass
class Clock:
    """What is left of a run's limits."""

    settings: Settings
    began: float
    work_done: float = 0.0

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.began

    @property
    def expired(self) -> bool:
        time_up = self.settings.seconds is not None and self.seconds >= self.settings.seconds
        return time_up or (self.settings.work is not None and self.work_done >= self.settings.work)

    def parameters(self, share: float = 1.0) -> dict[str, object]:
        """CP-SAT's parameters for the next solve, within a share of what is left of the limits."""
        given: dict[str, object] = {"num_workers": self.settings.threads, "random_seed": self.settings.seed}
        if self.settings.seconds is not None:
            given["max_time_in_seconds"] = max(0.01, share * (self.settings.seconds - self.seconds))
        if self.settings.work is not None:
            given["max_deterministic_time"] = max(1e-6, share * (self.settings.work - self.work_done))
            given["interleave_search"] = True
        return given


@dataclass
class Phased:
    """How far the levels got: the best assignment, and the bound of each level."""

    status: Status = "unknown"
    assignment: Assignment | None = None


class Phases:
    """Solves one written model; ``bound`` is filled level by level, ``found`` is shown what is better."""

    def __init__(
        self,
        writer: CpWriter,
        clock: Clock,
        interrupt: Interrupt,
        listener: Listener,
        bound: Bound,
        found: Callable[[Assignment], object],
    ) -> None:
        self.writer = writer
        self.clock = clock
        self.interrupt = interrupt
        self.listener = listener
        self.bound = bound
        self.found = found
        self.done = Phased()
        self.score: Score | None = None
        self.kept: Score | None = None
        self.kept_assignment: Assignment | None = None

    def solve(self) -> Phased:
        """Minimise every level in turn."""
        costly: list[str | None] = []
        for level in self.writer.network.levels:
            if self.writer.costs[level]:
                costly.append(level)
            elif not self.writer.forbids(level):
                self.bound[level] = self.writer.constants[level]
        for minimised in costly or [None]:
            if not self._level(minimised):
                return self.done
        self.done.status = "optimal"
        return self.done

    def _level(self, level: str | None) -> bool:
        """Solve one level; False where the run ends here."""
        model = self.writer.model
        model.minimize(0 if level is None else self.writer.cost(level))
        bounded = self._on_bound(level)
        outcome = run(
            model, self.clock.parameters(), self._hear, bounded, self.interrupt, self.clock.settings.modest
        )
        self.clock.work_done += outcome.work
        return self._settle(level, outcome)

    def _settle(self, level: str | None, outcome: Outcome) -> bool:
        if outcome.solution:
            self._take(outcome.solution)
        if outcome.status == cp_model.INFEASIBLE:
            self.done.status = "infeasible"
            return False
        if outcome.status not in (cp_model.OPTIMAL, cp_model.FEASIBLE) or self.done.assignment is None:
            self.done.status = "feasible" if self.done.assignment is not None else "unknown"
            return False
        if outcome.status == cp_model.FEASIBLE:
            if level is not None:
                self._raise_bound(level, outcome.bound)
            self.done.status = "feasible"
            return False
        if level is not None:
            # Counted on the solution itself: the solver tells its optimum as a float.
            self._fix(level, self.writer.value(level, outcome.solution))
        return True

    def _take(self, values: list[int]) -> None:
        """Prefer the solver's own last word to what its threads passed on, where it is as good.

        Where work is limited it is preferred in any case: it is the same in every run.
        """
        assignment = self._assignment(values)
        score = self._score(assignment)
        rival = self.kept if self.clock.settings.work is not None else self.score
        if rival is None or score <= rival:
            self.kept, self.kept_assignment = score, assignment
            self.score, self.done.assignment = score, assignment
        elif self.clock.settings.work is not None:
            self.score, self.done.assignment = self.kept, self.kept_assignment

    def _assignment(self, values: list[int]) -> Assignment:
        return self.writer.assignment(values)

    def _fix(self, level: str, value: int) -> None:
        """Keep a level at its best from now on, and start the next from here."""
        self._set_bound(level, value)
        self.writer.model.add(self.writer.cost(level) <= value)
        if self.done.assignment is not None:
            self.writer.hint(self.done.assignment)

    def _hear(self, values: list[int]) -> None:
        """Take a solution that the solver has found on its way, if it is better."""
        assignment = self.writer.assignment(values)
        score = self._score(assignment)
        if self.score is None or score < self.score:
            self.done.assignment, self.score = assignment, score
            self.found(assignment)

    def _score(self, assignment: Assignment) -> Score:
        """What an assignment costs at the levels that are not forbidden.

        Positions of a model of blocks only stand for their block, so that they may overlap.
        """
        score = self.writer.network.score(assignment)
        costs = (0 if self.writer.forbids(level) else cost for level, cost in score.as_dict().items())
        return Score(score.levels, tuple(costs))

    def _on_bound(self, level: str | None) -> Callable[[float], None]:
        def told(value: float) -> None:
            if level is not None:
                self._raise_bound(level, value)

        return told

    def _raise_bound(self, level: str, value: float) -> None:
        if not math.isfinite(value):
            return
        rounded, known = _least_integer(value), self.bound[level]
        if known is None or rounded > known:
            self._set_bound(level, rounded)

    def _set_bound(self, level: str, value: int) -> None:
        if self.bound[level] == value:
            return
        self.bound[level] = value
        # What was known of later levels held only where this one stays at its old bound.
        self.bound.update(dict.fromkeys(self._later_costly(level)))
        self.listener(Bounded(dict(self.bound), self.clock.seconds))

    def _later_costly(self, level: str) -> list[str]:
        levels = self.writer.network.levels
        return [later for later in levels[levels.index(level) + 1 :] if self.writer.costs[later]]


def _least_integer(bound: float) -> int:
    """The least whole cost that a float bound allows; beyond 2^53 floats skip whole numbers."""
    if abs(bound) >= 2**53:
        return math.floor(bound - abs(bound) * 2**-52)
    return math.ceil(bound - 1e-6)
