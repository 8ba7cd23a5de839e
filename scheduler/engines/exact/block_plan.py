"""How a network is solved block by block: choices of time, sessions alike in rooms, and terms to write.

A model of blocks is far smaller than one of positions. One position stands for all of its length in the
block; sessions that no term tells apart by their rooms are a *bundle*, of which only the number in each room
of each block is chosen; positions and rooms are dealt out afterwards. Terms that need the time are left out
where that can only make a programme look cheaper, so that the bound holds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from scheduler.engines.exact.granularity import Classes, position_classes
from scheduler.network import Network
from scheduler.network.keys import ByCell, Key
from scheduler.network.places import Ints, Mask
from scheduler.network.relations import OtherRooms, Overlap, SameBlock
from scheduler.network.terms import Capacity, Crowding, Mixture, Pairwise, Rank, Term
from scheduler.network.writer import Condition, Use


@dataclass(frozen=True)
class BlockPlan:
    """What is written at block level.

    ``choices`` has for each session the local indices of the positions that stand for their class;
    ``bundle_of`` the number of its bundle, and ``bundles`` the sessions of each. ``exact``: the cost of a
    programme is that of its blocks, however positions are dealt out.
    """

    choices: tuple[Ints, ...]
    bundle_of: tuple[int, ...]
    bundles: tuple[tuple[int, ...], ...]
    terms: tuple[Term, ...]
    exact: bool


def block_plan(network: Network) -> BlockPlan | None:
    """The plan of a network; None where a demand needs the time, or blocks are no coarser than positions."""
    classes = position_classes(network)
    choices = tuple(np.sort(np.unique(of_session, return_index=True)[1]) for of_session in classes)
    if sum(map(len, choices)) == sum(map(len, classes)):
        return None
    probe = _Probe(network, classes)
    apart = _Separation(network)
    terms: list[Term] = []
    exact = True
    demands_first = sorted(network.terms, key=lambda term: term.level != network.levels[0])
    for term in demands_first:
        written = apart.simplified(term)
        probe.needs_time = False
        if written is not None:
            written.write(network, probe)
        if probe.needs_time and (probe.forbids(term.level) or not _never_pays(term)):
            return None
        if written is not None and not probe.needs_time:
            terms.append(written)
        exact &= written is not None and not probe.needs_time and not isinstance(term, Rank)
        exact &= not isinstance(written, Pairwise) or written.pairs == term.pairs  # type: ignore[attr-defined]
    bundles = probe.bundles()
    bundle_of = {session: number for number, bundle in enumerate(bundles) for session in bundle}
    numbers = tuple(bundle_of[session] for session in range(network.n_sessions))
    return BlockPlan(choices, numbers, bundles, tuple(terms), exact)


def _never_pays(term: Term) -> bool:
    """Whether the term is known never to cost less than 0."""
    if isinstance(term, Pairwise):
        return term.without_left >= 0 and all(weight >= 0 for _, _, weight in term.pairs)
    return isinstance(term, (Capacity, Crowding)) and term.weight >= 0


class _Separation:
    """Which sessions never share a room of a block, because a demand keeps their groups apart."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self._groups: dict[int, set[tuple[int, int]]] = {}
        mixtures = (
            term
            for term in network.terms
            if isinstance(term, Mixture) and term.level == network.levels[0] and term.key == ByCell()
        )
        for number, term in enumerate(mixtures):
            for group, sessions in enumerate(term.groups):
                for session in sessions:
                    self._groups.setdefault(session, set()).add((number, group))

    def _holds(self, left: int, right: int) -> bool:
        a, b = self._groups.get(left, set()), self._groups.get(right, set())
        return any((number, group) not in b and any(n == number for n, _ in b) for number, group in a)

    def simplified(self, term: Term) -> Term | None:
        """The term without what it says of rooms, where that is so little that blocks do without.

        Pairs that are due in different rooms of one block are due in one block at all where they are never
        in the same room; the others are left out, for they can be dealt out to one room. None: all are.
        """
        if (
            not isinstance(term, Pairwise)
            or not isinstance(term.time, SameBlock)
            or not isinstance(term.room, OtherRooms)
            or term.level == self.network.levels[0]
            or term.without_left
            or not _never_pays(term)
        ):
            return term
        pairs = tuple(pair for pair in term.pairs if self._holds(pair[0], pair[1]))
        return replace(term, pairs=pairs, room=None, _sorted=None) if pairs else None


