"""Instances that cannot be solved, each with the conflicts that were planted into it.

The comment at the head of a file tells them, one after the other:

    # conflict: pinned(opening) + person_availability(minister, opening) + placed(opening)
    # size: 3
    # undo: people.minister.available
    # mend: none

``conflict`` names demands, by rule and subjects, that any explanation must name; it goes on in lines that
begin with ``+``. With ``size``, there are so many in all. ``undo`` is a change that lifts this conflict and
no other: what stands at that path is taken out, or becomes what stands behind ``=``. There may be several of
these. ``too little`` is a change of the same sort that goes less far, and lifts nothing. ``remedy`` is what
people must be told, among others, that would mend it. ``mend: none`` says that nothing can be done about it
by the demands' own mends.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scheduler.domain import Instance
from scheduler.formats.instance_file import instance_from_text
from scheduler.formats.instance_text import instance_text

Named = tuple[str, tuple[str, ...]]
"""A demand by its rule and its subjects."""

KEYS = ("conflict", "size", "undo", "too little", "remedy", "mend")
NAMED = re.compile(r"(\w+)\(([^)]*)\)")


@dataclass(frozen=True)
class Edit:
    """What stands at ``path`` of an instance is taken out, or becomes ``value``."""

    path: str
    value: Any = None
    takes_out: bool = True


@dataclass(frozen=True)
class Planted:
    """Demands that cannot all be met; ``size`` counts those that are not named, too, where it is known.

    ``remedies`` are sentences in English.
    """

    demands: frozenset[Named]
    size: int | None = None
    undo: tuple[Edit, ...] = ()
    mendable: bool = True
    too_little: tuple[Edit, ...] = ()
    remedies: tuple[str, ...] = ()


@dataclass
class _Draft:
    """A conflict while its lines are read."""

    demands: frozenset[Named]
    size: int | None = None
    undo: list[Edit] = field(default_factory=list)
    mendable: bool = True
    too_little: list[Edit] = field(default_factory=list)
    remedies: list[str] = field(default_factory=list)

    def read(self, key: str, said: str) -> None:
        match key:
            case "size":
                self.size = int(said)
            case "undo":
                self.undo.append(edit_of(said))
            case "too little":
                self.too_little.append(edit_of(said))
            case "remedy":
                self.remedies.append(said)
            case "mend":
                assert said == "none", said
                self.mendable = False
            case _:
                self.demands |= demands_of(said)

    def finished(self) -> Planted:
        return Planted(
            self.demands,
            self.size,
            tuple(self.undo),
            self.mendable,
            tuple(self.too_little),
            tuple(self.remedies),
        )


def planted(path: Path) -> tuple[Planted, ...]:
    """The conflicts that the head of a file tells of, in its order."""
    drafts: list[_Draft] = []
    for key, said in _lines(path):
        if key == "conflict":
            drafts.append(_Draft(demands_of(said)))
        else:
            drafts[-1].read(key, said)
    return tuple(draft.finished() for draft in drafts)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    """Keys and what they say; lines that begin with ``+`` go on with the conflict."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            return
        key, _, said = line.lstrip("# ").partition(":")
        if key.startswith("+"):
            yield "+", key
        elif key in KEYS:
            yield key, said.strip()


def demands_of(said: str) -> frozenset[Named]:
    """The demands that a line names, such as ``pinned(opening) + placed(opening)``."""
    found = NAMED.findall(said)
    return frozenset((rule, tuple(re.findall(r"[^\s,]+", subjects))) for rule, subjects in found)


def edit_of(said: str) -> Edit:
    """The change that a line tells of: ``people.minister.available``, or ``rooms.hall.capacity = 300``."""
    path, equals, value = (part.strip() for part in said.partition("="))
    return Edit(path, _value(value), takes_out=False) if equals else Edit(path)


def _value(said: str) -> Any:
    try:
        return json.loads(said)
    except ValueError:
        return said


def edited(instance: Instance, edits: Iterable[Edit]) -> Instance:
    """The instance with some changes, read anew as if a file said so."""
    tree = json.loads(instance_text(instance, as_json=True))
    for edit in edits:
        _apply(tree, edit)
    return instance_from_text(json.dumps(tree), "edited.json")


def _apply(tree: Any, edit: Edit) -> None:
    *steps, last = edit.path.split(".")
    for step in steps:
        tree = tree[_key(tree, step)]
    if edit.takes_out:
        del tree[_key(tree, last)]
    elif isinstance(tree, dict):
        tree[last] = edit.value
    else:
        tree[_key(tree, last)] = edit.value


def _key(tree: Any, step: str) -> Any:
    """``step`` itself in a mapping; in a list the place of what has this id or date, or this place."""
    if isinstance(tree, dict):
        return step
    found = [n for n, item in enumerate(tree) if step in (item.get("id"), item.get("date"))]
    return found[0] if found else int(step)
