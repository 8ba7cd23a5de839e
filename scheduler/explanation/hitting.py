"""The cheapest ways to hit every conflict with a lever, the cheapest first.

Source: hitting sets as in R. Reiter, A theory of diagnosis from first principles, Artificial Intelligence 32
(1987), section 4, searched by cost; conflicts are found as they are needed, as MaxHS does (J. Davies and
F. Bacchus, CP 2011).
"""

from __future__ import annotations

import heapq
from collections.abc import Collection, Sequence
from dataclasses import dataclass

Weight = tuple[int, ...]
MOST_STEPS = 20_000
"""Partial sets to be looked at before the search is given up."""


@dataclass(frozen=True)
class Hit:
    """The cheapest set, and what all sets weigh at least.

    ``chosen`` None: none was found in time; ``weight`` None, too: there is none.
    """

    chosen: frozenset[int] | None
    weight: Weight | None


def cheapest_hitting_set(
    conflicts: Sequence[Collection[int]], weights: Sequence[Weight], found: Collection[frozenset[int]]
) -> Hit:
    """The cheapest set that has a member of every conflict and includes none of ``found``.

    ``weights`` add up part by part, and the first part counts most; of equal sets the one of the lowest
    numbers is taken.
    """
    zero: Weight = tuple(0 for _ in weights[0]) if weights else ()
    waiting: list[tuple[Weight, tuple[int, ...]]] = [(zero, ())]
    seen: set[frozenset[int]] = set()
    for _ in range(MOST_STEPS):
        if not waiting:
            return Hit(None, None)
        weight, members = heapq.heappop(waiting)
        chosen = frozenset(members)
        if chosen in seen or any(other <= chosen for other in found):
            continue
        seen.add(chosen)
        missed = next((conflict for conflict in conflicts if chosen.isdisjoint(conflict)), None)
        if missed is None:
            return Hit(chosen, weight)
        for member in missed:
            grown = tuple(a + b for a, b in zip(weight, weights[member], strict=True))
            heapq.heappush(waiting, (grown, tuple(sorted((*members, member)))))
    return Hit(None, waiting[0][0]) if waiting else Hit(None, None)
