"""What it costs a group to use some bins of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import Key
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Used(Term):
    """The cost of each bin in which some of ``sessions`` stand; ``costs`` are pairs of bin and cost."""

    sessions: tuple[int, ...]
    key: Key
    costs: tuple[tuple[int, int], ...]

    def value(self, network: Network, assignment: Assignment) -> int:
        held = network.bins_held(self.key, self.sessions, assignment)
        return sum(cost for bin_, cost in self.costs if bin_ in held)

    def least(self, network: Network) -> int:
        return sum(min(0, cost) for _, cost in self.costs)

    def write(self, network: Network, writer: Writer) -> None:
        for bin_, cost in self.costs:
            writer.charge(self.level, cost, writer.uses(self.key, self.sessions, bin_))
