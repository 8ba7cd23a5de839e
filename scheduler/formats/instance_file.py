"""Instances from files; all that is wrong with one is told at once, by line and column."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.domain.consistency import Stage, name_problems, sense_problems, window_problems
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.formats.hopeless import homeless_problems, hopeless_problems
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source, source_of_text
from scheduler.formats.tree import Tree, value_at
from scheduler.rules import rule_problems

BASE = "base"
"""Of the rules; it stands above them, or among them."""


def read_instance(path: str | os.PathLike[str]) -> Instance:
    """Read an instance from a YAML or JSON file.

    Raises
    ------
    InputError
        The file cannot be read, or the instance is not in order; it carries all faults.
    """
    return instance_of_tree(read_tree(read_source(Path(path))))


def instance_from_text(text: str, name: str = "instance.yaml") -> Instance:
    """Read an instance from a text; the ending of ``name`` says whether it is YAML or JSON.

    Raises
    ------
    InputError
        The text cannot be read, or the instance is not in order; it carries all faults.
    """
    return instance_of_tree(read_tree(source_of_text(name, text)))


def instance_of_tree(tree: Tree) -> Instance:
    """The instance that the values of a file tell, whatever the file.

    Raises
    ------
    InputError
        The instance is not in order; it carries all faults.
    """
    return read_soundly(tree, lambda part: _judge(part, tree))


def _judge(part: SoundPart, tree: Tree) -> Instance | list[Problem]:
    """The problems of the first stage that finds any, else the instance."""
    value = _with_rules_filled_in(part.value)
    try:
        instance = Instance.model_validate(value)
    except ValidationError as error:
        problems = schema_problems(error, value, Instance)
        return [_as_written(problem, tree) for problem in problems]
    stages: list[Stage] = [name_problems, sense_problems, _rule_problems]
    if not any(cut[:1] == ("days",) and len(cut) <= 2 for cut in part.cuts):
        stages.insert(1, window_problems)  # which would miss a day that was left out
    if not part.touched("days", "rooms", "kinds", "rules", "base", "levels"):
        # Where these are not all there, it cannot be said what has no place in them, or must have one.
        stages += [homeless_problems, hopeless_problems]
    found = (list(stage(instance)) for stage in stages)
    return next((problems for problems in found if problems), instance)


def _rule_problems(instance: Instance) -> Iterator[Problem]:
    """What is wrong with rules; where a rule gives no hint, its description is one."""
    for problem in rule_problems(instance):
        name = instance.rules[str(problem.path[1])].rule or problem.path[1]
        yield replace(problem, hint=problem.hint or f"`schedule rules {name}` tells what it takes")


def _with_rules_filled_in(value: dict[str, Any]) -> dict[str, Any]:
    """A rule of which nothing more is said is one with its defaults."""
    rules = value.get("rules")
    if not isinstance(rules, dict):
        return value
    filled_in = {name: {} if entry is None and name != BASE else entry for name, entry in rules.items()}
    return value | {"rules": filled_in}


def _as_written(problem: Problem, tree: Tree) -> Problem:
    """``base`` may stand among the rules, or above them."""
    if problem.path == (BASE,) and BASE not in tree.value:
        return replace(problem, path=("rules", BASE))
    if problem.path == ("rules", BASE) and isinstance(value_at(tree.value, problem.path), str):
        return replace(problem, message="is said above the rules, too", hint="keep one of the two")
    return problem
