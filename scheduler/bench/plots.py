"""The charts of a report, one function each."""

from __future__ import annotations

import math
from collections.abc import Callable

from scheduler.bench.chart import Chart, Series
from scheduler.bench.curves import (
    first_within,
    median_curve,
    middle_of,
    moments_until,
    reached,
    share_curve,
)
from scheduler.bench.scale import Scale
from scheduler.bench.summary import CLOSE, Case, Row, Summary

SECONDS = "seconds"
LEAST_SIZES = 3
"""A chart by size needs instances of so many."""
SMALLEST_GAP = 0.01
"""Percent; what is less is shown as this."""
MOST_LEVELS = 2
SHORTEST = 0.1
"""Seconds."""


def score_chart(summary: Summary, case: Case, number: int) -> Chart:
    """The best score over time on one instance, median over seeds."""
    rows = summary.of_case(case)
    series = tuple(
        Series(row.engine, median_curve(row.runs, case.value), summary.engines.index(row.engine))
        for row in rows
    )
    level = case.levels[case.deciding] if case.levels else ""
    lines = _levels(case)
    heights = [y for line in series for _, y in line.points] + [y for _, y in lines]
    said = "; ".join(
        f"{line.name} ends at {line.points[-1][1]:g}" if line.points else f"{line.name} has none"
        for line in series
    )
    return Chart(
        f"score-{number}",
        f"{case.name}: best {level} cost over time",
        f"Median over seeds, by engine. {said}. The table below it has the figures.",
        f"{SECONDS} (logarithmic)",
        f"{level} cost",
        series,
        Scale.over([x for line in series for x, _ in line.points], logarithmic=True),
        Scale.over(heights),
        lines,
    )


def _levels(case: Case) -> tuple[tuple[str, float], ...]:
    """What the table knows, and the best that others reached."""
    found: dict[float, str] = {}
    if case.known.score is not None:
        found[case.value(case.of_known(case.known.score))] = "best known"
    peers = sorted(case.known.peers, key=lambda peer: case.of_known(peer.score))
    for peer in peers[:1]:
        found.setdefault(case.value(case.of_known(peer.score)), peer.by)
    return tuple((name, value) for value, name in found.items() if math.isfinite(value))[:MOST_LEVELS]


def gap_chart(summary: Summary) -> Chart:
    """How far engines are from the best known over time, in the median over instances."""

    def line(rows: list[Row], moments: list[float]) -> list[tuple[float, float]]:
        found = []
        for at in moments:
            gaps = [middle_of(reached(run, row.case.gap, at) for run in row.runs) for row in rows]
            found.append((at, max(SMALLEST_GAP, 100 * middle_of(gaps))))
        return found

    series = _by_engine(summary, line)
    heights = [y for each in series for _, y in each.points if math.isfinite(y)]
    return Chart(
        "gap",
        "Gap to the best known over time",
        "Median over instances of the median over seeds, by engine; not drawn before half have a programme.",
        f"{SECONDS} (logarithmic)",
        "gap, percent (logarithmic)",
        series,
        _time(summary),
        Scale.over([SMALLEST_GAP, 1.0, *heights], logarithmic=True),
    )


def close_chart(summary: Summary) -> Chart:
    """Share of runs within a percent of the best known, over time."""
    return _share(
        summary,
        "close",
        "Runs within 1 % of the best known",
        lambda row: [first_within(run, row.case.gap, CLOSE) for run in row.runs],
    )


def proved_chart(summary: Summary) -> Chart:
    """Share of runs that ended with a proof, over time."""
    return _share(
        summary,
        "proved",
        "Runs with a proof",
        lambda row: [run.seconds if run.proved and run.seconds else math.inf for run in row.runs],
    )


def _share(summary: Summary, id_: str, title: str, done: Callable[[Row], list[float]]) -> Chart:
    def line(rows: list[Row], moments: list[float]) -> list[tuple[float, float]]:
        return share_curve([at for row in rows for at in done(row)], moments)

    series = _by_engine(summary, line)
    said = "; ".join(f"{each.name} ends at {each.points[-1][1]:.0f} percent" for each in series)
    return Chart(
        id_,
        f"{title} over time",
        f"Share of all runs, by engine. {said}.",
        f"{SECONDS} (logarithmic)",
        "percent of runs",
        series,
        _time(summary),
        Scale(0.0, 100.0),
    )


def size_chart(
    summary: Summary, id_: str, title: str, y_label: str, figure: Callable[[Row], float]
) -> Chart | None:
    """A figure by the number of sessions; None where there are too few sizes to tell."""
    if len({case.n_sessions for case in summary.cases}) < LEAST_SIZES:
        return None
    series = tuple(
        Series(
            engine,
            [(row.case.n_sessions, figure(row)) for row in summary.of_engine(engine) if figure(row) > 0],
            number,
            steps=False,
            marked=True,
        )
        for number, engine in enumerate(summary.engines)
    )
    heights = [y for each in series for _, y in each.points]
    return Chart(
        id_,
        f"{title} by size",
        f"{title} of each instance, by engine. The table of all instances has the figures.",
        "sessions (logarithmic)",
        f"{y_label} (logarithmic)",
        series,
        Scale.over([case.n_sessions for case in summary.cases], logarithmic=True),
        Scale.over([y for y in heights if math.isfinite(y)] or [1.0, 10.0], logarithmic=True),
    )


def _by_engine(
    summary: Summary, line: Callable[[list[Row], list[float]], list[tuple[float, float]]]
) -> tuple[Series, ...]:
    moments = moments_until(_end(summary))
    return tuple(
        Series(engine, line(summary.of_engine(engine), moments), number)
        for number, engine in enumerate(summary.engines)
    )


def _end(summary: Summary) -> float:
    """When the last run ended; a tenth of a second at least."""
    return max(
        (run.seconds for run in summary.runs if run.seconds and run.seconds > SHORTEST), default=SHORTEST
    )


def _time(summary: Summary) -> Scale:
    return Scale.over(moments_until(_end(summary)), logarithmic=True)
