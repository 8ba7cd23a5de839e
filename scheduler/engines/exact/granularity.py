"""Which choices of time a session has in a model: every position, or one for each block.

Where no term tells the positions of a block apart, a model of blocks is far smaller: one position stands for
all of its length in the block, rooms are counted, and positions are dealt out afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

import numpy as np

from scheduler.network import Network
from scheduler.network.places import Ints, Mask
from scheduler.network.relations import Overlap
from scheduler.network.writer import Condition, Use

Classes = tuple[Ints, ...]
"""For each session the class of each of its positions, shape (positions,)."""


def all_positions(network: Network) -> tuple[Ints, ...]:
    """Time level: every position is a choice."""
    return tuple(np.arange(len(places.positions), dtype=np.int64) for places in network.tables.by_session)


def block_choices(network: Network) -> tuple[Ints, ...] | None:
    """Block level: the first position of each class is a choice; None where a term needs the time."""
    classes = position_classes(network)
    choices = tuple(np.unique(of_session, return_index=True)[1] for of_session in classes)
    if sum(map(len, choices)) == sum(map(len, classes)):
        return None
    probe = _Probe(network, classes)
    for term in network.terms:
        term.write(network, probe)
        if probe.needs_time:
            return None
    return choices


def position_classes(network: Network) -> Classes:
    """Positions of one length in one block are of one class."""
    table = network.tables.positions
    length = table.end - table.start
    return tuple(
        np.unique(np.stack([table.block[held], length[held]]), axis=1, return_inverse=True)[1].ravel()
        if len(held)
        else held
        for held in (places.positions for places in network.tables.by_session)
    )


class _Probe:
    """A writer that writes nothing, and notes whether a term tells positions of one class apart."""

    def __init__(self, network: Network, classes: Classes) -> None:
        self.network = network
        self.classes = classes
        self.needs_time = False
        self._seen: set[Hashable] = set()

    def _splits(self, session: int, positions: Mask) -> bool:
        classes = self.classes[session]
        inside = np.bincount(classes, weights=positions)
        return bool(((inside > 0) & (inside < np.bincount(classes))).any())

    def forbids(self, level: str) -> bool:
        return level == self.network.levels[0]

    def at(self, session: int, positions: Mask) -> Condition:
        self.needs_time |= self._splits(session, positions)

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        return None

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        self.needs_time |= self._splits(session, positions)

    def at_least(self, conditions: Sequence[Condition], number: int) -> Condition:
        return None

    def earlier(self, left: int, right: int) -> Condition:
        """Places are told apart by their first slot, so that any class of several is split."""
        for session in (left, right):
            self.needs_time |= len(np.unique(self.classes[session])) < len(self.classes[session])

    def placed(self, session: int) -> Condition:
        return None

    def negation(self, condition: Condition) -> Condition:
        return None

    def any_of(self, conditions: Sequence[Condition]) -> Condition:
        return None

    def same_when(self, groups: Sequence[tuple[Condition, Condition]]) -> Condition:
        return None

    def remember(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        if key not in self._seen and not self.needs_time:
            self._seen.add(key)
            make()
        return None

    def require(self, session: int) -> None:
        return None

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        if positions is not None:
            self.needs_time |= self._splits(session, positions)

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
