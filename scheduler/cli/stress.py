"""`schedule stress`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageOption,
    ProgrammeArgument,
    SeedOption,
    TimeLimitOption,
    WorkersOption,
    WorkLimitOption,
)

if TYPE_CHECKING:
    from scheduler.mishap import Case, Stress
    from scheduler.mishap.search import Watcher


@fails_politely
def stress(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Say what breaks in PROGRAMME when one room is lost, one person cancels, or one session overruns."""
    from rich.console import Console

    from scheduler.cli.solve import seconds_allowed
    from scheduler.engines.settings import Settings
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.mishap import stress as find
    from scheduler.render.stress import stress_view

    problem = read_instance(instance)
    before = read_programme(programme, problem).programme
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers)
    with _progress(quiet=as_json) as watcher:
        found = find(problem, before, settings, watcher)
    if as_json:
        print(json.dumps(stress_object(found), ensure_ascii=False, indent=2))
    else:
        Console().print(stress_view(found, lang))
    if found.interrupted:
        raise typer.Exit(INTERRUPTED)


@contextmanager
def _progress(quiet: bool) -> Iterator[Watcher]:
    """A bar on stderr, where that is a terminal and wanted."""
    from rich.console import Console
    from rich.progress import Progress

    from scheduler.mishap.search import quietly

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield quietly
        return
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task("", total=None)

        def watch(n_done: int, n_all: int) -> None:
            bar.update(task, completed=n_done, total=n_all)

        yield watch


def stress_object(found: Stress) -> dict[str, object]:
    """The JSON of a stress test."""
    return {
        "cases": [_case_object(case) for case in found.cases],
        "untried": [event.say("en") for event in found.untried],
    }


def _case_object(case: Case) -> dict[str, object]:
    from scheduler.cli.repair import disturbed_object

    return {
        "event": case.event.say("en"),
        "feasible": case.feasible,
        "proved": case.proved,
        "disturbed": None if case.disturbed is None else disturbed_object(case.disturbed),
        "delta": None if case.delta is None else dict(case.delta),
    }
