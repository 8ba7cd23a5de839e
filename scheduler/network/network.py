"""The network of one instance: tables of places, and the terms that rules have stated."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from scheduler.domain import Instance, Programme, Score
from scheduler.domain.programme import Placement
from scheduler.network.assignment import OUT, Assignment
from scheduler.network.keys import Key
from scheduler.network.places import Ints, Mask, PlaceTables, Position, RoomChoice, place_tables
from scheduler.network.reason import Reason
from scheduler.network.relations import RoomRelation, TimeRelation
from scheduler.network.sums import Summand, summands
from scheduler.network.tabulation import ByPosition, ByRooms, Tabulation
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


@dataclass(frozen=True)
class _Stand:
    """Where an assignment has everybody, as terms ask for it."""

    assignment: Assignment
    positions: Ints
    rooms: Ints
    """Indices into each session's own positions and room choices; `OUT` for those left out."""
    bins: dict[Key, list[int]] = field(default_factory=dict)
    """By key the bin of each session; of those left out any."""


@dataclass(frozen=True, eq=False)
class Network:
    """All terms of an instance over its tables of places; sessions are numbered as in the instance."""

    instance: Instance
    tables: PlaceTables
    terms: tuple[Term, ...]
    _matrices: dict[tuple[object, int, int], Ints] = field(default_factory=dict, repr=False)
    _last: list[_Stand] = field(default_factory=list, repr=False)
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
        for sum_ in self._sums:
            costs[sum_.level] += sum_.value(self, assignment)
        return Score.of(self.levels, costs)

    @cached_property
    def _sums(self) -> tuple[Summand, ...]:
        """All terms, those alike taken together."""
        return summands(self.tables, self.terms)

    def local(self, session: int, assignment: Assignment) -> tuple[int, int]:
        """Where a placed session stands, as indices into its own positions and room choices."""
        positions, rooms = self.local_places(assignment)
        return int(positions[session]), int(rooms[session])

    def local_places(self, assignment: Assignment) -> tuple[Ints, Ints]:
        """All sessions as indices into their own positions and room choices; `OUT` for those left out."""
        stand = self._stand(assignment)
        return stand.positions, stand.rooms

    def _stand(self, assignment: Assignment) -> _Stand:
        last = self._last[0] if self._last else None
        if last is None or last.assignment is not assignment:
            rooms = np.where(assignment.positions == OUT, OUT, assignment.rooms)
            last = _Stand(
                assignment,
                self.tables.position_lists.local(assignment.positions),
                self.tables.room_lists.local(rooms),
            )
            self._last[:] = [last]
        return last

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
        return self._bins_now(key, assignment)[session]

    def bins_held(self, key: Key, sessions: Iterable[int], assignment: Assignment) -> set[int]:
        """The bins in which some of ``sessions`` stand."""
        bins = self._bins_now(key, assignment)
        return {bins[s] for s in sessions if not assignment.out(s)}

    def _bins_now(self, key: Key, assignment: Assignment) -> list[int]:
        """The bin of each session where it stands; of one that is left out any."""
        stand = self._stand(assignment)
        if key not in stand.bins:
            bins = self._all_bins(key)
            if not bins.size:
                found = assignment.positions
            elif key.by == "cell":
                found = bins[assignment.positions, assignment.rooms]
            else:
                found = bins[assignment.positions if key.by == "position" else assignment.rooms]
            stand.bins[key] = found.tolist()
        return stand.bins[key]

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
        stands = zip(assignment.positions.tolist(), assignment.rooms.tolist(), strict=True)
        for session, (at, rooms) in zip(instance.sessions, stands, strict=True):
            if at != OUT:
                position = self.tables.positions.positions[at]
                placements.append(
                    Placement(
                        session.id,
                        instance.blocks[position.block].id,
                        position.first,
                        position.start,
                        position.end,
                        self.tables.rooms.choices[rooms].rooms,
                    )
                )
        return Programme(tuple(placements))

    def assignment(self, programme: Programme) -> Assignment:
        """The assignment of a programme; what stands where nothing can stand counts as left out."""
        # Among its own: another session may take more slots from the same start to the same end.
        times, choices = self.tables.position_numbers, self.tables.room_numbers
        positions, rooms = [], []
        for number, session in enumerate(self.instance.sessions):
            placement = programme.get(session.id)
            position = choice = OUT
            if placement is not None:
                block = self.instance.block_index.get(placement.block, OUT)
                position = times[number].get((block, placement.slot, placement.end), OUT)
                choice = choices[number].get(frozenset(placement.rooms), OUT)
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
        self._tabulation = Tabulation(self.tables)
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
        position: ByPosition | None = None,
        rooms: ByRooms | None = None,
        both: tuple[ByPosition, ByRooms] | None = None,
        out: int = 0,
    ) -> None:
        """Charge a session by position, by rooms, by ``both`` multiplied, or for being left out.

        Functions are asked once for sessions of the same places (see `tabulation`).
        """
        number, known = self.index[session], self._tabulation
        places = self.tables.by_session[number]
        by_position = known.costs(known.positions(position, places), weight) if position else None
        by_rooms = known.costs(known.rooms(rooms, places), weight) if rooms else None
        by_both = known.product(*both, weight, places) if both else None
        if by_position is not None or by_rooms is not None or by_both is not None or out:
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
        uses: Iterable[tuple[str, ByRooms, ByRooms]],
        limit: int,
        *,
        level: str,
        reason: Reason,
        weight: int = 1,
        pairs: bool = False,
    ) -> None:
        """Charge what is used of a resource above its limit, or with ``pairs`` the pairs that this makes.

        Each use is a session, its amount by rooms, and the minutes it still holds it after its end, which is
        asked only for rooms with an amount. Functions are asked once, as in `unary`.
        """
        known = self._tabulation
        given = []
        for session, amount, minutes_after in uses:
            number = self.index[session]
            taken = known.taken(amount, minutes_after, self.tables.by_session[number])
            if taken is not None:
                given.append(Use(number, *taken))
        if given:
            self.add(Capacity(level, reason, tuple(given), limit, weight, pairs))

    def _numbers(self, sessions: Iterable[str]) -> tuple[int, ...]:
        return tuple(self.index[session] for session in sessions)
