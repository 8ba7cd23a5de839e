"""The demands of a conflict, one to a line; where it was cut short and they are many, a few of each rule."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.text import Text

from scheduler.domain.text import Language
from scheduler.explanation import Conflict
from scheduler.render.located import Located
from scheduler.render.phrases import MORE

MOST_DEMANDS = 60
"""Where there are more, not all of which may be needed, they tell little one by one."""
FEW_OF_A_RULE = 3
"""So many of a rule are told then, or one less and how many more there are."""


def folded(conflict: Conflict, told: Sequence[Located], language: Language) -> Iterator[Text | Located]:
    """What is to be shown of ``told``, the demands of a conflict in their order."""
    if conflict.minimal or len(told) <= MOST_DEMANDS:
        yield from told
        return
    by_rule: defaultdict[str, list[Located]] = defaultdict(list)
    for demand, said in zip(conflict.demands, told, strict=True):
        by_rule[demand.rule].append(said)
    for of_rule in by_rule.values():
        n_told = len(of_rule) if len(of_rule) <= FEW_OF_A_RULE else FEW_OF_A_RULE - 1
        yield from of_rule[:n_told]
        if len(of_rule) > n_told:
            yield Text(f"     {MORE.with_values(n=len(of_rule) - n_told).say(language)}", style="dim")
