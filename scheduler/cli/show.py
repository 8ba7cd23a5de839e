"""`schedule show`."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, LanguageOption, ProgrammeArgument


@fails_politely
def show(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    by: Annotated[
        Literal["day", "room", "person", "track"],
        typer.Option("--by", help="Sort it by day, room, person or track."),
    ] = "day",
    lang: LanguageOption = "en",
) -> None:
    """Print PROGRAMME by day, room, person or track."""
    from rich.console import Console

    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.render.agenda import agenda_view
    from scheduler.render.programme import programme_view

    problem = read_instance(instance)
    stored = read_programme(programme, problem)
    if by == "day":
        view = programme_view(problem, stored.programme, lang)
    else:
        view = agenda_view(problem, stored.programme, by, lang)
    Console().print(view)
