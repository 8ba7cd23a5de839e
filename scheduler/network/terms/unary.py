"""Cost of one session at a position, in rooms, or at a position in rooms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from scheduler.network.assignment import Assignment
from scheduler.network.places import Ints, Mask
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Unary(Term):
    """Costs of ``session``: by its positions, shape (positions,), by its rooms, shape (rooms,), by both,
    shape (positions, rooms), and for being left out."""

    session: int
    by_position: Ints | None = None
    by_rooms: Ints | None = None
    by_both: Ints | None = None
    out: int = 0

    def value(self, network: Network, assignment: Assignment) -> int:
        if assignment.out(self.session):
            return self.out
        position, rooms = network.local(self.session, assignment)
        cost = 0
        if self.by_position is not None:
            cost += int(self.by_position[position])
        if self.by_rooms is not None:
            cost += int(self.by_rooms[rooms])
        if self.by_both is not None:
            cost += int(self.by_both[position, rooms])
        return cost

    def costs(self, n_positions: int, n_rooms: int) -> Ints:
        """What each place costs, shape (positions, rooms)."""
        costs = np.zeros((n_positions, n_rooms), dtype=np.int64)
        if self.by_position is not None:
            costs += self.by_position[:, None]
        if self.by_rooms is not None:
            costs += self.by_rooms[None, :]
        if self.by_both is not None:
            costs += self.by_both
        return costs

    def least(self, network: Network) -> int:
        places = network.tables.by_session[self.session]
        return int(self.costs(len(places.positions), len(places.rooms)).min(initial=self.out))

    def write(self, network: Network, writer: Writer) -> None:
        if writer.forbids(self.level):
            self._forbid(writer)
            return
        if self.out:
            writer.charge(self.level, self.out, writer.negation(writer.placed(self.session)))
        if self.by_position is not None:
            for amount in _amounts(self.by_position):
                writer.charge(self.level, amount, writer.at(self.session, self.by_position == amount))
        if self.by_rooms is not None:
            for amount in _amounts(self.by_rooms):
                writer.charge(self.level, amount, writer.in_rooms(self.session, self.by_rooms == amount))
        if self.by_both is not None:
            self._charge_both(self.by_both, writer)

    def _forbid(self, writer: Writer) -> None:
        if self.out > 0:
            writer.require(self.session)
        if self.by_position is not None:
            writer.exclude(self.session, self.by_position > 0, None)
        if self.by_rooms is not None:
            writer.exclude(self.session, None, self.by_rooms > 0)
        if self.by_both is not None:
            for column, rooms in _alike_columns(self.by_both):
                writer.exclude(self.session, column > 0, rooms)

    def closed(self, n_positions: int, n_rooms: int) -> Mask:
        """Where the session may not stand if costs are forbidden, shape (positions, rooms)."""
        closed = np.zeros((n_positions, n_rooms), dtype=bool)
        if self.by_position is not None:
            closed |= (self.by_position > 0)[:, None]
        if self.by_rooms is not None:
            closed |= (self.by_rooms > 0)[None, :]
        if self.by_both is not None:
            closed |= self.by_both > 0
        return closed

    def _charge_both(self, costs: Ints, writer: Writer) -> None:
        for column, rooms in _alike_columns(costs):
            for amount in _amounts(column):
                there = writer.in_rooms(self.session, rooms)
                writer.charge(self.level, amount, writer.at(self.session, column == amount), there)


def _amounts(costs: Ints) -> list[int]:
    return [int(cost) for cost in np.unique(costs) if cost]


def _alike_columns(costs: Ints) -> list[tuple[Ints, Mask]]:
    """Distinct columns that hold anything, each with the mask of the rooms that have it."""
    columns, which = np.unique(costs, axis=1, return_inverse=True)
    found = enumerate(columns.T)
    return [(column, which.ravel() == number) for number, column in found if column.any()]
