"""What all terms of a network cost, those that are alike counted in one step.

Networks hold many thousands of terms about one or two sessions, each with its own reason. To ask each of them
takes a second and more; the sums here give the same numbers from a few arrays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from scheduler.network.assignment import OUT, Assignment
from scheduler.network.places import Ints, PlaceTables
from scheduler.network.relations import RoomRelation, TimeRelation
from scheduler.network.terms import Pairwise, Term, Unary
from scheduler.network.terms.pairwise import PairCosts, pair_costs

if TYPE_CHECKING:
    from scheduler.network.network import Network

Relations = tuple[str, TimeRelation | None, RoomRelation | None, int]
"""Level and relations of a pairwise term, and what is due without the left session."""


class Summand(Protocol):
    """A term, or what stands for several of a level."""

    @property
    def level(self) -> str:
        """The level of the costs."""

    def value(self, network: Network, assignment: Assignment) -> int:
        """What the assignment costs."""


def summands(tables: PlaceTables, terms: Iterable[Term]) -> tuple[Summand, ...]:
    """What to add up for the costs of all terms."""
    unaries: defaultdict[str, list[Unary]] = defaultdict(list)
    pairs: defaultdict[Relations, list[tuple[int, int, int]]] = defaultdict(list)
    others: list[Term] = []
    for term in terms:
        if isinstance(term, Unary):
            unaries[term.level].append(term)
        elif isinstance(term, Pairwise):
            pairs[term.level, term.time, term.room, term.without_left] += term.pairs
        else:
            others.append(term)
    return (
        *(UnarySum.of(level, given) for level, given in unaries.items()),
        *(PairSum.of(tables, relations, given) for relations, given in pairs.items()),
        *others,
    )


@dataclass(frozen=True)
class PairSum:
    """All pairs of a level that have the same relations."""

    level: str
    costs: PairCosts

    @classmethod
    def of(cls, tables: PlaceTables, relations: Relations, pairs: list[tuple[int, int, int]]) -> PairSum:
        level, time, room, without_left = relations
        rows = np.array(pairs, dtype=np.int64).reshape(-1, 3)
        return cls(level, pair_costs(tables, rows, time, room, without_left))

    def value(self, network: Network, assignment: Assignment) -> int:
        return self.costs.value(network, assignment)


@dataclass(frozen=True)
class UnarySum:
    """All costs of single sessions at a level.

    ``rows`` has a row for each array of costs: its session, where it begins in ``costs``, and how far apart
    two positions, and two room choices, are in it; shape (arrays, 4). ``out`` is what it costs to leave
    sessions out, rows of session and cost.
    """

    level: str
    rows: Ints
    costs: Ints
    out: Ints

    @classmethod
    def of(cls, level: str, terms: Iterable[Unary]) -> UnarySum:
        begins: dict[int, int] = {}
        arrays: list[Ints] = []
        rows: list[tuple[int, int, int, int]] = []
        out: list[tuple[int, int]] = []
        n_costs = 0
        for term in terms:
            if term.out:
                out.append((term.session, term.out))
            for costs, by_position, by_room in _arrays(term):
                if id(costs) not in begins:
                    begins[id(costs)] = n_costs
                    arrays.append(costs.ravel())
                    n_costs += costs.size
                rows.append((term.session, begins[id(costs)], by_position, by_room))
        flat = np.concatenate(arrays) if arrays else np.zeros(0, dtype=np.int64)
        return cls(
            level,
            np.array(rows, dtype=np.int64).reshape(-1, 4),
            flat,
            np.array(out, dtype=np.int64).reshape(-1, 2),
        )

    def value(self, network: Network, assignment: Assignment) -> int:
        positions, rooms = network.local_places(assignment)
        left_out = self.out[positions[self.out[:, 0]] == OUT]
        sessions, begins, by_position, by_room = self.rows[positions[self.rows[:, 0]] != OUT].T
        at = begins + by_position * positions[sessions] + by_room * rooms[sessions]
        return int(left_out[:, 1].sum()) + int(self.costs[at].sum())


def _arrays(term: Unary) -> Iterator[tuple[Ints, int, int]]:
    """The arrays of a term, each with what one position, and one room choice, further on means in it."""
    if term.by_position is not None:
        yield term.by_position, 1, 0
    if term.by_rooms is not None:
        yield term.by_rooms, 0, 1
    if term.by_both is not None:
        yield term.by_both, term.by_both.shape[1], 1
