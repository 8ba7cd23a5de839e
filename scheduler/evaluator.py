"""The final authority on a programme: what its rules find wrong, in plain Python.

Nothing here, or below, knows an engine or the terms of the network.
"""

from __future__ import annotations

from collections import Counter

from scheduler.domain import Evaluation, Instance, Programme, RuleScore, Score, Violation
from scheduler.rules import rules_in_force


def evaluate(instance: Instance, programme: Programme) -> Evaluation:
    """Score ``programme`` by every rule in force.

    Violations come rule by rule, in the order of the rules; rules without any are listed with a cost of 0.
    """
    violations: list[Violation] = []
    rules: list[RuleScore] = []
    costs = Counter[str]()
    for rule in rules_in_force(instance):
        found = [violation for violation in rule.check(instance, programme) if violation.cost]
        cost = sum(violation.cost for violation in found)
        rules.append(RuleScore(rule.id, rule.level, len(found), cost))
        violations += found
        costs[rule.level] += cost
    return Evaluation(Score.of(instance.levels, costs), tuple(rules), tuple(violations))
