"""`schedule bench`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import JsonOption, TimeLimitOption, WorkersOption, WorkLimitOption

if TYPE_CHECKING:
    from scheduler.bench import Campaign
    from scheduler.bench.campaign import Watcher
    from scheduler.bench.record import Run

BEST_KNOWN = Path("benchmarks/best_known.json")


@fails_politely
def bench(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILES...", help="Instances: YAML, JSON, or workbooks of other programs."),
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Folder for runs and report.")],
    engines: Annotated[
        str, typer.Option("--engines", metavar="NAMES", help="Engines to run, with commas between; or all.")
    ] = "auto",
    seeds: Annotated[int, typer.Option("--seeds", min=1, metavar="N", help="How many: 0 to N - 1.")] = 3,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    workers: WorkersOption = None,
    again: Annotated[bool, typer.Option("--again", help="Repeat runs that have been made already.")] = False,
    best: Annotated[
        Path, typer.Option("--best", metavar="FILE", help="Table of best known scores.")
    ] = BEST_KNOWN,
    update_best: Annotated[
        Path | None,
        typer.Option("--update-best", metavar="FILE", help="Enter what is better into this table."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Run engines on instances, each run in a process of its own, and write a report.

    Runs that DIR has already are not repeated, so that what was interrupted can go on.
    """
    from scheduler.bench import Journal, Plan, benchmark, read_best_known, write_report
    from scheduler.bench.best_known import write_best_known
    from scheduler.bench.campaign import ENGINES
    from scheduler.cli.solve import seconds_allowed

    wanted = ENGINES if engines == "all" else tuple(name.strip() for name in engines.split(","))
    seconds = seconds_allowed(time_limit, work_limit)
    plan = Plan(tuple(files), wanted, tuple(range(seeds)), seconds, work_limit, workers, again)
    table = read_best_known(best)
    to_update = None if update_best is None else read_best_known(update_best)
    with _progress(quiet=as_json) as watcher:
        found = benchmark(plan, out, watcher)
    runs = Journal(out).runs()
    report = write_report(out, runs, table)
    if update_best is not None and to_update is not None:
        write_best_known(update_best, to_update.with_runs(runs))
    if as_json:
        print(json.dumps(bench_object(found, report), ensure_ascii=False, indent=2))
    else:
        _show(found, report)
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)


@contextmanager
def _progress(quiet: bool) -> Iterator[Watcher]:
    """A bar on stderr, where that is a terminal and wanted."""
    from rich.console import Console
    from rich.markup import escape
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    from scheduler.bench.campaign import unwatched

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield unwatched
        return
    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def watch(n_done: int, n_all: int, comes: str) -> None:
            bar.update(task, completed=n_done, total=n_all, description=escape(comes))

        yield watch


def bench_object(found: Campaign, report: Path) -> dict[str, object]:
    """The JSON of a benchmark: the runs made now, without what was traced on the way."""
    return {
        "runs": [_run_object(run) for run in found.runs],
        "skipped": found.n_skipped,
        "interrupted": found.interrupted,
        "report": str(report),
    }


def _run_object(run: Run) -> dict[str, object]:
    return {
        "instance": run.instance,
        "engine": run.engine,
        "seed": run.seed,
        "status": run.status,
        "score": None if run.score is None else dict(run.score),
        "bound": dict(run.bound),
        "gap": dict(run.gap),
        "seconds": run.seconds,
        "first_feasible_seconds": run.first_feasible_seconds,
        "peak_mb": run.peak_mb,
        "confirmed": run.confirmed,
        "failure": run.failure,
    }


def _show(found: Campaign, report: Path) -> None:
    failed = [run for run in found.runs if run.status == "failed"]
    wrong = [run for run in found.runs if run.confirmed is False]
    print(f"{len(found.runs)} runs made, {found.n_skipped} made before.")
    for run in failed:
        print(f"Failed: {run.instance}, {run.engine}, seed {run.seed}: {run.failure}")
    for run in wrong:
        print(f"Not confirmed: {run.instance}, {run.engine}, seed {run.seed}")
    if found.interrupted:
        print("Interrupted; the same command goes on.")
    print(f"Wrote {report}")
