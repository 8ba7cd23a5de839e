"""Why does a session not stand there? What it would break, or cost once everything else has adapted.

The place that is asked for becomes a hard demand, and the rest is solved again. Of the programmes that are
equally good then, the one is taken that moves the fewest other sessions. Where nothing is asked for, the best
other places are found one after the other: each search closes those that are known already, so that no place
that is not listed is better than one that is exact.
"""

from __future__ import annotations

import datetime as dt

from scheduler.domain import Instance, Programme
from scheduler.domain.problem import did_you_mean
from scheduler.engines.settings import Settings
from scheduler.errors import UsageError
from scheduler.relocation.answer import OtherPlace, Why
from scheduler.relocation.question import Question

__all__ = ["OtherPlace", "Why", "why"]


def why(
    instance: Instance,
    programme: Programme,
    session: str,
    settings: Settings | None = None,
    *,
    at: dt.datetime | None = None,
    rooms: tuple[str, ...] = (),
    n_places: int = 8,
) -> Why:
    """Why ``session`` does not stand elsewhere in ``programme``: what that would break or cost.

    ``at`` is when it shall start, on the wall clock; ``rooms``, ids, are some that it shall take. Neither:
    the ``n_places`` best other places are ranked. Where the session stands already as asked, and
    ``programme`` breaks no hard rule, the answer is the programme itself, at no cost and without a search.
    ``settings`` limit all searches together.

    Raises
    ------
    UsageError
        There is no such session, start or room, or the session cannot take these rooms at once.
    """
    _insist_on_known(instance, session, rooms)
    question = Question(instance, programme, session, settings or Settings())
    start = None if at is None else question.start_minute(at)
    question.insist_on_rooms(rooms)
    if start is None and not rooms:
        return question.best_places(n_places)
    if question.stands_well(start, frozenset(rooms)):
        return question.at_no_cost()
    return question.forced(start, rooms)


def _insist_on_known(instance: Instance, session: str, rooms: tuple[str, ...]) -> None:
    if session not in instance.session:
        raise UsageError(f"{session!r} is not a session", did_you_mean(session, instance.session))
    for room in rooms:
        if room not in instance.room:
            raise UsageError(f"{room!r} is not a room", did_you_mean(room, instance.room))
