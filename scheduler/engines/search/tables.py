"""A network as the flat arrays that the compiled search works on.

Costs are in two channels: 0 for the first level, whose costs make a programme infeasible, and 1 for all
others together, each worth more than what the levels after it can plausibly amount to. They are those of the
terms wherever no session stands in a place that the first level closes to it alone. Where one does, channel 0
is above 0, and pairs whose relation is the same at all open places may count as if they stood there. The
search is led by these costs; what it finds is scored by the network itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from scheduler.engines.groups import groups_of
from scheduler.engines.search.gates import Circuit, Drain
from scheduler.engines.search.layout import TABLES, packed
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.keys import Key
from scheduler.network.places import Ints
from scheduler.network.relations import RoomRelation, TimeRelation
from scheduler.network.terms import Pairwise, Unary

LARGE_MATRIX = 4096
"""Matrices of pairs with more entries are shared between pairs, not summed up for each."""


Matrix = tuple[Hashable, Ints]


class Rows(NamedTuple):
    """Lists of numbers, one after the other: row i is ``values[start[i]:start[i + 1]]``."""

    start: Ints
    values: Ints


Pairs = tuple[Ints, Ints, Ints, Ints]
"""What each session has with others: where its rows begin, and by row the other, a matrix, and its weight.

Row a of a matrix begins at its offset + a * (n_columns + 2), and its entries two further on; rows and columns
are local places of the session and of the other.
"""

Mixed = tuple[Ints, ...]
"""Pairs that depend on times and rooms at once, or on one being left out while the other stands.

