"""What it would cost to repair a programme after each thing that may fail, the worst first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from scheduler.disturbance import Disturbance, disturbance, disturbing
from scheduler.domain import Instance, Programme, Score, Words
from scheduler.domain.trade import difference
from scheduler.engines.allowance import Allowance
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.evaluator import evaluate
from scheduler.mishap.failure import Failure, Kind
from scheduler.mishap.failures import failures
from scheduler.repairs import least_disturbing

PATIENCE_SECONDS = 5.0
"""What a case may take, as long as there is time at all."""

Watcher = Callable[[int, int], None]
"""Told how many cases are done, of how many."""


@dataclass(frozen=True)
class Case:
    """One failure, and the repair that disturbs least.

    ``feasible`` False: there is no repair; None: none was found within the limits, nor proved impossible.
    ``proved``: no repair disturbs less. ``delta`` is how much the score changes, level by level, measured
    by the instance after the failure; it and ``disturbed`` are None where there is no repair.
    """

    kind: Kind
    subject: str
    event: Words
    feasible: bool | None
    proved: bool
    disturbed: Disturbance | None
    delta: Mapping[str, int] | None


@dataclass(frozen=True)
class Stress:
    """All cases, the worst first; ``untried`` are those that the limits, or Ctrl-C, left no time for."""

    cases: tuple[Case, ...]
    untried: tuple[Words, ...]
    interrupted: bool


def quietly(n_done: int, n_all: int) -> None:
    """The watcher that does not care."""


def stress(
    instance: Instance,
    programme: Programme,
    settings: Settings | None = None,
    watcher: Watcher = quietly,
) -> Stress:
    """Try each failure by itself, and repair ``programme`` after it.

    ``settings`` limit all cases together; each has its share of the work, and time as it is needed. Ctrl-C
    ends it with the cases done so far. Worst are those without repair, then those not settled, then those
    that disturb most people, then most sessions, then move these most.

    Examples
    --------
    >>> from scheduler import Settings, read_instance, read_programme
    >>> instance = read_instance("instances/grid.yaml")
    >>> published = read_programme("solutions/grid.json", instance).programme
    >>> worst = stress(instance, published, Settings(work=20.0, seconds=None)).cases[0]
    >>> worst.feasible
    False
    """
    given = settings or Settings()
    allowance, interrupt = Allowance(given), Interrupt()
    waiting = list(failures(instance, programme))
    cases: list[Case] = []
    old_score = evaluate(instance, programme).score
    with interrupt.listening():
        for number, failure in enumerate(waiting):
            if interrupt.requested or allowance.expired:
                break
            share = _share(allowance, len(waiting) - number, len(waiting))
            case, cut_short = _case(instance, programme, old_score, failure, share)
            if cut_short:
                interrupt.requested = True
                break
            cases.append(case)
            watcher(len(cases), len(waiting))
    untried = tuple(failure.words(instance) for failure in waiting[len(cases) :])
    return Stress(tuple(sorted(cases, key=_rank)), untried, interrupt.requested)


def _share(allowance: Allowance, n_left: int, n_all: int) -> Settings:
    """The limits of the next case: most are quick, so that a hard one may take longer than its part."""
    share, left = allowance.share(n_left, n_all), allowance.seconds_left
    if share.seconds is None or left is None:
        return share
    return replace(share, seconds=max(share.seconds, min(left, PATIENCE_SECONDS)))


def _case(
    instance: Instance, programme: Programme, old_score: Score, failure: Failure, settings: Settings
) -> tuple[Case, bool]:
    """The case, and whether Ctrl-C cut it short."""
    network = failure.network(instance, programme)
    target = disturbing(network, programme)
    result = least_disturbing(target, programme, settings)
    disturbed, delta = None, None
    if result.assignment is not None:
        after = target.programme(result.assignment)
        disturbed = disturbance(network.instance, programme, after)
        # Not by the evaluator: breaks that give way to one session still have their price for the others.
        delta = difference(old_score, network.score(result.assignment))
    case = Case(
        kind=failure.kind,
        subject=failure.subject,
        event=failure.words(instance),
        feasible={"infeasible": False, "unknown": None}.get(result.status, True),
        proved=result.status in ("optimal", "infeasible"),
        disturbed=disturbed,
        delta=delta,
    )
    return case, result.interrupted


def _rank(case: Case) -> tuple[int, tuple[int, ...]]:
    """Lower is worse."""
    if case.disturbed is None or case.delta is None:
        return (0 if case.feasible is False else 1), ()
    d = case.disturbed
    return 2, tuple(-n for n in (d.people, d.sessions, d.minutes, d.rooms, *case.delta.values()))
