"""Too many sessions of a group at the very same time."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import ByPosition
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Crowding(Term):
    """``weight`` for each minute of each session at a position that holds more than ``most`` of the group."""

    sessions: tuple[int, ...]
    most: int
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        stand = [network.bin_of(ByPosition(), s, assignment) for s in self.sessions if not assignment.out(s)]
        crowded = {position: n for position, n in Counter(stand).items() if n > self.most}
        return self.weight * sum(n * self._minutes(network, position) for position, n in crowded.items())

    def _minutes(self, network: Network, position: int) -> int:
        return network.tables.positions.positions[position].time.minutes

    def write(self, network: Network, writer: Writer) -> None:
        for position in network.bins_of(ByPosition(), self.sessions):
            masks = (
                (session, network.bin_mask(ByPosition(), session, position)) for session in self.sessions
            )
            here = [writer.at(session, mask) for session, mask in masks if mask.any()]
            cost = self.weight * self._minutes(network, position)
            for number in range(self.most + 1, len(here) + 1):
                due = cost * number if number == self.most + 1 else cost
                writer.charge(self.level, due, writer.at_least(here, number))