Where the rows of each session begin, and by row: the other, the matrices of time and room (below 0: always
1), the weight, the channel, what is due where the session stands and the other is left out, and the reverse.
"""


class _Drains(NamedTuple):
    """What sessions of one class take, said for the first of them."""

    session: int
    taken: list[Drain]


Parts = dict[str, "int | Ints"]
"""Tables by their names in the layout."""


@dataclass(frozen=True)
class Tables:
    """All that does not change while a search runs: one array, and its parts by name."""

    flat: Ints
    parts: Parts
    weights: Mapping[str, int]
    """What a unit of each level after the first is worth in channel 1."""

    def part(self, name: str) -> Ints:
        found = self.parts[name]
        return np.array([found]) if isinstance(found, int) else found


def channel_weights(network: Network, costs: Mapping[str, int]) -> dict[str, int]:
    """What a unit of each level after the first is worth in channel 1, by the costs of some programme."""
    found: dict[str, int] = {}
    worth = 1
    for level in reversed(network.levels[1:]):
        found[level] = worth
        worth = min(worth * 4 * (abs(costs.get(level, 0)) + 1), 2**40)
    return found


def tables_of(network: Network) -> Tables:
    """The tables of a network; levels are weighed by what a random programme costs."""
    random = np.random.default_rng(0)
    drawn = [
        (random.choice(held.positions), random.choice(held.rooms))
        if len(held.positions) and len(held.rooms)
        else (OUT, OUT)
        for held in network.tables.by_session
    ]
    score = network.score(Assignment.of([int(p) for p, _ in drawn], [int(r) for _, r in drawn]))
    return TableMaker(network, channel_weights(network, score.as_dict())).tables()


class TableMaker:
    """Makes the tables of a network, step by step."""

    def __init__(self, network: Network, weights: Mapping[str, int]) -> None:
        self.network = network
        self.weights = weights
        self.sessions = range(network.n_sessions)
        self.place_class, self.place_lists = _classes([p.positions for p in network.tables.by_session])
        self.room_class, self.room_lists = _classes([p.rooms for p in network.tables.by_session])
        self._matrices: list[Ints] = []
        self._n_entries = 0
        self._offsets: dict[Hashable, int] = {}
        self._constant: dict[Hashable, int | None] = {}
        self._open: tuple[Ints, list[Ints]] = (self.place_class, [])
        self._open_rooms: tuple[Ints, list[Ints]] = (self.room_class, [])

    def channel(self, level: str) -> tuple[int, int]:
        """The channel of a level, and what a unit of it is worth there."""
        return (0, 1) if level == self.network.levels[0] else (1, self.weights[level])

    def _both(self, costs: Mapping[str, int]) -> list[int]:
        found = [0, 0]
        for level, cost in costs.items():
            channel, worth = self.channel(level)
            found[channel] += worth * cost
        return found

    def matrix(self, key: Hashable, values: Ints) -> int:
        """The offset of a matrix, stored once for each key.

        Before each row stands from where to where its entries are not 0.
        """
        if key not in self._offsets:
            self._offsets[key] = self._n_entries
            rows = np.column_stack([*_extents(values), values]).astype(np.int64)
            self._matrices.append(rows.ravel())
            self._n_entries += rows.size
        return self._offsets[key]

    def time(self, relation: TimeRelation, left: int, right: int, of_left: bool) -> tuple[Hashable, Ints]:
        """A relation of two sessions' positions as the one of them sees it."""
        found = self.network.time_matrix(relation, left, right)
        key = ("time", relation, self.place_class[left], self.place_class[right], of_left)
        return key, found if of_left else found.T

    def room(self, relation: RoomRelation, left: int, right: int, of_left: bool) -> tuple[Hashable, Ints]:
        found = self.network.room_matrix(relation, left, right)
        key = ("room", relation, self.room_class[left], self.room_class[right], of_left)
        return key, found if of_left else found.T

    # -- the whole --------------------------------------------------------------------------

    def tables(self) -> Tables:
        network = self.network
        table, n_rooms = network.tables.positions, len(network.tables.rooms.choices)
        n_positions = len(table.positions)
        circuit = Circuit(network)
        native = (Unary, Pairwise)
        for term in network.terms:
            if not isinstance(term, native):
                term.write(network, circuit)
        n_firsts = int(table.first.max(initial=0)) + 1
        rank_key = (table.block[:, None] * n_rooms + np.arange(n_rooms)) * n_firsts + table.first[:, None]
        inside_blocks = [
            [np.flatnonzero(table.block[places] == b).tolist() for b in range(len(network.instance.blocks))]
            for places in self.place_lists
        ]
        parts: Parts = {
            "N_SESSIONS": network.n_sessions,
            "N_ROOMS": n_rooms,
            "N_POSITIONS": n_positions,
            "N_BLOCKS": len(network.instance.blocks),
            "N_GATES": len(circuit.gates),
            "BLOCK": table.block,
            "TWIN": _twins(network),
            "PLACE_CLASS": self.place_class,
            "ROOM_CLASS": self.room_class,
            "N_PLACES": _array([len(places) for places in self.place_lists]),
            "N_CHOICES": _array([len(rooms) for rooms in self.room_lists]),
            **_named_rows("PLACES", _rows([places.tolist() for places in self.place_lists])),
            **_named_rows("CHOICES", _rows([rooms.tolist() for rooms in self.room_lists])),
            "LOCAL_PLACE": _inverse(self.place_lists, n_positions),
            "LOCAL_CHOICE": _inverse(self.room_lists, n_rooms),
            **self._unary(),
            **self._pairs(),
            "CONSTANTS": _array(self._both(circuit.constants)),
            **self._gates(circuit),
            **self._members(circuit),
            **self._leaves(circuit),
            **self._drains(circuit),
            **self._ranks(circuit),
            "RANK_KEY": rank_key,
            **self._mates(),
            **_named_rows("POSITIONS_IN_BLOCK", _rows([inside for held in inside_blocks for inside in held])),
        }
        parts["MATRICES"] = np.concatenate(self._matrices) if self._matrices else _array([0])
        return Tables(packed(TABLES, parts), parts, self.weights)

    # -- single sessions --------------------------------------------------------------------

    def _unary(self) -> Parts:
        by_place = [np.zeros((len(p.positions), 2), np.int64) for p in self.network.tables.by_session]
        by_choice = [np.zeros((len(p.rooms), 2), np.int64) for p in self.network.tables.by_session]
        by_both: defaultdict[int, list[tuple[int, int, Ints]]] = defaultdict(list)
        out = np.zeros((self.network.n_sessions, 2), np.int64)
        for term in self.network.terms:
            if not isinstance(term, Unary):
                continue
            channel, worth = self.channel(term.level)
            session = term.session
            out[session, channel] += worth * term.out
            if term.by_position is not None:
                by_place[session][:, channel] += worth * term.by_position
            if term.by_rooms is not None:
                by_choice[session][:, channel] += worth * term.by_rooms
            if term.by_both is not None:
                by_both[session].append((channel, worth, term.by_both))
        is_open = [np.flatnonzero(costs[:, 0] <= 0).tolist() for costs in by_place]
        is_open_room = [np.flatnonzero(costs[:, 0] <= 0).tolist() for costs in by_choice]
        everywhere = [
            found or list(range(len(costs))) for costs, found in zip(by_place, is_open, strict=True)
        ]
        anywhere = [
            found or list(range(len(costs))) for costs, found in zip(by_choice, is_open_room, strict=True)
        ]
        self._open, self._open_rooms = _alike(everywhere), _alike(anywhere)
        return {
            "OPEN_PLACES_CLASS": self._open[0],
            **_named_rows("OPEN_PLACES", _rows([places.tolist() for places in self._open[1]])),
            "OPEN_CHOICES_CLASS": self._open_rooms[0],
            **_named_rows("OPEN_CHOICES", _rows([rooms.tolist() for rooms in self._open_rooms[1]])),
            **_shared("BY_PLACE", by_place),
            **_shared("BY_CHOICE", by_choice),
            **self._both_costs(by_both),
            "OUT": out,
            "MAY_BE_OUT": _array([int(cost == 0) for cost in out[:, 0]]),
        }

    def _both_costs(self, costs_by_session: Mapping[int, Sequence[tuple[int, int, Ints]]]) -> Parts:
        """Costs by position and rooms at once; sessions to which the same are added up share them."""
        starts: dict[Hashable, int] = {}
        both_start = np.full(self.network.n_sessions, -1, np.int64)
        flat: list[Ints] = []
        n_flat = 0
        for session, costs in costs_by_session.items():
            key = tuple((channel, worth, id(values)) for channel, worth, values in costs)
            if key not in starts:
                starts[key] = n_flat
                summed = np.zeros((*costs[0][2].shape, 2), np.int64)
                for channel, worth, values in costs:
                    summed[:, :, channel] += worth * values
                flat.append(summed.reshape(-1, 2))
                n_flat += summed.size // 2
            both_start[session] = starts[key]
        return {
            "BY_BOTH_START": both_start,
            "BY_BOTH": np.concatenate(flat) if flat else np.zeros((1, 2), np.int64),
        }

    # -- pairs ------------------------------------------------------------------------------

    def _pairs(self) -> Parts:
        alone: list[defaultdict[tuple[int, int], list[tuple[Hashable, Ints, int]]]] = [
            defaultdict(list) for _ in range(4)
        ]
        mixed: list[tuple[int, int, int, int, int, int, int, int]] = []
        for term in self.network.terms:
            if not isinstance(term, Pairwise):
                continue
            channel, worth = self.channel(term.level)
            for left, right, weight in term.pairs:
                if not weight:
                    continue
                for mine, other, of_left in ((left, right, True), (right, left, False)):
                    w = worth * weight
                    time = self.time(term.time, left, right, of_left) if term.time is not None else None
                    room = self.room(term.room, left, right, of_left) if term.room is not None else None
                    w, time, room = self._folded(w, time, room, mine, other)
                    if time is not None and room is None and not term.without_left:
                        alone[channel][mine, other].append((*time, w))
                    elif room is not None and time is None and not term.without_left:
                        alone[2 + channel][mine, other].append((*room, w))
                    else:
                        missed = w * term.without_left
                        mixed.append(
                            (
                                mine,
                                other,
                                -1 if time is None else self.matrix(*time),
                                -1 if room is None else self.matrix(*room),
                                w,
                                channel,
                                0 if of_left else missed,
                                missed if of_left else 0,
                            )
                        )
        found: Parts = {}
        for name, parts in zip(("TIME_HARD", "TIME_SOFT", "ROOM_HARD", "ROOM_SOFT"), alone, strict=True):
            columns = zip(("", "_OTHER", "_OFFSET", "_WEIGHT"), self._summed(parts), strict=True)
            found |= {f"{name}{column}": values for column, values in columns}
        names = ("START", "OTHER", "TIME", "ROOM", "WEIGHT", "CHANNEL", "ALONE", "LEFT")
        held = zip(names, self._mixed(mixed), strict=True)
        return found | {f"MIXED_{name}": column for name, column in held}

    def _folded(
        self, weight: int, time: Matrix | None, room: Matrix | None, mine: int, other: int
    ) -> tuple[int, Matrix | None, Matrix | None]:
        """A relation that is alike wherever both may stand is part of the weight, where there is another."""
        if time is None or room is None:
            return weight, time, room
        for held, (its, others) in ((time, self._open), (room, self._open_rooms)):
            key = (held[0], its[mine], its[other])
            if key not in self._constant:
                inside = held[1][np.ix_(others[its[mine]], others[its[other]])]
                alike = inside.size > 0 and bool((inside == inside.flat[0]).all())
                self._constant[key] = int(inside.flat[0]) if alike else None
            constant = self._constant[key]
            if constant is not None:
                return (weight * constant, None, room) if held is time else (weight * constant, time, None)
        return weight, time, room

    def _summed(self, parts_by_pair: Mapping[tuple[int, int], list[tuple[Hashable, Ints, int]]]) -> Pairs:
        """One small matrix for each pair, or several large ones that are shared."""
        rows: list[tuple[int, int, int, int]] = []
        for (mine, other), parts in parts_by_pair.items():
            if len(parts) == 1 or parts[0][1].size > LARGE_MATRIX:
                rows += [(mine, other, self.matrix(key, values), w) for key, values, w in parts]
                continue
            weights: defaultdict[Hashable, int] = defaultdict(int)
            for key, _, w in parts:
                weights[key] += w
            of_key = {key: values for key, values, _ in parts}
            summed_key = tuple(sorted(weights.items(), key=repr))
            if summed_key not in self._offsets:
                values = np.sum([w * of_key[key] for key, w in weights.items()], axis=0)
            else:
                values = parts[0][1]
            rows.append((mine, other, self.matrix(summed_key, values), 1))
        rows.sort()
        table = np.array(rows, dtype=np.int64).reshape(-1, 4)
        start = np.searchsorted(table[:, 0], np.arange(self.network.n_sessions + 1))
        return start.astype(np.int64), table[:, 1], table[:, 2], table[:, 3]

    def _mixed(self, rows: list[tuple[int, int, int, int, int, int, int, int]]) -> Mixed:
        table = np.array(sorted(rows), dtype=np.int64).reshape(-1, 8)
        start = np.searchsorted(table[:, 0], np.arange(self.network.n_sessions + 1))
        return (start.astype(np.int64), *(table[:, column] for column in range(1, 8)))

    # -- gates ------------------------------------------------------------------------------

    def _gates(self, circuit: Circuit) -> Parts:
        gates = circuit.gates
        feeds = [gate.feeds for gate in gates]
        flat = [feed for given in feeds for feed in given]
        return {
            "GATE_START": _array([gate.start for gate in gates]),
            "THRESHOLD": _array([gate.threshold for gate in gates]),
            "LOW": _array([gate.low for gate in gates]),
            "HIGH": _array([gate.high for gate in gates]),
            "OUTSIDE": np.array([self._both(gate.outside) for gate in gates], np.int64).reshape(-1, 2),
            "ON": np.array([self._both(gate.on) for gate in gates], np.int64).reshape(-1, 2),
            "GROWING": _array([int(gate.growing) for gate in gates]),
            "FEED_START": _starts([len(given) for given in feeds]),
            "FEED_GATE": _array([gate for gate, _ in flat]),
            "FEED_AMOUNT": _array([amount for _, amount in flat]),
        }

    def _members(self, circuit: Circuit) -> Parts:
        kinds = {"position": 0, "room": 1, "cell": 2}
        offset_by_key: dict[Key, int] = {}
        flat: list[Ints] = []
        n_flat = 0
        rows: list[tuple[int, int, int, int]] = []
        for member in circuit.memberships:
            if member.key not in offset_by_key:
                number = circuit.bins_of(member.key)
                bins = member.key.bins(self.network.tables)
                numbers = np.array([number[int(b)] for b in bins.ravel()], np.int64)
                offset_by_key[member.key] = n_flat
                flat.append(numbers)
                n_flat += numbers.size
            rows.append((member.session, member.base, kinds[member.key.by], offset_by_key[member.key]))
        table = np.array(sorted(rows), np.int64).reshape(-1, 4)
        return {
            "MEMBER_START": _row_starts(table[:, 0], self.network.n_sessions),
            "MEMBER_BASE": np.ascontiguousarray(table[:, 1]),
            "MEMBER_KIND": np.ascontiguousarray(table[:, 2]),
            "MEMBER_BINS": np.ascontiguousarray(table[:, 3]),
            "BINS": np.concatenate(flat) if flat else _array([0]),
        }

    def _leaves(self, circuit: Circuit) -> Parts:
        flat: list[Ints] = []
        offsets: dict[bytes, int] = {}
        n_flat = 0

        def offset(mask: NDArray[np.bool_] | None) -> int:
            nonlocal n_flat
            if mask is None:
                return -1
            if mask.tobytes() not in offsets:
                offsets[mask.tobytes()] = n_flat
                flat.append(mask.astype(np.int64))
                n_flat += len(mask)
            return offsets[mask.tobytes()]

        rows = [
            (leaf.session, leaf.gate, leaf.amount, offset(leaf.positions), offset(leaf.rooms))
            for leaf in circuit.leaves
        ]
        table = np.array(sorted(rows), np.int64).reshape(-1, 5)
        return {
            "LEAF_START": _row_starts(table[:, 0], self.network.n_sessions),
            "LEAF_GATE": np.ascontiguousarray(table[:, 1]),
            "LEAF_AMOUNT": np.ascontiguousarray(table[:, 2]),
            "LEAF_PLACES": np.ascontiguousarray(table[:, 3]),
            "LEAF_CHOICES": np.ascontiguousarray(table[:, 4]),
            "MASKS": np.concatenate(flat) if flat else _array([0]),
        }

    def _drains(self, circuit: Circuit) -> Parts:
        table = self.network.tables.positions
        index = {moment: number for number, moment in enumerate(circuit.moments)}
        by_array = {id(drain.use.minutes_after): drain.use.minutes_after for drain in circuit.drains}
        afters = sorted({int(a) for given in by_array.values() for a in np.unique(given)})
        ends = [[index.get(end + after, len(index) - 1) for end in table.end.tolist()] for after in afters]
        numbers, drains_of = self._drain_classes(circuit)
        rows: list[Ints] = []
        lengths: list[int] = []
        firsts: list[int] = []
        for drains in drains_of:
            shape = len(drains.taken), len(self.network.tables.by_session[drains.session].rooms)
            taken = np.array([drain.use.amounts for drain in drains.taken], np.int64).reshape(shape)
            after = np.array([drain.use.minutes_after for drain in drains.taken], np.int64).reshape(shape)
            room, which = np.nonzero(taken.T)
            base = _array([drain.base for drain in drains.taken])[which]
            end = np.searchsorted(afters, after[which, room])
            rows.append(np.column_stack([base, taken[which, room], end]))
            firsts.append(len(lengths))
            lengths += np.bincount(room, minlength=shape[1]).tolist()
        found = np.concatenate(rows)
        return {
            "DRAIN_CLASS": numbers,
            "DRAIN_ROW": _array(firsts),
            "DRAINS_START": _starts(lengths),
            "DRAIN_BASE": np.ascontiguousarray(found[:, 0]),
            "DRAIN_AMOUNT": np.ascontiguousarray(found[:, 1]),
            "DRAIN_END": np.ascontiguousarray(found[:, 2]),
            "BEGIN_INDEX": _array([index[start] for start in table.start.tolist()]),
            "END_INDEX": np.array(ends, np.int64).ravel(),
        }

    def _drain_classes(self, circuit: Circuit) -> tuple[Ints, list[_Drains]]:
        """A number for each session, and by number what is taken: alike with the same places and amounts."""
        by_session: list[list[Drain]] = [[] for _ in self.sessions]
        for drain in circuit.drains:
            by_session[drain.use.session].append(drain)
        shared: dict[bytes, int] = {}
        of_array: dict[int, int] = {}

        def number(values: Ints) -> int:
            if id(values) not in of_array:
                of_array[id(values)] = shared.setdefault(values.tobytes(), len(shared))
            return of_array[id(values)]

        numbers: dict[Hashable, int] = {}
        found: list[_Drains] = []
        of_session = []
        for session, drains in enumerate(by_session):
            taken = tuple((d.base, number(d.use.amounts), number(d.use.minutes_after)) for d in drains)
            key = (int(self.place_class[session]), int(self.room_class[session]), taken)
            of_session.append(numbers.setdefault(key, len(numbers)))
            if len(numbers) > len(found):
                found.append(_Drains(session, drains))
        return _array(of_session), found

    def _ranks(self, circuit: Circuit) -> Parts:
        members: list[list[int]] = []
        wishes: list[list[int]] = []
        weights = []
        ranks_of: list[list[int]] = [[] for _ in self.sessions]
        for number, (level, weight, sessions, wanted) in enumerate(circuit.ranks):
            wish = dict(wanted)
            members.append(list(sessions))
            wishes.append([wish.get(session, 0) for session in sessions])
            weights.append(self._both({level: weight}))
            for session in sessions:
                ranks_of[session].append(number)
        return {
            "RANK_START": _starts(list(map(len, members))),
            "RANK_MEMBER": _array([session for given in members for session in given]),
            "RANK_WISH": _array([wish for given in wishes for wish in given]),
            "RANK_WEIGHT": np.array(weights, np.int64).reshape(-1, 2),
            **_named_rows("RANKS_OF", _rows(ranks_of)),
        }

    def _mates(self) -> Parts:
        """Groups that terms speak of, and the groups of each session: whom it may wish to stand near."""
        groups = groups_of(self.network)
        of_session: list[list[int]] = [[] for _ in self.sessions]
        for number, group in enumerate(groups):
            for session in group:
                of_session[session].append(number)
        return {
            **_named_rows("MATES", _rows([list(group) for group in groups])),
            **_named_rows("MATES_OF", _rows(of_session)),
        }


