"""What breaks when one thing fails: a table of cases, the worst first."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.domain import Words
from scheduler.domain.text import Language
from scheduler.mishap import Case, Stress
from scheduler.render.direction import directed, is_right_to_left, isolated
from scheduler.render.phrases import COST, MORE
from scheduler.render.session_cell import one_line
from scheduler.render.trades import delta_text

MOST_UNTRIED = 5
"""So many failures that were not tried are named."""

EVENT = Words(en="What fails", fr="Ce qui fait défaut", ar="الطارئ")
PEOPLE = Words(en="People", fr="Personnes", ar="الأشخاص")
SESSIONS = Words(en="Sessions", fr="Sessions", ar="الجلسات")
MINUTES = Words(en="Minutes", fr="Minutes", ar="الدقائق")
ROOMS = Words(en="Rooms", fr="Salles", ar="القاعات")
NO_REPAIR = Words(en="no repair", fr="irréparable", ar="لا إصلاح")
NOT_KNOWN = Words(en="not known", fr="inconnu", ar="غير معروف")
AT_MOST = Words(en="at most", fr="au plus", ar="على الأكثر")
HARMLESS = Words(
    en="Failures that disturb nobody: {n}.",
    fr="Défaillances qui ne dérangent personne : {n}.",
    ar="عدد الحالات التي لا يتأثر فيها أحد: {n}.",
)
UNTRIED = Words(
    en="Not tried within the limits: {n}.",
    fr="Non essayées dans les limites fixées : {n}.",
    ar="عدد الحالات التي لم تُجرَّب ضمن الحدود: {n}.",
)
ALL_HARMLESS = Words(
    en="Nothing that was tried disturbs anybody.",
    fr="Rien de ce qui a été essayé ne dérange personne.",
    ar="لا شيء مما جُرِّب يؤثر على أحد.",
)


def stress_view(stress: Stress, language: Language) -> RenderableType:
    """The cases that disturb somebody, or that cannot be repaired, and the number of the others."""
    serious = [case for case in stress.cases if case.disturbed is None or case.disturbed.sessions]
    harmless = len(stress.cases) - len(serious)
    parts = [_table(serious, language)] if serious else [_line(ALL_HARMLESS, language, "green")]
    if harmless:
        parts.append(_line(HARMLESS.with_values(n=harmless), language, ""))
    return Group(*parts, *_untried(stress.untried, language))


def _untried(untried: Sequence[Words], language: Language) -> list[RenderableType]:
    """How many failures were not tried, and the first of them."""
    if not untried:
        return []
    told = [Text(f"  {one_line(event.say(language))}") for event in untried[:MOST_UNTRIED]]
    n_more = len(untried) - MOST_UNTRIED
    more = [_line(MORE.with_values(n=n_more), language, "dim")] if n_more > 0 else []
    heading = _line(UNTRIED.with_values(n=len(untried)), language, "yellow")
    return [heading, *(directed(event, language) for event in told), *more]


def _table(cases: list[Case], language: Language) -> RenderableType:
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    headings = (EVENT, PEOPLE, SESSIONS, MINUTES, ROOMS, COST)
    for words in reversed(headings) if right else headings:
        heading = directed(Text(words.say(language)), language)
        table.add_column(heading, justify="left" if words is EVENT and not right else "right")
    for case in cases:
        cells = [directed(cell, language) for cell in _cells(case, language)]
        table.add_row(*(reversed(cells) if right else cells))
    return table


def _cells(case: Case, language: Language) -> list[Text]:
    event = Text(one_line(case.event.say(language)))
    found = case.disturbed
    if found is None or case.delta is None:
        words, style = (NO_REPAIR, "bold red") if case.feasible is False else (NOT_KNOWN, "yellow")
        return [event, *[Text()] * 4, Text(words.say(language), style=style)]
    numbers = (found.people, found.sessions, found.minutes, found.rooms)
    cost = delta_text(case.delta, language)
    shown = cost if case.proved else f"{cost} ({AT_MOST.say(language)})"
    return [event, *(Text(isolated(str(number), language)) for number in numbers), Text(shown)]


def _line(words: Words, language: Language, style: str) -> RenderableType:
    return directed(Text(one_line(words.say(language)), style=style), language)
