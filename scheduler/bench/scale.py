"""Axes: where a number stands between the ends of one, and which numbers are written along it."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

MOST_TICKS = 7
WIDE = 30
"""Numbers that differ by so many times stand on a logarithmic axis."""


@dataclass(frozen=True)
class Scale:
    """From ``low`` to ``high``: even, by logarithm, or by that of one more (``log1``), which knows 0."""

    low: float
    high: float
    kind: Literal["even", "log", "log1"] = "even"

    @classmethod
    def over(cls, numbers: Iterable[float], *, logarithmic: bool | None = None) -> Scale:
        """One that holds all of ``numbers``; not told which, it is logarithmic where they differ widely."""
        held = [number for number in numbers if math.isfinite(number)] or [0.0, 1.0]
        low, high = min(held), max(held)
        if logarithmic is None:
            logarithmic = low >= 0 and high > 10 and high >= WIDE * max(low, 1)
        if logarithmic and low > 0:
            return cls(low, max(high, low * 1.001), "log")
        if logarithmic and low == 0:
            return cls(0.0, max(high, 1.0), "log1")
        pad = (high - low) * 0.04 or max(abs(high) * 0.1, 1.0)
        return cls(0.0 if 0 <= low <= high / 2 else low - pad, high + pad)

    def place(self, number: float) -> float:
        """0 at the low end, 1 at the high one; what is beyond an end stands there."""
        low, high, given = (self._moved(each) for each in (self.low, self.high, number))
        return min(1.0, max(0.0, (given - low) / (high - low)))

    def _moved(self, number: float) -> float:
        match self.kind:
            case "log":
                return math.log10(max(number, self.low))
            case "log1":
                return math.log10(1 + max(number, 0.0))
            case "even":
                return number

    @property
    def ticks(self) -> list[float]:
        """Round numbers on the axis, ascending."""
        found = self._even_ticks() if self.kind == "even" else self._decades()
        step = max(1, -(-len(found) // MOST_TICKS))
        return found[::step]

    def _even_ticks(self) -> list[float]:
        span = self.high - self.low
        unit = 10.0 ** math.floor(math.log10(span / 4))
        width = next(unit * times for times in (1, 2, 5, 10) if span / (unit * times) <= MOST_TICKS)
        first = math.ceil(self.low / width - 1e-9)
        return [round(width * n, 10) for n in range(first, math.floor(self.high / width + 1e-9) + 1)]

    def _decades(self) -> list[float]:
        lowest = -3 if self.kind == "log" else 0
        start = max(lowest, math.floor(math.log10(self.low))) if self.kind == "log" else 0
        powers = range(start, math.ceil(math.log10(self.high)) + 1)
        for times in ((1.0,), (1.0, 3.0), (1.0, 2.0, 5.0)):
            found = [10.0**power * each for power in powers for each in times]
            found = [number for number in found if self.low <= number <= self.high]
            if len(found) >= 3:
                break
        else:
            return self._even_ticks()
        return ([0.0] if self.kind == "log1" else []) + found


def figure_text(number: float) -> str:
    """A number on an axis: ``1.5``, ``12k``, ``3M``."""
    for size, letter in ((1e9, "G"), (1e6, "M"), (1e4, "k")):
        if abs(number) >= size:
            unit = 1e3 if letter == "k" else size
            return f"{number / unit:.4g}{letter}"
    return f"{number:.4g}"
