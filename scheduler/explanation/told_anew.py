"""Conflicts of an instance, told of the one in which blocks could grow."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scheduler.demands import Demand
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.quickxplain import quickxplain

LONGEST_FOR_BOUNDS, PART_FOR_BOUNDS = 0.3, 0.005
"""Seconds, or the part of the time left, to see which blocks must not grow for a conflict to be one."""


def told_anew(
    conflicts: Sequence[Sequence[int]], oracle: Oracle, grown: Oracle, bounds: Collection[int]
) -> list[Sequence[int]]:
    """Conflicts by the numbers of demands where blocks could grow, with those that they do not grow.

    ``bounds`` are the numbers of those. A conflict is left out that has a demand which is none there.
    """
    if grown is oracle:
        return list(conflicts)
    numbers = {_key(demand): number for number, demand in enumerate(grown.demands)}
    found = []
    for conflict in conflicts:
        keys = [_key(oracle.demands[number]) for number in conflict]
        if all(key in numbers for key in keys):
            found.append(_with_bounds([numbers[key] for key in keys], grown, tuple(bounds)))
    return found


def _with_bounds(conflict: Sequence[int], oracle: Oracle, bounds: Sequence[int]) -> Sequence[int]:
    """A conflict with what keeps blocks from growing, where it is none without."""
    with oracle.patience.limited(LONGEST_FOR_BOUNDS, PART_FOR_BOUNDS):
        oracle.focus(bounds, firm=conflict)
        if oracle.infeasible(conflict):
            return conflict
        return [*conflict, *quickxplain(bounds, lambda some: oracle.infeasible([*conflict, *some]))]


def _key(demand: Demand) -> tuple[object, ...]:
    """What makes a demand the same in two networks."""
    return demand.rule, demand.subjects, demand.words.say(), repr(demand.mend)
