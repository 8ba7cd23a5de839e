"""The portfolio: exact search, large neighbourhoods and local search side by side, over one board.

On a clock they run in threads. CP-SAT looks for bounds and proofs in the background, while one thread anneals
and one frees neighbourhoods of the best programme known. With a limit of work they run one after the other,
each with its share, so that the same limit gives the same programme.
"""

from __future__ import annotations

import math
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from scheduler.engines.board import Board
from scheduler.engines.events import Bounded, Event, Finished, Listener, Started, Status, nobody
from scheduler.engines.exact.block_plan import BlockPlan, block_plan
from scheduler.engines.exact.engine import ExactSearch
from scheduler.engines.exact.phases import Clock
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.groups import want_orders
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.neighbourhood.search import Neighbourhoods
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.engines.size import least_writing_seconds, n_cells, writing_seconds
from scheduler.engines.unavoidable import unavoidable
from scheduler.network import Network

if TYPE_CHECKING:
    from scheduler.engines.search.tables import Tables

EXACT, SEARCH, NEIGHBOURHOOD = "exact", "search", "neighbourhood"
HEAD_START = 1.0
"""Seconds that the exact engine has for itself: small instances are proved by then."""

COLD_START = 5.0
"""The same where the local search is to be compiled first, which no clock and no Ctrl-C can interrupt."""

PATIENCE = 10.0
"""Seconds after which the others no longer wait for a first programme of the exact engine."""

COMPILING = 25.0
"""Seconds that this may take: with fewer left there are only neighbourhoods."""

POLL_SECONDS = 0.02
MOST_IMPROVERS = 4
SEED_STEP = 1_000_003
MOST_WRITING = 0.3
"""Share of the time that writing the exact model may take; where it would take more it is not written."""

MOST_CELLS = 1_500_000
"""Pairs of position and room beyond which not even the demands are written."""

MANY_CELLS = 500_000
"""Pairs of position and room beyond which the model waits for the tables of the local search: made side by
side, in one interpreter, they hinder each other, and the first programme is late."""

FEW_CELLS = 20_000
"""Pairs of position and room that are searched even where blocks have told nearly all."""

JUDGED_AT = 0.25
"""Share of the time after which the exact search goes on only if a proof seems near."""

JUDGED_EARLY, LEAST_JUDGED = 0.1, 5.0
"""The same, and seconds at least, where no bound was told until then."""

JUDGED_LATER = 0.6
"""The same where groups want an order: the exact search of a narrower model is at work for that long."""

LONG_WRITING = 0.1
"""Share of the time that writing a model may take that is searched exactly: what takes longer is not solved
in the rest of it, and serves to free neighbourhoods only. Where that is known before, the whole model is not
written: the local search finds more in that time."""

NEAR = 0.1
"""A gap of that share of the cost is near a proof."""

SHARES_OF_WORK = {EXACT: 0.5, SEARCH: 0.25, NEIGHBOURHOOD: 0.25}
MOVES_PER_UNIT = 200_000
"""Moves of the local search that count as one unit of work."""

ORDER_OF_WORK = (EXACT, SEARCH, NEIGHBOURHOOD)
SHARES_OF_MOVES = (0.2, 0.3, 0.5)
"""Shares of the local search's moves that its rounds take."""

UNITS_PER_STEP = 0.5
"""Work that one neighbourhood may take."""


def solve_together(
    network: Network, settings: Settings, listener: Listener = nobody, engines: frozenset[str] = frozenset()
) -> Result:
    """Minimise a network with all engines, or those named.

    Ctrl-C ends the search with the best found so far.
    """
    portfolio = Portfolio(network, settings, listener, engines or frozenset(SHARES_OF_WORK))
    listener(Started(network.n_sessions, len(network.terms)))
    with portfolio.interrupt.listening():
        result = portfolio.by_work() if settings.work is not None else portfolio.by_clock()
    listener(Finished(result.status, result.seconds))
    return result


