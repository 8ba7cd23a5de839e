"""From the first to the last day of a group."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import ByDay
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Extent(Term):
    """``weight`` for each day from the group's first session to its last, beyond ``free`` ones."""

    sessions: tuple[int, ...]
    weight: int
    free: int = 0

    def value(self, network: Network, assignment: Assignment) -> int:
        days = [
            network.date_of_day[network.bin_of(ByDay(), session, assignment)]
            for session in self.sessions
            if not assignment.out(session)
        ]
        return self.weight * max(0, max(days) - min(days) - self.free) if days else 0

    def write(self, network: Network, writer: Writer) -> None:
        days = network.bins_of(ByDay(), self.sessions)
        passed = []
        for before, after in pairwise(days):
            # A night is spent where something stands on its near side and something on its far side.
            early = [writer.uses(ByDay(), self.sessions, day) for day in days if day <= before]
            late = [writer.uses(ByDay(), self.sessions, day) for day in days if day >= after]
            nights = network.date_of_day[after] - network.date_of_day[before]
            passed.append((nights, writer.same_when([(writer.any_of(early), writer.any_of(late))])))
        if self.free:
            writer.charge_outside(self.level, self.weight, passed, 0, self.free)
            return
        for nights, stays in passed:
            writer.charge(self.level, self.weight * nights, stays)
