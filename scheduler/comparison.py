"""Several programmes of one instance side by side: what each costs, by rule, and what sets them apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

from scheduler.difference import Diff, diff
from scheduler.domain import Evaluation, Instance, Programme, RuleScore
from scheduler.evaluator import evaluate

Bound = Mapping[str, int | None]
"""By level; None: not known there."""

Figure = TypeVar("Figure", int, tuple[int, ...])


@dataclass(frozen=True)
class Compared:
    """One of the programmes, with its evaluation, and what changes from the first one to it.

    ``bound`` is what whoever found it had proved: no programme costs less. None: not known.
    """

    name: str
    evaluation: Evaluation
    unlike_first: Diff
    bound: Bound | None = None


@dataclass(frozen=True)
class Row:
    """How one rule fares with each programme, in the order in which they were given."""

    rule: str
    level: str
    scores: tuple[RuleScore, ...]

    @property
    def best(self) -> frozenset[int]:
        """Indices of the programmes with which it costs least; none where it costs the same with all."""
        return _least(tuple(score.cost for score in self.scores))

    @property
    def costs_something(self) -> bool:
        return any(score.cost for score in self.scores)


@dataclass(frozen=True)
class Comparison:
    """Programmes of one instance, in the order given, and a row for every rule in force."""

    programmes: tuple[Compared, ...]
    rows: tuple[Row, ...]

    @property
    def best(self) -> frozenset[int]:
        """Indices of the programmes with the lowest score; none where all are as good."""
        return _least(tuple(each.evaluation.score.costs for each in self.programmes))


def compare(
    instance: Instance,
    programmes: Mapping[str, Programme],
    bounds: Mapping[str, Bound | None] | None = None,
) -> Comparison:
    """Evaluate each of ``programmes``, which stand by a name each, and lay the results side by side.

    ``bounds`` are what is proved of this instance, by the same names.
    """
    proved = bounds or {}
    evaluations = {name: evaluate(instance, programme) for name, programme in programmes.items()}
    first = next(iter(programmes.values()), Programme(()))
    compared = (
        Compared(name, evaluations[name], diff(instance, first, programme), proved.get(name))
        for name, programme in programmes.items()
    )
    by_rule = zip(*(evaluation.rules for evaluation in evaluations.values()), strict=True)
    rows = (Row(scores[0].rule, scores[0].level, scores) for scores in by_rule)
    return Comparison(tuple(compared), tuple(rows))


def _least(figures: tuple[Figure, ...]) -> frozenset[int]:
    """Where the least of ``figures`` stand; nowhere if all are alike."""
    if len(set(figures)) <= 1:
        return frozenset()
    least = min(figures)
    return frozenset(index for index, figure in enumerate(figures) if figure == least)
