"""Amounts by places, worked out once for all sessions that have the same places.

Sessions share their lists of places (see `Places`), and so they can share what is said of them. A function
is asked once for each list; so it must depend on nothing but the place that it is given. Rules do well to
give the same function for all sessions that are alike, or equal ones, such as frozen dataclasses.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

import numpy as np

from scheduler.network.places import Ints, Places, PlaceTables, Position, RoomChoice

ByPosition = Callable[[Position], int]
ByRooms = Callable[[RoomChoice], int]
Taken = tuple[Ints, Ints]
"""Amounts and minutes after, by room choice."""


class Tabulation:
    """Remembers what functions give for lists of places; the arrays are not to be written to."""

    def __init__(self, tables: PlaceTables) -> None:
        self.tables = tables
        self._amounts: dict[Hashable, Ints] = {}
        self._costs: dict[Hashable, Ints | None] = {}
        self._taken: dict[Hashable, Taken | None] = {}

    def positions(self, amount: ByPosition, places: Places) -> Ints:
        """Amounts of a session's positions, shape (positions,)."""
        key = (amount, id(places.positions))
        if key not in self._amounts:
            table = self.tables.positions.positions
            self._amounts[key] = _fixed([amount(table[index]) for index in places.positions.tolist()])
        return self._amounts[key]

    def rooms(self, amount: ByRooms, places: Places) -> Ints:
        """Amounts of a session's room choices, shape (rooms,)."""
        key = (amount, id(places.rooms))
        if key not in self._amounts:
            choices = self.tables.rooms.choices
            self._amounts[key] = _fixed([amount(choices[index]) for index in places.rooms.tolist()])
        return self._amounts[key]

    def taken(self, amount: ByRooms, minutes_after: ByRooms, places: Places) -> Taken | None:
        """What a session takes by room choice, and the minutes after where there is anything; None: none."""
        key = (amount, minutes_after, id(places.rooms))
        if key not in self._taken:
            amounts = self.rooms(amount, places)
            held = zip(places.rooms.tolist(), amounts.tolist(), strict=True)
            choices = self.tables.rooms.choices
            after = _fixed([minutes_after(choices[index]) if n else 0 for index, n in held])
            self._taken[key] = (amounts, after) if amounts.any() else None
        return self._taken[key]

    def product(self, times: ByPosition, rooms: ByRooms, weight: int, places: Places) -> Ints | None:
        """Weighted amounts of positions times those of room choices; None where there are none."""
        key = (times, rooms, weight, id(places.positions), id(places.rooms))
        if key not in self._costs:
            by_position, by_rooms = self.positions(times, places), self.rooms(rooms, places)
            self._costs[key] = _weighed(by_position[:, None] * by_rooms[None, :], weight)
        return self._costs[key]

    def costs(self, amounts: Ints, weight: int) -> Ints | None:
        """Weighted amounts, which are some of those remembered here; None where there are none."""
        key = (id(amounts), weight)
        if key not in self._costs:
            self._costs[key] = _weighed(amounts, weight)
        return self._costs[key]


def _fixed(amounts: list[int]) -> Ints:
    array = np.array(amounts, dtype=np.int64)
    array.flags.writeable = False
    return array


def _weighed(amounts: Ints, weight: int) -> Ints | None:
    if not weight or not amounts.any():
        return None
    costs: Ints = amounts if weight == 1 else amounts * weight
    costs.flags.writeable = False
    return costs
