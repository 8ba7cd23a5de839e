"""Where sessions can stand: positions in time and choices of rooms, as tables of arrays.

Every session gets *all* positions of its length and *all* choices of rooms of its number; what it loses,
it loses by a term with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from scheduler.domain import Instance, Session, Span

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, order=True)
class Position:
    """A place in time: block, first slot or step, number of slots, and its minutes."""

    block: int
    first: int
    n_slots: int
    start: int
    end: int
    day: int
    clock: Span = field(compare=False)
    """Its minutes on the wall clock, which are others only in a block with its own timeline."""

    @property
    def time(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class RoomChoice:
    """The rooms that a session takes at once, and the indivisible rooms under them."""

    rooms: tuple[str, ...]
    atoms: frozenset[str]


Entry = TypeVar("Entry", Position, RoomChoice)


@dataclass(frozen=True)
class PositionTable:
    """All positions of an instance, in the order of blocks, starts and lengths."""

    positions: tuple[Position, ...]

    def column(self, name: str) -> Ints:
        """One field of all positions."""
        return np.array([getattr(position, name) for position in self.positions], dtype=np.int64)

    @cached_property
    def start(self) -> Ints:
        return self.column("start")

    @cached_property
    def end(self) -> Ints:
        return self.column("end")

    @cached_property
    def day(self) -> Ints:
        return self.column("day")

    @cached_property
    def first(self) -> Ints:
        return self.column("first")

    @cached_property
    def block(self) -> Ints:
        return self.column("block")


@dataclass(frozen=True)
class RoomTable:
    """All choices of rooms of an instance, with the instance they are seated by."""

    instance: Instance = field(repr=False)
    choices: tuple[RoomChoice, ...]

    def seats(self, setup: str | None) -> Ints:
        """Seats of each choice in ``setup``, shape (choices,)."""
        room = self.instance.room
        return np.array([sum(room[r].seats(setup) for r in c.rooms) for c in self.choices], dtype=np.int64)


@dataclass(frozen=True)
class Places:
    """The positions and room choices of one session: indices into the tables, ascending.

    Sessions of the same length share the same ``positions`` array, and so for rooms.
    """

    positions: Ints
    rooms: Ints


@dataclass(frozen=True)
class SharedLists:
    """The lists of places that sessions share, and which of them each session has, shape (sessions,)."""

    lists: tuple[Ints, ...]
    of_session: Ints
    n_places: int
    """Entries of the table that the lists are indices into."""

    @cached_property
    def index(self) -> Ints:
        """Where each place of the table stands in each list, -1 where it does not, shape (lists, table + 1).

        A last column of -1 serves who stands nowhere.
        """
        found = np.full((len(self.lists), self.n_places + 1), -1, dtype=np.int64)
        for number, held in enumerate(self.lists):
            found[number, held] = np.arange(len(held))
        return found

    def local(self, places: Ints) -> Ints:
        """All sessions' places, shape (sessions,), as indices into their own lists; -1 for none."""
        local: Ints = self.index[self.of_session, places]
        return local


@dataclass(frozen=True)
class PlaceTables:
    """Both tables, and what each session has of them."""

    positions: PositionTable
    rooms: RoomTable
    by_session: tuple[Places, ...]

    @cached_property
    def position_numbers(self) -> tuple[dict[tuple[int, int, int], int], ...]:
        """By session its positions by block, first slot or step, and end; of several the first."""
        table = self.positions.positions
        by_list = [
            {(table[n].block, table[n].first, table[n].end): n for n in reversed(held.tolist())}
            for held in self.position_lists.lists
        ]
        return tuple(by_list[number] for number in self.position_lists.of_session.tolist())

    @cached_property
    def room_numbers(self) -> tuple[dict[frozenset[str], int], ...]:
        """By session its room choices by their rooms, in whatever order."""
        choices = self.rooms.choices
        by_list = [
            {frozenset(choices[n].rooms): n for n in reversed(held.tolist())}
            for held in self.room_lists.lists
        ]
        return tuple(by_list[number] for number in self.room_lists.of_session.tolist())

    @cached_property
    def position_lists(self) -> SharedLists:
        """The lists of positions that sessions share."""
        return _shared([places.positions for places in self.by_session], len(self.positions.positions))

    @cached_property
    def room_lists(self) -> SharedLists:
        """The lists of room choices that sessions share."""
        return _shared([places.rooms for places in self.by_session], len(self.rooms.choices))


def _shared(lists: Sequence[Ints], n_places: int) -> SharedLists:
    known = {id(held): held for held in lists}
    numbers = {identity: number for number, identity in enumerate(known)}
    of_session = np.array([numbers[id(held)] for held in lists], dtype=np.int64)
    return SharedLists(tuple(known.values()), of_session, n_places)


def _length(instance: Instance, session: Session) -> tuple[int | None, int | None, int]:
    """What decides how long a session is wherever it stands."""
    return session.duration, instance.kind(session).duration, session.n_slots


def _positions_of_length(instance: Instance, session: Session) -> list[Position]:
    found = []
    for index, block in enumerate(instance.blocks):
        n_slots = 1 if block.step is not None else session.n_slots
        for first in range(instance.n_starts(index)):
            span = instance.placing(session, index, first)
            if span is not None:
                day = instance.day_of_block[index]
                clock = instance.clock_span(span)
                found.append(Position(index, first, n_slots, span.start, span.end, day, clock))
    return found


def _room_choices(instance: Instance, n_rooms: int) -> list[RoomChoice]:
    """All choices of so many rooms that share nothing, in the order of the instance."""
    found = []
    for rooms in combinations([room.id for room in instance.rooms], n_rooms):
        atoms = instance.atoms(rooms)
        if len(atoms) == sum(len(instance.atoms((room,))) for room in rooms):
            found.append(RoomChoice(rooms, atoms))
    return found


def _numbers_of_rooms(session: Session) -> range:
    """How many rooms a session may take at once."""
    return range(session.n_rooms, session.n_rooms + session.overflow + 1)


def _indices(table: Sequence[Entry], wanted: Iterable[Entry]) -> Ints:
    index = {entry: number for number, entry in enumerate(table)}
    return np.array(sorted(index[entry] for entry in wanted), dtype=np.int64)


def place_tables(instance: Instance) -> PlaceTables:
    """Enumerate all positions and room choices of an instance."""
    lengths = {_length(instance, s): s for s in instance.sessions}
    positions = {length: _positions_of_length(instance, s) for length, s in lengths.items()}
    numbers = {_numbers_of_rooms(session) for session in instance.sessions}
    rooms = {n: _room_choices(instance, n) for n in sorted({n for given in numbers for n in given})}
    table = tuple(sorted({position for given in positions.values() for position in given}))
    choices = tuple(choice for given in rooms.values() for choice in given)
    position_ids = {length: _indices(table, given) for length, given in positions.items()}
    room_ids = {given: _indices(choices, (c for n in given for c in rooms[n])) for given in numbers}
    return PlaceTables(
        PositionTable(table),
        RoomTable(instance, choices),
        tuple(
            Places(position_ids[_length(instance, s)], room_ids[_numbers_of_rooms(s)])
            for s in instance.sessions
        ),
    )
