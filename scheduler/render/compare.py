"""Programmes side by side: what each costs in all, and rule by rule.

Programmes have letters, because their names are often too long to stand above columns of numbers.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from rich import box
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.table import Table
from rich.text import Text

from scheduler.comparison import Comparison, Row
from scheduler.domain import Instance, Words
from scheduler.domain.text import Language
from scheduler.render.direction import directed, is_right_to_left
from scheduler.render.phrases import LEVEL, OTHERS_KEPT, RULE, RULE_ID, SCORE, TOTAL
from scheduler.render.scores import score_text
from scheduler.render.session_cell import one_line
from scheduler.render.theme import level_style
from scheduler.rules import rules_in_force

PROGRAMME = Words(en="Programme", fr="Programme", ar="البرنامج")
DIFFERENCES = Words(en="Differences from {first}", fr="Différences avec {first}", ar="الاختلافات عن {first}")
LEGEND = Words(
    en="Cost, with the number of violations in brackets; * costs least.",
    fr="Coût, avec le nombre d'écarts entre parenthèses ; * coûte le moins.",
    ar="الكلفة، وبين قوسين عدد المخالفات؛ * الأقل كلفة.",
)
ALL_ALIKE = Words(en="All have the same score.", fr="Tous ont le même score.", ar="لها جميعًا النتيجة نفسها.")
BEST = Words(
    en="The best score is that of {names}.",
    fr="Le meilleur score est celui de {names}.",
    ar="أفضل نتيجة هي نتيجة {names}.",
)
BOUND = Words(en="Proved bound", fr="Borne prouvée", ar="الحد المُثبت")
MARK = "*"
LEAST_TITLE = 16
"""Columns of the terminal to which titles of rules are wrapped rather than part two programmes."""


def comparison_view(instance: Instance, comparison: Comparison, language: Language) -> RenderableType:
    """The programmes with their scores, then the rules that cost something with any of them."""
    letters = [letter(index) for index in range(len(comparison.programmes))]
    verdict = BEST.with_values(names=tuple(letters[index] for index in sorted(comparison.best)))
    n_kept = sum(not row.costs_something for row in comparison.rows)
    return Group(
        _programmes(comparison, letters, language),
        directed(Text((verdict if comparison.best else ALL_ALIKE).say(language), style="bold"), language),
        Costs(instance, comparison, letters, language),
        directed(Text(LEGEND.say(language), style="dim"), language),
        directed(Text(OTHERS_KEPT.with_values(n=n_kept).say(language), style="dim"), language),
    )


def letter(index: int) -> str:
    """``A`` to ``Z``, then ``AA`` and so on."""
    rest, last = divmod(index, len(ascii_uppercase))
    return (letter(rest - 1) if rest else "") + ascii_uppercase[last]


def _programmes(comparison: Comparison, letters: Sequence[str], language: Language) -> RenderableType:
    differences = DIFFERENCES.with_values(first=letters[0] if letters else "").say(language)
    headings = ["", PROGRAMME.say(language), SCORE.say(language).capitalize(), differences]
    table = _table(headings, language, n_numbers=1)
    for index, (name, each) in enumerate(zip(letters, comparison.programmes, strict=True)):
        mark = f" {MARK}" if index in comparison.best else ""
        cells = [
            Text(name, style="bold"),
            Text(one_line(each.name), overflow="fold"),
            Text(f"{score_text(each.evaluation.score)}{mark}", style="bold" if mark else ""),
            Text(str(len(each.unlike_first.moves)) if index else ""),
        ]
        table.add_row(*(reversed(cells) if is_right_to_left(language) else cells))
    return table


@dataclass(frozen=True)
class Costs:
    """Rules by programmes; as many programmes beside each other as the width takes."""

    instance: Instance
    comparison: Comparison
    letters: Sequence[str]
    language: Language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        left = range(len(self.letters))
        while left:
            shown = left
            while len(shown) > 1 and self._least_width(console, shown) > options.max_width:
                shown = shown[:-1]
            yield self._table(shown)
            left = left[len(shown) :]

    def _least_width(self, console: Console, shown: range) -> int:
        """The width of a table of which nothing but long titles of rules is wrapped."""
        endless = console.options.update(max_width=sys.maxsize)
        titles = max((cell_len(title) for title in self._titles.values()), default=0)
        return console.measure(self._table(shown), options=endless).maximum - max(0, titles - LEAST_TITLE)

    def _table(self, shown: range) -> Table:
        headings = [words.say(self.language) for words in (RULE, RULE_ID, LEVEL)]
        names = [self.letters[index] for index in shown]
        table = _table([*headings, *names], self.language, n_numbers=len(names), n_whole=2)
        for cells in [*self._rules(shown), *self._totals(shown), *self._bounds(shown)]:
            table.add_row(*(reversed(cells) if is_right_to_left(self.language) else cells))
        return table

    @cached_property
    def _titles(self) -> dict[str, str]:
        """By rule that costs something."""
        costly = {row.rule for row in self.comparison.rows if row.costs_something}
        rules = (rule for rule in rules_in_force(self.instance) if rule.id in costly)
        return {rule.id: rule.title.say(self.language) for rule in rules}

    def _rules(self, shown: Iterable[int]) -> Iterator[list[RenderableType]]:
        for row in self.comparison.rows:
            if row.costs_something:
                yield [
                    directed(Text(self._titles[row.rule]), self.language),
                    Text(row.rule, style="dim", overflow="fold"),
                    Text(row.level, style=level_style(self.instance, row.level)),
                    *(_cost(row, index) for index in shown),
                ]

    def _totals(self, shown: Iterable[int]) -> Iterator[list[RenderableType]]:
        for level in self.instance.levels:
            yield [
                directed(Text(TOTAL.say(self.language), style="bold"), self.language),
                Text(),
                Text(level, style=level_style(self.instance, level)),
                *(Text(self._total(index, level), style="bold") for index in shown),
            ]

    def _bounds(self, shown: Iterable[int]) -> Iterator[list[RenderableType]]:
        """What is proved that no programme goes below, at the levels at which anything is."""
        bounds = [self.comparison.programmes[index].bound or {} for index in shown]
        for level in self.instance.levels:
            lows = [bound.get(level) for bound in bounds]
            if any(low is not None for low in lows):
                yield [
                    directed(Text(BOUND.say(self.language), style="dim"), self.language),
                    Text(),
                    Text(level, style=level_style(self.instance, level)),
                    *(Text("" if low is None else f"{low}  ", style="dim") for low in lows),
                ]

    def _total(self, index: int, level: str) -> str:
        evaluation = self.comparison.programmes[index].evaluation
        n_violations = sum(rule.violations for rule in evaluation.rules if rule.level == level)
        return f"{_figures(evaluation.score[level], n_violations)}  "


def _cost(row: Row, index: int) -> Text:
    score, best = row.scores[index], index in row.best
    return Text(
        f"{_figures(score.cost, score.violations)} {MARK if best else ' '}", style="green" if best else ""
    )


def _figures(cost: int, n_violations: int) -> str:
    return f"{cost} ({n_violations})" if n_violations else str(cost)


def _table(headings: Sequence[str], language: Language, n_numbers: int, n_whole: int = 0) -> Table:
    """An empty table whose last columns are numbers, which are not wrapped, nor are ``n_whole`` before."""
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    columns = list(enumerate(headings, start=n_numbers - len(headings)))
    for number, name in reversed(columns) if right else columns:
        of_numbers = number >= 0
        table.add_column(
            directed(Text(name), language) if name else "",
            justify="right" if right or of_numbers else "left",
            no_wrap=number >= -n_whole,
        )
    return table
