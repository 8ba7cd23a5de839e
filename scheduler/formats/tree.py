"""What a file says, as plain values, with the places where it says it."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scheduler.domain.problem import Problem
from scheduler.domain.value import ID_PATTERN
from scheduler.errors import Fault

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, both from 1."""

Spot = tuple[Path, bool]
"""A path, and whether its key is meant or its value."""

DEEPEST = 40
"""Levels of lists and mappings; an instance needs less than ten."""

MOST_DIGITS = 15
"""Of a whole number; other programs that read JSON keep no more."""

LAST_HINT = "see what the documentation says of this field"
"""Where nothing better is known."""

NAMES = ("id", "date")
"""Fields that name an item of a list."""


class Tree(ABC):
    """The plain values of one file; ``flaws`` are slips of notation that did not keep it from being read."""

    def __init__(self, name: str, value: Any, flaws: Sequence[Problem] = ()) -> None:
        self.name = name
        self.value = value
        self.flaws = tuple(flaws)

    @abstractmethod
    def places(self, spots: Sequence[Spot]) -> list[Place]:
        """Where each spot stands; what is not there is placed at the innermost thing around it that is."""

    def faults(self, problems: Iterable[Problem]) -> list[Fault]:
        """``problems`` told by line and column."""
        listed = list(problems)
        places = self.places([(problem.path, problem.of_key) for problem in listed])
        return [
            Fault(self.name, *place, field_text(self.value, p.path), p.message, p.hint or LAST_HINT)
            for place, p in zip(places, listed, strict=True)
        ]


def field_text(value: Any, path: Path) -> str:
    """``path`` as people write it, such as ``sessions[k1].duration``: items by id, else by number from 1."""
    text = ""
    for step in path:
        inside = _inside(value, step)
        text += _item(inside, step) if isinstance(step, int) else _field(step, first=not text)
        value = inside
    return text


def value_at(value: Any, path: Path) -> Any:
    """The value at the end of ``path``; None where it leads nowhere."""
    for step in path:
        value = _inside(value, step)
    return value


def _inside(value: Any, step: str | int) -> Any:
    if isinstance(value, Mapping):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int) and step < len(value):
        return value[step]
    return None


def _item(item: Any, index: int) -> str:
    names = (item.get(field) for field in NAMES) if isinstance(item, Mapping) else iter(())
    name = next((name for name in names if isinstance(name, str) and re.match(ID_PATTERN, name)), None)
    return f"[{index + 1 if name is None else name}]"


def _field(name: str, *, first: bool) -> str:
    if not re.match(ID_PATTERN, name):
        shown = repr(name if len(name) <= 40 else f"{name[:40]}...")
        return f"[{shown}]"
    return name if first else f".{name}"


def is_text(text: str) -> bool:
    """Whether ``text`` can be written in UTF-8, which half of a pair of surrogates cannot."""
    return text.isascii() or not re.search("[\ud800-\udfff]", text)


def too_deep(value: Any) -> bool:
    """Whether lists and mappings are nested deeper than is read."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
        ]
        if not level:
            return False
    return any(isinstance(outer, dict | list) for outer in level)
