"""One thread's work at better programmes: annealing and neighbourhoods by turns, whichever pays."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from scheduler.engines.board import Board
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.groups import want_orders
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.neighbourhood.search import Neighbourhoods
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.tables import Tables
from scheduler.network import Assignment

POLL_SECONDS = 0.05
QUICK_ROUND = 0.05
"""Share of the time left that the first round of annealing takes, from hot to cold."""

ROUNDS = (0.6,)
"""The same of those that follow it, before neighbourhoods are freed."""

LONG_ROUNDS = (0.5, 0.7)
"""As `ROUNDS`, of every other thread: some find most by neighbourhoods, some by one long round more."""

LONE_ROUND = (0.9,)
"""As `ROUNDS`, where there is no model to free neighbourhoods of, or two long rounds would be too short."""

ORDERED_ROUNDS = (0.1,)
"""As `ROUNDS`, where groups want an order: neighbourhoods find more then, and need their time."""

LEAST_MOVES = 50_000
"""Moves that a long round has for each session, at least."""

LATER_ROUND = 0.08
"""Share of the whole time of each further round, which goes on from the best, less hot."""

ENDLESS_SECONDS = 60.0
"""What the shares are of where time is not limited."""

STEP_SECONDS = 2.0
"""The most that one neighbourhood may take."""

POLISH_SECONDS, POLISH_HEAT = 1.0, 0.01
HEATS = (0.02, 0.1, 0.3, 1.0)
"""How hot further rounds begin: from touching up to nearly anew."""

LEAST_MERIT = 0.02
LEARNING = 0.7


@dataclass
class Arm:
    """One way to improve: how often it did, by second, with more weight on what was lately."""

    merit: float = 0.3

    def learn(self, improved: bool, seconds: float) -> None:
        paid = (1.0 if improved else 0.0) / max(0.2, seconds)
        self.merit = max(LEAST_MERIT, LEARNING * self.merit + (1 - LEARNING) * paid)


@dataclass
class Improver:
    """Improves what stands on the board until ``stop``.

    ``tables`` gives the local search its tables, None where it is not wanted; ``models`` has those that are
    written so far, None where neighbourhoods are not wanted.
    """

    board: Board
    seed: int
    stop: Interrupt
    tables: Callable[[], Tables] | None
    models: Sequence[CpWriter] | None
    anneals: bool = True
    """Whether to anneal where there is a programme already, and not only to free neighbourhoods."""
    anneals_longer: bool = False
    """Whether to anneal longest, and to free neighbourhoods only in the end."""
    _random: random.Random = field(init=False)
    _annealer: Annealer | None = None
    _anneal: Arm = field(default_factory=Arm)
    _neighbourhoods: list[tuple[Arm, Neighbourhoods]] = field(default_factory=list)
    """Of each model, with how they do."""

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)

    def run(self) -> None:
        """Find a first programme if there is none, then improve."""
        if self.tables is not None:
            self._begin(self.tables())
        while not self._stopped:
            began = time.monotonic()
            arm, act = self._drawn()
            if act is None:
                time.sleep(POLL_SECONDS)
                continue
            improved = act()
            arm.learn(improved, time.monotonic() - began)

    @property
    def _stopped(self) -> bool:
        return self.stop.requested or self.board.clock.expired

    @property
    def _seconds_left(self) -> float:
        limit = self.board.clock.settings.seconds
        return ENDLESS_SECONDS if limit is None else max(0.0, limit - self.board.clock.seconds)

    def _drawn(self) -> tuple[Arm, Callable[[], bool] | None]:
        """The way to go on with, by merit among those that are possible."""
        ways: list[tuple[Arm, Callable[[], bool]]] = []
        if self._annealer is not None and self.anneals and self.board.best is not None:
            ways.append((self._anneal, self._cool))
        if self.board.best is not None:
            searches = self._open_neighbourhoods()
            ways += [(arm, partial(self._solve_a_part, search)) for arm, search in searches]
        if not ways:
            return self._anneal, None
        return self._random.choices(ways, [arm.merit for arm, _ in ways])[0]

    # -- annealing --------------------------------------------------------------------------

    def _begin(self, tables: Tables) -> None:
        """A first programme, and a few rounds from hot to cold."""
        search = self._annealer = Annealer(self.board.network, tables, self.seed, lambda: self._stopped)
        while self.board.best is None and not self._stopped:
            if search.feasible(most_seconds=1.0):
                self.board.offer(search.walk.best)
        if search.walk.best_total[0] > 0 and self.board.best is not None:
            search.walk.stand(self.board.best)
        if not self.anneals and self.board.best is not None:
            return
        self.board.offer(search.round(self._seconds_left * QUICK_ROUND))
        for share in self._rounds(search.rate * self._seconds_left):
            if not self._stopped:
                self.board.offer(search.round(self._seconds_left * share))

    def _rounds(self, n_moves: float) -> tuple[float, ...]:
        """Those that follow the first one, in which so many moves can be tried."""
        if not self.models:
            return LONE_ROUND
        if want_orders(self.board.network):
            return ORDERED_ROUNDS
        if not self.anneals_longer:
            return ROUNDS
        is_enough = n_moves * LONG_ROUNDS[0] >= LEAST_MOVES * self.board.network.n_sessions
        return LONG_ROUNDS if is_enough else LONE_ROUND

    def _cool(self) -> bool:
        """A round from the best that is known."""
        assert self._annealer is not None
        assert self.board.best is not None
        limit = self.board.clock.settings.seconds
        seconds = min(self._seconds_left, (ENDLESS_SECONDS if limit is None else limit) * LATER_ROUND)
        heat = self._random.choice(HEATS)
        return self.board.offer(self._annealer.round(seconds, self.board.best, heat))

    # -- neighbourhoods ---------------------------------------------------------------------

    def _open_neighbourhoods(self) -> list[tuple[Arm, Neighbourhoods]]:
        """Those that may lead to something better."""
        for written in (self.models or ())[len(self._neighbourhoods) :]:
            self._neighbourhoods.append((Arm(), Neighbourhoods(written, self.seed, self.stop)))
        return [(arm, search) for arm, search in self._neighbourhoods if self._can_improve(search)]

    def _can_improve(self, search: Neighbourhoods) -> bool:
        """Go on from what others have found, if it is better than where the search stands."""
        best, score = self.board.best, self.board.score
        if best is not None and score is not None and (search.here is None or search.costs_more(score)):
            if not search.writer.can_stand(best):
                return False
            search.stand(best, score)
        return search.can_improve(self.board.bound)

    def _solve_a_part(self, search: Neighbourhoods) -> bool:
        found = search.step(min(STEP_SECONDS, self._seconds_left), None, 1, self.board.bound)
        if not found or search.here is None or self.board.offer(search.here):
            return found
        if self._polished(search.here):
            return True
        # Blocks counted less than it costs: do not go on from there.
        search.leave()
        return False

    def _polished(self, start: Assignment) -> bool:
        """Whether a little annealing makes the best of what costs less by blocks, but was dealt out badly."""
        if self._annealer is None or self._stopped:
            return False
        seconds = min(POLISH_SECONDS, self._seconds_left)
        return self.board.offer(self._annealer.round(seconds, start, POLISH_HEAT))
