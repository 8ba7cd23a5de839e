"""Instances from files; all that is wrong with one is told at once, by line and column."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.domain.consistency import Stage, name_problems, place_problems, sense_problems
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.formats.hopeless import hopeless_problems
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source, source_of_text
from scheduler.formats.tree import Tree
from scheduler.rules import rule_problems


def read_instance(path: str | os.PathLike[str]) -> Instance:
    """Read an instance from a YAML or JSON file.

    Raises
    ------
    InputError
        The file cannot be read, or the instance is not in order; it carries all faults.
    """
    return _instance(read_tree(read_source(Path(path))))


def instance_from_text(text: str, name: str = "instance.yaml") -> Instance:
    """Read an instance from a text; the ending of ``name`` says whether it is YAML or JSON.

    Raises
    ------
    InputError
        The text cannot be read, or the instance is not in order; it carries all faults.
    """
    return _instance(read_tree(source_of_text(name, text)))


def _instance(tree: Tree) -> Instance:
    return read_soundly(tree, lambda part: _judge(part, tree))


def _judge(part: SoundPart, tree: Tree) -> Instance | list[Problem]:
    """The problems of the first stage that finds any, else the instance."""
    value = part.value
    try:
        instance = Instance.model_validate(value)
    except ValidationError as error:
        problems = schema_problems(error, value, Instance)
        return [_as_written(problem, tree) for problem in problems]
    stages: list[Stage] = [name_problems, sense_problems, rule_problems]
    if not part.touched("days", "rooms", "kinds"):
        # Where these are not all there, it cannot be said what has no place in them.
        stages += [place_problems, hopeless_problems]
    found = (list(stage(instance)) for stage in stages)
    return next((problems for problems in found if problems), instance)


def _as_written(problem: Problem, tree: Tree) -> Problem:
    """``base`` may stand among the rules."""
    if problem.path == ("base",) and "base" not in tree.value:
        return replace(problem, path=("rules", "base"))
    return problem
