"""The names that may be given at a place of a model, for hints about misspelt ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel


def known_fields(model: type[BaseModel], path: tuple[str | int, ...]) -> frozenset[str]:
    """Names of the fields of the models that may stand at ``path`` below ``model``."""
    return _known_fields(model, tuple(step if isinstance(step, str) else 0 for step in path))


@lru_cache(maxsize=1000)
def _known_fields(model: type[BaseModel], path: tuple[str | int, ...]) -> frozenset[str]:
    types: list[Any] = [model]
    for step in path:
        types = [inner for outer in types for inner in _inside(outer, step)]
    return frozenset(name for found in types for name in _fields(found))


def _fields(model: Any) -> dict[str, Any]:
    if not (isinstance(model, type) and issubclass(model, BaseModel)):
        return {}
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _inside(outer: Any, step: str | int) -> Iterator[Any]:
    """The types that may stand at ``step`` of a value of type ``outer``, unions taken apart."""
    fields = _fields(outer)
    if step in fields:
        yield from _branches(fields[str(step)])
    elif get_origin(outer) in (tuple, list, Sequence, dict, Mapping):
        for argument in get_args(outer):
            yield from _branches(argument)


def _branches(annotation: Any) -> Iterator[Any]:
    """``annotation`` without what annotates it; the members of a union one by one."""
    if get_origin(annotation) in (tuple, list, Sequence, dict, Mapping) or isinstance(annotation, type):
        yield annotation
        return
    for argument in get_args(annotation):
        yield from _branches(argument)
