"""A search at work: a programme as the compiled search sees it, changed by bursts of annealing."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scheduler.engines.search import kernel
from scheduler.engines.search.kernel import MOST_MOVED, N_KINDS, Floats
from scheduler.engines.search.layout import (
    S_BEST,
    S_BEST_PLACE,
    S_BEST_ROOM,
    S_PLACE,
    S_ROOM,
    S_TOTAL,
    STAMP,
    STATE,
    packed,
)
from scheduler.engines.search.tables import Tables
from scheduler.errors import StateError
from scheduler.network import Assignment, Network
from scheduler.network.places import Ints

DEFAULT_SHARES = {
    kernel.RELOCATE: 0.22,
    kernel.SWAP: 0.28,
    kernel.SWAP_ROOMS: 0.14,
    kernel.JOIN: 0.13,
    kernel.CELLS: 0.07,
    kernel.DROP: 0.02,
    kernel.CHAIN: 0.04,
    kernel.ORDERED: 0.10,
}
"""How often each kind of move is tried, as shares of all of them."""


class Walk:
    """One search over a network; it stands somewhere, and knows the best place that it has met.

    Costs are told as pairs: those of the first level, and those of all others together.
    """

    def __init__(self, network: Network, tables: Tables, seed: int) -> None:
        self.network = network
        self.tables = tables
        if kernel.stamp() != STAMP:
            raise StateError("the local search was compiled for another layout; delete __pycache__ beside it")
        self.state = _blank(self.tables, seed)
        self.hard_weight = 1.0
        self.shares = _cumulative(DEFAULT_SHARES, tables)

    def stand(self, assignment: Assignment) -> None:
        """Go on from here; what was best before is forgotten."""
        self._part(S_PLACE, self.network.n_sessions)[:] = assignment.positions
        self._part(S_ROOM, self.network.n_sessions)[:] = assignment.rooms
        kernel.begin(self.tables.flat, self.state)

    def _part(self, name: int, size: int) -> Ints:
        """A part of the state, as a view."""
        return self.state[self.state[name] : self.state[name] + size]

    @property
    def total(self) -> tuple[int, int]:
        hard, soft = self._part(S_TOTAL, 2).tolist()
        return hard, soft

    @property
    def best_total(self) -> tuple[int, int]:
        hard, soft = self._part(S_BEST, 2).tolist()
        return hard, soft

    @property
    def here(self) -> Assignment:
        n = self.network.n_sessions
        return Assignment(self._part(S_PLACE, n).copy(), self._part(S_ROOM, n).copy())

    @property
    def best(self) -> Assignment:
        n = self.network.n_sessions
        return Assignment(self._part(S_BEST_PLACE, n).copy(), self._part(S_BEST_ROOM, n).copy())

    def construct(self, order: Ints, n_tries: int) -> None:
        """Place those that are out, in an order, each at the cheapest of so many random places."""
        self._part(S_TOTAL, 3)[2] = int(self.hard_weight)
        kernel.construct(self.tables.flat, self.state, order, n_tries)

    def sample(self, n_moves: int = 2000) -> Ints:
        """What random moves from here would cost by channel, shape (moves, 2)."""
        deltas = np.zeros((n_moves, 2), np.int64)
        n_found = kernel.sample(self.tables.flat, self.state, n_moves, self.shares, deltas)
        return deltas[:n_found]

    def anneal(self, n_moves: int, hot: float, cold: float, strict: bool) -> int:
        """Try so many moves between two temperatures; how many were carried out."""
        self._part(S_TOTAL, 3)[2] = int(self.hard_weight)
        # Whole numbers would be another type, for which everything would be compiled anew.
        between = float(hot), float(cold)
        return int(kernel.anneal(self.tables.flat, self.state, n_moves, *between, strict, self.shares))


def _cumulative(shares: Mapping[int, float], tables: Tables) -> Floats:
    """Shares of the kinds of moves, each with those before it; without those that there is nothing for."""
    has_orders = len(tables.part("RANK_START")) > 1
    tried = [shares[kind] * (has_orders or kind != kernel.ORDERED) for kind in range(N_KINDS)]
    return np.cumsum(tried) / sum(tried)


def _blank(tables: Tables, seed: int) -> Ints:
    n = int(tables.part("N_SESSIONS")[0])
    sizes = tables.part("N_PLACES")[tables.part("PLACE_CLASS")]
    choices = tables.part("N_CHOICES")[tables.part("ROOM_CLASS")]
    lengths = np.diff(tables.part("RANK_START"))

    def zeros(size: int) -> Ints:
        return np.zeros(size, np.int64)

    def out() -> Ints:
        return np.full(n, -1, np.int64)

    mixed_seed = (seed * 0x9E3779B97F4A7C15 + 0x1234567) % (2**63 - 1) + 1
    parts: dict[str, int | Ints] = {
        "S_PLACE": out(),
        "S_ROOM": out(),
        "S_LOCAL_PLACE": out(),
        "S_LOCAL_ROOM": out(),
        "S_TOTAL": zeros(5),
        "S_SUMS": tables.part("GATE_START"),
        "S_TIME_HARD": zeros(int(sizes.sum())),
        "S_TIME_SOFT": zeros(int(sizes.sum())),
        "S_ROOM_HARD": zeros(int(choices.sum())),
        "S_ROOM_SOFT": zeros(int(choices.sum())),
        "S_PLACE_START": np.concatenate([[0], np.cumsum(sizes)]),
        "S_CHOICE_START": np.concatenate([[0], np.cumsum(choices)]),
        "S_RANK_COST": zeros(len(lengths)),
        "S_STACK": zeros(4 * (len(tables.part("FEED_GATE")) + 2)),
        "S_MOVED": zeros(MOST_MOVED),
        "S_TARGETS": zeros(6 * MOST_MOVED),
        "S_SCRATCH": zeros(3 * int(lengths.max(initial=0)) + 3),
        "S_RANDOM": np.array([mixed_seed], dtype=np.int64),
        "S_BEST_PLACE": out(),
        "S_BEST_ROOM": out(),
        "S_BEST": zeros(3),
        "S_JOURNAL": zeros(n),
        "S_FIRST_IN": zeros(int(tables.part("N_BLOCKS")[0] * tables.part("N_ROOMS")[0])),
        "S_NEXT_IN": zeros(n),
        "S_BEFORE_IN": zeros(n),
        "S_COUNTS": zeros(N_KINDS),
        "S_TRIES": zeros(N_KINDS),
    }
    return packed(STATE, parts)
