"""`schedule show`."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, LanguageChoice, LanguageOption, ProgrammeArgument


class By(str, Enum):
    """How a programme can be sorted."""

    day = "day"
    room = "room"
    person = "person"
    track = "track"


@fails_politely
def show(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    by: Annotated[By, typer.Option("--by", help="Sort it by day, room, person or track.")] = By.day,
    lang: LanguageOption = LanguageChoice.en,
) -> None:
    """Print PROGRAMME by day, room, person or track."""
    from rich.console import Console

    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.render.agenda import agenda_view
    from scheduler.render.programme import programme_view

    problem = read_instance(instance)
    stored = read_programme(programme, problem)
    if by is By.day:
        view = programme_view(problem, stored.programme, lang.value)
    else:
        view = agenda_view(problem, stored.programme, by.value, lang.value)
    Console().print(view)
