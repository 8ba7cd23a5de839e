"""What is wrong with an instance though every field by itself is right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from scheduler.domain.consistency.calendar import calendar_problems
from scheduler.domain.consistency.ids import id_problems
from scheduler.domain.consistency.order import order_problems
from scheduler.domain.consistency.places import place_problems
from scheduler.domain.consistency.presence import presence_problems
from scheduler.domain.consistency.references import reference_problems
from scheduler.domain.consistency.wishes import wish_problems
from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem

__all__ = ["instance_problems"]


def instance_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of names first; only where every name leads somewhere, those of what the names stand for.

    Problems of the calendar are of neither kind: if days or blocks are out of order, it is not asked
    whether sessions have a place in them.
    """
    of_names = [*id_problems(instance), *reference_problems(instance)]
    of_time = list(calendar_problems(instance))
    yield from of_names
    yield from of_time
    if of_names:
        return
    yield from order_problems(instance)
    yield from wish_problems(instance)
    if not of_time:
        yield from chain(place_problems(instance), presence_problems(instance))
