"""Over how many bins of a key a group spreads."""

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
class Spread(Term):
    """``weight`` for each bin that the group uses beyond the first ``free`` ones."""

    sessions: tuple[int, ...]
    key: Key
    weight: int
    free: int = 1

    def value(self, network: Network, assignment: Assignment) -> int:
        used = {
            network.bin_of(self.key, session, assignment)
            for session in self.sessions
            if not assignment.out(session)
        }
        return self.weight * max(0, len(used) - self.free)

    def write(self, network: Network, writer: Writer) -> None:
        used = [
            (1, network.uses(writer, self.key, self.sessions, bin_))
            for bin_ in network.bins_of(self.key, self.sessions)
        ]
        writer.charge_outside(self.level, self.weight, used, 0, self.free)
