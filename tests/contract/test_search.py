"""The local search counts as the terms do, after every move, for every rule."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.kernel import N_KINDS
from scheduler.engines.search.tables import tables_of
from scheduler.engines.search.walk import Walk
from scheduler.network import Network
from scheduler.network.terms import Rank
from scheduler.rules import catalogue, state_rules
from tests.contract.instances import assignments, instances, sets_of_rules
from tests.contract.walks import (
    HOT,
    looking_ahead_refuses_nothing_good,
    moves_taken,
    plain_kernel,
    running_cost_agrees,
    same,
    sampling_changes_nothing,
    searching_with,
    strict_moves_keep_demands,
    the_best_is_kept,
)
from tests.engines.networks import REASON

RULES = sorted(catalogue())
EXAMPLES = settings().max_examples
SEEDS = st.integers(0, 2**40)
SHARES = st.lists(st.integers(0, 3), min_size=N_KINDS, max_size=N_KINDS).filter(any)


@st.composite
def networks(draw: st.DrawFn) -> Network:
    """Networks of several rules at all levels, with the base rules."""
    return state_rules(draw(instances(draw(sets_of_rules()), base="all")))


def wanting_an_order(network: Network) -> Network:
    """All sessions want to come in the reverse of their order."""
    everyone = tuple(range(network.n_sessions))
    wanted = tuple((session, network.n_sessions - session) for session in everyone)
    return replace(network, terms=(*network.terms, Rank("soft", REASON, everyone, wanted, 1)))


@pytest.mark.parametrize("rule", RULES)
@given(draws=st.data())
def test_the_running_cost_is_that_of_the_terms(rule: str, draws: st.DataObject) -> None:
    network = state_rules(draws.draw(instances([rule])))
    shares = draws.draw(SHARES)
    running_cost_agrees(network, draws.draw(assignments(network)), draws.draw(SEEDS), shares)


def test_the_running_cost_of_several_rules_is_that_of_their_terms() -> None:
    taken = Counter[int]()

    @given(st.data())
    @settings(max_examples=2 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        network = draws.draw(networks())
        if draws.draw(st.integers(0, 4)):
            network = wanting_an_order(network)
        shares = draws.draw(SHARES)
        walk = running_cost_agrees(network, draws.draw(assignments(network)), draws.draw(SEEDS), shares)
        taken.update({kind: number for kind, number in enumerate(moves_taken(walk)) if number})

    prove()
    assert all(taken[kind] >= EXAMPLES // 4 for kind in range(N_KINDS)), taken


@given(draws=st.data())
def test_sampling_changes_nothing(draws: st.DataObject) -> None:
    network = draws.draw(networks())
    walk = Walk(network, tables_of(network), draws.draw(SEEDS))
    walk.stand(draws.draw(assignments(network)))
    sampling_changes_nothing(walk)


@given(draws=st.data())
def test_a_sampled_move_costs_what_it_says(draws: st.DataObject) -> None:
    """The same seed proposes the same move, which is then carried out."""
    network = draws.draw(networks())
    tables, seed, assignment = tables_of(network), draws.draw(SEEDS), draws.draw(assignments(network))
    walks = [Walk(network, tables, seed) for _ in range(2)]
    for walk in walks:
        walk.stand(assignment)
    deltas = walks[0].sample(1)
    walks[1].anneal(1, HOT, HOT, strict=False)
    change = np.subtract(walks[1].total, walks[0].total).tolist()
    assert deltas.tolist() in ([change], [])
    assert len(deltas) or change == [0, 0]


@given(draws=st.data())
def test_the_best_is_the_least_of_all_that_was_met(draws: st.DataObject) -> None:
    network = draws.draw(networks())
    walk = Walk(network, tables_of(network), draws.draw(SEEDS))
    walk.stand(draws.draw(assignments(network)))
    the_best_is_kept(walk)


def test_strict_moves_break_no_demand() -> None:
    moved = Counter[bool]()

    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        network, seed = draws.draw(networks()), draws.draw(SEEDS)
        search = Annealer(network, tables_of(network), seed, lambda: False)
        assume(search.feasible(most_moves=4000))
        start = search.walk.best
        moved[not same(strict_moves_keep_demands(network, start, seed).here, start)] += 1

    prove()
    assert moved[True] > EXAMPLES // 3


@given(draws=st.data())
@settings(max_examples=EXAMPLES // 2)
def test_looking_ahead_refuses_nothing_good(draws: st.DataObject) -> None:
    network, seed = draws.draw(networks()), draws.draw(SEEDS)
    search = Annealer(network, tables_of(network), seed, lambda: False)
    assume(search.feasible(most_moves=4000))
    looking_ahead_refuses_nothing_good(network, search.walk.best, seed)


@given(draws=st.data())
def test_the_same_seed_ends_in_the_same_place(draws: st.DataObject) -> None:
    network, seed = draws.draw(networks()), draws.draw(SEEDS)
    tables, assignment = tables_of(network), draws.draw(assignments(network))
    ends = []
    for _ in range(2):
        walk = Walk(network, tables, seed)
        walk.stand(assignment)
        walk.anneal(500, 100.0, 0.1, strict=False)
        ends.append(walk)
    assert (ends[0].state == ends[1].state).all()


@given(draws=st.data())
@settings(max_examples=EXAMPLES // 2)
def test_plain_python_and_machine_code_do_the_same(draws: st.DataObject) -> None:
    network, seed = draws.draw(networks()), draws.draw(SEEDS)
    assignment, strict = draws.draw(assignments(network)), draws.draw(st.booleans())
    tables = tables_of(network)

    def walked() -> Walk:
        walk = Walk(network, tables, seed)
        walk.stand(assignment)
        walk.sample(5)
        walk.anneal(40, 100.0, 0.1, strict)
        return walk

    by_machine = walked()
    with searching_with(plain_kernel()):
        by_python = walked()
    assert by_python.state.tolist() == by_machine.state.tolist()
