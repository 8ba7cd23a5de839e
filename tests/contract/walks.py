"""What must hold of the local search on every network: its running cost is the cost of the terms.

The compiled search can be run as plain Python, too: slowly, but with every access to its arrays checked, and
with faults put into it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType

import numba
import numpy as np
import pytest

from scheduler.engines.search import kernel as compiled_kernel
from scheduler.engines.search import walk as walk_module
from scheduler.engines.search.layout import (
    S_MOVED,
    S_RANDOM,
    S_SCRATCH,
    S_STACK,
    S_TARGETS,
    S_TOTAL,
    STATE,
)
from scheduler.engines.search.tables import TableMaker, Tables, tables_of
from scheduler.engines.search.walk import Walk
from scheduler.network import Assignment, Network
from scheduler.network.terms import Unary

PORTIONS = 5
MOVES = 6
"""Moves tried between two looks."""

HOT = 1e15
"""So hot that every move is carried out."""

Cost = tuple[int, int]


# -- running costs ------------------------------------------------------------------------------


def running_cost_agrees(
    network: Network, assignment: Assignment, seed: int = 0, shares: Sequence[float] = ()
) -> Walk:
    """Wherever the search comes to, its cost is that of the terms there, and so for the best it has met.

    Where a session stands in a place closed to it alone, some pairs may count otherwise (see `tables`); but
    both then say that a demand is broken, and without that short cut all costs are exact. Returns the walk.
    """
    tables = tables_of(network)
    exact_tables = unfolded(network)
    if not np.array_equal(tables.flat, exact_tables.flat):
        _walks(network, exact_tables, assignment, seed, shares, is_exact=True)
    return _walks(network, tables, assignment, seed, shares, is_exact=False)


def unfolded(network: Network) -> Tables:
    """Tables in which every pair keeps both its relations."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            TableMaker, "_folded", lambda self, weight, time, room, mine, other: (weight, time, room)
        )
        return tables_of(network)


def _walks(
    network: Network,
    tables: Tables,
    assignment: Assignment,
    seed: int,
    shares: Sequence[float],
    is_exact: bool,
) -> Walk:
    walk = Walk(network, tables, seed)
    if shares:
        walk.shares = np.cumsum(shares) / sum(shares)
    walk.stand(assignment)
    assert same(walk.here, assignment)
    assert same(walk.best, assignment)
    closed = closed_places(network)
    for _ in range(PORTIONS):
        _costs_agree(network, walk, closed, is_exact)
        walk.anneal(MOVES, HOT, HOT, strict=False)
    _costs_agree(network, walk, closed, is_exact)
    again = Walk(network, tables, seed)
    again.stand(walk.here)
    assert again.total == walk.total, "what was counted on the way is not what is counted from scratch"
    return walk


def _costs_agree(network: Network, walk: Walk, closed: Callable[[Assignment], bool], is_exact: bool) -> None:
    for assignment, cost in ((walk.here, walk.total), (walk.best, walk.best_total)):
        expected = expected_cost(network, walk.tables, assignment)
        if is_exact or not closed(assignment):
            assert cost == expected
        else:
            assert cost[0] > 0
            assert expected[0] > 0


def expected_cost(network: Network, tables: Tables, assignment: Assignment) -> Cost:
    """What the terms cost, in the two channels of the search."""
    costs = network.score(assignment).as_dict()
    top, *others = network.levels
    return costs[top], sum(tables.weights[level] * costs[level] for level in others)


def closed_places(network: Network) -> Callable[[Assignment], bool]:
    """Whether in an assignment some session stands where the first level charges it alone."""
    hard = [term for term in network.terms if isinstance(term, Unary) and term.level == network.levels[0]]

    def is_closed(assignment: Assignment) -> bool:
        return any(term.value(network, assignment) > 0 for term in hard if not assignment.out(term.session))

    return is_closed


def same(left: Assignment, right: Assignment) -> bool:
    """Whether everybody stands in the same place in both."""
    return bool((left.positions == right.positions).all() and (left.rooms == right.rooms).all())


# -- other laws ---------------------------------------------------------------------------------


def sampling_changes_nothing(walk: Walk) -> None:
    """To see what moves would cost leaves the search where it stands, with all that it has counted."""
    before, total = walk.state.copy(), walk.total
    walk.sample(50)
    changed = np.flatnonzero(before != walk.state)
    allowed = [_extent(walk, name) for name in (S_RANDOM, S_MOVED, S_TARGETS, S_STACK, S_SCRATCH)]
    begin, end = _extent(walk, S_TOTAL)
    allowed.append((begin + 3, end))
    assert all(any(low <= entry < high for low, high in allowed) for entry in changed.tolist())
    assert walk.total == total


def _extent(walk: Walk, name: int) -> tuple[int, int]:
    return int(walk.state[name]), int(walk.state[name + 1])


def strict_moves_keep_demands(network: Network, assignment: Assignment, seed: int) -> Walk:
    """From a programme that keeps every demand none is ever broken, however hot it is."""
    walk = Walk(network, tables_of(network), seed)
    walk.stand(assignment)
    assert walk.total[0] == 0
    for _ in range(PORTIONS):
        walk.anneal(4 * MOVES, HOT, HOT, strict=True)
        assert walk.total[0] == 0
        assert network.score(walk.here).feasible
        assert walk.total == expected_cost(network, walk.tables, walk.here)
    return walk


def the_best_is_kept(walk: Walk) -> None:
    """The best is the least of all that was met, move by move."""
    least = walk.total
    for _ in range(PORTIONS * MOVES):
        walk.anneal(1, 1.0, 1.0, strict=False)
        least = min(least, walk.total)
        assert walk.best_total == least


def moves_taken(walk: Walk) -> list[int]:
    """How many moves of each kind were carried out."""
    begin, end = _extent(walk, STATE.index("S_COUNTS"))
    return walk.state[begin:end].tolist()


# -- as plain Python ----------------------------------------------------------------------------


@cache
def kernel_source() -> str:
    assert compiled_kernel.__file__ is not None
    return Path(compiled_kernel.__file__).read_text(encoding="utf-8")


def plain_kernel(source: str | None = None) -> ModuleType:
    """The compiled part of the search, or what it would be with another source, as plain Python."""
    module = ModuleType(compiled_kernel.__name__)
    module.__file__ = compiled_kernel.__file__
    code = compile(source or kernel_source(), str(module.__file__), "exec")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(numba.config, "DISABLE_JIT", True)
        exec(code, module.__dict__)
    module.__dict__["_next"] = _wrapping(module.__dict__["_next"])
    return module


def _wrapping(draw: Callable[..., int]) -> Callable[..., int]:
    """Let whole numbers overflow as they do in machine code, without a warning."""

    def drawn(state: object) -> int:
        with np.errstate(over="ignore"):
            return draw(state)

    return drawn


@contextmanager
def searching_with(kernel: ModuleType) -> Iterator[None]:
    """Let walks use this kernel."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(walk_module, "kernel", kernel)
        yield


def looking_ahead_refuses_nothing_good(
    network: Network, assignment: Assignment, seed: int, source: str | None = None
) -> None:
    """Moves that are refused before they are carried out would be refused after, too."""
    ends = []
    for looks_ahead in (True, False):
        kernel = plain_kernel(source)
        if not looks_ahead:
            kernel.__dict__["_cannot_hold"] = lambda tables, state, n: False
        with searching_with(kernel):
            ends.append(strict_moves_keep_demands(network, assignment, seed))
    assert same(ends[0].here, ends[1].here)
