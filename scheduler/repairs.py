"""After a change of the instance: the programme that disturbs fewest people of the one already published."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from scheduler.difference import Move, diff
from scheduler.disturbance import (
    PEOPLE,
    SESSIONS,
    Disturbance,
    Past,
    as_it_stood,
    at_home,
    begun,
    disturbance,
    disturbing,
    is_settled,
    lost_places,
    past_of,
    same_times,
)
from scheduler.domain import Evaluation, Instance, Programme
from scheduler.engines.events import Bound, Event, Incumbent, Listener, Status, nobody
from scheduler.engines.exact import solve_exactly
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.result import Result
from scheduler.engines.settings import Settings
from scheduler.errors import StateError
from scheduler.evaluator import evaluate
from scheduler.explanation import Conflict, conflicts_of
from scheduler.network import Assignment, Network
from scheduler.rules import state_rules

LEAST_SECONDS, MOST_SECONDS = 1.0, 5.0
"""For finding out why there is no repair, whatever is left of the limit; `explain` takes its time."""


@dataclass(frozen=True)
class Notice:
    """Whom to tell what: one person, and one session of theirs that is not as it was.

    ``person`` None: whoever took part in a session that the instance does not know any more.
    """

    person: str | None
    move: Move


@dataclass(frozen=True)
class Repair:
    """A programme of the changed instance that keeps as much as can be kept of the one before.

    ``optimal``: proved that no other disturbs fewer people, or as many but fewer sessions, or moves these
    less, or is better with all that alike. ``programme``, ``evaluation`` and ``disturbed`` are None where
    there is none; where that is proved, ``conflicts`` says why, as far as it was found in time. ``moves``
    are all changes, also those of sessions that are new, or longer, or no longer in the instance;
    ``told`` tells them person by person. ``bound`` has the levels of disturbance, too. Hard rules that
    ``evaluation`` finds broken are broken by what has begun, and cannot be helped.
    """

    status: Status
    programme: Programme | None
    evaluation: Evaluation | None
    disturbed: Disturbance | None
    moves: tuple[Move, ...]
    told: tuple[Notice, ...]
    conflicts: tuple[Conflict, ...]
    bound: Bound
    seconds: float
    interrupted: bool
    engine: str
    seed: int


def repair(
    instance: Instance,
    programme: Programme,
    settings: Settings | None = None,
    *,
    now: dt.datetime | None = None,
    times_fixed: bool = False,
    listener: Listener = nobody,
) -> Repair:
    """Find the programme of ``instance`` that disturbs fewest people of ``programme``, an older one.

    Then the fewest sessions, then the least change of times and rooms (other rooms weigh as much as an
    hour), then the best score. ``programme`` may be of an earlier state of the instance, with sessions,
    blocks and rooms that are no longer there (see `read_old_programme`). What began before ``now``, on
    the conference's clock, stays as it was, whatever it breaks now, and nothing new begins before it. With
    ``times_fixed`` every session keeps its time, and only rooms may change.

    Raises
    ------
    UsageError
        ``now`` has a time zone.
    StateError
        Two ways of counting disagree, which is a bug.

    Examples
    --------
    >>> from scheduler import read_instance, read_programme
    >>> instance = read_instance("instances/2022.yaml")
    >>> published = read_programme("solutions/2022.json", instance).programme
    >>> repair(instance, published).disturbed
    Disturbance(people=0, sessions=0, minutes=0, rooms=0)
    """
    given = settings or Settings()
    past = past_of(instance, programme, now)
    there = as_it_stood(instance, past)
    stated = network = state_rules(there)
    if now is not None:
        network = begun(network, programme, now, there.room.keys() - instance.room.keys())
    if times_fixed:
        network = same_times(network, programme)
    target = disturbing(network, programme)
    result = least_disturbing(target, programme, given, _telling(listener, past))
    if result.assignment is None:
        return _not_found(network, result, given)
    _insist_on_agreement(stated, programme, result.assignment, result)
    after = _with_past(target.programme(result.assignment), past)
    return _found(instance, programme, after, result, given, now)


def _with_past(after: Programme, past: Past) -> Programme:
    """A programme in which what has begun stands in the old words: in a block that may have gone."""
    stood = {old.session: old for old in past}
    return Programme(tuple(stood.get(placed.session, placed) for placed in after.placements))


def _telling(listener: Listener, past: Past) -> Listener:
    """The listener, told of programmes as `_with_past` has them."""

    def told(event: Event) -> None:
        if isinstance(event, Incumbent):
            event = replace(event, programme=_with_past(event.programme, past))
        listener(event)

    return told


def evaluate_repaired(instance: Instance, after: Programme) -> Evaluation:
    """Score a programme whose past may stand in places that the instance has lost; they count as there."""
    return evaluate(as_it_stood(instance, lost_places(instance, after)), after)


def least_disturbing(
    network: Network, before: Programme, settings: Settings, listener: Listener = nobody
) -> Result:
    """Minimise a network that `disturbing` has made; without a search where all that can stays at home."""
    start = at_home(network, before)
    if is_settled(network, start):
        return _standing(network, start)
    return solve_exactly(network, replace(settings, start=start, least_broken=False), listener)


def _standing(network: Network, start: Assignment) -> Result:
    score = network.score(start)
    return Result("optimal", start, score, dict(score.as_dict()), 0.0, engine="as it was")


def _not_found(network: Network, result: Result, settings: Settings) -> Repair:
    conflicts: tuple[Conflict, ...] = ()
    interrupt = Interrupt()
    if result.status == "infeasible":
        left = settings.seconds
        if left is not None:
            left = min(MOST_SECONDS, max(LEAST_SECONDS, left - result.seconds))
        with interrupt.listening():
            conflicts = conflicts_of(network, replace(settings, seconds=left, start=None))
    return Repair(
        status=result.status,
        programme=None,
        evaluation=None,
        disturbed=None,
        moves=(),
        told=(),
        conflicts=conflicts,
        bound=result.bound,
        seconds=result.seconds,
        interrupted=result.interrupted or interrupt.requested,
        engine=result.engine,
        seed=settings.seed,
    )


def _found(
    instance: Instance,
    before: Programme,
    after: Programme,
    result: Result,
    settings: Settings,
    now: dt.datetime | None,
) -> Repair:
    evaluation = evaluate_repaired(instance, after)
    disturbed = disturbance(instance, before, after)
    moves = _moves_since(instance, diff(instance, before, after).moves, now)
    return Repair(
        status=result.status,
        programme=after,
        evaluation=evaluation,
        disturbed=disturbed,
        moves=moves,
        told=_notices(instance, moves),
        conflicts=(),
        bound=result.bound,
        seconds=result.seconds,
        interrupted=result.interrupted,
        engine=result.engine,
        seed=settings.seed,
    )


def _insist_on_agreement(stated: Network, before: Programme, assignment: Assignment, result: Result) -> None:
    """See that rules and terms count alike, those demands, too, that what has begun breaks for good."""
    instance, after = stated.instance, stated.programme(assignment)
    disturbed = disturbance(instance, before, after)
    counted = {
        **evaluate(instance, after).score.as_dict(),
        PEOPLE: disturbed.people,
        SESSIONS: disturbed.sessions,
    }
    told = {} if result.score is None else result.score.as_dict()
    told |= stated.score(assignment).as_dict()
    wrong = [level for level, cost in counted.items() if told.get(level) != cost]
    if wrong:
        raise StateError(f"the engine counts {told}, the evaluation {counted}")


def _moves_since(instance: Instance, moves: tuple[Move, ...], now: dt.datetime | None) -> tuple[Move, ...]:
    """Without what began before ``now``: it has not changed, even if the instance has lost the session."""
    return tuple(
        move
        for move in moves
        if now is None or move.before is None or instance.moment(move.before.start) >= now
    )


def _notices(instance: Instance, moves: tuple[Move, ...]) -> tuple[Notice, ...]:
    """Person by person in the order of the instance; then what is for nobody that is known."""
    known = [
        (move, instance.session[move.session].people) for move in moves if move.session in instance.session
    ]
    told = [Notice(p.id, move) for p in instance.people for move, people in known if p.id in people]
    gone = [Notice(None, move) for move in moves if move.session not in instance.session]
    return (*told, *gone)
