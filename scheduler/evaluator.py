"""The final authority on a programme: what its rules find wrong, in plain Python.

Nothing here, or below, knows an engine or the terms of the network.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scheduler.domain import Evaluation, Instance, Programme, RuleScore, Score, Violation
from scheduler.rules import Rule, rules_in_force


def evaluate(instance: Instance, programme: Programme) -> Evaluation:
    """Score ``programme`` by every rule in force.

    Violations come rule by rule, in the order of the rules; rules without any are listed with a cost of 0.
    Every violation counts at its own level: a rule has one more score for each other level at which it
    finds something.
    """
    violations: list[Violation] = []
    rules: list[RuleScore] = []
    costs = Counter[str]()
    for rule in rules_in_force(instance):
        found = [violation for violation in rule.check(instance, programme) if violation.cost]
        rules += _scores(instance, rule, found)
        violations += found
    for score in rules:
        costs[score.level] += score.cost
    return Evaluation(Score.of(instance.levels, costs), tuple(rules), tuple(violations))


def _scores(instance: Instance, rule: Rule, found: Sequence[Violation]) -> Iterator[RuleScore]:
    """How a rule fares at its own level, then at the others where it finds something."""
    others = sorted({violation.level for violation in found} - {rule.level}, key=instance.levels.index)
    for level in (rule.level, *others):
        costs = [violation.cost for violation in found if violation.level == level]
        yield RuleScore(rule.id, level, len(costs), sum(costs))
