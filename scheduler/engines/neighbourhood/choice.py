"""Which sessions to free: by group, by block, by room, by person, by what costs most.

How often a kind is chosen follows what it has brought lately; how many sessions it frees, how hard they were
to solve (adaptive large neighbourhood search, Ropke and Pisinger 2006).
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scheduler.engines.groups import costing_sessions, groups_of
from scheduler.network import Assignment, Network
from scheduler.network.terms import Pairwise

LEAST_SHARE, MOST_SHARE, FIRST_SHARE = 0.02, 0.9, 0.15
GROWTH, SHRINKING = 1.25, 0.85
LEAST_FREED = 2


@dataclass
class Kind:
    """One way to choose: how well it did lately, and what share of the sessions it frees."""

    name: str
    merit: float = 1.0
    share: float = FIRST_SHARE


@dataclass
class Chooser:
    """Chooses sessions to free around an assignment."""

    network: Network
    seed: int
    _random: random.Random = field(init=False)
    _groups: list[list[tuple[int, ...]]] = field(init=False)
    """The groups of each session."""
    _partners: list[list[int]] = field(init=False)
    kinds: list[Kind] = field(init=False)

    def __post_init__(self) -> None:
        self._random = random.Random(self.seed)
        n = self.network.n_sessions
        self._groups = [[] for _ in range(n)]
        for group in groups_of(self.network):
            if len(group) <= max(8, n // 3):
                for session in group:
                    self._groups[session].append(group)
        partners: list[set[int]] = [set() for _ in range(n)]
        for term in self.network.terms:
            if isinstance(term, Pairwise) and len(term.pairs) <= 4 * n:
                for left, right, _ in term.pairs:
                    partners[left].add(right)
                    partners[right].add(left)
        self._partners = [sorted(found) for found in partners]
        self._ways: dict[str, Callable[[Assignment, int], set[int]]] = {
            "costly": self._costly,
            "related": self._related,
            "block": self._blocks,
            "groups": self._some_groups,
        }
        if len({room for held in self.network.tables.by_session for room in held.rooms.tolist()}) > 2:
            self._ways["rooms"] = self._rooms
        if any(self._partners):
            self._ways["partners"] = self._partnered
        if len(self.network.instance.days) > 1:
            self._ways["day"] = self._days
        self.kinds = [Kind(name) for name in self._ways]

    def choose(self, assignment: Assignment) -> tuple[Kind, set[int]]:
        """A kind, and the sessions that it frees."""
        kind = self._random.choices(self.kinds, [kind.merit for kind in self.kinds])[0]
        n_wanted = max(LEAST_FREED, math.ceil(kind.share * self.network.n_sessions))
        return kind, self._ways[kind.name](assignment, n_wanted)

    def drawn_level(self, levels: Sequence[str]) -> str:
        """Which of these levels is to be made cheaper, the first as often as all others together."""
        return levels[0] if self._random.random() < 0.5 else self._random.choice(levels)

    def drawn_seed(self) -> int:
        """A seed for the next solve."""
        return self._random.randrange(2**31)

    def learn(self, kind: Kind, improved: bool, solved: bool) -> None:
        """Take in how it went: whether it found something better, and whether all was searched."""
        kind.merit = max(0.25, 0.8 * kind.merit + (1.0 if improved else 0.0))
        if solved:
            kind.share = min(MOST_SHARE, kind.share * GROWTH)
        elif not improved:
            kind.share = max(LEAST_SHARE, kind.share * SHRINKING)

    # -- ways to choose ---------------------------------------------------------------------

    def _with_group(self, session: int) -> tuple[int, ...]:
        """A group of a session, or the session alone."""
        return self._random.choice(self._groups[session]) if self._groups[session] else (session,)

    def _filled(self, freed: set[int], order: Sequence[int], n_wanted: int) -> set[int]:
        """Sessions in the given order, each with a group of its own, until enough are free."""
        for session in order:
            if len(freed) >= n_wanted:
                break
            if session not in freed:
                freed.update(self._with_group(session))
        return freed

    def _shuffled(self) -> list[int]:
        order = list(range(self.network.n_sessions))
        self._random.shuffle(order)
        return order

    def _some_groups(self, assignment: Assignment, n_wanted: int) -> set[int]:
        return self._filled(set(), self._shuffled(), n_wanted)

    def _near(self, assignment: Assignment, freed: set[int], n_wanted: int) -> set[int]:
        """More sessions that stand in the blocks and rooms of those freed already."""
        block = self.network.tables.positions.block
        blocks = {int(block[assignment.positions[s]]) for s in freed if not assignment.out(s)}
        rooms = {int(assignment.rooms[s]) for s in freed if not assignment.out(s)}

        def nearness(session: int) -> float:
            group = self._with_group(session)
            placed = [s for s in group if not assignment.out(s)]
            shared = sum(
                (int(block[assignment.positions[s]]) in blocks) + (int(assignment.rooms[s]) in rooms)
                for s in placed
            )
            return -(shared / max(1, len(placed)) + self._random.random())

        return self._filled(freed, sorted(self._shuffled(), key=nearness), n_wanted)

    def _related(self, assignment: Assignment, n_wanted: int) -> set[int]:
        first = self._random.randrange(self.network.n_sessions)
        return self._near(assignment, set(self._with_group(first)), n_wanted)

    def _costly(self, assignment: Assignment, n_wanted: int) -> set[int]:
        """Sessions of a term that costs much, and those near them."""
        costs = [(term, term.value(self.network, assignment)) for term in self.network.terms]
        dear = [(term, cost) for term, cost in costs if cost > 0]
        if not dear:
            return self._related(assignment, n_wanted)
        term = self._random.choices([t for t, _ in dear], [math.sqrt(c) for _, c in dear])[0]
        concerned = list(costing_sessions(term, self.network, assignment))
        self._random.shuffle(concerned)
        freed = self._filled(set(), concerned, max(LEAST_FREED, n_wanted // 2))
        return self._near(assignment, freed, n_wanted)

    def _bins(self, bins: Sequence[int], n_wanted: int) -> set[int]:
        """All sessions of whole bins, until enough are free."""
        inside: defaultdict[int, list[int]] = defaultdict(list)
        for session, bin_ in enumerate(bins):
            inside[bin_].append(session)
        order = sorted(inside)
        self._random.shuffle(order)
        freed: set[int] = set()
        for bin_ in order:
            if len(freed) >= n_wanted:
                break
            freed.update(inside[bin_])
        return freed

    def _blocks(self, assignment: Assignment, n_wanted: int) -> set[int]:
        return self._bins(self.network.tables.positions.block[assignment.positions].tolist(), n_wanted)

    def _days(self, assignment: Assignment, n_wanted: int) -> set[int]:
        return self._bins(self.network.tables.positions.day[assignment.positions].tolist(), n_wanted)

    def _rooms(self, assignment: Assignment, n_wanted: int) -> set[int]:
        return self._bins(assignment.rooms.tolist(), n_wanted)

    def _partnered(self, assignment: Assignment, n_wanted: int) -> set[int]:
        """Sessions that pairs tie together: a walk over people and conflicts."""
        freed: set[int] = set()
        edge = [self._random.randrange(self.network.n_sessions)]
        while edge and len(freed) < n_wanted:
            session = edge.pop(self._random.randrange(len(edge)))
            if session not in freed:
                freed.add(session)
                edge += [other for other in self._partners[session] if other not in freed]
        return self._filled(freed, self._shuffled(), n_wanted)
