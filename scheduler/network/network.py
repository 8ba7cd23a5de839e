"""The network of one instance: tables of places, and the terms that rules have stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from scheduler.domain import Instance, Programme, Score
from scheduler.domain.programme import Placement
from scheduler.network.assignment import OUT, Assignment
from scheduler.network.keys import Key
from scheduler.network.places import Ints, Mask, PlaceTables, Position, RoomChoice, place_tables
from scheduler.network.reason import Reason
from scheduler.network.relations import RoomRelation, TimeRelation
from scheduler.network.terms import (
    Beside,
    Capacity,
    Company,
    Contiguity,
    Crowding,
    Displaced,
    Extent,
    Home,
    Mixture,
    Pairwise,
    Rank,
    Spread,
    Tally,
    Term,
    Unary,
    Used,
)
from scheduler.network.terms.tally import Measure
from scheduler.network.writer import Condition, Use, Writer


@dataclass(frozen=True, eq=False)
class Network:
    """All terms of an instance over its tables of places; sessions are numbered as in the instance."""

    instance: Instance
    tables: PlaceTables
    terms: tuple[Term, ...]
    _matrices: dict[tuple[object, int, int], Ints] = field(default_factory=dict, repr=False)
    _last: list[tuple[Assignment, Ints, Ints]] = field(default_factory=list, repr=False)
    """The assignment last asked for, since one term after the other asks for the same."""
    _bins_by_key: dict[Key, Ints] = field(default_factory=dict, repr=False)
    _masks: dict[tuple[Key, int, int], dict[int, Mask]] = field(default_factory=dict, repr=False)

    @property
    def n_sessions(self) -> int:
        return len(self.instance.sessions)

    @property
    def levels(self) -> tuple[str, ...]:
        return self.instance.levels

    @property
    def date_of_day(self) -> tuple[int, ...]:
        """Ordinal of the date of each day."""
        return tuple(day.date.toordinal() for day in self.instance.days)

    # -- values -------------------------------------------------------------------------------

    def score(self, assignment: Assignment) -> Score:
        """What an assignment costs, level by level."""
        costs = dict.fromkeys(self.levels, 0)
        for term in self.terms:
            costs[term.level] += term.value(self, assignment)
        return Score.of(self.levels, costs)

    def local(self, session: int, assignment: Assignment) -> tuple[int, int]:
        """Where a placed session stands, as indices into its own positions and room choices."""
        places = self.tables.by_session[session]
        position = np.searchsorted(places.positions, assignment.positions[session])
        return int(position), int(np.searchsorted(places.rooms, assignment.rooms[session]))

    def local_places(self, assignment: Assignment) -> tuple[Ints, Ints]:
        """All sessions as indices into their own positions and room choices; `OUT` for those left out."""
        last = self._last[0] if self._last else None
        if last is None or last[0] is not assignment:
            found = np.full((2, self.n_sessions), OUT, dtype=np.int64)
            for session in range(self.n_sessions):
                if not assignment.out(session):
                    found[:, session] = self.local(session, assignment)
            last = (assignment, found[0], found[1])
            self._last[:] = [last]
        return last[1:]

    def time_matrix(self, relation: TimeRelation, left: int, right: int) -> Ints:
        """Amounts of a relation for the positions of two sessions, shape (left's, right's)."""
        a, b = self.tables.by_session[left].positions, self.tables.by_session[right].positions
        key = (relation, id(a), id(b))
        if key not in self._matrices:
            self._matrices[key] = relation.matrix(self.tables.positions, a, b)
        return self._matrices[key]

    def room_matrix(self, relation: RoomRelation, left: int, right: int) -> Ints:
        """Amounts of a relation for the room choices of two sessions, shape (left's, right's)."""
        a, b = self.tables.by_session[left].rooms, self.tables.by_session[right].rooms
        key = (relation, id(a), id(b))
        if key not in self._matrices:
            self._matrices[key] = relation.matrix(self.tables.rooms, a, b)
        return self._matrices[key]

    def rank_parts(self, session: int) -> tuple[Ints, Ints]:
        """What a session's positions, and its room choices, add to its rank.

        The sum is lower where a session stands in an earlier block, there in an earlier room choice, and
        there at an earlier slot or step; of two at the same place that of the first session is.
        """
        places, table = self.tables.by_session[session], self.tables.positions
        n_firsts = int(table.first.max(initial=0)) + 1
        n_rooms = len(self.tables.rooms.choices)
        blocks = table.block[places.positions] * n_rooms * n_firsts
        at = (blocks + table.first[places.positions]) * self.n_sessions + session
        rooms = places.rooms * n_firsts * self.n_sessions
        return at, rooms

    # -- bins of keys -------------------------------------------------------------------------

    def _all_bins(self, key: Key) -> Ints:
        if key not in self._bins_by_key:
            self._bins_by_key[key] = key.bins(self.tables)
        return self._bins_by_key[key]

    def bins(self, key: Key, session: int) -> Ints:
        """The bin of each of a session's positions, room choices, or pairs of these."""
        places, bins = self.tables.by_session[session], self._all_bins(key)
        if key.by == "cell":
            return bins[np.ix_(places.positions, places.rooms)]
        return bins[places.positions if key.by == "position" else places.rooms]

    def bin_of(self, key: Key, session: int, assignment: Assignment) -> int:
        """The bin in which a placed session stands."""
        position, rooms = assignment.positions[session], assignment.rooms[session]
        bins = self._all_bins(key)
        if key.by == "cell":
            return int(bins[position, rooms])
        return int(bins[position if key.by == "position" else rooms])

    def bins_held(self, key: Key, sessions: Iterable[int], assignment: Assignment) -> set[int]:
        """The bins in which some of ``sessions`` stand."""
        return {self.bin_of(key, s, assignment) for s in sessions if not assignment.out(s)}

    def bin_mask(self, key: Key, session: int, bin_: int) -> Mask:
        """Which of a session's places fall into a bin."""
        found = self.mask_by_bin(key, session).get(bin_)
        return np.zeros_like(self.bins(key, session), dtype=np.bool_) if found is None else found

    def bins_of(self, key: Key, sessions: Iterable[int]) -> tuple[int, ...]:
        """Bins into which some of ``sessions`` can fall, ascending."""
        held = [np.unique(self.bins(key, session)) for session in sessions]
        return tuple(int(bin_) for bin_ in np.unique(np.concatenate(held))) if held else ()

    def bins_within(self, key: Key, within: Key | None, sessions: Sequence[int]) -> list[tuple[int, ...]]:
        """The bins into which ``sessions`` can fall, by the bin of ``within`` that each belongs to."""
        if within is None:
            return [self.bins_of(key, sessions)]
        found: defaultdict[int, set[int]] = defaultdict(set)
        for session in sessions:
            bins, wholes = self.bins(key, session), self.bins(within, session)
            if wholes.ndim < bins.ndim:
                wholes = np.broadcast_to(wholes[:, None], bins.shape)
            for whole, bin_ in np.unique(np.stack([wholes.ravel(), bins.ravel()]), axis=1).T.tolist():
                found[whole].add(bin_)
        return [tuple(sorted(found[whole])) for whole in sorted(found)]

    def stands(self, writer: Writer, key: Key, session: int, places: Mask) -> Condition:
        """The condition that a session stands in some of its places."""
        if key.by == "cell":
            return writer.within(session, np.any(places, axis=1), np.any(places, axis=0))
        return writer.at(session, places) if key.by == "position" else writer.in_rooms(session, places)

    def mask_by_bin(self, key: Key, session: int) -> dict[int, Mask]:
        """Which of a session's places fall into each bin; shared by sessions of the same places."""
        places = self.tables.by_session[session]
        alike = (key, id(places.positions), id(places.rooms))
        if alike not in self._masks:
            bins = self.bins(key, session)
            self._masks[alike] = {int(bin_): bins == bin_ for bin_ in np.unique(bins)}
        return self._masks[alike]

    # -- programmes ---------------------------------------------------------------------------

    def programme(self, assignment: Assignment) -> Programme:
        """The programme that an assignment stands for."""
        instance, placements = self.instance, []
        for index, session in enumerate(instance.sessions):
            if not assignment.out(index):
                position = self.tables.positions.positions[assignment.positions[index]]
                placements.append(
                    Placement(
                        session.id,
                        instance.blocks[position.block].id,
                        position.first,
                        position.start,
                        position.end,
                        self.tables.rooms.choices[assignment.rooms[index]].rooms,
                    )
                )
        return Programme(tuple(placements))

    def assignment(self, programme: Programme) -> Assignment:
        """The assignment of a programme; what stands where nothing can stand counts as left out."""
        table, choices = self.tables.positions.positions, self.tables.rooms.choices
        positions, rooms = [], []
        for session, places in zip(self.instance.sessions, self.tables.by_session, strict=True):
            placement = programme.get(session.id)
            position = choice = OUT
            if placement is not None:
                block = self.instance.block_index.get(placement.block, OUT)
                stands = (block, placement.slot, placement.end)
                # Among its own: another session may take more slots from the same start to the same end.
                own = (int(n) for n in places.positions)
                position = next(
                    (n for n in own if (table[n].block, table[n].first, table[n].end) == stands), OUT
                )
                taken = frozenset(placement.rooms)
                choice = next((int(n) for n in places.rooms if frozenset(choices[n].rooms) == taken), OUT)
            out = position == OUT or choice == OUT
            positions.append(OUT if out else position)
            rooms.append(OUT if out else choice)
        return Assignment.of(positions, rooms)


