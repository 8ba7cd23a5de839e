"""Terms as a circuit of gates that a local search keeps up to date: its side of the network's `Writer`.

A gate holds a sum of what feeds it, costs something for each unit by which the sum leaves its bounds, and is
*on* while the sum reaches its threshold; then it costs something once, and feeds other gates. Sessions feed
gates by where they stand. Every condition that a term can speak of is such a gate, so that a new kind of term
is searched over without a word about searching.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field

import numpy as np

from scheduler.network import Network
from scheduler.network.keys import Key
from scheduler.network.places import Mask
from scheduler.network.writer import Use

UNBOUNDED = 2**40
"""Sums stay below it, so that a bound or threshold there is none."""


@dataclass(frozen=True)
class Condition:
    """Met while a gate is on, or with ``inverted`` while it is off; without a gate always or never."""

    gate: int = -1
    inverted: bool = False

    @property
    def is_constant(self) -> bool:
        return self.gate < 0

    @property
    def always(self) -> bool:
        return self.is_constant and not self.inverted


ALWAYS = Condition()
NEVER = Condition(inverted=True)


@dataclass
class Gate:
    """One gate: its sum with nobody placed, threshold, bounds, and costs by level."""

    start: int = 0
    threshold: int = UNBOUNDED
    low: int = -UNBOUNDED
    high: int = UNBOUNDED
    outside: dict[str, int] = field(default_factory=dict)
    """Cost of each unit below ``low`` or above ``high``."""
    on: dict[str, int] = field(default_factory=dict)
    """Cost while it is on."""
    growing: bool = False
    """The second unit above ``high`` costs twice as much, the third three times, and so on."""
    feeds: list[tuple[int, int]] = field(default_factory=list)
    """Gates that it feeds while it is on, each with the amount."""


@dataclass(frozen=True)
class Leaf:
    """A session feeds ``amount`` to a gate while it stands in these positions and rooms, local masks."""

    session: int
    gate: int
    amount: int
    positions: Mask | None
    rooms: Mask | None


@dataclass(frozen=True)
class Membership:
    """A session feeds 1 to the gate of its bin: ``base`` plus the bin's number among those of the key."""

    session: int
    key: Key
    base: int


@dataclass(frozen=True)
class Drain:
    """A session takes of a resource; ``base`` is the gate of the resource's first stretch of time."""

    use: Use
    base: int


