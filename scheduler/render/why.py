"""Why a session does not stand elsewhere: what that would break, or cost, and what else would move."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.domain import Instance, Words
from scheduler.domain.start import Start
from scheduler.domain.text import Language
from scheduler.explanation import Conflict
from scheduler.relocation import OtherPlace, Why
from scheduler.render.direction import directed, is_right_to_left, isolated
from scheduler.render.folded import folded
from scheduler.render.located import Located
from scheduler.render.moves import moves_view
from scheduler.render.phrases import COST, INTERRUPTED, INTERRUPTED_EARLY, ROOM
from scheduler.render.session_cell import one_line
from scheduler.render.trades import delta_parts, delta_style, delta_text, trades_view

IMPOSSIBLE = Words(
    en="Impossible: these demands cannot all be met.",
    fr="Impossible : ces exigences sont incompatibles.",
    ar="غير ممكن: لا يمكن الجمع بين هذه المتطلبات كلها.",
)
NOT_MINIMAL = Words(
    en="Some of these demands may have no part in it: the limits ended before that was known.",
    fr="Certaines de ces exigences peuvent ne pas être en cause : les limites ont été atteintes avant.",
    ar="قد لا يكون لبعض هذه المتطلبات دور في ذلك: انتهت الحدود المقررة قبل التحقق منه.",
)
NOT_KNOWN = Words(
    en="Not known: within the limits no such programme was found, and none was proved impossible.",
    fr="On ne sait pas : aucun programme de ce genre trouvé dans les limites, sans preuve d'impossibilité.",
    ar="غير معروف: لم يُعثر على برنامج كهذا ضمن الحدود، دون إثبات استحالته.",
)
ALREADY = Words(
    en="{session} stands there already.",
    fr="{session} s'y trouve déjà.",
    ar="{session} موجودة هناك أصلًا.",
)
FREE = Words(en="Possible at no cost.", fr="Possible sans coût.", ar="ممكن بلا كلفة.")
AT_COST = Words(
    en="Possible at this cost: {cost}.", fr="Possible à ce coût : {cost}.", ar="ممكن بهذه الكلفة: {cost}."
)
BETTER = Words(
    en="Possible, and better than the given programme: {cost}.",
    fr="Possible, et meilleur que le programme donné : {cost}.",
    ar="ممكن، وأفضل من البرنامج المعطى: {cost}.",
)
AT_MOST = Words(
    en="The limits ended before the least cost was proved: it may be had for less.",
    fr="Les limites ont été atteintes avant la preuve du moindre coût : il peut être plus bas.",
    ar="انتهت الحدود المقررة قبل إثبات أدنى كلفة: قد تكون الكلفة أقل.",
)
OTHER_PLACES = Words(
    en="Other places for {session}, the best first",
    fr="Autres places pour {session}, la meilleure d'abord",
    ar="أماكن أو أوقات أخرى لـ{session}، الأفضل أولًا",
)
OF_THE_FIRST = Words(en="With the first of them", fr="Avec la première d'entre elles", ar="مع أولها")
BY_RULE = Words(en="Rule by rule", fr="Règle par règle", ar="قاعدة بقاعدة")
WHAT_MOVES = Words(en="What moves", fr="Ce qui bouge", ar="ما الذي يتغير موعده أو مكانه")
START = Words(en="Start", fr="Début", ar="البداية")
OTHERS_MOVED = Words(en="Others that move", fr="Autres déplacées", ar="جلسات أخرى تُنقل")
LESS = Words(en="at most", fr="au plus", ar="على الأكثر")


def why_view(instance: Instance, why: Why, language: Language, lines: Sequence[str] = ()) -> RenderableType:
    """The answer in a sentence, then the other places or the conflict, the rules, and what moves.

    ``lines`` say where the demands of the conflict stand in the file, such as ``2024.yaml:12``.
    """
    return Group(*_parts(instance, why, language, lines))


def _parts(
    instance: Instance, why: Why, language: Language, lines: Sequence[str]
) -> Iterator[RenderableType]:
    if why.possible is None:
        words = INTERRUPTED_EARLY if why.interrupted else NOT_KNOWN
        yield _line(words, language, "bold red")
    elif not why.possible:
        yield _line(IMPOSSIBLE, language, "bold red")
        if why.conflict is not None:
            yield from conflict_lines(why.conflict, language, lines)
    elif why.places:
        yield from _ranking(instance, why, language)
    else:
        yield from _possible(instance, why, language)
    if why.possible and why.interrupted:
        yield _line(INTERRUPTED, language, "dim")


def conflict_lines(
    conflict: Conflict, language: Language, lines: Sequence[str] = ()
) -> Iterator[RenderableType]:
    """The demands of a conflict, each on its line; a note where not all of them may matter.

    ``lines`` say where each one stands in the file; empty: not known.
    """
    places = lines or [""] * len(conflict.demands)
    told = [
        Located(f"- {one_line(demand.words.say(language))}", line, language)
        for demand, line in zip(conflict.demands, places, strict=True)
    ]
    for part in folded(conflict, told, language):
        yield part if isinstance(part, Located) else directed(part, language)
    if not conflict.minimal:
        yield _line(NOT_MINIMAL, language, "dim")


def _possible(instance: Instance, why: Why, language: Language) -> Iterator[RenderableType]:
    delta = why.delta or {}
    if not why.moves and not any(delta.values()):
        yield _line(ALREADY.with_values(session=instance.name(why.session)), language, "green")
        return
    verdict = _verdict(delta).with_values(cost=delta_parts(delta))
    yield _line(verdict, language, f"bold {delta_style(delta)}")
    if not why.exact:
        yield _line(AT_MOST, language, "dim")
    yield Text()
    yield from _consequences(instance, why, language)


def _verdict(delta: Mapping[str, int]) -> Words:
    """Whether it costs something, nothing, or less than nothing."""
    first = next((cost for cost in delta.values() if cost), 0)
    if not first:
        return FREE
    return AT_COST if first > 0 else BETTER


def _consequences(instance: Instance, why: Why, language: Language) -> Iterator[RenderableType]:
    yield _line(BY_RULE, language, "bold")
    yield trades_view(instance, why.by_rule, language)
    if not why.moves:  # another slot at the same time can cost another sum
        return
    yield Text()
    yield _line(WHAT_MOVES, language, "bold")
    yield moves_view(instance, sorted(why.moves, key=lambda move: move.session != why.session), language)


def _ranking(instance: Instance, why: Why, language: Language) -> Iterator[RenderableType]:
    yield _line(OTHER_PLACES.with_values(session=instance.name(why.session)), language, "bold")
    yield _places(instance, why, language)
    yield _line(OF_THE_FIRST, language, "bold")
    yield Text()
    yield from _consequences(instance, why, language)


def _places(instance: Instance, why: Why, language: Language) -> Table:
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    headings = (START, ROOM, COST, OTHERS_MOVED)
    for words in reversed(headings) if right else headings:
        heading = directed(Text(words.say(language)), language)
        table.add_column(heading, justify="right" if right or words is OTHERS_MOVED else "left")
    for place in why.places:
        cells = [directed(cell, language) for cell in _place_cells(instance, place, language)]
        table.add_row(*(reversed(cells) if right else cells))
    return table


def _place_cells(instance: Instance, place: OtherPlace, language: Language) -> tuple[Text, ...]:
    names = [one_line(instance.name(room).say(language)) for room in place.rooms]
    cost = delta_text(place.delta, language)
    return (
        Text(Start(place.start).say(language)),
        Text("\n".join(names)),
        Text(cost if place.exact else f"{cost} ({LESS.say(language)})", style=delta_style(place.delta)),
        Text(isolated(str(place.n_moves), language)),
    )


def _line(words: Words, language: Language, style: str) -> RenderableType:
    return directed(Text(one_line(words.say(language)), style=style), language)
