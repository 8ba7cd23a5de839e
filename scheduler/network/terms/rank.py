"""The place of a session among those of its group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Rank(Term):
    """``weight`` for each session of ``wanted``, pairs of session and place, that has another place.

    Places count from 1 and by block, then by room, then by first slot or step; sessions that are left out
    have none. Of two sessions at the same place in the same room the first listed comes first.
    """

    sessions: tuple[int, ...]
    wanted: tuple[tuple[int, int], ...]
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        stand = [session for session in self.sessions if not assignment.out(session)]

        def order(session: int) -> tuple[int, int, int, int]:
            position = network.tables.positions.positions[assignment.positions[session]]
            return position.block, int(assignment.rooms[session]), position.first, session

        place = {session: number for number, session in enumerate(sorted(stand, key=order), start=1)}
        return self.weight * sum(place.get(session, wish) != wish for session, wish in self.wanted)

    def write(self, network: Network, writer: Writer) -> None:
        writer.rank(self.level, self.weight, self.sessions, self.wanted)
