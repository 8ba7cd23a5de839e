"""On which lines of an instance's file its fields stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from scheduler.formats.tree import NAMES, Path, Tree

Wanted = Sequence[str]
"""Fields of which the first that is found is told, such as ``people.amal.available``."""

BLOCKS = "blocks."
"""What fields of blocks begin with, whichever day these stand in."""

LISTS = ("sessions", "people", "rooms", "organisations")
"""Where something is looked for of which only the id is known."""


def field_lines(tree: Tree, wanted: Sequence[Wanted]) -> list[int | None]:
    """For each of ``wanted`` the line of the first field that a file gives; None where it gives none.

    A field that is not given is found where the thing stands that it belongs to. Ids alone are those of
    sessions, people, rooms or organisations.
    """
    found = [next(_paths(tree.value, fields), None) for fields in wanted]
    places = iter(tree.places([(path, True) for path in found if path is not None]))
    return [None if path is None else next(places)[0] for path in found]


def _paths(value: Mapping[str, Any], fields: Wanted) -> Iterator[Path]:
    """Paths to those of ``fields`` that lead to a thing of their own."""
    for field in fields:
        n_shared = len(("days", 0, "blocks")) if field.startswith(BLOCKS) else 1
        for start in _starts(value, field):
            path = _path(value, start)
            if len(path) > n_shared:
                yield path


def _starts(value: Mapping[str, Any], field: str) -> Iterable[str]:
    """The field as a path from the outermost mapping."""
    if field.startswith(BLOCKS):
        days = value.get("days")
        n_days = len(days) if isinstance(days, list) else 0
        return [f"days.{number}.{field}" for number in range(n_days)]
    known = field in value or any(field.startswith(f"{name}.") for name in value)
    return [field] if known else [f"{group}.{field}" for group in LISTS]


def _path(value: Any, field: str) -> Path:
    """The steps along ``field`` as far as they lead."""
    path: list[str | int] = []
    while field:
        step, name = _step(value, field)
        if step is None:
            break
        path.append(step)
        value, field = value[step], field[len(name) + 1 :]
    return tuple(path)


def _step(value: Any, field: str) -> tuple[str | int | None, str]:
    """The next step along ``field``, and its name there; ids may hold dots, so the longest is taken."""
    steps = [(step, name) for step, name in _names(value) if field == name or field.startswith(f"{name}.")]
    return max(steps, key=lambda found: len(found[1]), default=(None, ""))


def _names(value: Any) -> Iterator[tuple[str | int, str]]:
    """What can be inside of a value, with the names it has there."""
    if isinstance(value, Mapping):
        yield from ((name, name) for name in value)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            held = [item.get(field) for field in NAMES] if isinstance(item, Mapping) else []
            yield from ((number, name) for name in (*map(str, filter(None, held)), str(number)))
