"""What a programme costs, level by level."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

DEFAULT_LEVELS = ("hard", "medium", "soft")
"""The levels of an instance, most important first. The first one is never to be broken."""


@dataclass(frozen=True)
class Score:
    """Costs by level, compared lexicographically; lower is better."""

    levels: tuple[str, ...]
    costs: tuple[int, ...]

    @classmethod
    def zero(cls, levels: Iterable[str] = DEFAULT_LEVELS) -> Score:
        names = tuple(levels)
        return cls(names, (0,) * len(names))

    @classmethod
    def of(cls, levels: Iterable[str], cost_by_level: Mapping[str, int]) -> Score:
        names = tuple(levels)
        return cls(names, tuple(cost_by_level.get(name, 0) for name in names))

    def __getitem__(self, level: str) -> int:
        return self.costs[self.levels.index(level)]

    def __lt__(self, other: Score) -> bool:
        return self.costs < other.costs

    def __le__(self, other: Score) -> bool:
        return self.costs <= other.costs

    @property
    def feasible(self) -> bool:
        """True where nothing hard is broken."""
        return self.costs[0] <= 0

    def as_dict(self) -> dict[str, int]:
        return dict(zip(self.levels, self.costs, strict=True))

    def __str__(self) -> str:
        return "/".join(f"{cost}{level}" for level, cost in self.as_dict().items())
