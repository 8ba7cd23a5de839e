"""Groups that should be found together: where one is, the other is wanted."""

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
class Company(Term):
    """``weight`` for each bin that holds some of ``sessions`` and none of ``wanted``."""

    sessions: tuple[int, ...]
    wanted: tuple[int, ...]
    key: Key
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        def held(group: tuple[int, ...]) -> set[int]:
            placed = (session for session in group if not assignment.out(session))
            return {network.bin_of(self.key, session, assignment) for session in placed}

        return self.weight * len(held(self.sessions) - held(self.wanted))

    def write(self, network: Network, writer: Writer) -> None:
        for bin_ in network.bins_of(self.key, self.sessions):
            there = writer.uses(self.key, self.sessions, bin_)
            company = writer.uses(self.key, self.wanted, bin_)
            writer.charge(self.level, self.weight, there, writer.negation(company))
