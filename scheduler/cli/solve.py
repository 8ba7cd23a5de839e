"""`schedule solve`."""

from __future__ import annotations

import json
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Optional

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageChoice,
    LanguageOption,
    SeedOption,
    TimeLimitOption,
    WorkersOption,
    WorkLimitOption,
)

if TYPE_CHECKING:
    from rich.console import Console

    from scheduler.domain import Instance
    from scheduler.solver import Solution


class EngineChoice(str, Enum):
    """Engines that can be asked for."""

    auto = "auto"
    exact = "exact"


EXIT_CODES = {"optimal": 0, "feasible": 0, "infeasible": 3, "unknown": 4}
HARD_BROKEN = 3
INTERRUPTED = 130


@fails_politely
def solve(
    instance: InstanceArgument,
    out: Annotated[
        Optional[str],  # noqa: UP007, UP045 - typer reads the annotation at run time
        typer.Option(
            "-o", "--out", metavar="OUT", help="Where the programme goes; -: stdout. Default: solutions/NAME.json."
        ),
    ] = None,
    time_limit: TimeLimitOption = 60.0,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    engine: Annotated[EngineChoice, typer.Option("--engine", help="What searches.")] = EngineChoice.auto,
    start: Annotated[
        Optional[Path],  # noqa: UP007, UP045 - typer reads the annotation at run time
        typer.Option("--from", metavar="PROGRAMME", help="A programme to begin from.", show_default=False),
    ] = None,
    least_broken: Annotated[
        bool, typer.Option("--least-broken", help="Count hard rules instead of insisting on them.")
    ] = False,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace even a better programme in OUT.")] = False,
    lang: LanguageOption = LanguageChoice.en,
    as_json: JsonOption = False,
) -> None:
    """Find the best programme for INSTANCE, prove how good it is, and print it."""
    from scheduler.cli.output import Output
    from scheduler.engines.settings import Settings
    from scheduler.errors import UsageError
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.solver import solve as find

    if out == "-" and as_json:
        raise UsageError("-o - and --json both want stdout", "give -o a file, or leave --json")
    problem = read_instance(instance)
    output = Output.for_instance(problem, instance.stem, out, seed, overwrite)
    begin = read_programme(start, problem).programme if start else None
    settings = Settings(time_limit or None, work_limit, seed, workers, least_broken)
    with progress(quiet=as_json) as show_progress:
        solution = find(problem, settings, output.heard(show_progress), begin, engine.value)
    path = output.finish(solution)
    if as_json:
        print(json.dumps(solution_object(solution, path), ensure_ascii=False, indent=2))
    else:
        _show(problem, solution, output, lang)
    code = exit_code(solution)
    if code:
        raise typer.Exit(code)


def progress(quiet: bool):  # type: ignore[no-untyped-def]
    """The live line on stderr, where that is a terminal and wanted."""
    from contextlib import contextmanager

    from rich.console import Console
    from rich.live import Live

    from scheduler.engines.events import nobody
    from scheduler.render.progress import ProgressLine

    @contextmanager
    def shown():  # type: ignore[no-untyped-def]
        console = Console(stderr=True)
        if quiet or not console.is_terminal:
            yield nobody
            return
        line = ProgressLine()
        with Live(line, console=console, refresh_per_second=8, transient=True):
            yield line

    return shown()


def exit_code(solution: Solution) -> int:
    """What the shell is told."""
    if solution.interrupted:
        return INTERRUPTED
    if solution.evaluation is not None and not solution.evaluation.feasible:
        return HARD_BROKEN
    return EXIT_CODES[solution.status]


def solution_object(solution: Solution, path: str | None) -> dict[str, object]:
    """The JSON of a solve."""
    from scheduler.cli.check import rules_object

    evaluation = solution.evaluation
    return {
        "status": solution.status,
        "score": evaluation.score.as_dict() if evaluation else None,
        "bound": solution.bound,
        "gap": solution.gap,
        "seconds": round(solution.seconds, 3),
        "programme": path,
        "rules": rules_object(evaluation) if evaluation else {},
        "proof": [words.say("en") for words in solution.proof],
    }


def _show(problem: Instance, solution: Solution, output: object, lang: LanguageChoice) -> None:
    from rich.console import Console, Group
    from rich.text import Text

    from scheduler.render.outcome import outcome_view
    from scheduler.render.programme import programme_view
    from scheduler.render.scores import evaluation_view

    parts = []
    console = Console(stderr=output.to_stdout)  # type: ignore[attr-defined]
    if solution.programme is not None and solution.evaluation is not None:
        parts += [programme_view(problem, solution.programme, lang.value), Text()]
        parts.append(evaluation_view(problem, solution.evaluation, lang.value))
        parts.append(Text())
    parts.append(outcome_view(solution, lang.value))
    parts += [Text(note, style="dim") for note in output.notes]  # type: ignore[attr-defined]
    console.print(Group(*parts))
