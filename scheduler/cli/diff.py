"""`schedule diff`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, JsonOption, LanguageOption

if TYPE_CHECKING:
    from scheduler.difference import Diff, Move
    from scheduler.domain import Instance, Placement
    from scheduler.domain.text import Language

STDOUT = "-"
ENDINGS = (".md", ".markdown")


@fails_politely
def diff(
    instance: InstanceArgument,
    a: Annotated[Path, typer.Argument(metavar="A", help="The programme from before.")],
    b: Annotated[Path, typer.Argument(metavar="B", help="The programme from now.")],
    markdown: Annotated[
        str | None,
        typer.Option("--markdown", metavar="FILE", help="Write it as Markdown, too; -: on stdout instead."),
    ] = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Say what changes from programme A to programme B: sessions moved, added and dropped, and for whom."""
    from scheduler.cli.another_instance import warn_of_another_instance
    from scheduler.difference import diff as differences
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.old_programme import read_old_programme

    page = _place(markdown, as_json)
    problem = read_instance(instance)
    before, after = (read_old_programme(path, problem) for path in (a, b))
    for stored, path in ((before, a), (after, b)):
        warn_of_another_instance(stored, path, problem, instance, lang)
    found = differences(problem, before.programme, after.programme)
    if markdown is not None:
        _write(problem, found, lang, page)
    if as_json:
        print(json.dumps(diff_object(problem, found), ensure_ascii=False, indent=2))
    elif markdown != STDOUT:
        _show(problem, found, lang, page)


def _place(markdown: str | None, as_json: bool) -> Path | None:
    """The file for the Markdown, of a name that no instance and no programme has; None for stdout."""
    from scheduler.errors import UsageError

    if markdown == STDOUT and as_json:
        raise UsageError(
            "--markdown - and --json both want stdout", "give --markdown a file, or leave --json"
        )
    if markdown is None or markdown == STDOUT:
        return None
    path = Path(markdown)
    if path.suffix.lower() not in ENDINGS:
        raise UsageError(
            f"{path} does not end in .md, which Markdown does", "`--markdown -` prints it on stdout"
        )
    return path


def _write(problem: Instance, found: Diff, lang: Language, path: Path | None) -> None:
    from scheduler.formats.atomic import write_text_atomically
    from scheduler.render.diff_markdown import diff_markdown

    text = diff_markdown(problem, found, lang)
    if path is None:
        print(text, end="")
    else:
        write_text_atomically(path, text)


def _show(problem: Instance, found: Diff, lang: Language, page: Path | None) -> None:
    from rich.console import Console
    from rich.text import Text

    from scheduler.render.diff import diff_view
    from scheduler.render.direction import directed
    from scheduler.render.phrases import WROTE

    console = Console()
    console.print(diff_view(problem, found, lang))
    if page is not None:
        console.print(directed(Text(WROTE.with_values(path=page).say(lang), style="dim"), lang))


def diff_object(instance: Instance, found: Diff) -> dict[str, object]:
    """The JSON of a difference."""
    return {
        "moved": [move_object(instance, move) for move in found.of_kind("moved")],
        "added": [move_object(instance, move) for move in found.of_kind("added")],
        "dropped": [move_object(instance, move) for move in found.of_kind("dropped")],
        "people": [
            {"person": person.person, "moves": [move.session for move in person.moves]}
            for person in found.people
        ],
    }


def move_object(instance: Instance, move: Move) -> dict[str, object]:
    """The JSON of one change."""
    return {
        "session": move.session,
        "before": place_object(instance, move.before),
        "after": place_object(instance, move.after),
    }


def place_object(instance: Instance, placement: Placement | None) -> dict[str, object] | None:
    """Start, end and rooms of a placement; None where there is none."""
    from scheduler.domain.time import moment_text

    if placement is None:
        return None
    time = instance.clock_span(placement.time)
    return {
        "start": moment_text(instance.moment(time.start)),
        "end": moment_text(instance.moment(time.end)),
        "rooms": list(placement.rooms),
    }