class NetworkBuilder:
    """What rules state their terms to. Sessions are named by their ids; costs of 0 leave no term."""

    def __init__(self, instance: Instance) -> None:
        self.instance = instance
        self.tables = place_tables(instance)
        self.index = {session.id: number for number, session in enumerate(instance.sessions)}
        self._terms: list[Term] = []

    def build(self) -> Network:
        return Network(self.instance, self.tables, tuple(self._terms))

    def add(self, term: Term) -> None:
        self._terms.append(term)

    def positions(self, session: str) -> list[Position]:
        """All positions of a session."""
        table = self.tables.positions.positions
        return [table[index] for index in self.tables.by_session[self.index[session]].positions]

    def room_choices(self, session: str) -> list[RoomChoice]:
        """All room choices of a session."""
        choices = self.tables.rooms.choices
        return [choices[index] for index in self.tables.by_session[self.index[session]].rooms]

    def unary(
        self,
        session: str,
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
        position: Callable[[Position], int] | None = None,
        rooms: Callable[[RoomChoice], int] | None = None,
        both: Callable[[Position, RoomChoice], int] | None = None,
        out: int = 0,
    ) -> None:
        """Charge a session by position, by rooms, by both, or for being left out."""
        positions, choices = self.positions(session), self.room_choices(session)
        by_position = _costs([position(p) for p in positions], weight) if position else None
        by_rooms = _costs([rooms(c) for c in choices], weight) if rooms else None
        by_both = _costs([[both(p, c) for c in choices] for p in positions], weight) if both else None
        if by_position is not None or by_rooms is not None or by_both is not None or out:
            number = self.index[session]
            self.add(Unary(level, reason, number, by_position, by_rooms, by_both, weight * out))

    def pairwise(
        self,
        pairs: Iterable[tuple[str, str, int]],
        *,
        level: str,
        reason: Reason,
        time: TimeRelation | None = None,
        room: RoomRelation | None = None,
        without_left: int = 0,
    ) -> None:
        """Charge pairs of sessions, each with its weight."""
        numbered = tuple((self.index[a], self.index[b], weight) for a, b, weight in pairs if weight)
        if numbered:
            self.add(Pairwise(level, reason, numbered, time, room, without_left))

    def tally(
        self,
        sessions: Iterable[str],
        key: Key,
        bins: Iterable[int],
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
        low: int = 0,
        high: int | None = None,
        measure: Measure = "sessions",
    ) -> None:
        """Charge each bin for holding too little or too much of a group."""
        self.add(Tally(level, reason, self._numbers(sessions), key, tuple(bins), weight, low, high, measure))

    def used(
        self,
        sessions: Iterable[str],
        key: Key,
        costs: Mapping[int, int],
        *,
        level: str,
        reason: Reason,
    ) -> None:
        """Charge a group what each bin costs that it uses."""
        known = tuple((bin_, cost) for bin_, cost in sorted(costs.items()) if cost)
        if known:
            self.add(Used(level, reason, self._numbers(sessions), key, known))

    def spread(
        self,
        sessions: Iterable[str],
        key: Key,
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
        within: Key | None = None,
    ) -> None:
        """Charge a group for each bin beyond the first, of the whole or of each bin of ``within``."""
        self.add(Spread(level, reason, self._numbers(sessions), key, weight, within=within))

    def contiguity(
        self, sessions: Iterable[str], key: Key, *, level: str, reason: Reason, weight: int = 1, each: bool
    ) -> None:
        """Charge a group that leaves out bins between those it uses, once or for each gap."""
        self.add(Contiguity(level, reason, self._numbers(sessions), key, weight, each))

    def mixture(
        self, groups: Iterable[Iterable[str]], key: Key, *, level: str, reason: Reason, weight: int = 1
    ) -> None:
        """Charge each bin for every group beyond the first that uses it."""
        self.add(Mixture(level, reason, tuple(map(self._numbers, groups)), key, weight))

    def beside(
        self,
        left: Iterable[str],
        right: Iterable[str],
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
    ) -> None:
        """Charge each pair of rooms in which two groups stand in the same block."""
        self.add(Beside(level, reason, self._numbers(left), self._numbers(right), weight))

    def crowding(
        self, sessions: Iterable[str], most: int, *, level: str, reason: Reason, weight: int = 1
    ) -> None:
        """Charge the minutes of all sessions at a position that holds more than ``most`` of the group."""
        self.add(Crowding(level, reason, self._numbers(sessions), most, weight))

    def displaced(self, homes: Iterable[Home], *, level: str, reason: Reason, weight: int = 1) -> None:
        """Charge a group, once, where any of its sessions is not at home (see `home`)."""
        self.add(Displaced(level, reason, tuple(homes), weight))

    def home(
        self, session: str, position: Callable[[Position], bool], rooms: Callable[[RoomChoice], bool]
    ) -> Home:
        """Where a session is at home: at those of its positions and in those of its rooms that will do."""
        number = self.index[session]
        places, choices = self.tables.by_session[number], self.tables.rooms.choices
        table = self.tables.positions.positions
        return Home(
            number,
            frozenset(int(index) for index in places.positions if position(table[index])),
            frozenset(int(index) for index in places.rooms if rooms(choices[index])),
        )

    def rank(
        self,
        sessions: Iterable[str],
        wanted: Mapping[str, int],
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
    ) -> None:
        """Charge each session of a group that does not have the place wanted for it."""
        places = tuple((self.index[session], place) for session, place in wanted.items())
        self.add(Rank(level, reason, self._numbers(sessions), places, weight))

    def company(
        self,
        sessions: Iterable[str],
        wanted: Iterable[str],
        key: Key,
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
    ) -> None:
        """Charge each bin where one group is without the other."""
        self.add(Company(level, reason, self._numbers(sessions), self._numbers(wanted), key, weight))

    def extent(
        self, sessions: Iterable[str], *, level: str, reason: Reason, weight: int = 1, free: int = 0
    ) -> None:
        """Charge the days from a group's first session to its last, beyond those that are free."""
        self.add(Extent(level, reason, self._numbers(sessions), weight, free))

    def capacity(
        self,
        uses: Iterable[tuple[str, Callable[[RoomChoice], int], Callable[[RoomChoice], int]]],
        limit: int,
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
        pairs: bool = False,
    ) -> None:
        """Charge what is used of a resource above its limit, or with ``pairs`` the pairs that this makes.

        Each use is a session, its amount by rooms, and the minutes it still holds it after its end.
        """
        given = []
        for session, amount, minutes_after in uses:
            choices = self.room_choices(session)
            amounts = np.array([amount(choice) for choice in choices], dtype=np.int64)
            if amounts.any():
                after = np.array([minutes_after(choice) for choice in choices], dtype=np.int64)
                given.append(Use(self.index[session], amounts, after))
        if given:
            self.add(Capacity(level, reason, tuple(given), limit, weight, pairs))

    def _numbers(self, sessions: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.index[session] for session in sessions)


def _costs(given: Sequence[int] | Sequence[Sequence[int]], weight: int) -> Ints | None:
    costs = np.array(given, dtype=np.int64) * weight
    return costs if costs.any() else None