class Circuit:
    """Gates and what feeds them; terms write into it as into any writer."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.gates: list[Gate] = []
        self.leaves: list[Leaf] = []
        self.memberships: list[Membership] = []
        self.drains: list[Drain] = []
        self.constants: defaultdict[str, int] = defaultdict(int)
        self.ranks: list[tuple[str, int, tuple[int, ...], tuple[tuple[int, int], ...]]] = []
        self.moments = self._moments()
        self._memory: dict[Hashable, Condition] = {}
        self._bins: dict[tuple[Key, Sequence[int]], dict[int, int]] = {}

    def bins_of(self, key: Key) -> dict[int, int]:
        """The number of each bin of a key, over all places."""
        found = np.unique(key.bins(self.network.tables))
        return {int(bin_): number for number, bin_ in enumerate(found)}

    def _moments(self) -> list[int]:
        """Every minute at which a session may begin to take of a resource, or end to."""
        table = self.network.tables.positions
        found = {*table.start.tolist(), *table.end.tolist()}
        by_array = {
            id(use.minutes_after): use.minutes_after
            for term in self.network.terms
            for use in getattr(term, "uses", ())
        }
        afters = {int(after) for given in by_array.values() for after in np.unique(given)}
        return sorted(found | {end + after for end in set(table.end.tolist()) for after in afters})

    def _new(self, **fields: object) -> int:
        self.gates.append(Gate(**fields))  # type: ignore[arg-type]
        return len(self.gates) - 1

    def _feed(self, condition: Condition, gate: int, amount: int) -> None:
        """Let a condition add an amount to a gate while it is met."""
        if condition.is_constant:
            self.gates[gate].start += amount if condition.always else 0
        elif condition.inverted:
            self.gates[gate].start += amount
            self.gates[condition.gate].feeds.append((gate, -amount))
        else:
            self.gates[condition.gate].feeds.append((gate, amount))

    def _reached(self, conditions: Sequence[Condition], number: int) -> Condition:
        gate = self._new(threshold=number)
        for condition in conditions:
            self._feed(condition, gate, 1)
        return Condition(gate)

    # -- conditions -------------------------------------------------------------------------

    def forbids(self, level: str) -> bool:
        """No level: a search passes through what is forbidden."""
        return False

    def at(self, session: int, positions: Mask) -> Condition:
        return self._leaf(session, positions, None)

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        return self._leaf(session, None, rooms)

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        return self._leaf(session, positions, rooms)

    def placed(self, session: int) -> Condition:
        return self._leaf(session, None, None)

    def _leaf(self, session: int, positions: Mask | None, rooms: Mask | None) -> Condition:
        if any(mask is not None and not mask.any() for mask in (positions, rooms)):
            return NEVER
        key = (
            session,
            None if positions is None else positions.tobytes(),
            None if rooms is None else rooms.tobytes(),
        )

        def make() -> Condition:
            gate = self._new(threshold=1)
            self.leaves.append(Leaf(session, gate, 1, positions, rooms))
            return Condition(gate)

        return self.remember(("leaf", key), make)

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        if (key, sessions) not in self._bins:
            numbers = self.bins_of(key)
            base = len(self.gates)
            for _ in numbers:
                self._new(threshold=1)
            self.memberships += [Membership(session, key, base) for session in sessions]
            self._bins[key, sessions] = {bin_: base + number for bin_, number in numbers.items()}
        gate = self._bins[key, sessions].get(bin_)
        return NEVER if gate is None else Condition(gate)

    def negation(self, condition: Condition) -> Condition:
        return Condition(condition.gate, not condition.inverted)

    def any_of(self, conditions: Sequence[Condition]) -> Condition:
        return self.at_least(conditions, 1)

    def at_least(self, conditions: Sequence[Condition], number: int) -> Condition:
        n_always = sum(condition.always for condition in conditions)
        open_ones = [condition for condition in conditions if not condition.is_constant]
        wanted = number - n_always
        if wanted <= 0:
            return ALWAYS
        if wanted > len(open_ones):
            return NEVER
        if len(open_ones) == 1:
            return open_ones[0]
        met = sorted((condition.gate, condition.inverted) for condition in open_ones)
        return self.remember(("at least", wanted, *met), lambda: self._reached(open_ones, wanted))

    def all_of(self, conditions: Sequence[Condition]) -> Condition:
        """All conditions are met."""
        return self.at_least(conditions, len(conditions))

    def same_when(self, groups: Sequence[tuple[Condition, Condition]]) -> Condition:
        return self.any_of([self.all_of(pair) for pair in groups])

    def remember(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]

    # -- costs ------------------------------------------------------------------------------

    def require(self, session: int) -> None:
        raise NotImplementedError("nothing is forbidden")

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        raise NotImplementedError("nothing is forbidden")

    def apart(self, left: int, right: int, extra: int) -> None:
        raise NotImplementedError("nothing is forbidden")

    def charge(self, level: str, amount: int, *conditions: Condition) -> None:
        met = self.all_of(conditions)
        if met.is_constant:
            self.constants[level] += amount if met.always else 0
            return
        if met.inverted:
            self.constants[level] += amount
        due = self.gates[met.gate].on
        due[level] = due.get(level, 0) + (-amount if met.inverted else amount)

    def charge_outside(
        self, level: str, weight: int, counted: Sequence[tuple[int, Condition]], low: int, high: int | None
    ) -> None:
        if not weight:
            return
        gate = self._new(low=low, high=UNBOUNDED if high is None else high, outside={level: weight})
        for amount, condition in counted:
            self._feed(condition, gate, amount)

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        base = len(self.gates)
        for moment, following in zip(self.moments, self.moments[1:], strict=False):
            self._new(high=limit, outside={level: weight * (following - moment)}, growing=pairs)
        self.drains += [Drain(use, base) for use in uses]

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        self.ranks.append((level, weight, tuple(sessions), tuple(wanted)))