def _extents(values: Ints) -> tuple[Ints, Ints]:
    """From where to where the entries of each row are not 0."""
    if not values.size:
        return np.zeros(len(values), np.int64), np.zeros(len(values), np.int64)
    counts = values != 0
    first = np.where(counts.any(axis=1), counts.argmax(axis=1), values.shape[1])
    return first, values.shape[1] - counts[:, ::-1].argmax(axis=1)


def _twins(network: Network) -> Ints:
    """For each position the one that is numbered alike in each block, or -1, shape (positions, blocks)."""
    table = network.tables.positions
    n_slots = [position.n_slots for position in table.positions]
    numbers = list(zip(table.first.tolist(), n_slots, strict=True))
    there: dict[tuple[int, int, int], int] = {}
    for p, (number, block) in enumerate(zip(numbers, table.block.tolist(), strict=True)):
        there.setdefault((*number, block), p)
    blocks = range(len(network.instance.blocks))
    found = [[there.get((*number, block), -1) for block in blocks] for number in numbers]
    return np.array(found, np.int64).reshape(len(numbers), len(blocks))


def _alike(lists: Sequence[Sequence[int]]) -> tuple[Ints, list[Ints]]:
    """The number of each list among those that differ, and these."""
    numbers: dict[tuple[int, ...], int] = {}
    of_list = [numbers.setdefault(tuple(given), len(numbers)) for given in lists]
    return _array(of_list), [_array(given) for given in numbers]


