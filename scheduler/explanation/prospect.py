"""What a remedy that was not found could cost at least, so that the cheapest is the smallest or not."""

from __future__ import annotations

import math


class Prospect:
    """The least that levers cost which were not tried, and those of which trying told nothing certain."""

    def __init__(self) -> None:
        self._untried: float = 0
        self._doubtful: float = math.inf

    def rise(self, price: float) -> None:
        """All levers that are still to be tried cost so much at least."""
        self._untried = max(self._untried, price)

    def doubt(self, price: float) -> None:
        """Levers of this price were tried, and perhaps they do all the same, or for less."""
        self._doubtful = min(self._doubtful, price)

    @property
    def least(self) -> float:
        """What any other remedy costs at least; infinite: there is none."""
        return min(self._untried, self._doubtful)
