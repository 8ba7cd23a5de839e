"""The values of a filled-in template as an instance has them, with the cells that say them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from scheduler.domain.problem import Problem
from scheduler.errors import Fault
from scheduler.formats.template.flaw import Flaw
from scheduler.formats.template.grid import Place as Cell
from scheduler.formats.tree import LAST_HINT, Path, Place, Spot, Tree

TEXT = "any"
"""The part of a text that is the same in all languages, whose column is that of the text."""


class TemplateTree(Tree):
    """``cells`` are the places of fields and things; what has none of its own stands where its owner does."""

    def __init__(
        self, name: str, value: dict[str, Any], cells: Mapping[Path, Cell], flaws: Sequence[Flaw]
    ) -> None:
        problems = [
            Problem(flaw.path, flaw.message, flaw.hint, flaw.of_key)
            for flaw in flaws
            if flaw.path is not None
        ]
        super().__init__(name, value, problems)
        self._cells = cells

    def places(self, spots: Sequence[Spot]) -> list[Place]:
        """Row and column of each spot; zeros where no cell says it."""
        found = [self._cell(path) for path, _ in spots]
        return [(cell.line, cell.column) if cell else (0, 0) for cell in found]

    def faults(self, problems: Iterable[Problem]) -> list[Fault]:
        """``problems`` told by sheet and cell, or by file and line."""
        return [self._fault(problem) for problem in problems]

    def _fault(self, problem: Problem) -> Fault:
        cell, hint = self._cell(problem.path), problem.hint or LAST_HINT
        if cell is None:
            return Fault(self.name, 0, 0, ".".join(map(str, problem.path)), problem.message, hint)
        return Fault(cell.file, cell.line, cell.column, cell.field, problem.message, hint)

    def _cell(self, path: Path) -> Cell | None:
        """The cell of a field, else that of the innermost thing around it that has one."""
        for length in range(len(path), 0, -1):
            for known in (path[:length], (*path[:length], TEXT)):
                if known in self._cells:
                    return self._cells[known]
        return None
