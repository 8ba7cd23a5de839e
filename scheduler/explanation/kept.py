"""The remedies that are kept of all that were found, and those of them that are told."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.explanation.explanation import Remedy

FAR = 6
"""What costs so many times more than the cheapest remedy is no choice, and not told."""


class Kept:
    """Remedies that do not read alike, of which ``n_wanted`` are to be told."""

    def __init__(self, n_wanted: int) -> None:
        self.n_wanted = n_wanted
        self._found: list[Remedy] = []

    def __bool__(self) -> bool:
        return bool(self._found)

    def keep(self, remedies: Iterable[Remedy]) -> bool:
        """Keep those that are unlike all that there are, or cheaper; whether there are any."""
        told = [
            remedy
            for remedy in remedies
            if all(remedy.cost < other.cost for other in self._found if _alike(remedy, other))
        ]
        left = [other for other in self._found if not any(_alike(remedy, other) for remedy in told)]
        self._found = left + told
        return bool(told)

    @property
    def costs(self) -> list[int]:
        """What they cost, ascending."""
        return sorted(remedy.cost for remedy in self._found)

    @property
    def most(self) -> int | None:
        """What another one may cost at most to be told; None: anything."""
        return FAR * self.costs[0] if self._found else None

    @property
    def has_single_change(self) -> bool:
        """Whether one of them is one change."""
        return any(len(remedy.changes) == 1 for remedy in self._found)

    def is_far(self, cost: float) -> bool:
        """Whether what costs so much is too far from the cheapest."""
        return self.most is not None and cost > self.most

    def are_enough(self, least: float) -> bool:
        """Whether as many as are wanted are found, and nothing that costs ``least`` or more is cheaper."""
        costs = self.costs
        return len(costs) >= self.n_wanted and costs[self.n_wanted - 1] <= least

    def cheapest(self) -> tuple[Remedy, ...]:
        """Those that are told, the cheapest first."""
        verified = [remedy for remedy in self._found if remedy.verified] or self._found
        near = [remedy for remedy in verified if not self.is_far(remedy.cost)]
        return tuple(sorted(near, key=lambda remedy: remedy.cost)[: self.n_wanted])


def _alike(remedy: Remedy, other: Remedy) -> bool:
    """Whether two remedies read alike, or are many changes of the same sorts."""
    if len(remedy.changes) > 1 and _sorts(remedy) == _sorts(other):
        return True
    return _said(remedy) == _said(other)


def _said(remedy: Remedy) -> tuple[str, ...]:
    """What people read of a remedy."""
    return tuple(change.words.say() for change in remedy.changes)


def _sorts(remedy: Remedy) -> list[str]:
    """The sentences of a remedy without what they are about."""
    return sorted(change.words.en for change in remedy.changes)
