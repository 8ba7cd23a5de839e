"""Programmes nearly as good as the best one: what each costs, how far it is from it, and what it trades."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.alternative import Alternative, Alternatives, Ending
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language
from scheduler.domain.trade import Trade
from scheduler.render.direction import directed, is_right_to_left, isolated
from scheduler.render.outcome import outcome_view
from scheduler.render.phrases import SCORE, WROTE
from scheduler.render.scores import score_text
from scheduler.render.session_cell import one_line
from scheduler.render.trades import SAME_BY_RULE, rule_titles, signed

Cell = TypeVar("Cell", Words, Text)

BEST = Words(en="Best", fr="Meilleur", ar="الأفضل")
OTHERWISE = Words(en="Placed otherwise", fr="Placées autrement", ar="جلسات في غير موضعها")
TRADES = Words(
    en="What it trades against the best", fr="Ce qui change dans les coûts", ar="ما يتغير في الكلفة"
)
FILE = Words(en="File", fr="Fichier", ar="الملف")
TRADE = Words(en="{rule}: {difference}", fr="{rule} : {difference}", ar="{rule}: {difference}")
WITHIN = Words(
    en="Sessions placed otherwise than in each earlier one: {moves} or more. Score: {most} at most.",
    fr="Sessions placées autrement que dans chaque précédent : au moins {moves}. Score : au plus {most}.",
    ar="عدد الجلسات التي تختلف عن كل برنامج سابق: {moves} على الأقل. النتيجة: {most} على الأكثر.",
)
ENDINGS: dict[Ending, Words] = {
    "enough": Words(
        en="As many as were wanted were found.",
        fr="Le nombre voulu a été trouvé.",
        ar="تم العثور على العدد المطلوب.",
    ),
    "no more": Words(
        en="There are no more within this cost and at this distance.",
        fr="Il n'y en a pas d'autres à ce coût et à cette distance.",
        ar="لا يوجد غيرها بهذه الكلفة وهذا القدر من الاختلاف.",
    ),
    "limit": Words(
        en="No more were found within the limits; there may be others.",
        fr="Aucun autre n'a été trouvé dans les limites ; il peut y en avoir.",
        ar="لم يُعثر على غيرها ضمن الحدود المقررة؛ وقد يوجد غيرها.",
    ),
    "interrupted": Words(
        en="Interrupted: there may be others.",
        fr="Interrompu : il peut y en avoir d'autres.",
        ar="تم الإيقاف: قد يوجد غيرها.",
    ),
    "no programme": Words(
        en="Without a programme there are no alternatives to it.",
        fr="Sans programme, il n'y a pas d'alternatives.",
        ar="لا بدائل ما دام لا يوجد برنامج.",
    ),
}


def alternatives_view(
    instance: Instance, found: Alternatives, language: Language, paths: Sequence[Path] = ()
) -> RenderableType:
    """The best programme's outcome, a table of the others, and why there are not more.

    ``paths`` are where they were written, all in one folder: the best one first, then the others.
    """
    parts = [outcome_view(found.best, language)]
    if found.programmes:
        parts.append(_table(instance, found, language, paths))
    if found.most is not None:
        within = WITHIN.with_values(moves=found.least_moves, most=score_text(found.most))
        parts.append(directed(Text(within.say(language), style="dim"), language))
    style = "green" if found.ending == "enough" else "yellow"
    parts.append(directed(Text(ENDINGS[found.ending].say(language), style=style), language))
    if paths:
        wrote = WROTE.with_values(path=paths[0].parent)
        parts.append(directed(Text(wrote.say(language), style="dim"), language))
    return Group(*parts)


def _table(
    instance: Instance, found: Alternatives, language: Language, paths: Sequence[Path]
) -> RenderableType:
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    for heading in _ordered([SCORE, OTHERWISE, TRADES, *([FILE] if paths else [])], right):
        text = Text(heading.say(language).capitalize())
        table.add_column(directed(text, language), justify="right" if right else "left", overflow="fold")
    for number, cells in enumerate(_rows(instance, found, language)):
        path = [Text(isolated(paths[number].name, language), overflow="fold")] if paths else []
        table.add_row(*(directed(cell, language) for cell in _ordered([*cells, *path], right)))
    return table


def _ordered(cells: Sequence[Cell], right: bool) -> Iterable[Cell]:
    return reversed(cells) if right else cells


def _rows(instance: Instance, found: Alternatives, language: Language) -> Iterator[list[Text]]:
    if found.best.evaluation is not None:
        score = isolated(score_text(found.best.evaluation.score), language)
        yield [Text(score), Text(), Text(BEST.say(language), style="bold")]
    titles = rule_titles(instance, language)
    for alternative in found.programmes:
        yield _cells(alternative, titles, language)


def _cells(alternative: Alternative, titles: dict[str, str], language: Language) -> list[Text]:
    return [
        Text(isolated(score_text(alternative.score), language)),
        Text(isolated(str(alternative.distance), language)),
        _trades(alternative.trades, titles, language),
    ]


def _trades(trades: Sequence[Trade], titles: dict[str, str], language: Language) -> Text:
    if not trades:
        return Text(SAME_BY_RULE.say(language), style="dim")
    lines = [_trade(trade, titles, language) for trade in trades]
    return Text("\n").join(lines)


def _trade(trade: Trade, titles: dict[str, str], language: Language) -> Text:
    difference = f"{signed(trade.delta)} {trade.level}"
    words = TRADE.with_values(rule=f"{titles[trade.rule]} ({trade.rule})", difference=difference)
    style = "green" if trade.delta < 0 else "yellow"
    return Text(one_line(words.say(language)), style=style)
