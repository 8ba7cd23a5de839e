"""Bundles of sessions that are alike in rooms: how many of each stand in each room of each block."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.block_plan import BlockPlan
from scheduler.engines.exact.variables import Variables
from scheduler.network import Network

Count = Literal | cp_model.IntVar


class Bundles:
    """The numbers of each bundle, by choice of time and room choice, local to its sessions.

    Bundles of one session have no numbers, but that session's own literals.
    """

    def __init__(self, variables: Variables, plan: BlockPlan) -> None:
        self.variables = variables
        self.plan = plan
        self.numbers: list[dict[tuple[int, int], Count]] = [{} for _ in plan.bundles]

    @property
    def network(self) -> Network:
        return self.variables.network

    def is_counted(self, session: int) -> bool:
        """Whether the session has no rooms of its own, but a part in a number."""
        return len(self.plan.bundles[self.plan.bundle_of[session]]) > 1

    def by_bundle(self, sessions: Sequence[int]) -> tuple[list[int], list[int]]:
        """Sessions that stand alone, and the numbers of the bundles that the others make up."""
        single = [session for session in sessions if not self.is_counted(session)]
        return single, sorted({self.plan.bundle_of[s] for s in sessions if self.is_counted(s)})

    def made(self, bundle: int) -> dict[tuple[int, int], Count]:
        """The numbers of a bundle; in every choice they make up the sessions that stand there."""
        if self.numbers[bundle]:
            return self.numbers[bundle]
        model, members = self.variables.model, self.plan.bundles[bundle]
        held = [self.variables.made(session) for session in members]
        is_open = np.logical_or.reduce([h.cells_open for h in held])
        found: dict[tuple[int, int], Count] = {}
        for choice in np.flatnonzero(is_open.any(axis=1)).tolist():
            standing = [h.at[choice] for h in held if choice in h.at]
            if not standing:
                continue
            here = []
            for room in np.flatnonzero(is_open[choice]).tolist():
                number = model.new_int_var(0, len(standing), f"n{bundle}_{choice}_{room}")
                found[choice, room] = number
                here.append(number)
            model.add(cp_model.LinearExpr.sum(here) == cp_model.LinearExpr.sum(standing))
        self.numbers[bundle] = found
        return found
