"""What is left of a file's values when everything found wrong is left out, so that reading can go on.

Paths of the part that is left are told in terms of the whole, and faults that only came about by leaving
something out are recognised: a mapping that now lacks a field, a name whose bearer is gone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from scheduler.domain.problem import Problem
from scheduler.formats.tree import Path, value_at

STAND_INS: dict[Path, Any] = {
    ("format",): 1,
    ("conference",): {"name": "?", "timezone": "UTC"},
}
"""What an instance cannot be without, while everything else can be read without it."""


class SoundPart:
    """The values of a file without those cut out."""

    def __init__(self, whole: dict[str, Any]) -> None:
        self.whole = whole
        self.cuts: set[Path] = set()
        self._lost: set[str] = set()

    @property
    def value(self) -> dict[str, Any]:
        """What is left; it shares with the whole what is untouched."""
        stand_ins = {str(path[0]): value for path, value in STAND_INS.items() if path in self.cuts}
        left: dict[str, Any] = _without(self.whole, self.cuts)
        return left | stand_ins

    def touched(self, *sections: str) -> bool:
        """Whether anything was cut out of one of these fields of the whole."""
        return any(not path or path[0] in sections for path in self.cuts)

    def in_whole(self, problems: Iterable[Problem]) -> list[Problem]:
        """``problems`` found in the part, told of the whole."""
        items_cut: dict[Path, list[int]] = {}
        for *holder, last in sorted(cut for cut in self.cuts if cut and isinstance(cut[-1], int)):
            items_cut.setdefault(tuple(holder), []).append(int(last))
        return [replace(p, path=_path_in_whole(p.path, items_cut)) for p in problems]

    def first_hand(self, problems: Iterable[Problem]) -> list[Problem]:
        """Those of ``problems`` of the whole that do not come of something that was cut out."""
        around_cuts = {cut[:length] for cut in self.cuts for length in range(len(cut) + 1)}
        return [problem for problem in problems if not self._is_consequence(problem, around_cuts)]

    def cut(self, problems: Iterable[Problem]) -> bool:
        """Cut out what ``problems`` are about; False where nothing is left to cut."""
        new = {self._to_cut(problem.path) for problem in problems} - self.cuts
        for path in new:
            self._lost |= _names_of(path, value_at(self.whole, path))
        self.cuts |= new
        return bool(new) and () not in self.cuts

    def _is_consequence(self, problem: Problem, around_cuts: Collection[Path]) -> bool:
        path = problem.path
        # A field that is missing now was reported before, or stood there under a misspelt name.
        is_missing = path[:-1] in around_cuts and not _is_there(self.whole, path)
        # Slots without an id of their own are named by number.
        is_slot = path[:1] == ("people",) and "slots" in path and self.touched("days")
        return path in around_cuts or is_missing or is_slot or self._names_lost(problem)

    def _names_lost(self, problem: Problem) -> bool:
        named = problem.path[-1] if problem.of_key else value_at(self.whole, problem.path)
        return isinstance(named, str) and named in self._lost

    def _to_cut(self, path: Path) -> Path:
        """What to leave out so that the problem at ``path`` goes: the thing itself, or what lacks it."""
        if path in STAND_INS:
            return path
        present = path
        while present and not _is_there(self.whole, present):
            present = present[:-1]
        while present in self.cuts:
            present = present[:-1]
        return present


def _path_in_whole(path: Path, items_cut: Mapping[Path, Sequence[int]]) -> Path:
    """Count in the items of lists that were cut out before each step."""
    found: Path = ()
    for step in path:
        if isinstance(step, int):
            for item in items_cut.get(found, ()):
                step += item <= step
        found = (*found, step)
    return found


def _without(value: Any, cuts: Collection[Path]) -> Any:
    if not cuts:
        return value
    below: dict[str | int, list[Path]] = {}
    for first, *rest in cuts:
        below.setdefault(first, []).append(tuple(rest))
    steps = value.items() if isinstance(value, dict) else enumerate(value)
    left = (
        (step, _without(inner, below.get(step, ()))) for step, inner in steps if () not in below.get(step, ())
    )
    return dict(left) if isinstance(value, dict) else [inner for _, inner in left]


def _is_there(value: Any, path: Path) -> bool:
    if not path:
        return True
    *outer, last = path
    holder = value_at(value, tuple(outer))
    if isinstance(holder, dict):
        return last in holder
    return isinstance(holder, list) and isinstance(last, int) and last < len(holder)


def _names_of(path: Path, value: Any) -> set[str]:
    """Names by which other things may refer to what stands at ``path``: ids, and all that rooms have."""
    names = {str(path[1])} if len(path) == 2 else set()
    all_strings = path[:1] == ("rooms",)
    waiting = [value]
    while waiting:
        inner = waiting.pop()
        if isinstance(inner, dict):
            names |= {str(inner.get("id"))} | set(inner if all_strings else ())
            waiting += inner.values()
        elif isinstance(inner, list):
            waiting += inner
        elif all_strings:
            names.add(str(inner))
    return names
