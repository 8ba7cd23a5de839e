"""Whether some of a group are not where they were."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.network.assignment import Assignment
from scheduler.network.places import Ints, Mask
from scheduler.network.terms.term import Term
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True)
class Home:
    """Where a session was: in one of these positions and one of these room choices, indices into the tables.

    No positions, or no rooms: that is no place any more, and the session is never at home.
    """

    session: int
    positions: frozenset[int]
    rooms: frozenset[int]

    def holds(self, assignment: Assignment) -> bool:
        """Whether the session is there; not, where it is left out."""
        position, rooms = assignment.positions[self.session], assignment.rooms[self.session]
        return int(position) in self.positions and int(rooms) in self.rooms


@dataclass(frozen=True, eq=False)
class Displaced(Term):
    """``weight``, once, where any session of ``homes`` is not at home; one that is left out is not."""

    homes: tuple[Home, ...]
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        return self.weight * any(not home.holds(assignment) for home in self.homes)

    def write(self, network: Network, writer: Writer) -> None:
        away = [condition for home in self.homes for condition in _away(network, writer, home)]
        writer.charge(self.level, self.weight, writer.any_of(away))


def _away(network: Network, writer: Writer, home: Home) -> list[Condition]:
    """Of these some is met exactly where the session is not at home: another time, or other rooms."""
    places = network.tables.by_session[home.session]
    return [
        writer.negation(writer.at(home.session, _among(places.positions, home.positions))),
        writer.negation(writer.in_rooms(home.session, _among(places.rooms, home.rooms))),
    ]


def _among(held: Ints, wanted: frozenset[int]) -> Mask:
    mask: Mask = np.isin(held, sorted(wanted))
    return mask
