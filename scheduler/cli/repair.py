"""`schedule repair`."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

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
    from rich.console import RenderableType

    from scheduler.cli.explain import Lines
    from scheduler.cli.output import Output
    from scheduler.disturbance import Disturbance
    from scheduler.domain import Instance, Words
    from scheduler.domain.text import Language
    from scheduler.engines.events import Listener
    from scheduler.repairs import Repair
    from scheduler.solver import Solution

ENDINGS = (".txt", ".csv")


@fails_politely
def repair(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    out: Annotated[
        str | None,
        typer.Option("-o", "--out", metavar="OUT", help="File of the repaired programme; -: stdout."),
    ] = None,
    now: Annotated[
        str | None,
        typer.Option("--now", metavar="T", help="Keep what began before: 2024-10-24T11:00."),
    ] = None,
    times_fixed: Annotated[
        bool, typer.Option("--times-fixed", help="Keep all times: only rooms may change.")
    ] = False,
    told: Annotated[
        Path | None,
        typer.Option(
            "--told", metavar="FILE", help="Write who must be told to FILE, .txt or .csv.", show_default=False
        ),
    ] = None,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace OUT even if it is PROGRAMME, or holds none.")
    ] = False,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """After a change of INSTANCE, find the programme that disturbs fewest people of PROGRAMME."""
    from scheduler.cli.another_instance import warn_of_another_instance
    from scheduler.cli.explain import demand_lines
    from scheduler.cli.solve import progress, seconds_allowed
    from scheduler.engines.settings import Settings
    from scheduler.errors import UsageError
    from scheduler.formats.instance_file import instance_of_tree
    from scheduler.formats.old_programme import read_old_programme
    from scheduler.formats.read_tree import read_tree
    from scheduler.formats.source import read_source
    from scheduler.repairs import repair as mend

    if out == "-" and as_json:
        raise UsageError("-o - and --json both want stdout", "give -o a file, or leave --json")
    moment = None if now is None else moment_given(now)
    tree = read_tree(read_source(instance))
    problem = instance_of_tree(tree)
    stored = read_old_programme(programme, problem)
    warn_of_another_instance(stored, programme, problem, instance, lang)
    output = _output(problem, instance, programme, out, seed, overwrite)
    if told is not None:
        _insist_on_a_list(told, (instance, programme))
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers)
    with progress(quiet=as_json) as show_progress:
        heard = show_progress if output is None else _written(problem, output, show_progress)
        found = mend(problem, stored.programme, settings, now=moment, times_fixed=times_fixed, listener=heard)
    notes = _write(problem, found, output, told, lang)
    lines = demand_lines(tree, found.conflicts)
    if as_json:
        print(json.dumps(repair_object(problem, found, lines), ensure_ascii=False, indent=2))
    else:
        from scheduler.render.repair import repair_view

        places = [[f"{instance.name}:{line}" if line else "" for line in held] for held in lines]
        _show(repair_view(problem, found, lang, places), notes, lang, to_stderr=out == "-")
    code = exit_code(found)
    if code:
        raise typer.Exit(code)


def moment_given(given: str) -> dt.datetime:
    """A date and time as the command line gives it.

    Raises
    ------
    UsageError
        It is none.
    """
    from scheduler.domain.time import MOMENT
    from scheduler.errors import UsageError

    if not MOMENT.fullmatch(given):
        raise UsageError(f"--now {given!r} is no date and time", "write it as 2024-10-24T11:00")
    try:
        return dt.datetime.fromisoformat(given)
    except ValueError:
        raise UsageError(f"--now {given!r} is not a day of the calendar", "correct it") from None


def exit_code(found: Repair) -> int:
    """What the shell is told."""
    from scheduler.cli.solve import EXIT_CODES

    return INTERRUPTED if found.interrupted else EXIT_CODES[found.status]


def repair_object(instance: Instance, found: Repair, lines: Lines) -> dict[str, object]:
    """The JSON of a repair; what there is none of is null. ``lines`` are those of the conflicts' demands."""
    from scheduler.cli.diff import move_object
    from scheduler.cli.explain import conflict_object

    disturbed = found.disturbed
    held = zip(found.conflicts, lines, strict=True)
    return {
        "status": found.status,
        "disturbed": None if disturbed is None else disturbed_object(disturbed),
        "moves": [move_object(instance, move) for move in found.moves],
        "score": None if found.evaluation is None else found.evaluation.score.as_dict(),
        "conflicts": [conflict_object(conflict, where) for conflict, where in held],
    }


