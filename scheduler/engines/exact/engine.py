"""Solves a network exactly: picks the granularity, writes the model, and minimises level by level."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scheduler.domain import Score, Words
from scheduler.engines.events import Bound, Finished, Incumbent, Listener, Started, nobody
from scheduler.engines.exact.block_plan import BlockPlan, block_plan
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.granularity import all_positions
from scheduler.engines.exact.phases import Clock, Phased, Phases
from scheduler.engines.exact.proofs import impossible
from scheduler.engines.exact.run import Outcome, run
from scheduler.engines.exact.sequencing import sequence
from scheduler.engines.exact.together import kept_together
from scheduler.engines.exact.together_writer import TogetherWriter
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.groups import want_orders
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.terms import Spread, Term, Unary

FIRST_SHARE, GOOD_SHARE = 0.3, 0.45
"""Shares of what is left of the limits in which a first, or a good, programme is sought more narrowly."""

USUAL_SECONDS = 60.0
"""What the shares are of where there are no limits."""

FIRST_WORKERS, GOOD_WORKERS = 2, 6
"""CP-SAT's workers for these, at most: with fewer than six it does not see how good a narrow one can be."""

MOST_PLACES = 20_000
"""Rooms of groups in blocks beyond which local search finds any programme sooner than a narrower model."""

MOST_CUTS = 50
"""Cells that may fail to pack before the block model is given up for the one with all positions."""


def solve_exactly(network: Network, settings: Settings, listener: Listener = nobody) -> Result:
    """Minimise a network; hard costs are forbidden unless ``settings.least_broken``.

    Ctrl-C ends the search with the best found so far.
    """
    interrupt = Interrupt()
    search = ExactSearch(network, settings, listener, Clock(settings, time.monotonic()), interrupt)
    listener(Started(network.n_sessions, len(network.terms)))
    with interrupt.listening():
        result = search.run()
    listener(Finished(result.status, result.seconds))
    return result


def write(network: Network, plan: BlockPlan | None, forbidden: Iterable[str]) -> CpWriter:
    """The model of a network over all positions, or over ``choices`` of blocks."""
    writer = _blank(network, plan, forbidden)
    for term in _in_order(writer, network.terms if plan is None else plan.terms):
        term.write(network, writer)
    return writer


def _blank(network: Network, plan: BlockPlan | None, forbidden: Iterable[str]) -> CpWriter:
    if plan is None:
        return CpWriter(network, all_positions(network), forbidden)
    return BlockWriter(network, plan, forbidden)


def _in_order(writer: CpWriter, terms: Sequence[Term]) -> list[Term]:
    """Terms that exclude places first: what sessions lose must be known before their variables are made."""

    def excludes(term: Term) -> bool:
        return isinstance(term, Unary) and writer.forbids(term.level)

    return sorted(terms, key=lambda term: not excludes(term))


