"""Cliques of the conflict graph hold every pair, and nothing but pairs."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from scheduler.engines.exact.conflict_graph import covering_cliques

PAIRS = st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] < pair[1])


@given(st.sets(PAIRS))
def test_the_pairs_in_cliques_are_the_pairs_given(pairs: set[tuple[int, int]]) -> None:
    cliques = covering_cliques(pairs)
    assert {pair for clique in cliques for pair in combinations(clique, 2)} == pairs


@given(st.sets(PAIRS))
def test_no_clique_could_be_larger(pairs: set[tuple[int, int]]) -> None:
    for clique in covering_cliques(pairs):
        for other in set(range(10)) - set(clique):
            assert not all((min(other, member), max(other, member)) in pairs for member in clique)


def test_sessions_that_all_exclude_each_other_are_one_clique() -> None:
    assert covering_cliques(combinations(range(6), 2)) == [(0, 1, 2, 3, 4, 5)]


def test_sessions_that_do_not_exclude_each_other_are_in_no_clique() -> None:
    assert covering_cliques([(0, 1), (0, 2), (1, 2), (0, 3), (1, 3)]) == [(0, 1, 2), (0, 1, 3)]


def test_the_same_pairs_give_the_same_cliques_in_any_order() -> None:
    pairs = [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (2, 4)]
    assert covering_cliques(pairs) == covering_cliques(reversed(pairs)) == [(0, 1, 2), (2, 3, 4)]
