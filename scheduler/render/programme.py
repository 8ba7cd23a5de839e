"""A whole programme: its heading, its days, the legend of kinds, and what is left out."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.text import Text

from scheduler.domain import Instance, Programme
from scheduler.domain.text import LIST_SEPARATORS, Language
from scheduler.render.day import DayView
from scheduler.render.direction import directed
from scheduler.render.phrases import NOT_PLACED
from scheduler.render.session_cell import one_line
from scheduler.render.theme import kind_styles


def programme_view(instance: Instance, programme: Programme, language: Language) -> RenderableType:
    """All days, each as a grid or a list."""
    parts: list[RenderableType] = [heading(instance, language)]
    parts += [DayView(instance, programme, day, language) for day in range(len(instance.days))]
    parts.append(legend(instance, programme, language))
    left_out = [s.id for s in instance.sessions if programme.get(s.id) is None]
    if left_out:
        names = tuple(instance.name(session) for session in left_out)
        parts.append(directed(Text(one_line(NOT_PLACED.with_values(sessions=names).say(language))), language))
    return Group(*parts)


def heading(instance: Instance, language: Language) -> RenderableType:
    conference = instance.conference
    text = Text(one_line(conference.name.say(language)), style="bold")
    for line in (conference.theme, conference.venue):
        if line is not None:
            text.append(f"\n{one_line(line.say(language))}", style="not bold dim")
    return Panel(directed(text, language), border_style="dim", expand=True)


def legend(instance: Instance, programme: Programme, language: Language) -> RenderableType:
    """The kinds that stand in the programme, in their colours."""
    styles = kind_styles(instance)
    present = {instance.session[placement.session].kind for placement in programme.placements}
    entries = [
        Text.assemble(("■ ", styles[kind]), one_line(instance.tag_name("kind", kind).say(language)))
        for kind in instance.kinds
        if kind in present
    ]
    return directed(Text(LIST_SEPARATORS[language].replace(",", " ")).join(entries), language)
