"""Demand on a resource over time against its limit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from scheduler.network.assignment import OUT, Assignment
from scheduler.network.places import Ints
from scheduler.network.terms.term import Term
from scheduler.network.writer import Use, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Capacity(Term):
    """``weight`` for each unit in use above ``limit``, times the minutes that this lasts.

    With ``pairs`` the second unit above it counts twice, the third three times, and so on: with a limit of 1
    that is the number of pairs of units in use.
    """

    uses: tuple[Use, ...]
    limit: int
    weight: int
    pairs: bool = False

    def value(self, network: Network, assignment: Assignment) -> int:
        changes = self._changes(network, assignment)
        total, in_use, since = 0, 0, 0
        for minute in sorted(changes):
            over = max(0, in_use - self.limit)
            total += (over * (over + 1) // 2 if self.pairs else over) * (minute - since)
            in_use, since = in_use + changes[minute], minute
        return self.weight * total

    def _changes(self, network: Network, assignment: Assignment) -> dict[int, int]:
        """By minute how much more is in use from then on; a session that is left out uses nothing."""
        table, (_, rooms) = network.tables.positions, network.local_places(assignment)
        changes: defaultdict[int, int] = defaultdict(int)
        for sessions, amounts, minutes_after in self._alike:
            there = rooms[sessions]
            taking = (there != OUT) & (amounts[there] != 0)
            held, positions = there[taking], assignment.positions[sessions[taking]]
            ends = table.end[positions] + minutes_after[held]
            stays = zip(table.start[positions].tolist(), ends.tolist(), amounts[held].tolist(), strict=True)
            for start, end, amount in stays:
                changes[start] += amount
                changes[end] -= amount
        return changes

    @cached_property
    def _alike(self) -> tuple[tuple[Ints, Ints, Ints], ...]:
        """Sessions that use alike, with their amounts and the minutes after."""
        alike: defaultdict[tuple[int, int], list[Use]] = defaultdict(list)
        for use in self.uses:
            alike[id(use.amounts), id(use.minutes_after)].append(use)
        return tuple(
            (np.array([use.session for use in uses], dtype=np.int64), uses[0].amounts, uses[0].minutes_after)
            for uses in alike.values()
        )

    def write(self, network: Network, writer: Writer) -> None:
        writer.capacity(self.level, self.weight, self.uses, self.limit, self.pairs)
