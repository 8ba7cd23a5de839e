"""How the temperature falls in one round of annealing.

The temperatures come from what random moves change at the start: hot enough that the middle one of them would
often be carried out, and so cold in the end that of the smallest ones hardly any is (Kirkpatrick, Gelatt,
Vecchi 1983). The least change of all says too little: often it is rare, and far below where nothing that
matters moves any more; what it is worth is gained in a short quench at the end.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scheduler.network.places import Ints

N_SAMPLED = 10_000
"""Moves that temperatures are told from."""

HOT_SHARE = 0.08
"""The first temperature, as a share of what the middle move changes."""

SMALL, COLD_SHARE = 0.005, 0.2
"""Which quantile of the changes is a small one, and the share of it that the last temperature is."""

LEAST_FALL = 8.0
"""By how much the temperature falls at least, where all changes are alike."""

LEAST_COLD = 0.05
"""Costs are whole numbers: what is one dearer is not taken at this temperature."""

QUENCH, QUENCHED = 0.05, 0.05
"""The share of a round in which it is quenched, and down to which share of the last temperature."""


@dataclass(frozen=True)
class Cooling:
    """From hot to cold, by equal factors in equal times, and a quench."""

    hot: float
    cold: float

    def at(self, share: float) -> float:
        """The temperature when so much of the round, from 0 to 1, is over."""
        if share > 1 - QUENCH:
            return between(self.cold, QUENCHED * self.cold, (share - 1 + QUENCH) / QUENCH)
        return between(self.hot, self.cold, share / (1 - QUENCH))


def cooling_from(changes: Ints, heat: float = 1.0) -> Cooling:
    """How to cool where random moves change the cost so much; ``heat`` times as hot at first as is usual."""
    amounts = sizes(changes)
    hot = HOT_SHARE * float(np.median(amounts))
    cold = max(LEAST_COLD, min(COLD_SHARE * float(np.quantile(amounts, SMALL)), hot / LEAST_FALL))
    return Cooling(max(heat * hot, 2 * cold), cold)


def between(hot: float, cold: float, share: float) -> float:
    """The temperature so far on the way from hot to cold, by equal factors in equal times."""
    return float(hot * (cold / hot) ** share)


def sizes(changes: Ints) -> Ints:
    """What moves change a cost by, where they do; 1 where none does."""
    found = np.abs(changes[changes != 0])
    return found if len(found) else np.ones(1, np.int64)
