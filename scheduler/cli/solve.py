"""`schedule solve`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageOption,
    SeedOption,
    TimeLimitOption,
    WorkersOption,
    WorkLimitOption,
)

if TYPE_CHECKING:
    from scheduler.cli.output import Output
    from scheduler.domain import Instance
    from scheduler.domain.text import Language
    from scheduler.engines.events import Listener
    from scheduler.engines.settings import Settings
    from scheduler.explanation import Conflict
    from scheduler.solver import Solution


EXIT_CODES = {"optimal": 0, "feasible": 0, "infeasible": 3, "unknown": 4}
HARD_BROKEN = 3
DEFAULT_SECONDS = 60.0
CONFLICT_SECONDS = 10.0
"""To find out in short why there is no programme; `schedule explain` takes its time."""


@fails_politely
def solve(
    instance: InstanceArgument,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar="OUT", help="File; -: stdout. Default: solutions/NAME.json."),
    ] = None,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    engine: Annotated[
        Literal["auto", "exact", "search", "neighbourhood"],
        typer.Option("--engine", help="What searches; auto: all of them together."),
    ] = "auto",
    start: Annotated[
        Path | None,
        typer.Option("--from", metavar="PROGRAMME", help="A programme to begin from.", show_default=False),
    ] = None,
    least_broken: Annotated[
        bool, typer.Option("--least-broken", help="Count hard rules instead of insisting on them.")
    ] = False,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace OUT even if it holds a better programme, or none.")
    ] = False,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Find the best programme for INSTANCE, prove how good it is, and print it."""
    from scheduler.cli.output import Output
    from scheduler.engines.interrupt import Interrupt
    from scheduler.engines.settings import Settings
    from scheduler.errors import UsageError
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.solver import solve as find

    if out == "-" and as_json:
        raise UsageError("-o - and --json both want stdout", "give -o a file, or leave --json")
    problem = read_instance(instance)
    output = Output.for_instance(problem, instance, out, seed, overwrite)
    begin = read_programme(start, problem).programme if start else None
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers, least_broken)
    with progress(quiet=as_json) as show_progress:
        solution = find(problem, settings, output.heard(show_progress), begin, engine)
    solution = output.finish(solution)
    interrupt = Interrupt()
    if as_json:
        print(json.dumps(solution_object(solution, output.path), ensure_ascii=False, indent=2))
    else:
        with interrupt.listening():
            _show(problem, solution, output, settings, lang)
    code = INTERRUPTED if interrupt.requested else exit_code(solution)
    if code:
        raise typer.Exit(code)


@contextmanager
def progress(quiet: bool) -> Iterator[Listener]:
    """The live line on stderr, where that is a terminal and wanted."""
    from rich.console import Console
    from rich.live import Live

    from scheduler.engines.events import nobody
    from scheduler.render.progress import ProgressLine

    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield nobody
        return
    line = ProgressLine()
    with Live(line, console=console, refresh_per_second=8, transient=True):
        yield line


def seconds_allowed(time_limit: float | None, work_limit: float | None) -> float | None:
    """Wall time of the search; a limit of work alone is not to be cut short by the clock."""
    if time_limit is None:
        return DEFAULT_SECONDS if work_limit is None else None
    return time_limit or None


def exit_code(solution: Solution) -> int:
    """What the shell is told."""
    if solution.interrupted:
        return INTERRUPTED
    if solution.evaluation is not None and not solution.evaluation.feasible:
        return HARD_BROKEN
    return EXIT_CODES[solution.status]


def solution_object(solution: Solution, path: Path | None) -> dict[str, object]:
    """The JSON of a solve whose programme stands at ``path``."""
    from scheduler.cli.check import rules_object

    evaluation = solution.evaluation
    return {
        "status": solution.status,
        "score": evaluation.score.as_dict() if evaluation else None,
        "bound": solution.bound,
        "gap": solution.gap,
        "seconds": round(solution.seconds, 3),
        "programme": str(path) if evaluation else None,
        "rules": rules_object(evaluation) if evaluation else {},
        "proof": [words.say("en") for words in solution.proof],
    }


def _show(problem: Instance, solution: Solution, output: Output, settings: Settings, lang: Language) -> None:
    from rich.console import Console, Group, RenderableType
    from rich.text import Text

    from scheduler.render.direction import directed
    from scheduler.render.explanation import conflict_view
    from scheduler.render.outcome import outcome_view
    from scheduler.render.programme import programme_view
    from scheduler.render.scores import evaluation_view

    parts: list[RenderableType] = []
    console = Console(stderr=output.to_stdout)
    if solution.programme is not None and solution.evaluation is not None:
        parts += [programme_view(problem, solution.programme, lang), Text()]
        parts.append(evaluation_view(problem, solution.evaluation, lang))
        parts.append(Text())
    conflict = _conflict(problem, solution, settings)
    # A conflict tells all that the proof does, and what it comes of.
    parts.append(outcome_view(solution if conflict is None else replace(solution, proof=()), lang))
    if conflict is not None:
        parts.append(conflict_view(conflict, lang))
    parts += [directed(Text(note.say(lang), style="dim"), lang) for note in output.notes]
    console.print(Group(*parts))


def _conflict(problem: Instance, solution: Solution, settings: Settings) -> Conflict | None:
    """Demands that cannot all be met, where it is proved that there is no programme."""
    from scheduler.explanation import conflicts_of
    from scheduler.rules import state_rules

    if solution.status != "infeasible":
        return None
    seconds = CONFLICT_SECONDS if settings.seconds is None else min(settings.seconds, CONFLICT_SECONDS)
    limits = replace(settings, seconds=None if settings.work else seconds)
    return next(iter(conflicts_of(state_rules(problem), limits)), None)
