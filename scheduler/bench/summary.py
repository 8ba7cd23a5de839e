"""The figures of a benchmark: for each instance and engine, over its seeds."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from scheduler.bench.best_known import BestKnown, Known
from scheduler.bench.curves import middle_of
from scheduler.bench.record import Run

CLOSE = 0.01
"""A gap of no more counts as solved."""

Costs = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    """All runs of one instance, with what else is known of it."""

    name: str
    runs: tuple[Run, ...]
    known: Known

    @property
    def n_sessions(self) -> int:
        return self.runs[0].n_sessions

    @property
    def levels(self) -> tuple[str, ...]:
        return next((run.levels for run in self.runs if run.levels), ())

    @cached_property
    def best(self) -> Costs | None:
        """The best score known, of these runs or of others."""
        found = [run.costs for run in self.runs if run.costs is not None and run.confirmed]
        if self.known.score is not None:
            found.append(self.of_known(self.known.score))
        return min(found, default=None)

    def of_known(self, score: Mapping[str, int]) -> Costs:
        """A score of the table as costs."""
        return tuple(score.get(level, 0) for level in self.levels)

    @cached_property
    def deciding(self) -> int:
        """The first level at which scores differ; it is what plots and gaps are about."""
        scores = {run.costs for run in self.runs if run.costs is not None}
        scores |= {self.best} if self.best is not None else set()
        n = len(self.levels)
        return next((level for level in range(n) if len({s[level] for s in scores}) > 1), max(0, n - 1))

    def value(self, costs: Costs) -> float:
        """The cost that decides; infinite where a cost before it is not that of the best."""
        if self.best is None or costs[: self.deciding] != self.best[: self.deciding]:
            return math.inf
        return costs[self.deciding]

    def gap(self, costs: Costs) -> float:
        """How far costs are from the best known, as a share of it."""
        value = self.value(costs)
        if self.best is None or not math.isfinite(value):
            return math.inf
        best = self.best[self.deciding]
        return (value - best) / max(1, abs(best))


@dataclass(frozen=True)
class Row:
    """Runs of one engine on one instance."""

    case: Case
    engine: str
    runs: tuple[Run, ...]

    @cached_property
    def ranked(self) -> list[Costs | None]:
        """Scores, best first; runs without any last."""
        found = [run.costs for run in self.runs]
        none: list[Costs | None] = [None for costs in found if costs is None]
        return [*sorted(costs for costs in found if costs is not None), *none]

    @property
    def median(self) -> Costs | None:
        """The score in the middle; of an even number the worse of the two."""
        return self.ranked[len(self.ranked) // 2]

    @property
    def gap(self) -> float:
        return math.inf if self.median is None else self.case.gap(self.median)

    @property
    def n_proved(self) -> int:
        return sum(run.proved for run in self.runs)

    @property
    def bound(self) -> Costs | None:
        """The best bound, where one is known at all levels up to the one that decides."""
        found = [tuple(run.bound.get(level) for level in self.case.levels) for run in self.runs]
        known = [tuple(-math.inf if low is None else low for low in bound) for bound in found]
        best = max(known, default=())
        return None if not best or -math.inf in best else tuple(map(int, best))

    @property
    def seconds(self) -> float:
        return middle_of(run.seconds for run in self.runs if run.seconds is not None)

    @property
    def first_feasible(self) -> float:
        """Median of the seconds to the first feasible programme; infinite where most runs had none."""
        given = (run.first_feasible_seconds for run in self.runs)
        return middle_of(math.inf if at is None else at for at in given)

    @property
    def peak_mb(self) -> float:
        return max((run.peak_mb for run in self.runs if run.peak_mb is not None), default=math.nan)

    @property
    def unconfirmed(self) -> int:
        """Runs whose programme was not what it was said to be."""
        return sum(run.confirmed is False for run in self.runs)

    @property
    def failures(self) -> list[str]:
        return [run.failure or "" for run in self.runs if run.status == "failed"]


@dataclass(frozen=True)
class Summary:
    """All rows, instances by size and name, engines in the order in which they first ran."""

    cases: tuple[Case, ...]
    engines: tuple[str, ...]
    rows: tuple[Row, ...]

    def of_engine(self, engine: str) -> list[Row]:
        return [row for row in self.rows if row.engine == engine]

    def of_case(self, case: Case) -> list[Row]:
        return [row for row in self.rows if row.case is case]

    @property
    def runs(self) -> list[Run]:
        return [run for case in self.cases for run in case.runs]


def summarise(runs: Sequence[Run], table: BestKnown) -> Summary:
    """Figures of the last run of each instance, engine, seed and limits."""
    last = {(run.instance, run.hash, run.seed, *_limits(run)): run for run in runs}
    held = list(last.values())
    labels = {_limits(run): run.engine for run in held}
    if len(set(labels.values())) < len(labels):
        labels = {limits: _label(limits) for limits in labels}
    by_case: defaultdict[tuple[int, str, str], list[Run]] = defaultdict(list)
    for run in held:
        by_case[run.n_sessions, run.instance, run.hash].append(run)
    names = [name for _, name, _ in by_case]
    cases, rows = [], []
    for (_, name, hash_), found in sorted(by_case.items()):
        shown = f"{name} ({hash_[:8]})" if names.count(name) > 1 else name
        case = Case(shown, tuple(found), table.of(name, hash_))
        cases.append(case)
        for label in dict.fromkeys(labels.values()):
            own = [run for run in found if labels[_limits(run)] == label]
            if own:
                rows.append(Row(case, label, tuple(sorted(own, key=lambda run: run.seed))))
    return Summary(tuple(cases), tuple(dict.fromkeys(labels.values())), tuple(rows))


def _limits(run: Run) -> tuple[str, int | None, float | None, float | None]:
    return run.engine, run.workers, run.time_limit, run.work_limit


def _label(limits: tuple[str, int | None, float | None, float | None]) -> str:
    engine, workers, seconds, work = limits
    said = (
        f"{workers} workers" if workers else "",
        f"{seconds:g} s" if seconds is not None else "",
        f"work {work:g}" if work is not None else "",
    )
    return ", ".join([engine, *filter(None, said)])
