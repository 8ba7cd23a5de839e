"""The score of a programme: rule by rule, and its worst violations in words."""

from __future__ import annotations

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scheduler.domain import Evaluation, Instance, Score, Violation
from scheduler.domain.text import Language
from scheduler.render.direction import directed, is_right_to_left, isolated
from scheduler.render.phrases import (
    COST,
    LEVEL,
    MORE,
    NOTHING_BROKEN,
    OTHERS_KEPT,
    RULE,
    RULE_ID,
    TOTAL,
    VIOLATIONS,
    WORST,
)
from scheduler.render.session_cell import one_line
from scheduler.render.theme import level_style
from scheduler.rules import rules_in_force

MOST_WORST = 8


def score_text(score: Score) -> str:
    """``0 hard, 0 medium, 123 soft``."""
    return ", ".join(f"{cost} {level}" for level, cost in score.as_dict().items())


def evaluation_view(
    instance: Instance, evaluation: Evaluation, language: Language, most: int = MOST_WORST
) -> RenderableType:
    """The table of rules that cost something, and the ``most`` worst violations."""
    if not evaluation.violations:
        return directed(Text(NOTHING_BROKEN.say(language), style="green"), language)
    kept = sum(rule.cost == 0 for rule in evaluation.rules)
    parts = [_table(instance, evaluation, language)]
    total = f"{TOTAL.say(language)}: {isolated(score_text(evaluation.score), language)}."
    others = f" {OTHERS_KEPT.with_values(n=kept).say(language)}" if kept else ""
    parts.append(directed(Text.assemble((total, "bold"), (others, "dim")), language))
    return Group(*parts, *_worst(instance, evaluation, language, most))


def _table(instance: Instance, evaluation: Evaluation, language: Language) -> RenderableType:
    titles = {rule.id: rule.title.say(language) for rule in rules_in_force(instance)}
    right = is_right_to_left(language)
    table = Table(box=box.SIMPLE_HEAD)
    headings = [words.say(language) for words in (RULE, RULE_ID, LEVEL, VIOLATIONS, COST)]
    numbers = 2
    columns = list(enumerate(headings, start=numbers - len(headings)))
    for number, name in reversed(columns) if right else columns:
        table.add_column(directed(Text(name), language), justify="right" if right or number >= 0 else "left")
    for rule in evaluation.rules:
        if rule.cost:
            style = level_style(instance, rule.level)
            cells = [
                directed(Text(titles[rule.rule]), language),
                Text(rule.rule, style="dim"),
                Text(rule.level, style=style),
                Text(str(rule.violations)),
                Text(str(rule.cost)),
            ]
            table.add_row(*(reversed(cells) if right else cells))
    return table


def _worst(instance: Instance, evaluation: Evaluation, language: Language, most: int) -> list[RenderableType]:
    def order(violation: Violation) -> tuple[int, int]:
        return instance.levels.index(violation.level), -violation.cost

    worst = sorted(evaluation.violations, key=order)
    parts: list[RenderableType] = [Text(), directed(Text(WORST.say(language), style="bold"), language)]
    for violation in worst[:most]:
        style = level_style(instance, violation.level)
        cost = (isolated(f"{violation.cost} {violation.level}", language), style)
        line = Text.assemble(cost, " ", one_line(violation.text(language)))
        parts.append(directed(line, language))
    if len(worst) > most:
        more = MORE.with_values(n=len(worst) - most).say(language)
        parts.append(directed(Text(more, style="dim"), language))
    return parts
