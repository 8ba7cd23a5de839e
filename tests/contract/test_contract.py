"""Every rule is said twice: its terms, its check and the exact engine agree on random small instances."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler.domain import Instance
from scheduler.rules import catalogue, state_rules
from tests.brute import n_assignments
from tests.contract.instances import TINY, Size, about, assignments, instances, sets_of_rules
from tests.contract.laws import blocks_agree, fixed_model_agrees, optimum_agrees, terms_agree

RULES = sorted(catalogue())
EXAMPLES = settings().max_examples

TIMED = ("own_timeline", "pinned", "presence", "service", "slot_kinds", "windows", "wishes", "room_windows")
"""Traits with which an instance is seldom solved by blocks."""
UNTIMED_RULES = (
    "block_room_penalty",
    "chair_conflict",
    "contiguous_tracks",
    "daily_limit",
    "day_balance",
    "days_on_site",
    "kind_rooms",
    "left_out",
    "overflow_rooms",
    "parallel_tracks",
    "placed",
    "popular_rooms",
    "repeats",
    "resource_limit",
    "room_features",
    "room_fit",
    "session_block_penalty",
    "session_room_penalty",
    "similar_tracks",
    "track_block_penalty",
    "track_cells",
    "track_room",
    "track_room_penalty",
)
CROWDED = Size(sessions=4, days=1, blocks=2, slots=3, rooms=2)
MOST_PROGRAMMES = 600
DEMANDS = ("allowed_times", "kind_rooms", "person_availability", "person_clash", "pinned", "session_conflict")
"""Rules of which some close places to sessions, and some keep sessions apart."""


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_cases_and_says_what_it_is_about(rule: str) -> None:
    assert len(about(rule).CASES) >= 3
    assert isinstance(about(rule).TRAITS, frozenset)
    assert len(about(rule).FAULTS) >= 2


@pytest.mark.parametrize("rule", RULES)
def test_terms_are_worth_what_the_check_finds(rule: str) -> None:
    found = Counter[bool]()

    @given(st.data())
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(instances([rule]))
        for _ in range(2):
            assignment = draws.draw(assignments(state_rules(instance)))
            found[any(terms_agree(instance, assignment).score.costs)] += 1

    prove()
    assert found[True] >= EXAMPLES // 10, "the rule is hardly ever broken"
    assert found[False] >= EXAMPLES // 10, "the rule is hardly ever kept"


@pytest.mark.parametrize("rule", RULES)
@given(draws=st.data())
def test_a_model_with_all_placements_fixed_costs_what_the_check_finds(
    rule: str, draws: st.DataObject
) -> None:
    instance = draws.draw(instances([rule]))
    network = state_rules(instance)
    pinned = draws.draw(st.sets(st.integers(0, network.n_sessions - 1)))
    fixed_model_agrees(instance, draws.draw(assignments(network)), pinned)


@given(draws=st.data())
@settings(max_examples=2 * EXAMPLES)
def test_several_rules_at_once_are_worth_what_their_checks_find(draws: st.DataObject) -> None:
    instance = draws.draw(instances(draws.draw(sets_of_rules()), base="all"))
    network = state_rules(instance)
    assignment = draws.draw(assignments(network))
    terms_agree(instance, assignment)
    fixed_model_agrees(instance, assignment, draws.draw(st.sets(st.integers(0, network.n_sessions - 1))))


def test_a_model_of_blocks_costs_what_any_packing_of_them_does() -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=4 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        rules = [*draws.draw(st.lists(st.sampled_from(UNTIMED_RULES), max_size=2)), "room_clash"]
        instance = draws.draw(
            instances(rules, CROWDED, more_traits=1, also=["uneven"], without=TIMED, firm=["room_clash"])
        )
        network = state_rules(instance)
        for _ in range(3):
            found[blocks_agree(instance, draws.draw(assignments(network)))] += 1

    prove()
    assert all(found[outcome] for outcome in ("packed", "not packed", "hard")), found


def test_the_solver_finds_the_best_of_all_programmes() -> None:
    found = Counter[str]()

    @given(tiny_instances())
    @settings(max_examples=3 * EXAMPLES)
    def prove(instance: Instance) -> None:
        solution = optimum_agrees(instance)
        found.update((solution.status, solution.engine, "proof" if solution.proof else "no proof"))
        if solution.evaluation is not None:
            found.update(level for level, cost in solution.evaluation.score.as_dict().items() if cost)

    prove()
    wanted = ("optimal", "infeasible", "exact", "exact, by blocks", "proof", "medium", "soft")
    assert all(found[outcome] for outcome in wanted), found


@st.composite
def tiny_instances(draw: st.DrawFn) -> Instance:
    """Instances of which all programmes can be tried, with several rules in force at all levels."""
    demand = draw(st.sampled_from(DEMANDS))
    rules = ["placed", "left_out", "room_clash", demand, *draw(sets_of_rules(1, 3))]
    firm = draw(st.sampled_from(((), ("placed", demand), ("placed", "room_clash", demand))))
    drawn: st.SearchStrategy[Instance] = instances(rules, TINY, firm=firm)
    return draw(drawn.filter(lambda instance: n_assignments(state_rules(instance)) <= MOST_PROGRAMMES))
