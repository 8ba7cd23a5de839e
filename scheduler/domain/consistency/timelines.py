"""Minutes that are asked for where blocks have timelines of their own, on which there are only slots."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem

MESSAGE = "asks for minutes, and blocks with their own timeline know slots only"
HINT = "leave it out, or give the blocks slots or a step on the clock"


def timeline_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for each field that gives minutes between sessions."""
    if not instance.own_timelines:
        return
    for index, room in enumerate(instance.rooms):
        for field, minutes in (("changeover", room.changeover), ("walk", room.walk)):
            if minutes:
                yield Problem(("rooms", index, field), MESSAGE, HINT)
    for index, person in enumerate(instance.people):
        if person.pause:
            yield Problem(("people", index, "pause"), MESSAGE, HINT)
    for index, session in enumerate(instance.sessions):
        for number, follows in enumerate(session.follows):
            for field, gap in (("min_gap", follows.min_gap), ("max_gap", follows.max_gap)):
                if gap:
                    yield Problem(("sessions", index, "follows", number, field), MESSAGE, HINT)


def minutes_problem(instance: Instance, field: str) -> Iterator[Problem]:
    """A problem of a rule's parameter that asks for minutes where there are only slots."""
    if instance.own_timelines:
        yield Problem((field,), MESSAGE, HINT)
