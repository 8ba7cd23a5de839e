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
    """``weight`` for each day that passes from the group's first session to its last."""

    sessions: tuple[int, ...]
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        days = [
            network.date_of_day[network.bin_of(ByDay(), session, assignment)]
            for session in self.sessions
            if not assignment.out(session)
        ]
        return self.weight * (max(days) - min(days)) if days else 0

    def write(self, network: Network, writer: Writer) -> None:
        days = network.bins_of(ByDay(), self.sessions)
        for before, after in pairwise(days):
            # A night is spent where something stands on its near side and something on its far side.
            early = [network.uses(writer, ByDay(), self.sessions, day) for day in days if day <= before]
            late = [network.uses(writer, ByDay(), self.sessions, day) for day in days if day >= after]
            nights = network.date_of_day[after] - network.date_of_day[before]
            writer.charge(self.level, self.weight * nights, writer.any_of(early), writer.any_of(late))
