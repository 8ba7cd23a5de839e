"""Conditions over CP-SAT literals: none, all, or one of some that exclude each other."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python.cp_model_helper import Literal


@dataclass(frozen=True)
class Condition:
    """Met when one of ``literals`` is true, of which at most one ever is; ``always`` needs none."""

    literals: tuple[Literal, ...] = ()
    always: bool = False

    @property
    def never(self) -> bool:
        return not self.always and not self.literals

    @property
    def key(self) -> tuple[int, ...]:
        """Indices of the literals, ascending: two conditions with the same key are the same."""
        return tuple(sorted(literal.index for literal in self.literals))


NEVER = Condition()
ALWAYS = Condition(always=True)
