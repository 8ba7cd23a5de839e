"""All that pretalx's API answered, sorted by what it is, whatever the files are called and how it is nested.

Answers come in pages ``{count, next, results}``, as lists, or one by one; what they refer to may stand in
them in full ("expanded"), and then counts as told, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from pydantic import ValidationError

from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.errors import Fault
from scheduler.formats.json_tree import JsonTree
from scheduler.formats.pretalx.records import MODELS, Record, Shape, shape_of

EXPANDED = (
    "submission", "submissions", "speakers", "room", "track", "submission_type", "slots", "slot", "tags",
)  # fmt: skip
"""Fields in which other things may stand in full."""

Path = tuple[str | int, ...]
Given = dict[str, Any]
R = TypeVar("R", bound=Record)


@dataclass
class Responses:
    """Things by shape and name, in the order in which they were first told.

    ``faults`` are all that is wrong with them; ``counted`` says how many there are by the pages that name
    a next page, ``n_others`` how many things were told that are not used.
    """

    records: dict[Shape, dict[str, Record]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    counted: dict[Shape, int] = field(default_factory=dict)
    n_others: int = 0
    exports: list[str] = field(default_factory=list)
    """Files that are published schedules rather than answers of the API, and are not used."""

    def of(self, shape: Shape, model: type[R]) -> dict[str, R]:
        """All things of a shape by name."""
        found = self.records.get(shape, {})
        return {name: cast(model, record) for name, record in found.items()}  # type: ignore[valid-type]

    def missing(self, shape: Shape) -> int:
        """How many things stand on pages that were not given."""
        return max(0, self.counted.get(shape, 0) - len(self.records.get(shape, {})))


def responses_of(trees: Iterable[JsonTree]) -> Responses:
    """What all files tell together; where they tell the same thing twice, the first that says something."""
    found = Responses()
    merged: dict[tuple[Shape, str], Given] = {}
    for tree in trees:
        problems: list[Problem] = []
        if _is_export(tree.value):
            found.exports.append(tree.name)
            continue
        for path, given in _things(tree.value, (), found):
            shape = shape_of(given)
            if shape is None:
                found.n_others += 1
                continue
            try:
                record = MODELS[shape].model_validate(given)
            except ValidationError as error:
                told = schema_problems(error, given, MODELS[shape])
                problems += [Problem((*path, *p.path), p.message, p.hint, p.of_key) for p in told]
                continue
            key = (shape, _name(shape, record, len(merged)))
            said = {name: value for name, value in given.items() if value is not None}
            merged[key] = said | merged.get(key, {})
        found.faults += tree.faults(problems)
    for (shape, name), given in merged.items():
        found.records.setdefault(shape, {})[name] = MODELS[shape].model_validate(given)
    return found


def _is_export(value: Any) -> bool:
    schedule = value.get("schedule") if isinstance(value, dict) else None
    return isinstance(schedule, dict) and "conference" in schedule


def _name(shape: Shape, record: Record, number: int) -> str:
    """A slot may have no name of its own; then it is another one each time."""
    name = getattr(record, record.key)
    return f"#{number}" if shape == "slot" and name is None else str(name)


def _things(value: Any, path: Path, found: Responses) -> Iterator[tuple[Path, Given]]:
    """Each thing that a file tells, with its place, those told within others after these."""
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _things(inner, (*path, index), found)
    elif isinstance(value, dict) and isinstance(value.get("results"), list):
        results = value["results"]
        _note_page(value, results, found)
        yield from _things(results, (*path, "results"), found)
    elif isinstance(value, dict) and shape_of(value) is not None:
        yield path, value
        for name in EXPANDED:
            yield from _within(value, name, path, found)
    elif isinstance(value, dict) and any(isinstance(inner, dict | list) for inner in value.values()):
        for name, inner in value.items():
            if isinstance(inner, dict | list):
                yield from _things(inner, (*path, name), found)
    elif isinstance(value, dict) and value:
        yield path, value


def _within(value: Given, name: str, path: Path, found: Responses) -> Iterator[tuple[Path, Given]]:
    """Things that stand in full in a field of another; to slots it is added what they are slots of."""
    inner = value.get(name)
    listed = list(enumerate(inner)) if isinstance(inner, list) else [(None, inner)]
    for index, one in listed:
        if not isinstance(one, dict):
            continue
        if name in ("slots", "slot"):
            parent = "schedule" if "version" in value else "submission"
            one = {parent: value.get("id" if parent == "schedule" else "code")} | one
        if shape_of(one) is not None:
            place = (*path, name) if index is None else (*path, name, index)
            yield from _things(one, place, found)


def _note_page(page: Given, results: list[Any], found: Responses) -> None:
    count = page.get("count")
    first = next((result for result in results if isinstance(result, dict)), None)
    shape = None if first is None else shape_of(first)
    if shape is not None and isinstance(count, int) and count > len(results):
        found.counted[shape] = max(count, found.counted.get(shape, 0))
