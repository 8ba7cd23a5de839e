"""A programme as two arrays, the form in which terms and engines see it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scheduler.network.places import Ints

OUT = -1
"""Index of the position and of the rooms of a session that is left out."""


@dataclass(frozen=True)
class Assignment:
    """Position and room choice of every session, as indices into the tables, shape (sessions,)."""

    positions: Ints
    rooms: Ints

    @classmethod
    def of(cls, positions: list[int], rooms: list[int]) -> Assignment:
        return cls(np.array(positions, dtype=np.int64), np.array(rooms, dtype=np.int64))

    def out(self, session: int) -> bool:
        return bool(self.positions[session] == OUT)

    def exchanged(self, outgoing: int, incoming: int) -> Assignment:
        """The same, but one session stands where another one stood, which is left out."""
        positions, rooms = self.positions.copy(), self.rooms.copy()
        for indices in (positions, rooms):
            indices[incoming], indices[outgoing] = indices[outgoing], OUT
        return Assignment(positions, rooms)