def disturbed_object(disturbed: Disturbance) -> dict[str, int]:
    """The JSON of what a repair disturbs."""
    return {
        "people": disturbed.people,
        "sessions": disturbed.sessions,
        "minutes": disturbed.minutes,
        "rooms": disturbed.rooms,
    }


def _output(
    problem: Instance, source: Path, programme: Path, out: str | None, seed: int, overwrite: bool
) -> Output | None:
    """Where the repaired programme goes; nowhere, where no place is given."""
    from scheduler.cli.output import Output
    from scheduler.errors import UsageError

    if out is None:
        return None
    if out != "-" and not overwrite and Path(out).exists() and Path(out).samefile(programme):
        raise UsageError(
            f"{out} is the programme that is to be repaired",
            "give -o another file, or replace it with --overwrite",
        )
    checked = Output.for_instance(problem, source, out, seed, overwrite)
    # Another programme there is not kept for its score: it may disturb more.
    return replace(checked, overwrite=True)


def _written(problem: Instance, output: Output, listener: Listener) -> Listener:
    """``listener``, with every improvement written on the way, with its score by the instance."""
    from scheduler.engines.events import Event, Incumbent, nobody
    from scheduler.repairs import evaluate_repaired

    on_the_way = output.heard(nobody)

    def both(event: Event) -> None:
        if isinstance(event, Incumbent):
            on_the_way(replace(event, score=evaluate_repaired(problem, event.programme).score))
        listener(event)

    return both


def _insist_on_a_list(told: Path, sources: tuple[Path, ...]) -> None:
    from scheduler.errors import UsageError

    if told.suffix.lower() not in ENDINGS:
        raise UsageError(f"{told} ends neither in .txt nor in .csv", "give --told a file that does")
    if told.exists() and any(told.samefile(source) for source in sources):
        raise UsageError(f"{told} is read by the repair", "give --told another file")


def _write(
    problem: Instance, found: Repair, output: Output | None, told: Path | None, lang: Language
) -> list[Words]:
    """Write what there is to be written; what was is told."""
    from scheduler.formats.atomic import write_text_atomically
    from scheduler.formats.notices import notices_csv
    from scheduler.render.notices import notices_text
    from scheduler.render.phrases import WROTE

    notes = _write_programme(found, output)
    if told is not None and found.programme is not None:
        write = notices_csv if told.suffix.lower() == ".csv" else notices_text
        write_text_atomically(told, write(problem, found.told, lang))
        notes.append(WROTE.with_values(path=told))
    return notes


def _write_programme(found: Repair, output: Output | None) -> list[Words]:
    from scheduler.render.repair import NOT_WRITTEN

    if output is not None:
        output.finish(_solution(found))
        return list(output.notes)
    return [] if found.programme is None else [NOT_WRITTEN.with_values(option="-o")]


def _solution(found: Repair) -> Solution:
    """The repair as a file keeps it: it is not the best of all programmes, and its bound is none for them."""
    from scheduler.solver import Solution

    status = "feasible" if found.status == "optimal" else found.status
    return Solution(
        status,
        found.programme,
        found.evaluation,
        {},
        found.seconds,
        found.interrupted,
        (),
        found.engine,
        found.seed,
    )


def _show(view: RenderableType, notes: list[Words], lang: Language, to_stderr: bool) -> None:
    from rich.console import Console, Group
    from rich.text import Text

    from scheduler.render.direction import directed

    said = [directed(Text(note.say(lang), style="dim"), lang) for note in notes]
    Console(stderr=to_stderr).print(Group(view, *said))
