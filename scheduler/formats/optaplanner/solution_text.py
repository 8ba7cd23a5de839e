"""Programmes as JSON: the score, what each constraint gives to it, and where every talk stands."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from scheduler.domain import Evaluation, Instance, Placement, Programme
from scheduler.domain.time import moment_text
from scheduler.evaluator import evaluate
from scheduler.formats.optaplanner.constraints import Constraint, said_rules
from scheduler.formats.optaplanner.names import code_of
from scheduler.formats.optaplanner.weights import weight_text
from scheduler.rules import rules_in_force


def solution_text(instance: Instance, programme: Programme) -> str:
    """A programme as JSON; scores are costs with their sign turned, so that higher is better.

    Constraints are listed that give anything to the score, rules that are none of the format's by their ids.
    """
    evaluation = evaluate(instance, programme)
    content = {
        "dataset": str(instance.conference.name),
        "engine": f"schedule {_version()}",
        "score": weight_text(_turned(evaluation.score.as_dict())),
        "constraints": _constraints(instance, evaluation),
        "talks": {
            code_of(session): _talk(instance, programme.get(session.id)) for session in instance.sessions
        },
    }
    return json.dumps(content, indent=1, ensure_ascii=False) + "\n"


def _talk(instance: Instance, placement: Placement | None) -> dict[str, str] | None:
    if placement is None:
        return None
    time = instance.clock_span(placement.time)
    return {
        "start": moment_text(instance.moment(time.start)),
        "end": moment_text(instance.moment(time.end)),
        "room": str(instance.name(placement.rooms[0])),
    }


def _constraints(instance: Instance, evaluation: Evaluation) -> dict[str, Any]:
    """What each constraint gives, by its name; one that has weights at several levels is several rules."""
    by_rule = {rule.id: (constraint, rule.weight) for constraint, rule in said_rules(instance)}
    own = {rule.id: rule.weight for rule in rules_in_force(instance)}
    costs: defaultdict[str, Counter[str]] = defaultdict(Counter)
    weights: defaultdict[str, Counter[str]] = defaultdict(Counter)
    matches: Counter[str] = Counter()
    for score in evaluation.rules:
        constraint, weight = by_rule.get(score.rule, (Constraint(score.rule, ""), own[score.rule]))
        weight = weight // constraint.scale
        costs[constraint.name][score.level] += score.cost
        weights[constraint.name][score.level] += weight if constraint.reward else -weight
        matches[constraint.name] = max(matches[constraint.name], score.violations)
    return {
        name: {
            "score": weight_text(_turned(costs[name])),
            "weight": weight_text(weights[name]),
            "matches": matches[name],
        }
        for name in sorted(costs)
        if any(costs[name].values())
    }


def _turned(costs: Mapping[str, int]) -> dict[str, int]:
    return {level: -cost for level, cost in costs.items()}


def _version() -> str:
    try:
        return version("schedule")
    except PackageNotFoundError:  # run from a folder of sources that was never installed
        return "unknown"
