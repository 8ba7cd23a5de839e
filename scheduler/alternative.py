"""Other programmes that are nearly as good as the best one, and far enough from it and from each other.

Each is the best of those that differ in enough sessions from every earlier one: distance is a hard demand, so
that the first that costs too much tells that there are no more.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from scheduler.domain import Evaluation, Instance, Programme, Score, Words
from scheduler.domain.trade import Trade, trades
from scheduler.engines.allowance import Allowance
from scheduler.engines.events import Listener, nobody
from scheduler.engines.exact import solve_exactly
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.evaluator import evaluate
from scheduler.network import Assignment, Mend, Network, Reason
from scheduler.network.terms import Alike, Term
from scheduler.network.terms.alike import alike
from scheduler.rules import state_rules
from scheduler.solver import Solution, solve

Ending = Literal["enough", "no more", "limit", "interrupted", "no programme"]
"""Why there are not more: as many as were wanted, none left within the cost, or the search ended before."""

LEAST_MOVES = 2
PART_MOVED = 2
"""Unless said otherwise, one session in so many stands elsewhere: of few, rooms that are alike swap."""

APART = Words(
    en="The programme differs from an earlier one in enough sessions.",
    fr="Le programme diffère d'un précédent par un nombre suffisant de sessions.",
    ar="يختلف البرنامج عن برنامج سابق في عدد كاف من الجلسات.",
)


@dataclass(frozen=True)
class Alternative:
    """A programme that is nearly as good as the best one.

    ``distance`` is the number of sessions that stand elsewhere than in the most similar earlier one, the best
    one among them. ``trades`` are the rules that cost another sum than in the best one.
    """

    programme: Programme
    score: Score
    distance: int
    trades: tuple[Trade, ...]


@dataclass(frozen=True)
class Alternatives:
    """The best programme found, and others in the order in which they were found.

    Each is the best that is far enough from those before it, unless the limits ended the search for it. Where
    they did, one that is found later may be better than all before it: then it is the best, and those that
    are no longer near enough to it are left out.

    ``least_moves`` is the distance that was asked for, and ``most`` the score that none exceeds; None where
    there is no programme at all. ``ending`` says why there are not more.
    """

    best: Solution
    programmes: tuple[Alternative, ...]
    least_moves: int
    most: Score | None
    ending: Ending


def alternatives(
    instance: Instance,
    settings: Settings | None = None,
    *,
    n: int = 5,
    within_percent: float = 2.0,
    least_moves: int | None = None,
    listener: Listener = nobody,
) -> Alternatives:
    """Find up to ``n`` programmes that are nearly as good as the best one, and different.

    All levels but the last at which anything costs stay at their best; there a programme may cost
    ``within_percent`` of the best cost more. It differs from the best one and from each other
    in ``least_moves`` sessions or more (None: half of them, and 2 at least), counting those that start or
    end at other times, stand in other rooms, or are left out of one of them only. ``settings`` limit all
    searches together; with a limit of work the answer is always the same.

    Raises
    ------
    UsageError
        ``n``, ``within_percent`` or ``least_moves`` is no number that can be honoured.
    """
    distance = _usual_distance(instance) if least_moves is None else least_moves
    _insist_on_numbers(instance, n, within_percent, distance)
    allowance = Allowance(replace(settings or Settings(), least_broken=False))
    best = solve(instance, allowance.share(n + 1, n + 1), listener)
    if best.programme is None or best.evaluation is None:
        ending: Ending = "interrupted" if best.interrupted else "no programme"
        return Alternatives(best, (), distance, None, ending)
    search = _Search(instance, best.programme, best.evaluation, within_percent, distance, allowance, listener)
    ending = "interrupted" if best.interrupted else search.run(n)
    best = replace(best, programme=search.best.programme, evaluation=search.best.evaluation)
    return Alternatives(best, search.found(), distance, search.most, ending)


def _usual_distance(instance: Instance) -> int:
    n_sessions = len(instance.sessions)
    return min(n_sessions, max(LEAST_MOVES, -(-n_sessions // PART_MOVED)))


def _insist_on_numbers(instance: Instance, n: int, within_percent: float, distance: int) -> None:
    if n < 1:
        raise UsageError(f"{n} alternatives cannot be found", "ask for 1 or more")
    if not 0 <= within_percent < float("inf"):
        raise UsageError(f"{within_percent} is no percentage to stay within", "give 0 or more, such as 2")
    if not 1 <= distance <= len(instance.sessions):
        most = len(instance.sessions)
        raise UsageError(
            f"no two programmes differ in {distance} sessions", f"give a number from 1 to {most}"
        )


@dataclass(frozen=True)
class _Found:
    """A programme as the search keeps it."""

    assignment: Assignment
    programme: Programme
    evaluation: Evaluation


class _Search:
    """Finds programmes one after the other; ``most`` is what they may cost beside the best of them."""

    def __init__(
        self,
        instance: Instance,
        programme: Programme,
        evaluation: Evaluation,
        within_percent: float,
        distance: int,
        allowance: Allowance,
        listener: Listener,
    ) -> None:
        self.instance = instance
        self.network = state_rules(instance)
        self.within_percent = within_percent
        self.distance = distance
        self.allowance = allowance
        self.listener = listener
        self.best = _Found(self.network.assignment(programme), programme, evaluation)
        self.most = _most(self.network, evaluation.score, within_percent)
        self._kept = [self.best]

    def run(self, n: int) -> Ending:
        interrupt = Interrupt()
        with interrupt.listening():
            return self._run(n, interrupt)

    def found(self) -> tuple[Alternative, ...]:
        """All but the best, in the order in which they were found."""
        told: list[Alternative] = []
        earlier = [self.best.assignment]
        for kept in self._kept:
            if kept is not self.best:
                distance = min(_distance(self.network, kept.assignment, other) for other in earlier)
                traded = trades(self.best.evaluation, kept.evaluation)
                told.append(Alternative(kept.programme, kept.evaluation.score, distance, traded))
                earlier.append(kept.assignment)
        return tuple(told)

    def _run(self, n: int, interrupt: Interrupt) -> Ending:
        n_searches = 0
        while len(self._kept) <= n:
            if interrupt.requested:
                return "interrupted"
            if self.allowance.expired or (self.allowance.settings.work is not None and n_searches == n):
                return "limit"
            settings = self.allowance.share(n + 1 - len(self._kept), n + 1)
            start = self._kept[-1].assignment
            result = solve_exactly(self._apart(), settings.starting_from(start), self.listener)
            if result.assignment is None or not self._within(result):
                return _ending(result)
            self._keep(result.assignment)
            if result.interrupted:
                return "interrupted"
            n_searches += 1
        return "enough"

    def _keep(self, assignment: Assignment) -> None:
        """Keep a programme, and of those before it what is near enough where it is the best."""
        programme = self.network.programme(assignment)
        kept = _Found(assignment, programme, evaluate(self.instance, programme))
        self._kept.append(kept)
        if kept.evaluation.score < self.best.evaluation.score:
            self.best = kept
            self.most = _most(self.network, kept.evaluation.score, self.within_percent)
            self._kept = [each for each in self._kept if each.evaluation.score <= self.most]

    def _within(self, result: Result) -> bool:
        return result.score is not None and result.score <= self.most

    def _apart(self) -> Network:
        """The network with the demand to differ enough from every earlier programme."""
        unlike = (self._unlike(kept.assignment) for kept in self._kept)
        return replace(self.network, terms=(*self.network.terms, *unlike))

    def _unlike(self, other: Assignment) -> Term:
        sessions = tuple(range(self.network.n_sessions))
        reason = Reason("", (), APART, Mend("free"))
        return Alike(self.network.levels[0], reason, sessions, other, high=len(sessions) - self.distance)


def _most(network: Network, best: Score, within_percent: float) -> Score:
    """The highest score that is near enough: the best one, and a little more at the last costly level."""
    costly = [level for level in network.levels[1:] if any(term.level == level for term in network.terms)]
    costs = best.as_dict()
    if costly:
        costs[costly[-1]] += _share_of(abs(best[costly[-1]]), within_percent)
    return Score.of(network.levels, costs)


def _share_of(cost: int, percent: float) -> int:
    """``percent`` of a cost, rounded down; as what was written, not as the float next to it."""
    return math.floor(Fraction(str(percent)) * cost / 100)


def _distance(network: Network, left: Assignment, right: Assignment) -> int:
    return sum(not alike(network.tables, left, right, session) for session in range(network.n_sessions))


def _ending(result: Result) -> Ending:
    """Why a search gave nothing near enough."""
    if result.interrupted:
        return "interrupted"
    return "no more" if result.status in ("infeasible", "optimal") else "limit"