class _Probe:
    """A writer that writes nothing: notes whether a term tells positions of one class apart, and by what the
    rooms of each session are told from those of others."""

    def __init__(self, network: Network, classes: Classes) -> None:
        self.network = network
        self.classes = classes
        self.needs_time = False
        self._seen: set[Hashable] = set()
        self._number = 0
        places = network.tables.by_session
        self._traits: list[list[Hashable]] = [[id(p.positions), id(p.rooms)] for p in places]

    def bundles(self) -> tuple[tuple[int, ...], ...]:
        """Sessions alike in rooms, in the order of the first of each."""
        found: dict[tuple[Hashable, ...], list[int]] = {}
        for session, traits in enumerate(self._traits):
            found.setdefault(tuple(traits), []).append(session)
        return tuple(map(tuple, found.values()))

    def _alone(self, session: int) -> None:
        """Keep a session, of whose rooms something is said, apart from all others."""
        self._traits[session].append(("alone", session))

    def _splits(self, session: int, positions: Mask) -> bool:
        classes = self.classes[session]
        inside = np.bincount(classes, weights=positions)
        return bool(((inside > 0) & (inside < np.bincount(classes))).any())

    def forbids(self, level: str) -> bool:
        return level == self.network.levels[0]

    def at(self, session: int, positions: Mask) -> Condition:
        self.needs_time |= self._splits(session, positions)

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        self._alone(session)

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        self.needs_time |= self._splits(session, positions)
        self._alone(session)

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        """All bins of a key at once, when it is first asked for one."""
        group = (key, sessions)
        if group not in self._seen:
            self._seen.add(group)
            self._number += 1
            if key.by != "position":
                for session in sessions:
                    self._traits[session].append(self._number)
            if key.by != "room" and any(self._is_finer(key, session) for session in sessions):
                self._seen.add((*group, "finer"))
        self.needs_time |= (*group, "finer") in self._seen

    def _is_finer(self, key: Key, session: int) -> bool:
        """Whether a key sorts positions of one class into several bins."""
        places = self.network.tables.by_session[session]
        seen = (key, id(places.positions), id(places.rooms))
        if seen not in self._seen:
            self._seen.add(seen)
            bins = self.network.bins(key, session)
            by_position = bins[:, :1] if bins.ndim == 2 else bins[:, None]
            classes = self.classes[session]
            pairs = np.unique(np.column_stack([classes, by_position]), axis=0)
            if len(pairs) > len(np.unique(classes)):
                self._seen.add((*seen, "finer"))
        return (*seen, "finer") in self._seen

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        """Places are dealt out with the rooms; blocks bound them."""
        self.needs_time |= self.forbids(level)

    def at_least(self, conditions: Sequence[Condition], number: int) -> Condition:
        return None

    def placed(self, session: int) -> Condition:
        return None

    def negation(self, condition: Condition) -> Condition:
        return None

    def any_of(self, conditions: Sequence[Condition]) -> Condition:
        return None

    def same_when(self, groups: Sequence[tuple[Condition, Condition]]) -> Condition:
        return None

    def remember(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        """Not remembered where the time is needed, so that the next term that asks is told, too."""
        if key not in self._seen:
            make()
            if not self.needs_time:
                self._seen.add(key)
        return None

    def require(self, session: int) -> None:
        return None

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        if positions is not None:
            self.needs_time |= self._splits(session, positions)
        if rooms is not None:
            self._traits[session].append(
                rooms.tobytes() + (b"" if positions is None else positions.tobytes())
            )

    def apart(self, left: int, right: int, extra: int) -> None:
        overlap = self.network.time_matrix(Overlap(extra), left, right) > 0
        self.needs_time |= any(self._splits(left, column) for column in overlap.T)
        self.needs_time |= any(self._splits(right, row) for row in overlap)

    def charge(self, level: str, amount: int, *conditions: Condition) -> None:
        return None

    def charge_outside(
        self, level: str, weight: int, counted: Sequence[tuple[int, Condition]], low: int, high: int | None
    ) -> None:
        return None

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        self.needs_time |= not self.forbids(level)
        self._number += 1
        for use in uses:
            amounts = use.amounts.tobytes() + use.minutes_after.tobytes()
            self._traits[use.session].append((self._number, amounts))
