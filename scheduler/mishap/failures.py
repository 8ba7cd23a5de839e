"""Everything that may fail, one thing at a time."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain import Instance, Programme
from scheduler.mishap.cancellation import Cancellation
from scheduler.mishap.failure import Failure
from scheduler.mishap.loss import Loss
from scheduler.mishap.overrun import Overrun

MINUTES = (10, 20)
"""By how much sessions overrun."""


def failures(instance: Instance, programme: Programme) -> Iterator[Failure]:
    """Each room lost, each person with a session cancelling, each session that stands running over.

    In blocks with their own timelines nothing has minutes to run over.
    """
    for room in instance.rooms:
        yield Loss(room.id)
    for person, sessions in instance.sessions_by_person.items():
        if sessions:
            yield Cancellation(person)
    if instance.own_timelines:
        return
    for session in instance.sessions:
        if programme.get(session.id) is not None:
            yield from (Overrun(session.id, minutes) for minutes in MINUTES)
