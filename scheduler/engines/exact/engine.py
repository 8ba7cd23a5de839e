"""Solves a network exactly: picks the granularity, writes the model, and minimises level by level."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

from scheduler.domain import Score, Words
from scheduler.engines.events import Bound, Finished, Incumbent, Listener, Started, nobody
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.condition import Condition
from scheduler.engines.exact.granularity import all_positions, block_choices
from scheduler.engines.exact.phases import Clock, Phased, Phases, hint
from scheduler.engines.exact.proofs import impossible
from scheduler.engines.exact.sequencing import sequence
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.places import Ints
from scheduler.network.terms import Term, Unary

MOST_CUTS = 50
"""Cells that may fail to pack before the block model is given up for the one with all positions."""


def solve_exactly(network: Network, settings: Settings, listener: Listener = nobody) -> Result:
    """Minimise a network; hard costs are forbidden unless ``settings.least_broken``.

    Ctrl-C ends the search with the best found so far.
    """
    interrupt = Interrupt()
    search = _Search(network, settings, listener, Clock(settings, time.monotonic()), interrupt)
    listener(Started(network.n_sessions, len(network.terms)))
    with interrupt.listening():
        result = search.run()
    listener(Finished(result.status, result.seconds))
    return result


def write(network: Network, choices: tuple[Ints, ...] | None, forbidden: Iterable[str]) -> CpWriter:
    """The model of a network over all positions, or over ``choices`` of blocks."""
    writer = _blank(network, choices, forbidden)
    for term in _in_order(writer):
        term.write(network, writer)
    return writer


def _blank(network: Network, choices: tuple[Ints, ...] | None, forbidden: Iterable[str]) -> CpWriter:
    if choices is None:
        return CpWriter(network, all_positions(network), forbidden)
    return BlockWriter(network, choices, forbidden)


def _in_order(writer: CpWriter) -> list[Term]:
    """Terms that exclude places first: what sessions lose must be known before their variables are made."""

    def excludes(term: Term) -> bool:
        return isinstance(term, Unary) and writer.forbids(term.level)

    return sorted(writer.network.terms, key=lambda term: not excludes(term))


@dataclass
class _Search:
    """One run of the engine."""

    network: Network
    settings: Settings
    listener: Listener
    clock: Clock
    interrupt: Interrupt
    bound: Bound = field(init=False)
    engine: str = "exact"

    def __post_init__(self) -> None:
        self.bound = dict.fromkeys(self.network.levels)
        if not self.settings.least_broken:
            self.bound[self.network.levels[0]] = 0

    @property
    def _forbidden(self) -> tuple[str, ...]:
        return () if self.settings.least_broken else self.network.levels[:1]

    def run(self) -> Result:
        choices = None if self.settings.least_broken else block_choices(self.network)
        if choices is not None:
            self.engine = "exact, by blocks"
            done = self._by_blocks(choices)
            if done is not None:
                return done
            self.engine = "exact"
        writer = self._written(None)
        if writer is None:
            return self._result(Phased("unknown"))
        proof = () if self.settings.least_broken else impossible(writer)
        if proof:
            return self._result(Phased("infeasible"), proof)
        writer.finish()
        return self._result(self._phases(writer, announce=True))

    @property
    def _stopped(self) -> bool:
        return self.interrupt.requested or self.clock.expired

    def _written(self, choices: tuple[Ints, ...] | None) -> CpWriter | None:
        """The model, or None where the limits end before it is written."""
        writer = _blank(self.network, choices, self._forbidden)
        for term in _in_order(writer):
            if self._stopped:
                return None
            term.write(self.network, writer)
        return writer

    def _phases(self, writer: CpWriter, announce: bool) -> Phased:
        if self.settings.start is not None:
            hint(writer, self.settings.start)
        return Phases(writer, self.clock, self.interrupt, self.listener, self.bound).solve(announce)

    def _by_blocks(self, choices: tuple[Ints, ...]) -> Result | None:
        """Solve by blocks, cutting off what does not pack; None where that leads nowhere."""
        cuts: list[tuple[Assignment, tuple[int, ...]]] = []
        while len(cuts) < MOST_CUTS:
            writer = self._written(choices)
            if writer is None:
                return self._result(Phased("unknown"))
            proof = impossible(writer) if not cuts else ()
            if proof:
                return self._result(Phased("infeasible"), proof)
            writer.finish()
            for chosen, sessions in cuts:
                cut(writer, chosen, sessions)
            done = self._phases(writer, announce=False)
            if done.assignment is None:
                return self._result(done)
            packed = sequence(self.network, done.assignment, self.clock, self.interrupt)
            if packed is None and not self._stopped:
                return None
            if isinstance(packed, Assignment):
                done.assignment = packed
                score, programme = self.network.score(packed), self.network.programme(packed)
                self.listener(Incumbent(score, self.clock.seconds, programme))
                return self._result(done)
            if packed is None or self._stopped:
                return self._result(Phased("unknown"))
            cuts.append((done.assignment, packed))
        return None

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


def cut(writer: CpWriter, chosen: Assignment, sessions: tuple[int, ...]) -> None:
    """Forbid that these sessions all stand in the blocks and rooms of ``chosen``."""
    network = writer.network
    there: list[Condition] = []
    for session in sessions:
        position, room = network.local(session, chosen)
        held = writer.variables.made(session)
        choice = next(c for c in held.at if held.choices[c] == position)
        there += [Condition((held.at[choice],)), Condition((held.room[room],))]
    writer.model.add_bool_or([~writer.literal(condition) for condition in there])
