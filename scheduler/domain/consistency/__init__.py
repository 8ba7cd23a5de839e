"""What is wrong with an instance though every field by itself is right.

The checks come in stages, each of which may rely on those before it: that every name leads somewhere, that
nothing comes before itself, that every session that is not optional has somewhere to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from scheduler.domain.consistency.calendar import calendar_problems, window_problems
from scheduler.domain.consistency.ids import id_problems
from scheduler.domain.consistency.order import order_problems
from scheduler.domain.consistency.places import pin_problems, place_problems
from scheduler.domain.consistency.references import reference_problems
from scheduler.domain.consistency.timelines import timeline_problems
from scheduler.domain.consistency.wishes import wish_problems
from scheduler.domain.instance import Instance
from scheduler.domain.problem import Problem

__all__ = [
    "Stage",
    "instance_problems",
    "name_problems",
    "pin_problems",
    "place_problems",
    "sense_problems",
    "window_problems",
]

Stage = Callable[[Instance], Iterator[Problem]]


def name_problems(instance: Instance) -> Iterator[Problem]:
    """Ids that stand twice or lead nowhere, and days and blocks out of order."""
    yield from id_problems(instance)
    yield from reference_problems(instance)
    yield from calendar_problems(instance)


def sense_problems(instance: Instance) -> Iterator[Problem]:
    """Circles, and fields of one thing that do not go together; names must lead somewhere."""
    yield from order_problems(instance)
    yield from wish_problems(instance)
    yield from timeline_problems(instance)


def instance_problems(instance: Instance) -> Iterator[Problem]:
    """All that is wrong by the first stage that finds anything."""
    stages: tuple[Stage, ...] = (name_problems, window_problems, sense_problems, place_problems, pin_problems)
    found = (list(stage(instance)) for stage in stages)
    yield from next((problems for problems in found if problems), [])
