"""What changes from one programme to another: how much, what, and who must be told."""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from scheduler.difference import Diff, Move
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language
from scheduler.render.direction import directed
from scheduler.render.moves import moves_view
from scheduler.render.session_cell import one_line

SAME = Words(
    en="Nothing changes: every session stands as before.",
    fr="Rien ne change : chaque session reste à sa place.",
    ar="لا تغيير: كل جلسة في موعدها وقاعتها.",
)
COUNTS = Words(
    en="Moved {moved}, added {added}, dropped {dropped}; people to tell: {people}.",
    fr="Déplacées {moved}, ajoutées {added}, retirées {dropped} ; personnes à prévenir : {people}.",
    ar="المنقولة {moved}، المضافة {added}، المحذوفة {dropped}؛ الأشخاص الواجب إخبارهم: {people}.",
)
TO_TELL = Words(en="Who must be told", fr="Qui doit être prévenu", ar="من يجب إخباره")
TOLD = Words(en="{people}: {sessions}", fr="{people} : {sessions}", ar="{people}: {sessions}")


def diff_view(instance: Instance, diff: Diff, language: Language) -> RenderableType:
    """The number of changes, each of them, and the people whom they concern."""
    if not diff.moves:
        return directed(Text(SAME.say(language), style="green"), language)
    counts = Text(counts_words(diff).say(language), style="bold")
    parts = [directed(counts, language), moves_view(instance, diff.moves, language)]
    if diff.people:
        parts += [Text(), directed(Text(TO_TELL.say(language), style="bold"), language)]
        parts += [_told(instance, people, moves, language) for people, moves in told_together(diff)]
    return Group(*parts)


def counts_words(diff: Diff) -> Words:
    """How many sessions changed, and how many people are concerned."""
    return COUNTS.with_values(
        moved=len(diff.of_kind("moved")),
        added=len(diff.of_kind("added")),
        dropped=len(diff.of_kind("dropped")),
        people=len(diff.people),
    )


def told_together(diff: Diff) -> tuple[tuple[tuple[str, ...], tuple[Move, ...]], ...]:
    """People to whom the same is to be told, with what that is; in the order of the first of them."""
    people_by_moves: dict[tuple[Move, ...], list[str]] = {}
    for person in diff.people:
        people_by_moves.setdefault(person.moves, []).append(person.person)
    return tuple((tuple(people), moves) for moves, people in people_by_moves.items())


def _told(
    instance: Instance, people: tuple[str, ...], moves: tuple[Move, ...], language: Language
) -> RenderableType:
    words = TOLD.with_values(
        people=tuple(instance.name(person) for person in people),
        sessions=tuple(instance.name(move.session) for move in moves),
    )
    return directed(Text(f"- {one_line(words.say(language))}"), language)
