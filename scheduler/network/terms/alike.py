"""How many sessions of a group stand where another programme has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.places import PlaceTables
from scheduler.network.terms.term import Term
from scheduler.network.whereabouts import places_there, whereabouts_of
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Alike(Term):
    """``weight`` for each session by which fewer than ``low`` or more than ``high`` stand as in ``other``.

    A session stands as there at the same time in the same rooms, or where both leave it out. ``high``
    below the number of sessions keeps programmes apart, ``low`` keeps them together.
    """

    sessions: tuple[int, ...]
    other: Assignment
    weight: int = 1
    low: int = 0
    high: int | None = None

    def value(self, network: Network, assignment: Assignment) -> int:
        n_alike = sum(alike(network.tables, self.other, assignment, session) for session in self.sessions)
        over = 0 if self.high is None else max(0, n_alike - self.high)
        return self.weight * (over + max(0, self.low - n_alike))

    def write(self, network: Network, writer: Writer) -> None:
        counted = [(1, self._stands(network, writer, session)) for session in self.sessions]
        writer.charge_outside(self.level, self.weight, counted, self.low, self.high)

    def _stands(self, network: Network, writer: Writer, session: int) -> Condition:
        """The condition that a session stands as in the other programme."""
        if self.other.out(session):
            return writer.negation(writer.placed(session))
        there = whereabouts_of(network.tables, self.other, session)
        return writer.within(session, *places_there(network.tables, session, there))


def alike(tables: PlaceTables, left: Assignment, right: Assignment, session: int) -> bool:
    """Whether a session stands at the same time in the same rooms in both, or is left out of both."""
    return whereabouts_of(tables, left, session) == whereabouts_of(tables, right, session)
