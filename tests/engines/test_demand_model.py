"""Cores tell demands that cannot all be met, whichever terms these are made of."""

from __future__ import annotations

from typing import Any

import pytest

from scheduler.demands import demands
from scheduler.engines.exact.demand_model import DemandModel
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
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


def core_of(**given: Any) -> set[str] | None:
    """The rules of the demands in a core; None where there is none."""
    network = state_rules(instance_of(**({"base": "all"} | given)))
    asked = demands(network)
    core = DemandModel(network, [demand.terms for demand in asked], Interrupt()).core(QUICK)
    return None if core is None else {asked[number].rule for number in core}


@pytest.mark.parametrize("case", UNSOLVABLE)
def test_what_cannot_be_met_has_a_core(case: str) -> None:
    core = core_of(**UNSOLVABLE[case])
    assert core is not None
    assert "placed" in core


def test_what_can_be_met_has_none() -> None:
    assert core_of(sessions=TALKS) is None


def test_demands_left_out_are_not_in_the_way() -> None:
    network = state_rules(instance_of(base="all", sessions=[{"id": "a", "audience": 500}]))
    others = [demand.terms for demand in demands(network) if demand.rule != "room_capacity"]
    assert DemandModel(network, others, Interrupt()).core(QUICK) is None


def test_a_core_is_asked_for_as_often_as_wished() -> None:
    network = state_rules(instance_of(base="all", **UNSOLVABLE["a room"]))
    model = DemandModel(network, [demand.terms for demand in demands(network)], Interrupt())
    assert model.core(QUICK) == model.core(QUICK)
