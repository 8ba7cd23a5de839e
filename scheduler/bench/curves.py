"""What runs had reached at each moment, and what many of them had together."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from statistics import median

from scheduler.bench.record import Run

Value = Callable[[tuple[int, ...]], float]
"""What costs are worth as one number; infinite where they do not compare."""


def reached(run: Run, value: Value, seconds: float) -> float:
    """The best value that a run had after so many seconds; infinite before its first."""
    return min((value(costs) for at, costs in run.incumbents if at <= seconds), default=math.inf)


def median_curve(runs: Sequence[Run], value: Value) -> list[tuple[float, float]]:
    """Median over ``runs`` at each moment at which it changes, and at the end."""
    moments = sorted({at for run in runs for at, _ in run.incumbents})
    ends = [run.seconds for run in runs if run.seconds is not None]
    found: list[tuple[float, float]] = []
    for at in moments:
        middle = middle_of(reached(run, value, at) for run in runs)
        if math.isfinite(middle) and (not found or middle != found[-1][1]):
            found.append((at, middle))
    if found and ends and max(ends) > found[-1][0]:
        found.append((max(ends), found[-1][1]))
    return found


def middle_of(values: Iterable[float]) -> float:
    """The median; of an even number the higher of the two in the middle, where one of them is infinite."""
    held = sorted(values)
    if not held:
        return math.inf
    middle = median(held)
    return middle if math.isfinite(middle) else math.inf


def moments_until(end: float, n: int = 60) -> list[float]:
    """``n`` moments up to ``end``, ever further apart, from a tenth of a second on."""
    first = min(0.1, end / 2)
    return [first * (end / first) ** (number / (n - 1)) for number in range(n)]


def share_curve(done_at: Sequence[float], moments: Sequence[float]) -> list[tuple[float, float]]:
    """Percent of runs that were done by each moment; infinite: never."""
    n = len(done_at) or 1
    return [(at, 100 * sum(done <= at for done in done_at) / n) for at in moments]


def first_within(run: Run, value: Value, most: float) -> float:
    """When a run first had a value of ``most`` or less; infinite: never."""
    return next((at for at, costs in run.incumbents if value(costs) <= most), math.inf)
