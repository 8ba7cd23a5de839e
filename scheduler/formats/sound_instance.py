"""Instances made of values that come from elsewhere than a file of ours."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.domain.consistency import instance_problems
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.errors import Fault, InputError
from scheduler.formats.tree import field_text
from scheduler.rules import rule_problems


def sound_instance(given: dict[str, Any], name: str) -> Instance:
    """The instance that ``given`` describes, which was made of the file called ``name``.

    Raises
    ------
    InputError
        It is not in order; faults name fields of the instance, since their cells are not known here.
    """
    try:
        instance = Instance.model_validate(given)
    except ValidationError as error:
        raise _refused(schema_problems(error, given, Instance), given, name) from None
    problems = list(instance_problems(instance)) or list(rule_problems(instance))
    if problems:
        raise _refused(problems, given, name)
    return instance


def _refused(problems: Iterable[Problem], given: dict[str, Any], name: str) -> InputError:
    faults = [Fault(name, 0, 0, field_text(given, p.path), p.message, p.hint) for p in problems]
    return InputError(f"{name} makes no instance that is in order", faults)
