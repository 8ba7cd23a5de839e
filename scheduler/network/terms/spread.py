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
    """``weight`` for each bin that the group uses beyond the first; with ``within``, in each bin of that."""

    sessions: tuple[int, ...]
    key: Key
    weight: int
    within: Key | None = None

    def value(self, network: Network, assignment: Assignment) -> int:
        stand = [session for session in self.sessions if not assignment.out(session)]
        used = {(self._whole(network, s, assignment), network.bin_of(self.key, s, assignment)) for s in stand}
        return self.weight * (len(used) - len({whole for whole, _ in used}))

    def _whole(self, network: Network, session: int, assignment: Assignment) -> int:
        return 0 if self.within is None else network.bin_of(self.within, session, assignment)

    def write(self, network: Network, writer: Writer) -> None:
        for bins in network.bins_within(self.key, self.within, self.sessions):
            used = [(1, writer.uses(self.key, self.sessions, bin_)) for bin_ in bins]
            writer.charge_outside(self.level, self.weight, used, 0, 1)
