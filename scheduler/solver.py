"""Solves an instance: states its rules, lets an engine minimise them, and has the answer evaluated."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import monotonic
from typing import Literal

from scheduler.domain import Evaluation, Instance, Programme, Words
from scheduler.engines.events import Bound, Event, Listener, Started, Status, nobody
from scheduler.engines.exact import solve_exactly
from scheduler.engines.portfolio import solve_together
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.errors import StateError
from scheduler.evaluator import evaluate
from scheduler.network import Network
from scheduler.rules import state_rules

LEAST_SECONDS = 0.01
"""What is left to search even where stating the rules took all the time."""

EngineName = Literal["auto", "exact", "search", "neighbourhood"]


@dataclass(frozen=True)
class Solution:
    """The answer to an instance.

    ``programme`` and ``evaluation`` are None where there is none; then ``proof`` may say why.
    """

    status: Status
    programme: Programme | None
    evaluation: Evaluation | None
    bound: Bound
    seconds: float
    interrupted: bool
    proof: tuple[Words, ...]
    engine: str
    seed: int

    @property
    def gap(self) -> Bound:
        """Score minus bound, level by level; None where either is not known."""
        if self.evaluation is None:
            return dict.fromkeys(self.bound)
        score = self.evaluation.score
        return {level: None if low is None else score[level] - low for level, low in self.bound.items()}


def solve(
    instance: Instance,
    settings: Settings | None = None,
    listener: Listener = nobody,
    start: Programme | None = None,
    engine: EngineName = "auto",
) -> Solution:
    """Find the best programme of ``instance``, and prove how good it is.

    Time is limited, and told, from the moment on at which the rules begin to be stated. ``start`` is a
    programme to begin from. ``engine`` ``auto`` lets all engines search together; where hard costs are
    counted (``settings.least_broken``) the exact one searches alone.

    Raises
    ------
    StateError
        The evaluation disagrees with the engine's own count, which is a bug.
    """
    given = settings or Settings()
    began = monotonic()
    network = state_rules(instance)
    stating = monotonic() - began
    if given.seconds is not None:
        given = replace(given, seconds=max(LEAST_SECONDS, given.seconds - stating))
    if start is not None:
        given = given.starting_from(network.assignment(start))
    result = _solved(network, given, _told_later(listener, stating), engine)
    programme = None if result.assignment is None else network.programme(result.assignment)
    evaluation = None if programme is None else evaluate(instance, programme)
    if evaluation is not None and evaluation.score != result.score:
        raise StateError(f"the engine counts {result.score}, the evaluation {evaluation.score}")
    return Solution(
        result.status,
        programme,
        evaluation,
        result.bound,
        result.seconds + stating,
        result.interrupted,
        result.proof,
        result.engine,
        given.seed,
    )


def _told_later(listener: Listener, seconds: float) -> Listener:
    """The listener, for a search that began so many seconds after what it tells times by."""

    def told(event: Event) -> None:
        listener(event if isinstance(event, Started) else replace(event, seconds=event.seconds + seconds))

    return told


def _solved(network: Network, settings: Settings, listener: Listener, engine: EngineName) -> Result:
    if engine == "exact" or settings.least_broken:
        return solve_exactly(network, settings, listener)
    return solve_together(
        network, settings, listener, frozenset() if engine == "auto" else frozenset({engine})
    )
