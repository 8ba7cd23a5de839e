"""The cheapest levers that give demands up are those that trying all sets of them finds."""

from __future__ import annotations

import math
from itertools import combinations

import pytest

from scheduler.demands import demands
from scheduler.engines.exact.lifting_model import LiftingModel
from scheduler.engines.interrupt import Interrupt
from scheduler.network import Network
from tests.engines.test_demand_model import QUICK, UNSOLVABLE, meets, network_of


def lifting(network: Network, prices: dict[int, int]) -> LiftingModel:
    """One lever for each two demands that follow each other, so that all but the outermost have two."""
    terms = [[network.terms[term] for term in demand.terms] for demand in demands(network)]
    return LiftingModel(network, terms, lifted_by(len(terms)), prices, Interrupt())


def lifted_by(n_demands: int) -> list[list[int]]:
    return [sorted({max(0, number - 1), min(number, n_demands - 2)}) for number in range(n_demands)]


def does(network: Network, chosen: frozenset[int]) -> bool:
    asked = enumerate(lifted_by(len(demands(network))))
    return meets(network, [number for number, levers in asked if chosen.isdisjoint(levers)])


@pytest.mark.parametrize("case", [name for name in UNSOLVABLE if name != "two people, each with two talks"])
def test_levers_are_found_the_cheapest_first_until_there_are_no_more(case: str) -> None:
    network = network_of(**UNSOLVABLE[case])
    prices = {lever: 1 + lever % 3 for lever in range(len(demands(network)) - 1)}
    sets = [frozenset(held) for n in range(3) for held in combinations(prices, n)]
    known = {held: sum(prices[lever] for lever in held) for held in sets if does(network, held)}
    model = lifting(network, prices)
    for _ in range(3):
        found = model.cheapest(QUICK)
        if found.assignment is None:
            assert (found.least, known) == (math.inf, {})
            return
        assert does(network, found.chosen)
        assert found.least == sum(prices[lever] for lever in found.chosen) <= min(known.values(), default=99)
        model.close(found.chosen)
        known = {held: price for held, price in known.items() if not found.chosen <= held}


def test_a_start_is_where_to_begin() -> None:
    network = network_of(**UNSOLVABLE["a room"])
    model = lifting(network, dict.fromkeys(range(len(demands(network)) - 1), 1))
    found = model.cheapest(QUICK)
    assert found.assignment is not None
    assert model.cheapest(QUICK.starting_from(found.assignment)).least == found.least
