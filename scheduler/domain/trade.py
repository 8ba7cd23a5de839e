"""What one programme wins and loses against another, rule by rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain.evaluation import Evaluation
from scheduler.domain.score import Score


@dataclass(frozen=True)
class Trade:
    """What one rule costs in two programmes; ``delta`` above 0 is a loss of the second."""

    rule: str
    level: str
    before: int
    after: int

    @property
    def delta(self) -> int:
        return self.after - self.before


def trades(before: Evaluation, after: Evaluation) -> tuple[Trade, ...]:
    """The rules that cost another sum, in the order of the rules; both programmes are of one instance."""
    pairs = zip(before.rules, after.rules, strict=True)
    found = (Trade(old.rule, old.level, old.cost, new.cost) for old, new in pairs)
    return tuple(trade for trade in found if trade.delta)


def difference(before: Score, after: Score) -> Mapping[str, int]:
    """What the second costs more than the first, level by level."""
    return {level: after[level] - before[level] for level in before.levels}
