"""Blocks first, positions later: the same optimum as with all positions; what does not pack is cut off."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from ortools.sat.python import cp_model

from scheduler.domain import Instance, RuleEntry
from scheduler.engines.exact import engine, phases
from scheduler.engines.exact.block_plan import block_plan
from scheduler.engines.exact.run import Outcome
from scheduler.engines.exact.sequencing import sequence
from scheduler.network import Assignment
from scheduler.network.terms import Capacity
from scheduler.rules import state_rules
from scheduler.solver import solve
from tests.brute import best_score
from tests.contract.instances import Size, instances
from tests.engines.cases import QUICK, does_not_pack, does_not_pack_in_slots, grid, places
from tests.engines.test_bundles import agrees_with_positions, exactly
from tests.rules.case import DAY, NEXT_DAY, instance_of, programme_of


def test_minutes_that_add_up_but_do_not_pack_are_cut_off() -> None:
    solution = exactly(does_not_pack())
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == (0, 45, 0)
    assert solution.bound == {"hard": 0, "medium": 45, "soft": 0}
    blocks = {session: place[:-6] for session, place in places(solution.programme).items()}
    assert sorted((blocks["a"], blocks["b"])) == ["am", "next"]


def test_slots_that_overlap_are_not_dealt_out_together() -> None:
    solution = exactly(does_not_pack_in_slots())
    assert solution.engine == "exact, by blocks"
    assert solution.evaluation is not None
    assert solution.evaluation.score.costs == (0, 0, 15)


@pytest.mark.parametrize("make", [does_not_pack, does_not_pack_in_slots])
def test_trying_all_programmes_gives_the_same(make: type) -> None:
    solution = exactly(make())
    assert solution.evaluation is not None
    assert solution.evaluation.score == best_score(make())


@pytest.mark.parametrize("make", [does_not_pack, does_not_pack_in_slots])
def test_after_too_many_cuts_all_positions_are_used(make: type) -> None:
    blocks = exactly(make())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "MOST_CUTS", 1)
        positions = exactly(make())
    assert positions.engine == "exact"
    assert positions.status == "optimal"
    assert positions.evaluation is not None
    assert blocks.evaluation is not None
    assert positions.evaluation.score == blocks.evaluation.score
    assert positions.bound == blocks.bound


def test_what_packs_in_no_block_is_impossible() -> None:
    """Each of two blocks has minutes enough for two of the three long sessions, and place for one."""
    whole = does_not_pack()
    more = whole.sessions[0].model_copy(update={"id": "d"})
    solution = exactly(whole.model_copy(update={"sessions": (*whole.sessions, more)}))
    assert solution.status == "infeasible"
    assert solution.engine == "exact, by blocks"


def test_sessions_that_do_not_pack_are_named_and_no_others() -> None:
    instance = does_not_pack()
    network = state_rules(instance)
    chosen = network.assignment(programme_of(instance, a="am.0 big", b="am.0 big", c="am.0 big"))
    assert sequence(network, chosen) == (0, 1)


def test_positions_are_dealt_out_inside_their_blocks() -> None:
    instance = instance_of(
        days=[{"date": DAY, "blocks": [grid("am", 90)]}, {"date": NEXT_DAY, "blocks": [grid("next", 30)]}],
        kinds={"talk": {"duration": 30}},
        sessions=[{"id": name} for name in "abcd"],
        rules={"placed": {}, "room_clash": {}},
    )
    network = state_rules(instance)
    given = {"a": "am.0 big", "b": "am.0 big", "c": "am.0 small", "d": "next.0 big"}
    packed = sequence(network, network.assignment(programme_of(instance, **given)))
    assert isinstance(packed, Assignment)
    stands = places(network.programme(packed))
    assert {name: (place.split(".")[0], place.split()[1]) for name, place in stands.items()} == {
        name: (place.split(".")[0], place.split()[1]) for name, place in given.items()
    }
    assert network.score(packed).feasible


def test_overlaps_of_positions_that_stand_for_their_block_do_not_count() -> None:
    """The better programme may come after a worse one that puts fewer sessions into one block."""
    days = [{"date": DAY, "blocks": [grid("am", 60)]}, {"date": NEXT_DAY, "blocks": [grid("next", 60)]}]
    days[1]["blocks"].append({"id": "last", "start": "11:00", "end": "12:00", "step": 30})
    instance = instance_of(
        days=days,
        rooms=[
            {"id": "r0", "capacity": 10, "setups": {"rows": 15}},
            {"id": "r1", "capacity": 10},
            {"id": "hall", "capacity": 10, "parts": ["r0", "r1"]},
        ],
        kinds={"talk": {"duration": 15, "setup": "rows"}},
        people=[{"id": "ada"}],
        sessions=[{"id": name, "speakers": ["ada"]} for name in "abc"],
        rules={
            "placed": {},
            "room_clash": {},
            "daily_limit": {"level": "medium", "most": 1},
            "track_room": {"level": "medium", "family": "kind"},
            "days_on_site": {"level": "hard"},
            "room_fit": {"level": "medium", "seats": 1},
        },
    )
    for seed in range(6):
        solution = exactly(instance, seed=seed)
        assert solution.engine == "exact, by blocks"
        assert solution.evaluation is not None
        assert solution.evaluation.score.costs == (0, 2, 0)


def test_a_better_programme_that_only_packs_in_the_end_is_taken_after_a_worse_one() -> None:
    """Dealt out one after the other they leave no time for the change-over, though there is enough."""
    whole_day = [{"from": f"{DAY}T00:00", "to": f"{NEXT_DAY}T00:00"}]
    instance = instance_of(
        rooms=[{"id": "big", "capacity": 100, "changeover": 15}],
        days=[{"date": DAY, "blocks": [grid("am", 90)]}, {"date": NEXT_DAY, "blocks": [grid("next", 90)]}],
        kinds={"talk": {"duration": 30}},
        sessions=[{"id": name, "preferred": whole_day} for name in "ab"],
        rules={"placed": {}, "room_clash": {}, "wishes": {}},
    )
    start = programme_of(instance, a="am.0 big", b="next.0 big")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(phases, "run", _telling_the_hint_first(phases.run))
        solution = solve(instance, QUICK, start=start, engine="exact")
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"
    assert solution.bound["soft"] == 0


def _telling_the_hint_first(run: Callable[..., Outcome]) -> Callable[..., Outcome]:
    """CP-SAT as it may be where the best is not the first that it finds."""

    def told(
        model: cp_model.CpModel, parameters: object, on_solution: Callable[[list[int]], None], *given: Any
    ) -> Outcome:
        solver = cp_model.CpSolver()
        solver.parameters.fix_variables_to_their_hinted_value = True
        assert solver.solve(model) == cp_model.OPTIMAL
        on_solution(list(solver.response_proto.solution))
        return run(model, parameters, on_solution, *given)

    return told


def test_a_block_can_be_filled_to_the_last_minute() -> None:
    instance = instance_of(
        rooms=[{"id": "big", "capacity": 100}],
        days=[{"date": DAY, "blocks": [grid("am", 90)]}],
        kinds={"talk": {"duration": 30}},
        sessions=[{"id": name} for name in "abc"],
        rules={"placed": {}, "room_clash": {}},
    )
    solution = exactly(instance)
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"


def test_the_last_change_over_of_a_block_takes_nobodys_time() -> None:
    instance = instance_of(
        rooms=[{"id": "big", "capacity": 100, "changeover": 30}],
        days=[{"date": DAY, "blocks": [grid("am", 90)]}],
        kinds={"talk": {"duration": 30}},
        sessions=[{"id": name} for name in "ab"],
        rules={"placed": {}, "room_clash": {}},
    )
    solution = exactly(instance)
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"


def test_a_change_over_that_reaches_into_the_next_block_is_seen() -> None:
    first = grid("am", 30)
    second = {"id": "later", "start": "09:30", "end": "10:00", "step": 30}
    third = {"id": "last", "start": "10:00", "end": "10:30", "step": 15}
    instance = instance_of(
        rooms=[{"id": "big", "capacity": 100, "changeover": 15}],
        days=[{"date": DAY, "blocks": [first, second, third]}],
        kinds={"talk": {"duration": 30}, "short": {"duration": 15}},
        sessions=[{"id": "a"}, {"id": "b", "kind": "short"}],
        rules={"placed": {}, "room_clash": {}},
    )
    network = state_rules(instance)
    chosen = network.assignment(programme_of(instance, a="am.0 big", b="later.0 big"))
    assert sequence(network, chosen) == (0, 1)
    solution = exactly(instance)
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"


@pytest.mark.parametrize(
    "rule",
    ["kind_mix", "wishes", "prime_time", "pinned", "tag_conflict"],
)
def test_rules_that_tell_times_of_a_block_apart_need_all_positions(rule: str) -> None:
    early = [{"from": f"{DAY}T09:00", "to": f"{DAY}T09:30"}]
    rules = {
        "kind_mix": {"kinds": ["talk", "demo"]},
        "prime_time": {"kinds": ["talk"], "windows": [{"from": "09:00", "to": "09:30"}]},
        "tag_conflict": {"level": "hard"},
    }
    session = {"tracks": ["ai"], "preferred": early, "pinned": {"start": early[0]["from"]}}
    instance = instance_of(
        days=[{"date": DAY, "blocks": [grid("am", 90)]}],
        kinds={"talk": {"duration": 30}, "demo": {"duration": 30}},
        tracks={"ai": {"title": "AI"}},
        sessions=[{"id": "a"} | session, {"id": "b", "kind": "demo"} | session],
        rules={"placed": {}, "room_clash": {}, rule: rules.get(rule, {})},
    )
    assert block_plan(state_rules(instance)) is None


@pytest.mark.parametrize("level", ["medium", "soft"])
def test_a_clash_that_only_costs_is_left_to_all_positions(level: str) -> None:
    """Blocks count nothing for it, and the answer is found all the same."""
    rules = {"placed": RuleEntry(), "room_clash": RuleEntry(level=level)}
    instance = does_not_pack().model_copy(update={"rules": rules, "days": does_not_pack().days[:1]})
    plan = block_plan(state_rules(instance))
    assert plan is not None
    assert not plan.exact
    assert not any(isinstance(term, Capacity) for term in plan.terms)
    solution = exactly(instance)
    assert solution.engine == "exact"
    assert solution.status == "optimal"
    assert solution.bound[level] == best_score(instance)[level] > 0


def test_blocks_of_one_position_each_need_no_level_of_their_own() -> None:
    instance = instance_of(
        days=[{"date": DAY, "blocks": [grid("am", 30)]}], sessions=[{"id": "a"}], rules={"placed": {}}
    )
    assert block_plan(state_rules(instance)) is None


UNTIMED_RULES = ["placed", "left_out", "room_clash", "daily_limit", "track_room", "days_on_site", "room_fit"]


@given(
    instances(
        UNTIMED_RULES,
        Size(sessions=5, days=2, blocks=2, slots=3, rooms=2),
        more_traits=1,
        also=["uneven"],
        without=("pinned", "presence", "service", "slot_kinds", "windows", "wishes", "room_windows"),
    )
)
def test_both_ways_give_the_same_optimum(instance: Instance) -> None:
    agrees_with_positions(instance)
