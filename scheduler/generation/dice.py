"""Random choices in whole numbers only, so that a seed means the same on every machine and version."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import accumulate
from typing import TypeVar

from scheduler.errors import StateError

Item = TypeVar("Item")


class Dice:
    """Draws from bits alone; what the methods of `random` make of them may change from version to version."""

    def __init__(self, seed: int) -> None:
        self._bits = random.Random(seed).getrandbits

    def below(self, n: int) -> int:
        """A number from 0 to ``n`` - 1, all alike.

        Raises
        ------
        StateError
            There is none.
        """
        if n < 1:
            raise StateError("there is nothing to choose from")
        while (drawn := self._bits(n.bit_length())) >= n:
            pass
        return drawn

    def between(self, low: int, high: int) -> int:
        """A number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def chance(self, percent: int) -> bool:
        """True in so many of a hundred draws."""
        return self.below(100) < percent

    def pick(self, items: Sequence[Item]) -> Item:
        """One of ``items``, all alike."""
        return items[self.below(len(items))]

    def weighted(self, weights: Sequence[int]) -> int:
        """An index, as often as its weight says."""
        drawn = self.below(sum(weights))
        return next(index for index, total in enumerate(accumulate(weights)) if drawn < total)

    def early(self, n: int) -> int:
        """A number below ``n``, the lower the more often."""
        return self.below(self.below(n) + 1)

    def shuffled(self, items: Sequence[Item]) -> list[Item]:
        """All of ``items`` in any order."""
        found = list(items)
        for last in range(len(found) - 1, 0, -1):
            other = self.below(last + 1)
            found[last], found[other] = found[other], found[last]
        return found
