"""Local search by annealing: to a first programme that keeps all demands, then in rounds to better ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

import numpy as np

from scheduler.engines.search.cooling import N_SAMPLED, Cooling, between, cooling_from, sizes
from scheduler.engines.search.tables import Tables
from scheduler.engines.search.walk import Walk
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.places import Ints

BURST = 50_000
"""Moves between two looks at ``stop``, where moves are counted."""

SECONDS_PER_BURST = 0.2
TRIES = 120
"""Places that are tried for each session when a first programme is built."""
LEAST_BURST = 2_000
LEAST_HARD_WEIGHT = 10**6
"""What a unit of the first level weighs, at least, while a first programme is sought."""

DEARER = 10
"""How much more it weighs than a unit of any other level."""

STRICT_WEIGHT = 10**9
FEASIBLE_STEPS = 12
"""Bursts in which the search for a first programme cools down, before it is warmed up again."""

FEASIBLE_HEATS = (0.02, 0.005, 0.1, 0.01, 0.5)
"""How hot it begins each time, as shares of the middle change of the first level."""

Stop = Callable[[], bool]


@dataclass
class Annealer:
    """Anneals one walk; ``stop`` is asked between bursts."""

    network: Network
    tables: Tables
    seed: int
    stop: Stop
    moves_done: int = 0
    walk: Walk = field(init=False)
    _step: int = 0
    _heat: tuple[float, float] = (1.0, 1.0)
    rate: float = 0.0
    """Moves a second, when last measured."""

    def __post_init__(self) -> None:
        self.walk = Walk(self.network, self.tables, self.seed)
        self._construct()

    @property
    def _hard_weight(self) -> float:
        return float(max(LEAST_HARD_WEIGHT, DEARER * max(self.tables.weights.values(), default=1)))

    def _construct(self) -> None:
        """Everybody placed, those with the fewest places first, each at the cheapest of some places."""
        n_open = self._numbers("OPEN_PLACES") * self._numbers("OPEN_CHOICES")
        out = np.full(len(n_open), OUT, np.int64)
        self.walk.stand(Assignment(out, out.copy()))
        self.walk.hard_weight = self._hard_weight
        order = np.argsort(n_open, kind="stable")
        self.walk.construct(order[n_open[order] > 0], TRIES)

    def _numbers(self, name: str) -> Ints:
        """How many open places, or rooms, each session has."""
        tables = self.walk.tables
        return np.diff(tables.part(f"{name}_START"))[tables.part(f"{name}_CLASS")]

    def _go(self, n_moves: int, hot: float, cold: float, strict: bool) -> None:
        began = monotonic()
        self.walk.anneal(n_moves, hot, cold, strict)
        self.moves_done += n_moves
        taken = monotonic() - began
        if n_moves >= LEAST_BURST and taken > 0:
            self.rate = n_moves / taken

    # -- to a first programme ---------------------------------------------------------------

    def feasible(self, most_seconds: float | None = None, most_moves: int | None = None) -> bool:
        """Go on until the first level costs nothing; False where ``stop`` or a limit comes first."""
        self.walk.hard_weight = self._hard_weight
        began, most = monotonic(), None if most_moves is None else self.moves_done + most_moves
        while self.walk.best_total[0] > 0:
            late = most_seconds is not None and monotonic() - began > most_seconds
            if late or self.stop() or (most is not None and self.moves_done >= most):
                return False
            if self._step % FEASIBLE_STEPS == 0:
                self.walk.stand(self.walk.best)
                hard = sizes(self.walk.sample()[:, 0])
                cold = 0.1 * float(hard.min())
                share = FEASIBLE_HEATS[self._step // FEASIBLE_STEPS % len(FEASIBLE_HEATS)]
                hot = max(cold, share * float(np.median(hard)))
                self._heat = hot, cold
            hot, cold = self._heat
            heat = between(hot, cold, self._step % FEASIBLE_STEPS / FEASIBLE_STEPS)
            heat *= self._hard_weight
            self._go(self._burst(SECONDS_PER_BURST), heat, heat, False)
            self._step += 1
        return True

    # -- to better ones ---------------------------------------------------------------------

    def round(self, seconds: float, start: Assignment | None = None, heat: float = 1.0) -> Assignment:
        """One round of cooling, so many seconds long, from ``start`` or else from the best; the best it met.

        ``heat``: how hot it begins, as a share of what is usual.
        """
        cooling = self.cooling(start, heat)
        began = monotonic()
        while not self.stop():
            share = (monotonic() - began) / max(1e-3, seconds)
            if share >= 1:
                break
            n_moves = self._burst(min(SECONDS_PER_BURST, seconds * (1 - share)))
            following = min(1.0, share + n_moves / max(1.0, self.rate) / seconds) if self.rate else share
            self._go(n_moves, cooling.at(share), cooling.at(following), True)
        return self.walk.best

    def round_of_moves(self, n_moves: int, start: Assignment | None = None, heat: float = 1.0) -> Assignment:
        """As `round`, but so many moves long: the same for the same seed on every machine."""
        cooling = self.cooling(start, heat)
        done = 0
        while done < n_moves and not self.stop():
            part = min(BURST, n_moves - done)
            first, last = done / n_moves, (done + part) / n_moves
            self._go(part, cooling.at(first), cooling.at(last), True)
            done += part
        return self.walk.best

    def cooling(self, start: Assignment | None = None, heat: float = 1.0) -> Cooling:
        """Stand at the start, and see from there how to cool."""
        self.walk.stand(self.walk.best if start is None else start)
        self.walk.hard_weight = STRICT_WEIGHT
        deltas = self.walk.sample(N_SAMPLED)
        return cooling_from(deltas[deltas[:, 0] <= 0][:, 1], heat)

    def _burst(self, seconds: float) -> int:
        """Moves that take about so long, by the speed last measured."""
        return max(LEAST_BURST, int(self.rate * seconds)) if self.rate else LEAST_BURST
