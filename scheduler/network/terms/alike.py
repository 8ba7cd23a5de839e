"""How many sessions of a group stand where another programme has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.terms.term import Term
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Alike(Term):
    """``weight`` for each session by which fewer than ``low`` or more than ``high`` stand as in ``other``.

    A session stands as there at the same position in the same rooms, or where both leave it out. ``high``
    below the number of sessions keeps programmes apart, ``low`` keeps them together.
    """

    sessions: tuple[int, ...]
    other: Assignment
    weight: int = 1
    low: int = 0
    high: int | None = None

    def value(self, network: Network, assignment: Assignment) -> int:
        n_alike = sum(alike(self.other, assignment, session) for session in self.sessions)
        over = 0 if self.high is None else max(0, n_alike - self.high)
        return self.weight * (over + max(0, self.low - n_alike))

    def write(self, network: Network, writer: Writer) -> None:
        counted = [(1, self._stands(network, writer, session)) for session in self.sessions]
        writer.charge_outside(self.level, self.weight, counted, self.low, self.high)

    def _stands(self, network: Network, writer: Writer, session: int) -> Condition:
        """The condition that a session stands as in the other programme."""
        if self.other.out(session):
            return writer.negation(writer.placed(session))
        places = network.tables.by_session[session]
        there = places.positions == self.other.positions[session]
        return writer.within(session, there, places.rooms == self.other.rooms[session])


def alike(left: Assignment, right: Assignment, session: int) -> bool:
    """Whether a session stands at the same position in the same rooms in both, or is left out of both."""
    same_time = left.positions[session] == right.positions[session]
    return bool(same_time and left.rooms[session] == right.rooms[session])
