"""Writes terms at block level: rooms and other resources are counted, not sequenced."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engines.exact.condition import Condition
from scheduler.engines.exact.granularity import Classes, position_classes
from scheduler.engines.exact.writer import CpWriter
from scheduler.network.places import Mask
from scheduler.network.relations import Overlap
from scheduler.network.writer import Use


class BlockWriter(CpWriter):
    """A writer whose choices are blocks.

    What a resource can hold in a block is bounded in two ways, both necessary and neither always enough:
    by the minutes from the first start to the last end, and by how many positions fit one after the other.
    Whether a cell really packs is seen when its positions are dealt out.
    """

    def stands_for(self, session: int, choice: int, position: int) -> bool:
        places = self.network.tables.by_session[session].positions
        local = int(np.searchsorted(places, position))
        if local == len(places) or places[local] != position:
            return False
        return bool(self._classes[session][local] == self._classes[session][choice])

    @cached_property
    def _classes(self) -> Classes:
        return position_classes(self.network)

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        for block in range(len(self.network.instance.blocks)):
            self._count(block, uses, limit)

    def _count(self, block: int, uses: Sequence[Use], limit: int) -> None:
        table = self.network.tables.positions
        minutes: list[cp_model.LinearExprT] = []
        n_uses: list[cp_model.LinearExprT] = []
        spans: list[tuple[int, int]] = []
        longest_after = 0
        for use in uses:
            held = self.network.tables.by_session[use.session].positions
            here = table.block[held] == block
            spans += [(int(table.end[p]), int(table.start[p])) for p in held[here]]
            for length in np.unique((table.end - table.start)[held[here]]):
                alike: Mask = here & ((table.end - table.start)[held] == length)
                for amount, after, rooms in use.alike():
                    condition = self.variables.celled(use.session, alike, rooms)
                    longest_after = max(longest_after, after)
                    n_uses.append(amount * _number(condition))
                    minutes.append(amount * (int(length) + after) * _number(condition))
        if not spans:
            return
        whole = max(end for end, _ in spans) - min(start for _, start in spans)
        self.model.add(cp_model.LinearExpr.sum(minutes) <= limit * (whole + longest_after))
        self.model.add(cp_model.LinearExpr.sum(n_uses) <= limit * _n_one_after_the_other(spans))

    def finish(self) -> None:
        for extra, pairs in sorted(self.apart_by_extra.items()):
            for left, right in sorted(pairs):
                overlap = self.network.time_matrix(Overlap(extra), left, right) > 0
                for choice, literal in self.variables.made(left).at.items():
                    row = overlap[self.variables.made(left).choices[choice]]
                    self.charge(self.network.levels[0], 1, Condition((literal,)), self.at(right, row))
        self.variables.complete()


def _number(condition: Condition) -> cp_model.LinearExprT:
    return 1 if condition.always else cp_model.LinearExpr.sum(list(condition.literals))


def _n_one_after_the_other(spans: list[tuple[int, int]]) -> int:
    """The most of these (end, start) that can follow each other: earliest end first."""
    number, free_from = 0, -1
    for end, start in sorted(spans):
        if start >= free_from:
            number, free_from = number + 1, end
    return number
