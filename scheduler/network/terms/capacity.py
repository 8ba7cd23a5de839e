"""Demand on a resource over time against its limit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
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
        changes: dict[int, int] = {}
        for use in self.uses:
            if assignment.out(use.session):
                continue
            _, rooms = network.local(use.session, assignment)
            time = network.tables.positions.positions[assignment.positions[use.session]].time
            end = time.end + int(use.minutes_after[rooms])
            changes[time.start] = changes.get(time.start, 0) + int(use.amounts[rooms])
            changes[end] = changes.get(end, 0) - int(use.amounts[rooms])
        total, in_use, since = 0, 0, 0
        for minute in sorted(changes):
            over = max(0, in_use - self.limit)
            total += (over * (over + 1) // 2 if self.pairs else over) * (minute - since)
            in_use, since = in_use + changes[minute], minute
        return self.weight * total

    def write(self, network: Network, writer: Writer) -> None:
        writer.capacity(self.level, self.weight, self.uses, self.limit, self.pairs)
