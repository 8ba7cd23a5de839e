"""The decisions of a network as CP-SAT booleans, made when they are first asked for.

Each session stands in one of its *choices* of time, or out, and in one of its room choices. At time level a
choice is a position; at block level it is all positions of one block, of which one stands for the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.condition import ALWAYS, NEVER, Condition
from scheduler.network import Network
from scheduler.network.assignment import OUT
from scheduler.network.places import Ints, Mask

MANY_CELLS = 1000
"""Pairs of choice and room of one session beyond which closed pairs are forbidden one by one."""


@dataclass(eq=False)
class SessionVariables:
    """One session: which of its choices and rooms are still possible, and their literals.

    ``choices`` are local indices of positions, ``rooms`` of room choices; ``cells_open`` has shape
    (choices, rooms).
    """

    choices: Ints
    n_rooms: int
    required: bool = False
    cells_open: Mask = field(init=False)
    at: dict[int, Literal] = field(default_factory=dict)
    room: dict[int, Literal] = field(default_factory=dict)
    cell: dict[tuple[int, int], Literal] = field(default_factory=dict)
    _cell_literals: list[Literal] = field(default_factory=list)
    placed: Condition = ALWAYS
    is_made: bool = False
    _cell_places: tuple[Ints, Ints] | None = None

    def __post_init__(self) -> None:
        self.cells_open = np.ones((len(self.choices), self.n_rooms), dtype=bool)

    @property
    def open_choices(self) -> Ints:
        """Numbers of the choices that some room leaves open."""
        return np.flatnonzero(self.cells_open.any(axis=1))

    @property
    def open_rooms(self) -> Ints:
        return np.flatnonzero(self.cells_open.any(axis=0))

    def cells(self, positions: Mask, rooms: Mask) -> list[Literal]:
        """Literals of the cells in these positions and rooms."""
        at, literals = self.cells_in(rooms)
        return [literals[n] for n in np.flatnonzero(positions[at])]

    def cells_in(self, rooms: Mask) -> tuple[Ints, list[Literal]]:
        """The positions and literals of the cells in these rooms."""
        if self._cell_places is None:
            places = np.array(list(self.cell), dtype=np.int64).reshape(-1, 2)
            self._cell_places = self.choices[places[:, 0]], places[:, 1]
            self._cell_literals = list(self.cell.values())
        at, inside = self._cell_places
        held = np.flatnonzero(rooms[inside])
        return at[held], [self._cell_literals[n] for n in held.tolist()]


class Variables:
    """Literals of all sessions; excluding is only possible before a session's literals are made."""

    def __init__(self, network: Network, model: cp_model.CpModel, choices: tuple[Ints, ...]) -> None:
        self.network = network
        self.model = model
        self.counted: frozenset[int] = frozenset()
        """Sessions that have no rooms of their own, but a part in a number (see `Bundles`)."""
        tables = network.tables.by_session
        self.sessions = [
            SessionVariables(chosen, len(places.rooms))
            for chosen, places in zip(choices, tables, strict=True)
        ]

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        held = self.sessions[session]
        rows = np.ones(len(held.choices), dtype=bool) if positions is None else positions[held.choices]
        columns = np.ones(held.n_rooms, dtype=bool) if rooms is None else rooms
        held.cells_open[np.ix_(rows, columns)] = False

    def made(self, session: int) -> SessionVariables:
        """The session with its literals."""
        held = self.sessions[session]
        if not held.is_made:
            held.is_made = True
            self._make(session, held)
        return held

    def _make(self, session: int, held: SessionVariables) -> None:
        new = self.model.new_bool_var
        held.at = {int(c): new(f"x{session}_{c}") for c in held.open_choices}
        if session not in self.counted:
            held.room = {int(r): new(f"y{session}_{r}") for r in held.open_rooms}
        chosen = [held.at] if session in self.counted else [held.at, held.room]
        if held.required:
            for literals in chosen:
                self.model.add_exactly_one(literals.values())
            return
        here = new(f"in{session}")
        held.placed = Condition((here,))
        for literals in chosen:
            self.model.add_exactly_one([*literals.values(), ~here])

    def standing(self, session: int, positions: Mask) -> Condition:
        held = self.made(session)
        chosen = [literal for c, literal in held.at.items() if positions[held.choices[c]]]
        return _among(chosen, len(held.at), held)

    def roomed(self, session: int, rooms: Mask) -> Condition:
        held = self.made(session)
        chosen = [literal for r, literal in held.room.items() if rooms[r]]
        return _among(chosen, len(held.room), held)

    def celled(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        """Stands in one of these positions and one of these rooms."""
        held = self.made(session)
        if all(rooms[r] for r in held.room):
            return self.standing(session, positions)
        if not any(rooms[r] for r in held.room):
            return NEVER
        self._make_cells(session, held)
        return _among(held.cells(positions, rooms), len(held.cell), held)

    def chosen(self, session: int, rooms: Mask | None) -> tuple[Ints, list[Literal], bool]:
        """Local positions where a session can stand in these rooms (None: any), with their literals.

        The third tells whether it can stand nowhere else.
        """
        held = self.made(session)
        if rooms is None or all(rooms[r] for r in held.room):
            return held.choices[list(held.at)], list(held.at.values()), True
        if not any(rooms[r] for r in held.room):
            return held.choices[:0], [], False
        self._make_cells(session, held)
        return *held.cells_in(rooms), False

    def _make_cells(self, session: int, held: SessionVariables) -> None:
        """A literal for each open pair of choice and room, tied to both: the hull of the two choices."""
        if held.cell:
            return
        for choice, at in held.at.items():
            rooms = [r for r in held.room if held.cells_open[choice, r]]
            for room in rooms:
                held.cell[choice, room] = self.model.new_bool_var(f"z{session}_{choice}_{room}")
            self.model.add_exactly_one([*(held.cell[choice, r] for r in rooms), ~at])
        for room, there in held.room.items():
            cells = [held.cell[c, room] for c in held.at if held.cells_open[c, room]]
            self.model.add_exactly_one([*cells, ~there])

    def complete(self) -> None:
        """Make the sessions that no term has asked for, and cells where only some pairs are excluded."""
        for session in range(len(self.sessions)):
            held = self.made(session)
            if session in self.counted:
                continue
            if held.cell or held.cells_open[np.ix_(held.open_choices, held.open_rooms)].all():
                continue
            if len(held.at) * len(held.room) <= MANY_CELLS:
                self._make_cells(session, held)
            else:
                self._forbid_pairs(held)

    def _forbid_pairs(self, held: SessionVariables) -> None:
        """Keep each room from the choices that are closed in it, without a literal for each pair."""
        for room, there in held.room.items():
            closed = [at for choice, at in held.at.items() if not held.cells_open[choice, room]]
            self.model.add_at_most_one([*closed, there])

    def stands(self, session: int, values: Sequence[int]) -> tuple[int, int]:
        """Position and room choice of a session in a solution, local to it; `OUT` where there is none."""
        held = self.sessions[session]
        choice = next((c for c, literal in held.at.items() if values[literal.index]), OUT)
        room = next((r for r, literal in held.room.items() if values[literal.index]), OUT)
        return (OUT, OUT) if choice == OUT else (int(held.choices[choice]), room)


def _among(chosen: list[Literal], n_all: int, held: SessionVariables) -> Condition:
    if len(chosen) == n_all:
        return held.placed
    return Condition(tuple(chosen))