@dataclass
class ExactSearch:
    """One run of the engine; ``share`` is shown each model when it is written, ``found`` what is better."""

    network: Network
    settings: Settings
    listener: Listener
    clock: Clock
    interrupt: Interrupt
    share: Callable[[CpWriter], None] = lambda writer: None
    found: Callable[[Assignment], object] = lambda assignment: None
    plan: BlockPlan | None = None
    """Made here where it is not given."""
    goes_on: bool = True
    """To all positions, where what is best by blocks costs more than they count."""
    is_narrow: bool = False
    """Whether it looks for a good programme in a narrower model: nothing else finds it as soon."""
    bound: Bound = field(init=False)
    engine: str = "exact"
    _told: Score | None = None

    def __post_init__(self) -> None:
        self.bound = dict.fromkeys(self.network.levels)
        if not self.settings.least_broken:
            self.bound[self.network.levels[0]] = 0

    @property
    def _forbidden(self) -> tuple[str, ...]:
        return () if self.settings.least_broken else self.network.levels[:1]

    def run(self) -> Result:
        plan = self._plan()
        if plan is not None:
            self.engine = "exact, by blocks"
            done = self._by_blocks(plan)
            if done is not None and not self._leaves_a_gap(done):
                return done
            if done is not None and done.assignment is not None:
                self.settings = self.settings.starting_from(done.assignment)
            self.engine = "exact"
        writer = self._written(None)
        if writer is None:
            return self._result(Phased("unknown"))
        proof = () if self.settings.least_broken else impossible(writer)
        if proof:
            return self._result(Phased("infeasible"), proof)
        writer.finish()
        self.share(writer)
        return self._result(self._phases(writer))

    def _leaves_a_gap(self, by_blocks: Result) -> bool:
        """Whether only all positions can tell what is best, and are to be searched."""
        return by_blocks.status == "feasible" and not self._stopped and self.goes_on

    def _plan(self) -> BlockPlan | None:
        if self.settings.least_broken:
            return None
        return self.plan if self.plan is not None else block_plan(self.network)

    @property
    def _stopped(self) -> bool:
        return self.interrupt.requested or self.clock.expired

    def _written(self, plan: BlockPlan | None) -> CpWriter | None:
        """The model, or None where the limits end before it is written."""
        writer = _blank(self.network, plan, self._forbidden)
        is_whole = self._fill(writer, self.network.terms if plan is None else plan.terms)
        return writer if is_whole else None

    def _fill(self, writer: CpWriter, terms: Sequence[Term]) -> bool:
        """Write these terms; False where the limits end before."""
        for term in _in_order(writer, terms):
            if self._stopped:
                return False
            n_costs = len(writer.costs[term.level])
            term.write(self.network, writer)
            if isinstance(term, Spread) and term.within is not None:
                writer.narrow[term] = [due for _, due in writer.costs[term.level][n_costs:]]
        return True

    def _first(self, plan: BlockPlan) -> Assignment | None:
        """The best programme found soon in a narrower model, in which no group is in two rooms of a block.

        That leaves so little to choose that CP-SAT finds in seconds what it does not find in the whole model
        in minutes. Where groups want an order, which is counted right only in one room, a good programme is
        sought there, too: first among those that keep all orders.
        """
        together = kept_together(self.network, plan)
        if together is None or self.settings.start is not None:
            return None
        has_orders = want_orders(self.network)
        if not has_orders and together.n_places(self.network) > MOST_PLACES:
            return None
        for in_order in (True, False) if has_orders else (False,):
            writer = TogetherWriter(self.network, plan, self._forbidden, together, in_order)
            if not self._fill(writer, together.terms):
                return None
            writer.finish()
            outcome = self._run_narrow(writer)
            if outcome.solution:
                self.share(writer)
                found = writer.assignment(outcome.solution)
                self._take(found)
                return found
            if outcome.status != cp_model.INFEASIBLE:
                return None
        return None

    def _run_narrow(self, writer: TogetherWriter) -> Outcome:
        """Look for any programme; or for a good one at once, which going on from any would only delay."""
        costly = next((level for level in self.network.levels if writer.costs[level]), None)
        if costly is not None and want_orders(self.network):
            writer.model.minimize(writer.cost(costly))
            parameters = self._part(GOOD_SHARE) | {"num_workers": min(GOOD_WORKERS, self.settings.threads)}
        else:
            # Which of two workers is first is not the same in every run.
            n_workers = FIRST_WORKERS if self.settings.work is None else 1
            parameters = self._part(FIRST_SHARE)
            parameters |= {"stop_after_first_solution": True, "num_workers": n_workers}
        outcome = run(
            writer.model,
            parameters,
            lambda values: self._take(writer.assignment(values)),
            lambda bound: None,
            self.interrupt,
            self.settings.modest,
        )
        self.clock.work_done += outcome.work
        return outcome

    def _part(self, share: float) -> dict[str, object]:
        """CP-SAT's parameters for a share of the limits, or of what they usually are."""
        is_endless = self.settings.seconds is None and self.settings.work is None
        usual = {"max_time_in_seconds": share * USUAL_SECONDS} if is_endless else {}
        return self.clock.parameters(share) | usual

    def _phases(self, writer: CpWriter) -> Phased:
        if self.settings.start is not None:
            writer.hint(self.settings.start)
        phases = Phases(writer, self.clock, self.interrupt, self.listener, self.bound, self._take)
        return phases.solve()

    def _take(self, assignment: Assignment) -> None:
        """Pass an assignment on; tell of it where it keeps all demands and costs less than what was told.

        Positions of a model of blocks only stand for their block until they are dealt out, so that they may
        overlap.
        """
        self.found(assignment)
        score = self.network.score(assignment)
        if score.feasible and (self._told is None or score < self._told):
            self._told = score
            self.listener(Incumbent(score, self.clock.seconds, self.network.programme(assignment)))

    def _by_blocks(self, plan: BlockPlan) -> Result | None:
        """Solve by blocks, cutting off what does not pack; None where that leads nowhere."""
        self.is_narrow = want_orders(self.network)
        first = self._first(plan)
        self.is_narrow = False
        cuts: list[tuple[Assignment, tuple[int, ...]]] = []
        while len(cuts) < MOST_CUTS:
            writer = self._written(plan)
            if not isinstance(writer, BlockWriter):
                return self._result(Phased("unknown"))
            proof = impossible(writer) if not cuts else ()
            if proof:
                return self._result(Phased("infeasible"), proof)
            writer.finish()
            for chosen, sessions in cuts:
                writer.cut(chosen, sessions)
            if not cuts:
                self.share(writer)
            if first is not None:
                writer.hint(first)
            done = self._phases(writer)
            if done.assignment is None:
                return self._result(done)
            packed = self._packed(done.assignment)
            if isinstance(packed, Assignment):
                done.assignment = packed
                self._take(packed)
                return self._result(self._judged(done))
            if packed is None and not self._stopped:
                return None
            if packed is None or self._stopped:
                return self._result(Phased("unknown"))
            cuts.append((done.assignment, packed))
        return None

    def _packed(self, chosen: Assignment) -> Assignment | tuple[int, ...] | None:
        """The assignment, if it was dealt out well, or what `sequence` makes of it."""
        if self.network.score(chosen).feasible:
            return chosen
        return sequence(self.network, chosen, self.clock, self.interrupt)

    def _judged(self, done: Phased) -> Phased:
        """What is best by blocks is best of all only if, dealt out, it costs no more than was counted."""
        if done.status == "optimal" and done.assignment is not None:
            score = self.network.score(done.assignment)
            if any(self.bound[level] != score[level] for level in self.network.levels):
                done.status = "feasible"
        return done

    def _result(self, done: Phased, proof: tuple[Words, ...] = ()) -> Result:
        best, score = done.assignment, None
        if best is not None:
            score = self.network.score(best)
        start = self.settings.start
        if start is not None and done.status != "infeasible":
            best, score = self._better_start(start, best, score)
        if done.status == "infeasible":
            self.bound = dict.fromkeys(self.network.levels)
        status = "feasible" if done.status == "unknown" and best is not None else done.status
        cut_short = self.interrupt.requested and status in ("feasible", "unknown")
        return Result(status, best, score, self.bound, self.clock.seconds, cut_short, proof, self.engine)

    def _better_start(
        self, start: Assignment, best: Assignment | None, score: Score | None
    ) -> tuple[Assignment | None, Score | None]:
        """The start itself, where nothing better was found and it may stand."""
        given = self.network.score(start)
        allowed = given.feasible or self.settings.least_broken
        return (start, given) if allowed and (score is None or given < score) else (best, score)
