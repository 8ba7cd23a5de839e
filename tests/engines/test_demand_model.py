"""A model that is written once tells of any of its demands whether they can be met."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pytest

from scheduler.demands import demands
from scheduler.engines.exact import solve_exactly
from scheduler.engines.exact.demand_model import DemandModel
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Network
from scheduler.rules import state_rules
from tests.rules.case import instance_of

QUICK = Settings(seconds=None, work=5.0)
TALKS = tuple({"id": f"s{number}"} for number in range(3))
ONE_SLOT = [
    {
        "date": "2024-10-24",
        "blocks": [
            {
                "id": "am",
                "start": "09:00",
                "end": "10:00",
                "slots": [{"start": "09:00", "end": "10:00"}],
            }
        ],
    }
]
GRID = [{"date": "2024-10-24", "blocks": [{"id": "am", "start": "09:00", "end": "10:00", "step": 30}]}]

UNSOLVABLE: dict[str, dict[str, Any]] = {
    "places": {"sessions": [{"id": "a", "audience": 500}]},
    "cells": {
        "sessions": [{"id": "a"}],
        "rooms": [
            {
                "id": "big",
                "capacity": 9,
                "unavailable": [{"from": "2024-10-24T08:00", "to": "2024-10-24T18:00"}],
            }
        ],
    },
    "one at a time": {
        "sessions": [session | {"speakers": ["amal"]} for session in TALKS],
        "people": [{"id": "amal"}],
        "days": ONE_SLOT,
    },
    "two people, each with two talks": {
        "sessions": [
            {"id": f"s{n}", "speakers": [who]} for n, who in enumerate(("amal", "amal", "badr", "badr"))
        ],
        "people": [{"id": "amal"}, {"id": "badr"}],
        "rooms": [{"id": f"r{number}", "capacity": 9} for number in range(4)],
        "days": ONE_SLOT,
    },
    "a room": {"sessions": TALKS, "days": ONE_SLOT},
    "a room on a grid": {
        "sessions": [session | {"duration": 60} for session in TALKS],
        "days": GRID,
    },
    "pairs in order": {
        "sessions": [
            {"id": "a", "follows": [{"session": "b"}]},
            {"id": "b", "follows": [{"session": "a"}]},
        ]
    },
    "a tally": {
        "sessions": [session | {"speakers": ["amal"]} for session in TALKS],
        "people": [{"id": "amal", "per_day": 2}],
        "rules": {"person_limit": {"level": "hard"}},
    },
}


def written(network: Network, firm: Collection[int] = ()) -> DemandModel:
    """The model of all demands of a network, some of them firm."""
    terms = [[network.terms[term] for term in demand.terms] for demand in demands(network)]
    always = [term for number in firm for term in terms[number]]
    return DemandModel(network, [t for n, t in enumerate(terms) if n not in firm], Interrupt(), always)


def network_of(**given: Any) -> Network:
    return state_rules(instance_of(**({"base": "all"} | given)))


def meets(network: Network, numbers: Collection[int]) -> bool:
    """Whether a solve of the network itself meets these demands."""
    asked = demands(network)
    kept = sorted(term for number in numbers for term in asked[number].terms)
    terms = tuple(network.terms[term] for term in kept)
    return solve_exactly(replace(network, terms=terms), QUICK).assignment is not None


@pytest.mark.parametrize("case", UNSOLVABLE)
def test_what_cannot_be_met_is_told(case: str) -> None:
    network = network_of(**UNSOLVABLE[case])
    everything = range(len(demands(network)))
    assert written(network).solve(everything, QUICK) == ("infeasible", None)
    assert written(network, firm=everything).solve((), QUICK) == ("infeasible", None)


@pytest.mark.parametrize("case", UNSOLVABLE)
def test_any_demands_are_met_as_the_network_alone_tells(case: str) -> None:
    network = network_of(**UNSOLVABLE[case])
    model, everything = written(network), frozenset(range(len(demands(network))))
    for spared in sorted(everything):
        kept = everything - {spared}
        status, assignment = model.solve(kept, QUICK)
        assert (status == "feasible") == meets(network, kept)
        if assignment is not None:
            terms = [network.terms[t] for n in kept for t in demands(network)[n].terms]
            assert all(term.value(network, assignment) <= 0 for term in terms)


@pytest.mark.parametrize("case", UNSOLVABLE)
def test_firm_demands_are_in_every_question(case: str) -> None:
    network = network_of(**UNSOLVABLE[case])
    n_all = len(demands(network))
    for firm in ({0}, {n_all - 1}, {*range(0, n_all, 2)}):
        others = [number for number in range(n_all) if number not in firm]
        model = written(network, firm)
        assert (model.solve((), QUICK)[0] == "feasible") == meets(network, firm)
        for place, number in enumerate(others):
            assert (model.solve({place}, QUICK)[0] == "feasible") == meets(network, {*firm, number})


def test_who_is_not_to_stand_is_left_out() -> None:
    network = network_of(sessions=TALKS)
    status, assignment = written(network).solve((), QUICK, standing={1})
    assert status == "feasible"
    assert assignment is not None
    assert assignment.out(0)
    assert assignment.out(2)
    placed = [n for n, demand in enumerate(demands(network)) if demand.rule == "placed"]
    assert written(network).solve(placed[:1], QUICK, standing={1}) == ("infeasible", None)