@dataclass
class Portfolio:
    """One run of several engines."""

    network: Network
    settings: Settings
    listener: Listener
    engines: frozenset[str]
    interrupt: Interrupt = field(default_factory=Interrupt)
    clock: Clock = field(init=False)
    board: Board = field(init=False)
    _stopping: Interrupt = field(default_factory=Interrupt)
    """Asked by all threads."""
    _exact: Interrupt = field(default_factory=Interrupt)
    """Asked by the exact search."""
    _plan: BlockPlan | None = None
    _tables: Tables | None = None
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _models: list[CpWriter] = field(default_factory=list)
    """Those that are written, the first ones narrower than the last."""
    _written_at: float = 0.0
    """Seconds when the last of them was."""
    _searching: ExactSearch | None = None
    _proof: Result | None = None
    _errors: list[BaseException] = field(default_factory=list)
    _has_orders: bool = field(init=False)

    def __post_init__(self) -> None:
        self._has_orders = want_orders(self.network)
        self.clock = Clock(self.settings, time.monotonic())
        least = {self.network.levels[0]: 0, **unavoidable(self.network)}
        self.board = Board(self.network, self.clock, least=least)
        if self.settings.start is not None:
            self.board.offer(self.settings.start)

    # -- on a clock -------------------------------------------------------------------------

    def by_clock(self) -> Result:
        """All engines at once, until one of them has proved the best, or the time is up."""
        threads = [
            threading.Thread(target=self._guarded, args=(work,), daemon=True) for work in self._works()
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            self._pass_on_news()
            if self._is_over():
                self._stopping.requested = True
            self._judge()
            time.sleep(POLL_SECONDS)
        for thread in threads:
            thread.join()
        self._pass_on_news()
        if self._errors:
            raise self._errors[0]
        return self._result()

    def _works(self) -> list[Callable[[], None]]:
        """What each thread does; two at least, for the exact search gives its place up."""
        writing = bool(self.engines & {EXACT, NEIGHBOURHOOD}) and self._is_worth_writing()
        n_improvers = max(1, min(os.cpu_count() or 1, self.settings.workers or MOST_IMPROVERS) - 1)
        works: list[Callable[[], None]] = []
        if writing:
            works.append(lambda: self._prove_then_improve(n_improvers))
        else:
            works.append(lambda: self._satisfy_then_improve(n_improvers))
        wait = HEAD_START if writing else 0.0
        works += [partial(self._improve, number, wait) for number in range(n_improvers)]
        return works

    def _is_worth_writing(self) -> bool:
        limit = math.inf if self.settings.seconds is None else self.settings.seconds
        is_long = least_writing_seconds(self.network) > LONG_WRITING * limit
        if is_long and SEARCH in self.engines and not self._has_orders:
            return False
        self._plan = block_plan(self.network)
        return self._plan is not None or writing_seconds(self.network) <= MOST_WRITING * limit

    @property
    def _is_worth_all_positions(self) -> bool:
        """Whether to search all positions where blocks leave a gap: if nothing else ends the run, or soon."""
        is_endless = self.settings.seconds is None and self.settings.work is None
        return is_endless or n_cells(self.network) <= FEW_CELLS

    def _guarded(self, work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            self._errors.append(error)
            self._stopping.requested = True

    def _is_over(self) -> bool:
        return (
            self.interrupt.requested or self.clock.expired or self.board.is_proved or self._proof is not None
        )

    def _pass_on_news(self) -> None:
        for event in self.board.news():
            self.listener(event)

    @property
    def _stopped(self) -> bool:
        return self._stopping.requested or self.clock.expired

    def _prove_then_improve(self, number: int) -> None:
        """Search exactly as long as that promises a proof; then improve what is there."""
        if SEARCH in self.engines and n_cells(self.network) > MANY_CELLS:
            self._tables_once()
        settings = replace(self.settings, start=None)
        search = ExactSearch(
            self.network,
            settings,
            self._hear,
            self.clock,
            self._exact,
            self._share,
            self.board.offer,
            self._plan,
            self._is_worth_all_positions,
        )
        self._searching = search
        result = search.run()
        if result.assignment is not None:
            self.board.offer(result.assignment)
        if result.status == "infeasible" or result.status == "optimal":
            self._proof = result
        else:
            self.board.raise_bound(result.bound)
        if not self._stopped and self._proof is None:
            self._improve(number, 0.0, anneals=not self._has_orders)

    def _satisfy_then_improve(self, number: int) -> None:
        """Where the whole model is too large: meet the demands alone, exactly; then improve."""
        demands = tuple(term for term in self.network.terms if term.level == self.network.levels[0])
        alone = replace(self.network, terms=demands)
        if self.board.best is None and n_cells(alone) <= MOST_CELLS:
            settings = replace(self.settings, start=None)
            search = ExactSearch(
                alone, settings, lambda event: None, self.clock, self._exact, found=self.board.offer
            )
            result = search.run()
            if result.assignment is not None:
                self.board.offer(result.assignment)
            if result.status == "infeasible":
                self._proof = result
        if not self._stopped and self._proof is None:
            self._improve(number, 0.0)

    def _improve(self, number: int, wait: float, anneals: bool = True) -> None:
        if not self._waited(wait):
            return
        while self._is_best_left_alone() and not self._stopped:
            time.sleep(POLL_SECONDS)
        from scheduler.engines.improver import Improver
        from scheduler.engines.search.kernel import is_compiled

        is_cold = wait > 0 and not is_compiled()
        if is_cold and not self._waited(COLD_START - wait):
            return
        wants_tables = SEARCH in self.engines or not self._models
        if is_cold and self._models and self._seconds_left < COMPILING:
            wants_tables = False
        tables = self._tables_once if wants_tables else None
        models = self._models if NEIGHBOURHOOD in self.engines else None
        seed = self.settings.seed + number * SEED_STEP
        anneals_longer = number % 2 == 0
        Improver(self.board, seed, self._stopping, tables, models, anneals, anneals_longer).run()

    def _is_best_left_alone(self) -> bool:
        """Whether the exact search, in a narrower model, finds more without others beside it."""
        is_narrow = self._searching is not None and self._searching.is_narrow
        return is_narrow and (self.board.best is not None or self.clock.seconds < PATIENCE)

    def _waited(self, seconds: float) -> bool:
        """Wait; False where the search ends meanwhile."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if self._stopped:
                return False
            time.sleep(POLL_SECONDS)
        return True

    @property
    def _seconds_left(self) -> float:
        limit = self.settings.seconds
        return math.inf if limit is None else limit - self.clock.seconds

    def _tables_once(self) -> Tables:
        from scheduler.engines.search.tables import tables_of

        with self._lock:
            if self._tables is None:
                self._tables = tables_of(self.network)
            return self._tables

    def _judge(self) -> None:
        """Stop the exact search where it is far from a proof, so that others have its place."""
        limit = self.settings.seconds
        if self._stopping.requested:
            self._exact.requested = True
        if self.engines == {EXACT} or limit is None or self.clock.seconds < self._judged_at(limit):
            return
        if self.board.score is None:
            return
        level, score = self._first_open, self.board.score.as_dict()
        low = None if level is None else self.board.bound[level]
        is_near = level is None or (low is not None and score[level] - low <= NEAR * abs(score[level]))
        if not self._models or not is_near:
            self._exact.requested = True

    @property
    def _first_open(self) -> str | None:
        """The first level on which cost and bound differ; None where all is proved, or nothing is found."""
        score, bound = self.board.score, self.board.bound
        costs = {} if score is None else score.as_dict()
        return next((level for level, cost in costs.items() if cost != bound[level]), None)

    def _judged_at(self, limit: float) -> float:
        """Seconds that the exact search has in any case."""
        if self._has_orders:
            return limit * JUDGED_LATER
        if self._models and self._written_at > limit * LONG_WRITING:
            return 0.0
        early = max(limit * JUDGED_EARLY, LEAST_JUDGED) if self._is_silent else math.inf
        return min(limit * JUDGED_AT, early)

    @property
    def _is_silent(self) -> bool:
        """Whether a model is searched that has told no bound: neither of the first open level, nor a better
        one than was known from the start of those before, which are proved first."""
        level, levels = self._first_open, self.network.levels
        if not self._models or level is None or self.board.told.get(level) is not None:
            return False
        return not any(self.board.has_told_more(before) for before in levels[: levels.index(level)])

    def _hear(self, event: Event) -> None:
        """What the exact engine tells: programmes come by `Board.offer`, bounds here."""
        if isinstance(event, Bounded):
            self.board.raise_bound(event.bound)

    def _share(self, writer: CpWriter) -> None:
        self._models.append(writer)
        self._written_at = self.clock.seconds

    # -- by work ----------------------------------------------------------------------------

    def by_work(self) -> Result:
        """One engine after the other, each with its share of the work, each from what others have found."""
        works = {EXACT: self._exact_work, SEARCH: self._search_work, NEIGHBOURHOOD: self._neighbourhood_work}
        whole = sum(SHARES_OF_WORK[name] for name in self.engines)
        for name in ORDER_OF_WORK:
            if name in self.engines and not self._is_over():
                assert self.settings.work is not None
                works[name](self.settings.work * SHARES_OF_WORK[name] / whole)
                self._pass_on_news()
        return self._result()

    def _exact_work(self, work: float) -> None:
        settings = replace(self.settings, work=work, start=None)
        clock = Clock(settings, self.clock.began)
        search = ExactSearch(
            self.network,
            settings,
            self._hear,
            clock,
            self.interrupt,
            self._share,
            lambda assignment: None,
            goes_on=self._is_worth_all_positions,
        )
        result = search.run()
        if result.assignment is not None:
            self.board.offer(result.assignment)
        if result.status in ("optimal", "infeasible"):
            self._proof = result

    def _search_work(self, work: float) -> None:
        from scheduler.engines.search.annealer import Annealer

        n_moves = int(work * MOVES_PER_UNIT)
        search = Annealer(self.network, self._tables_once(), self.settings.seed, self._is_over)
        if self.board.best is not None:
            search.walk.stand(self.board.best)
        elif not search.feasible(most_moves=n_moves // 2):
            return
        for share in SHARES_OF_MOVES:
            self.board.offer(search.round_of_moves(int(n_moves * share)))

    def _neighbourhood_work(self, work: float) -> None:
        if not self._models:
            self._exact_work(work * SHARES_OF_WORK[EXACT])
        if not self._models or self.board.best is None or self.board.score is None:
            return
        search = Neighbourhoods(self._models[-1], self.settings.seed, self.interrupt)
        search.stand(self.board.best, self.board.score)
        while search.work_done < work and search.can_improve(self.board.bound) and not self._is_over():
            if search.step(None, min(UNITS_PER_STEP, work - search.work_done), 1, self.board.bound):
                assert search.here is not None
                self.board.offer(search.here)

    # -- the end ----------------------------------------------------------------------------

    def _result(self) -> Result:
        proof = self._proof
        best, score, bound = self.board.best, self.board.score, self.board.bound
        status: Status = "unknown" if best is None else "feasible"
        if proof is not None and proof.status == "infeasible":
            return proof
        if self.board.is_proved or (proof is not None and proof.status == "optimal"):
            status = "optimal"
        if proof is not None and proof.status == "optimal":
            bound = proof.bound
        cut_short = self.interrupt.requested and status in ("feasible", "unknown")
        engine = proof.engine if proof is not None and proof.status == "optimal" else "portfolio"
        return Result(status, best, score, bound, self.clock.seconds, cut_short, (), engine)
