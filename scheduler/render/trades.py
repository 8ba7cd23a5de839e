"""What another programme costs more or less, level by level and rule by rule."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.domain import Instance, Words
from scheduler.domain.text import Language, shown_value
from scheduler.domain.trade import Trade
from scheduler.render.direction import directed, is_right_to_left
from scheduler.render.moves import AFTER, BEFORE
from scheduler.render.phrases import LEVEL, RULE, RULE_ID
from scheduler.render.theme import level_style
from scheduler.rules import rules_in_force

DIFFERENCE = Words(en="Difference", fr="Différence", ar="الفرق")
NO_COST = Words(en="no cost", fr="sans coût", ar="بلا كلفة")
SAME_BY_RULE = Words(
    en="Every rule costs the same.",
    fr="Chaque règle coûte autant.",
    ar="كلفة كل قاعدة هي نفسها.",
)
N_NUMBERS = 3


def signed(delta: int) -> str:
    """``+5`` or ``-5``; nothing is ``0``."""
    return f"{delta:+d}" if delta else "0"


def delta_parts(delta: Mapping[str, int]) -> tuple[str, ...]:
    """The levels that cost something else, such as ``+5 soft``."""
    return tuple(f"{signed(cost)} {level}" for level, cost in delta.items() if cost)


def delta_text(delta: Mapping[str, int], language: Language) -> str:
    """The same on one line, or that there is none."""
    parts = delta_parts(delta)
    return shown_value(parts, language) if parts else NO_COST.say(language)


def delta_style(delta: Mapping[str, int]) -> str:
    """Green where it costs nothing, or less; levels count in their order."""
    worse = next((cost > 0 for cost in delta.values() if cost), False)
    return "yellow" if worse else "green"


def trades_view(instance: Instance, trades: Iterable[Trade], language: Language) -> RenderableType:
    """A table of rules that cost another sum: before, after and the difference."""
    rows = tuple(trades)
    if not rows:
        return directed(Text(SAME_BY_RULE.say(language)), language)
    titles = rule_titles(instance, language)
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    headings = (RULE, RULE_ID, LEVEL, BEFORE, AFTER, DIFFERENCE)
    columns = list(enumerate(headings, start=N_NUMBERS - len(headings)))
    for number, words in reversed(columns) if right else columns:
        heading = directed(Text(words.say(language)), language)
        table.add_column(heading, justify="right" if right or number >= 0 else "left")
    for trade in rows:
        cells = [
            directed(Text(titles[trade.rule]), language),
            Text(trade.rule, style="dim"),
            Text(trade.level, style=level_style(instance, trade.level)),
            Text(str(trade.before)),
            Text(str(trade.after)),
            Text(signed(trade.delta), style="green" if trade.delta < 0 else "yellow"),
        ]
        table.add_row(*(reversed(cells) if right else cells))
    return table


def rule_titles(instance: Instance, language: Language) -> dict[str, str]:
    """What people call each rule in force, by its id."""
    return {rule.id: rule.title.say(language) for rule in rules_in_force(instance)}
