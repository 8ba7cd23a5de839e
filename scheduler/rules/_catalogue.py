"""Finds the rules there are, and those in force for an instance."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import ValidationError

import scheduler.rules
from scheduler.domain import Instance, RuleEntry
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.schema_problems import schema_problems
from scheduler.domain.score import DEFAULT_LEVELS
from scheduler.errors import StateError
from scheduler.rules._rule import Rule

OFF = "off"


@cache
def catalogue() -> dict[str, type[Rule]]:
    """All rules by name, sorted."""
    names = (module.name for module in pkgutil.iter_modules(scheduler.rules.__path__))
    return {name: _rule_of(name) for name in sorted(names) if not name.startswith("_")}


def _rule_of(name: str) -> type[Rule]:
    module = importlib.import_module(f"scheduler.rules.{name}")
    classes = (member for _, member in inspect.getmembers(module, inspect.isclass))
    rules = [m for m in classes if issubclass(m, Rule) and m.__module__ == module.__name__]
    if len(rules) != 1:
        raise StateError(f"scheduler/rules/{name}.py holds {len(rules)} rules", "one file is one rule")
    return rules[0]


def _entries(instance: Instance) -> dict[str, RuleEntry]:
    """Base rules first, unless the instance says otherwise, then those listed."""
    base = {name: RuleEntry() for name, rule in catalogue().items() if rule.base}
    listed = dict(instance.rules)
    entries = (base if instance.base == "all" else {}) | listed
    return {rule_id: entry for rule_id, entry in entries.items() if entry.level != OFF}


def _make(instance: Instance, rule_id: str, entry: RuleEntry) -> Rule:
    rule = catalogue()[entry.rule or rule_id]
    level = entry.level or _usual_level(instance, rule)
    return rule.model_validate({**entry.parameters, "level": level, "id": rule_id})


def _usual_level(instance: Instance, rule: type[Rule]) -> str:
    """The rule's own level; where the instance has other names, its first for hard and its last for soft."""
    usual: str = rule.model_fields["level"].default
    if usual in instance.levels:
        return usual
    return instance.levels[0 if usual == DEFAULT_LEVELS[0] else -1]


def rules_in_force(instance: Instance) -> tuple[Rule, ...]:
    """The rules of an instance whose entries have been found in order (see `rule_problems`)."""
    return tuple(_make(instance, rule_id, entry) for rule_id, entry in _entries(instance).items())


def rule_problems(instance: Instance) -> Iterator[Problem]:
    """What is wrong with the rules that an instance lists."""
    for rule_id, entry in instance.rules.items():
        path = ("rules", rule_id)
        name = entry.rule or rule_id
        if name not in catalogue():
            at = (*path, "rule") if entry.rule else path
            hint = f"{did_you_mean(name, catalogue())} (`schedule rules` lists all)"
            yield Problem(at, f"{name!r} is not a rule", hint, of_key=not entry.rule)
            continue
        levels = (*instance.levels, OFF)
        if entry.level is not None and entry.level not in levels:
            yield Problem(
                (*path, "level"), f"{entry.level!r} is not a level", did_you_mean(entry.level, levels)
            )
            continue
        yield from _parameter_problems(instance, rule_id, entry)


def _parameter_problems(instance: Instance, rule_id: str, entry: RuleEntry) -> Iterator[Problem]:
    path = ("rules", rule_id)
    known = catalogue()[entry.rule or rule_id].model_fields.keys() - {"id"}
    unknown = [name for name in entry.parameters if name not in known]
    for name in unknown:
        hint = did_you_mean(name, known | {"rule"})
        yield Problem((*path, name), f"the rule has no parameter {name!r}", hint, of_key=True)
    if unknown:
        return
    try:
        rule = _make(instance, rule_id, entry)
    except ValidationError as error:
        for problem in schema_problems(error, entry.parameters, catalogue()[entry.rule or rule_id]):
            yield replace(problem, path=(*path, *problem.path))
        return
    if rule.rewards and rule.level == instance.levels[0]:
        message = (
            f"a rule that rewards cannot be at the level {rule.level!r}, whose costs nothing makes up for"
        )
        hint = "add a level below it, under `levels`"
        if len(instance.levels) > 1:
            hint = f"put it at the level {instance.levels[-1]!r}"
        yield Problem((*path, "level"), message, hint)
    for problem in rule.problems(instance):
        yield replace(problem, path=(*path, *problem.path))
