"""One CP-SAT solve in a thread of its own, so that the caller can listen to it and stop it."""

from __future__ import annotations

import contextlib
import os
import queue
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from scheduler.engines.interrupt import Interrupt
from scheduler.errors import StateError

POLL_SECONDS = 0.05
MODEST = 8
"""The niceness of threads that let others go first."""

MOST_LISTENING = 0.1
"""The share of the time that callers may take over solutions: it is the solver's threads' that they take."""

News = queue.SimpleQueue["list[int] | float"]
"""Values of a solution, or a bound, on their way from the solver's threads."""


@dataclass
class Outcome:
    """How a solve ended: CP-SAT's status, the bound of its objective, the work it took, its solution.

    The solution, empty where there is none, is one of those passed on; which of equal ones it is does not
    depend on the order in which threads found them. ``core`` are indices of assumptions that are said to
    make the model infeasible.
    """

    status: cp_model.CpSolverStatus = cp_model.UNKNOWN
    bound: float = 0.0
    work: float = 0.0
    solution: list[int] = field(default_factory=list)
    core: list[int] = field(default_factory=list)
    error: list[BaseException] = field(default_factory=list)


class _Forward(cp_model.CpSolverSolutionCallback):
    """Passes solutions on to the caller's thread."""

    def __init__(self, on_solution: Callable[[list[int]], None]) -> None:
        super().__init__()
        self._on_solution = on_solution

    def on_solution_callback(self) -> None:
        self._on_solution(list(self.response_proto.solution))


def run(
    model: cp_model.CpModel,
    parameters: Mapping[str, object],
    on_solution: Callable[[list[int]], None],
    on_bound: Callable[[float], None],
    interrupt: Interrupt,
    modest: bool = False,
) -> Outcome:
    """Solve ``model``; the two functions are called in the caller's thread, solutions as lists of values.

    Of solutions found between two looks only the last is passed on. ``modest``: with a lower priority than
    other threads. Ends early when ``interrupt`` is requested; what was found until then has been passed on.
    """
    solver = cp_model.CpSolver()
    for name, value in parameters.items():
        setattr(solver.parameters, name, value)
    solver.parameters.catch_sigint_signal = False
    news: News = queue.SimpleQueue()
    solver.best_bound_callback = news.put
    outcome = Outcome()
    over = threading.Event()

    def solve() -> None:
        if modest:
            lower_priority()
        try:
            outcome.status = solver.solve(model, _Forward(news.put))
        except BaseException as error:
            outcome.error.append(error)
        finally:
            over.set()

    threading.Thread(target=solve, daemon=True).start()
    passing = _Passing(news, on_solution, on_bound)
    while not over.wait(POLL_SECONDS):
        passing.on()
        if interrupt.requested:
            solver.stop_search()
    passing.on(at_last=True)
    if outcome.error:
        raise outcome.error[0]
    if outcome.status == cp_model.MODEL_INVALID:
        raise StateError(f"CP-SAT refuses the model: {model.validate()}")
    response = solver.response_proto
    outcome.bound, outcome.work = solver.best_objective_bound, response.deterministic_time
    outcome.solution = list(response.solution)
    outcome.core = list(response.sufficient_assumptions_for_infeasibility)
    return outcome


def lower_priority() -> None:
    """Let other threads go first: this one and those that it starts; where the system cannot, nothing."""
    with contextlib.suppress(AttributeError, OSError):
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), MODEST)


@dataclass
class _Passing:
    """Passes news on; where the caller takes long over a solution, fewer of them."""

    news: News
    on_solution: Callable[[list[int]], None]
    on_bound: Callable[[float], None]
    _solution: list[int] | None = None
    _not_before: float = 0.0

    def on(self, at_last: bool = False) -> None:
        bound = None
        while not self.news.empty():
            content = self.news.get()
            if isinstance(content, list):
                self._solution = content
            else:
                bound = content
        began = time.monotonic()
        if self._solution is not None and (at_last or began >= self._not_before):
            self.on_solution(self._solution)
            self._solution = None
            ended = time.monotonic()
            self._not_before = ended + (ended - began) / MOST_LISTENING
        if bound is not None:
            self.on_bound(bound)
