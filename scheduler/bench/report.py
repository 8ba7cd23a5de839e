"""The report of a benchmark: one page of HTML that needs nothing else."""

from __future__ import annotations

import math
from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import Any

from scheduler.bench.best_known import BestKnown, costs_text
from scheduler.bench.chart import chart_svg
from scheduler.bench.plots import close_chart, gap_chart, proved_chart, score_chart, size_chart
from scheduler.bench.record import Run
from scheduler.bench.summary import CLOSE, Case, Costs, Row, Summary, summarise
from scheduler.formats.atomic import write_text_atomically

NAME = "report.html"
TEMPLATE = "report.html.j2"


def write_report(folder: Path, runs: Iterable[Run], table: BestKnown) -> Path:
    """Write the report of ``runs`` into a folder; where it stands is returned.

    Raises
    ------
    FileWriteError
        It cannot be written.
    """
    path = folder / NAME
    write_text_atomically(path, report_html(list(runs), table))
    return path


def report_html(runs: list[Run], table: BestKnown) -> str:
    """The page; the same runs give the same page."""
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters |= {"number": _number, "percent": _percent, "costs": _costs}
    template = resources.files("scheduler.bench").joinpath(TEMPLATE).read_text(encoding="utf-8")
    return environment.from_string(template).render(_contents(summarise(runs, table)))


def _contents(summary: Summary) -> dict[str, Any]:
    charts = [] if not summary.cases else [proved_chart(summary), close_chart(summary), gap_chart(summary)]
    sizes = [
        size_chart(summary, "first", "Time to the first feasible programme", "seconds", _first_feasible),
        size_chart(summary, "memory", "Peak memory", "MB", lambda row: row.peak_mb),
    ]
    return {
        "facts": _facts(summary.runs),
        "engines": [_engine(summary, engine, number) for number, engine in enumerate(summary.engines)],
        "charts": [(chart.title, chart_svg(chart)) for chart in charts],
        "sizes": [(chart.title, chart_svg(chart)) for chart in sizes if chart is not None],
        "cases": [_case(summary, case, number) for number, case in enumerate(summary.cases)],
        "rows": summary.rows,
        "n_runs": len(summary.runs),
    }


def _first_feasible(row: Row) -> float:
    return row.first_feasible if math.isfinite(row.first_feasible) else math.nan


def _facts(runs: list[Run]) -> list[tuple[str, str]]:
    """What was run on and with, each said once however many runs it holds for."""
    machines = {
        f"{m.cpu}, {m.cores} cores"
        + (f", {m.memory_mb / 1024:.1f} GB" if m.memory_mb else "")
        + f", {m.system}"
        for run in runs
        if (m := run.machine) is not None
    }
    versions = {", ".join(f"{part} {number}" for part, number in run.versions.items()) for run in runs}
    limits = {
        f"{run.time_limit:g} s" if run.time_limit is not None else f"{run.work_limit:g} units of work"
        for run in runs
        if run.time_limit is not None or run.work_limit is not None
    }
    workers = {"the usual" if run.workers is None else str(run.workers) for run in runs}
    found = {
        "Machine": machines,
        "Versions": versions,
        "Commit": {run.commit for run in runs if run.commit},
        "Limits": limits,
        "Workers": workers,
        "Seeds": {", ".join(map(str, sorted({run.seed for run in runs})))} if runs else set(),
    }
    return [(name, "; ".join(sorted(said)) or "not known") for name, said in found.items()]


def _engine(summary: Summary, engine: str, number: int) -> dict[str, Any]:
    rows = summary.of_engine(engine)
    runs = [(row, run) for row in rows for run in row.runs]
    gaps = [row.gap for row in rows]
    close = [run.costs is not None and row.case.gap(run.costs) <= CLOSE for row, run in runs]
    n_runs = len(runs) or 1
    return {
        "name": engine,
        "style": number % 6,
        "instances": len(rows),
        "runs": len(runs),
        "feasible": sum(run.feasible for _, run in runs) / n_runs,
        "proved": sum(run.proved for _, run in runs) / n_runs,
        "close": sum(close) / n_runs,
        "gap": sorted(gaps)[len(gaps) // 2] if gaps else math.inf,
        "peak": max((row.peak_mb for row in rows if not math.isnan(row.peak_mb)), default=math.nan),
        "wrong": sum(row.unconfirmed for row in rows),
        "failed": sum(len(row.failures) for row in rows),
    }


def _case(summary: Summary, case: Case, number: int) -> dict[str, Any]:
    peers = [(each.by, each.seconds, costs_text(each.score)) for each in case.known.peers]
    bound = None if case.known.bound is None else costs_text(case.known.bound)
    return {
        "id": f"case-{number}",
        "name": case.name,
        "sessions": case.n_sessions,
        "chart": chart_svg(score_chart(summary, case, number)),
        "rows": [(row, summary.engines.index(row.engine) % 6) for row in summary.of_case(case)],
        "best": case.best,
        "known": costs_text(case.known.score),
        "source": case.known.source or "",
        "bound": bound,
        "peers": peers,
        "failures": sorted({said for row in summary.of_case(case) for said in row.failures}),
    }


def _number(value: float) -> str:
    """A figure with three digits that count; a dash where there is none."""
    if not math.isfinite(value):
        return "–"
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def _percent(share: float) -> str:
    if not math.isfinite(share):
        return "–"
    percent = 100 * share
    return f"{percent:,.0f} %" if percent >= 100 or percent == round(percent) else f"{percent:.2g} %"


def _costs(costs: Costs | None) -> str:
    return "–" if costs is None else costs_text(dict(enumerate(costs)))  # type: ignore[arg-type]
