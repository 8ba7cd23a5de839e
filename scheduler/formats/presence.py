"""People who have sessions and are never there."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain import Instance, Person
from scheduler.domain.problem import Problem
from scheduler.domain.time import Span, minutes_outside


def presence_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for everybody who is needed and cannot be at any minute of any block."""
    for index, person in enumerate(instance.people):
        sessions = [session for session in instance.sessions_by_person[person.id] if not session.optional]
        if sessions and not _ever_there(instance, person):
            field = "available" if person.available else "unavailable"
            message = f"{person.id!r} is at no block of the conference, and is needed for {sessions[0].id!r}"
            hint = "widen these times, or find somebody else"
            yield Problem(("people", index, field), message, hint)


def _ever_there(instance: Instance, person: Person) -> bool:
    unavailable = instance.spans(person.unavailable)
    for block in range(len(instance.blocks)):
        whole = instance.block_span(block)
        for window in instance.spans(person.available) or (whole,):
            there = Span(max(whole.start, window.start), min(whole.end, window.end))
            if there.minutes > 0 and minutes_outside(there, unavailable):
                return True
    return False
