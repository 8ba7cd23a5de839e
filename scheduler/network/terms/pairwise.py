"""Costs of pairs of sessions: ``weight * F[position, position] * G[rooms, rooms]``."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from scheduler.network.assignment import OUT, Assignment
from scheduler.network.places import Ints, Mask, PlaceTables, SharedLists
from scheduler.network.relations import Overlap, RoomRelation, TimeRelation
from scheduler.network.terms.term import Term
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network

Stands = Callable[[int, Mask], Condition]


@dataclass(frozen=True)
class PairCosts:
    """What pairs with the same relations cost; each of ``alike`` are those of the same places: left, right
    and weight, shape (pairs, 3)."""

    time: TimeRelation | None
    room: RoomRelation | None
    without_left: int
    alike: tuple[Ints, ...]

    def value(self, network: Network, assignment: Assignment) -> int:
        positions, rooms = network.local_places(assignment)
        return sum(self._value(network, alike, positions, rooms) for alike in self.alike)

    def least(self, network: Network) -> int:
        """What no places of these pairs can be cheaper than."""
        return sum(self._least(network, alike) for alike in self.alike if len(alike))

    def _least(self, network: Network, alike: Ints) -> int:
        """What pairs cost at least whose sessions have the same places: nothing, or what is negative."""
        lefts, rights, weights = alike.T
        most = 1
        if self.time is not None:
            most *= int(network.time_matrix(self.time, int(lefts[0]), int(rights[0])).max(initial=0))
        if self.room is not None:
            most *= int(network.room_matrix(self.room, int(lefts[0]), int(rights[0])).max(initial=0))
        return max(most, self.without_left) * int(weights[weights < 0].sum())

    def _value(self, network: Network, alike: Ints, positions: Ints, rooms: Ints) -> int:
        """What pairs cost whose sessions have the same places."""
        alike = alike[positions[alike[:, 1]] != OUT]
        is_left_out = positions[alike[:, 0]] == OUT
        cost = self.without_left * int(alike[is_left_out, 2].sum())
        lefts, rights, weights = alike[~is_left_out].T
        if not len(weights):
            return cost
        amounts = np.ones(len(weights), dtype=np.int64)
        if self.time is not None:
            by_time = network.time_matrix(self.time, int(lefts[0]), int(rights[0]))
            amounts *= by_time[positions[lefts], positions[rights]]
        if self.room is not None:
            by_room = network.room_matrix(self.room, int(lefts[0]), int(rights[0]))
            amounts *= by_room[rooms[lefts], rooms[rights]]
        return cost + int(weights @ amounts)


def pair_costs(
    tables: PlaceTables,
    pairs: Ints,
    time: TimeRelation | None,
    room: RoomRelation | None,
    without_left: int,
) -> PairCosts:
    """Sort pairs, rows of left, right and weight, by the places of both."""
    columns = [lists.of_session[pairs[:, side]] for lists in _lists(tables) for side in (0, 1)]
    _, which = np.unique(np.stack(columns), axis=1, return_inverse=True)
    order = np.argsort(which.ravel(), kind="stable")
    cuts = np.flatnonzero(np.diff(which.ravel()[order])) + 1
    return PairCosts(time, room, without_left, tuple(np.split(pairs[order], cuts)))


def _lists(tables: PlaceTables) -> tuple[SharedLists, SharedLists]:
    return tables.position_lists, tables.room_lists


@dataclass(frozen=True, eq=False)
class Pairwise(Term):
    """``pairs`` are (left, right, weight); a relation that is None is 1 everywhere.

    ``without_left`` is due, times the weight, where the right one stands and the left one is left out.
    """

    pairs: tuple[tuple[int, int, int], ...]
    time: TimeRelation | None = None
    room: RoomRelation | None = None
    without_left: int = 0
    _sorted: PairCosts | None = field(default=None, repr=False)
    """The pairs sorted by the places of both, once that was asked for; places never change."""

    def value(self, network: Network, assignment: Assignment) -> int:
        return self._costs(network).value(network, assignment)

    def least(self, network: Network) -> int:
        return self._costs(network).least(network) if any(weight < 0 for _, _, weight in self.pairs) else 0

    def _costs(self, network: Network) -> PairCosts:
        costs = self._sorted
        if costs is None:
            pairs = np.array(self.pairs, dtype=np.int64).reshape(-1, 3)
            costs = pair_costs(network.tables, pairs, self.time, self.room, self.without_left)
            object.__setattr__(self, "_sorted", costs)
        return costs

    def write(self, network: Network, writer: Writer) -> None:
        for left, right, weight in self.pairs:
            if self.without_left:
                absent = writer.negation(writer.placed(left))
                writer.charge(self.level, weight * self.without_left, absent, writer.placed(right))
            if isinstance(self.time, Overlap) and self.room is None and writer.forbids(self.level):
                writer.apart(left, right, self.time.extra)
            else:
                self._charge(network, writer, left, right, weight)

    def _charge(self, network: Network, writer: Writer, left: int, right: int, weight: int) -> None:
        times: list[tuple[int, Condition | None]] = [(1, None)]
        rooms: list[tuple[int, Condition | None]] = [(1, None)]
        if self.time is not None:
            matrix = network.time_matrix(self.time, left, right)
            times = _related(writer, ("time", self.time, left, right), matrix, writer.at, left, right)
        if self.room is not None:
            matrix = network.room_matrix(self.room, left, right)
            rooms = _related(writer, ("room", self.room, left, right), matrix, writer.in_rooms, left, right)
        for minutes, at_once in times:
            for amount, there in rooms:
                met = [condition for condition in (at_once, there) if condition is not None]
                if not met:
                    met = [writer.placed(left), writer.placed(right)]
                writer.charge(self.level, weight * minutes * amount, *met)


def _related(
    writer: Writer, key: Hashable, matrix: Ints, stands: Stands, left: int, right: int
) -> list[tuple[int, Condition]]:
    """For each amount in the matrix the condition that the pair has it."""
    found = []
    for amount in np.unique(matrix):
        if amount:
            make = partial(_some_pair, writer, matrix == amount, stands, left, right)
            found.append((int(amount), writer.remember((key, int(amount)), make)))
    return found


def _some_pair(writer: Writer, holds: Mask, stands: Stands, left: int, right: int) -> Condition:
    rows, which = np.unique(holds, axis=0, return_inverse=True)
    return writer.same_when(
        [
            (stands(left, which.ravel() == number), stands(right, row))
            for number, row in enumerate(rows)
            if row.any()
        ]
    )