def _shared(name: str, costs: Sequence[Ints]) -> Parts:
    """Costs of sessions one after the other, and where those of each begin; sessions alike share them."""
    numbers: dict[bytes, int] = {}
    of_session = [numbers.setdefault(given.tobytes(), len(numbers)) for given in costs]
    first = dict(zip(reversed(of_session), reversed(costs), strict=True))
    kept = [first[number] for number in range(len(numbers))]
    start = _starts([len(given) for given in kept])
    return {f"{name}_START": start[of_session], name: np.concatenate(kept)}


def _named_rows(name: str, rows: Rows) -> Parts:
    return {f"{name}_START": rows.start, f"{name}_VALUES": rows.values}


def _classes(lists: Sequence[Ints]) -> tuple[Ints, list[Ints]]:
    """Number of the class of each list, by identity, and one list of each class."""
    numbers: dict[int, int] = {}
    found = []
    kept = []
    for given in lists:
        if id(given) not in numbers:
            numbers[id(given)] = len(numbers)
            kept.append(given)
        found.append(numbers[id(given)])
    return _array(found), kept


def _inverse(lists: Sequence[Ints], n_all: int) -> Ints:
    """For each class and entry of the table its local index, or -1, shape (classes, table)."""
    found = np.full((len(lists), n_all), -1, np.int64)
    for number, given in enumerate(lists):
        found[number, given] = np.arange(len(given))
    return found


def _array(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _starts(lengths: Sequence[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(np.array(lengths, np.int64))]).astype(np.int64)


def _row_starts(sorted_rows: Ints, n_rows: int) -> Ints:
    return np.searchsorted(sorted_rows, np.arange(n_rows + 1)).astype(np.int64)


def _rows(lists: Sequence[Sequence[int]]) -> Rows:
    return Rows(_starts(list(map(len, lists))), _array([value for given in lists for value in given]))
