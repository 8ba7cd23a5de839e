"""Sessions alike in rooms are counted, not placed: bundles, what is left out, what is cut, the optimum."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from scheduler.domain import Instance
from scheduler.engines.events import nobody
from scheduler.engines.exact import engine
from scheduler.engines.exact.block_plan import BlockPlan, block_plan
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.engine import write
from scheduler.engines.exact.phases import Clock
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.keys import ByCell, ByRoom
from scheduler.network.relations import OtherRooms, SameBlock
from scheduler.network.terms import Contiguity, Mixture, Pairwise, Rank, Spread, Term
from scheduler.rules import state_rules
from scheduler.solver import Solution, solve
from tests.brute import best_score, n_assignments
from tests.contract.instances import Size, assignments, instances
from tests.contract.laws import blocks_agree
from tests.engines.cases import QUICK, grid, places, slots
from tests.engines.networks import REASON, standing, two_days
from tests.rules.case import DAY, NEXT_DAY, instance_of, programme_of

EXAMPLES = settings().max_examples

LIKE_COSPLIB = (
    "attendee_conflict",
    "chair_conflict",
    "parallel_tracks",
    "presenter_conflict",
    "session_block_penalty",
    "session_conflict",
    "similar_tracks",
    "track_block_penalty",
    "track_order",
    "track_room",
    "track_room_penalty",
)
"""What a session is asked for by its track, its people and its place in an order."""

NEVER = ("pinned", "presence", "service", "slot_kinds", "windows", "wishes", "room_windows", "published")


def like_cosplib(n_tracks: int = 2, n_each: int = 3, n_rooms: int = 2, **rules: Any) -> Instance:
    """Tracks of sessions in an order, in blocks with timelines of their own, one track to a cell."""
    tracks: dict[str, dict[str, Any]] = {f"t{n}": {"title": f"T{n}"} for n in range(n_tracks)}
    tracks["t0"] |= {"similar": {"t1": 3}, "block_penalties": {"b0": 2}}
    sessions = [
        {
            "id": f"s{track}{number}",
            "tracks": [f"t{track}"],
            "order": n_each - number,
            "speakers": [f"p{(track + number) % 3}"],
            "n_slots": 1 + (number == 1),
        }
        for track in range(n_tracks)
        for number in range(n_each)
    ]
    own = {"timeline": "own", "n_slots": 3, "start": "09:00", "end": "10:00"}
    return instance_of(
        days=[
            {"date": DAY, "blocks": [{"id": "b0", **own}, {"id": "b1", **own}]},
            {"date": NEXT_DAY, "blocks": [{"id": "b2", **own}]},
        ],
        rooms=[{"id": f"r{number}", "capacity": 10} for number in range(n_rooms)],
        people=[{"id": f"p{number}"} for number in range(3)],
        tracks=tracks,
        sessions=sessions,
        rules={
            "placed": {},
            "room_clash": {},
            "track_cells": {"level": "hard"},
            "track_order": {"level": "soft", "weight": 2},
            "presenter_conflict": {"level": "medium", "at": "block"},
            "parallel_tracks": {"level": "soft", "weight": 5},
            "similar_tracks": {"level": "soft"},
            "track_block_penalty": {"level": "soft"},
        }
        | rules,
    )


def exactly(instance: Instance, **settings: Any) -> Solution:
    return solve(instance, replace(QUICK, **settings), engine="exact")


def by_positions(instance: Instance) -> Solution:
    """The solution of the model with all positions, even where blocks would do."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "block_plan", lambda network: None)
        return exactly(instance)


def plan_of(network: Network) -> BlockPlan:
    plan = block_plan(network)
    assert plan is not None
    return plan


def written(network: Network) -> BlockWriter:
    writer = write(network, plan_of(network), network.levels[:1])
    assert isinstance(writer, BlockWriter)
    writer.finish()
    return writer


def with_terms(network: Network, *terms: Term) -> Network:
    return replace(network, terms=(*network.terms, *terms))


# -- who is in a bundle -------------------------------------------------------------------------


def test_sessions_of_a_track_are_alike_in_rooms() -> None:
    plan = plan_of(state_rules(like_cosplib(n_tracks=2, n_each=4)))
    assert plan.bundles == ((0, 2, 3), (1,), (4, 6, 7), (5,)), "the second of each track is longer"
    assert plan.bundle_of == (0, 1, 0, 0, 2, 3, 2, 2)


def test_without_groups_all_of_one_length_are_alike() -> None:
    network = two_days(4, rules={"placed": {}, "room_clash": {}})
    assert plan_of(network).bundles == ((0, 1, 2, 3),)


@pytest.mark.parametrize(
    ("session", "rules"),
    [
        ({"rooms": ["big"]}, {"session_room_penalty": {}, "kind_rooms": {}}),
        ({"needs": ["stage"]}, {"room_features": {}}),
        ({"needs": ["stage"]}, {"room_features": {"level": "soft"}}),
        ({"room_penalties": {"big": 3}}, {"session_room_penalty": {}}),
        ({"audience": 50}, {"room_capacity": {}}),
        ({"audience": 50}, {"room_fit": {}}),
        ({"n_rooms": 2}, {}),
        ({"resources": {"team": 1}}, {"resource_limit": {}}),
    ],
)
def test_who_asks_for_rooms_or_takes_more_is_alone(session: dict[str, Any], rules: dict[str, Any]) -> None:
    sessions = [{"id": name} for name in "abc"]
    sessions[1] |= session
    network = two_days(
        3,
        sessions=sessions,
        rules={"placed": {}, "room_clash": {}} | rules,
        resources={"team": {"title": "Team", "limit": 1}},
        rooms=[{"id": "big", "capacity": 100, "features": ["stage"]}, {"id": "small", "capacity": 20}],
    )
    assert plan_of(network).bundles == ((0, 2), (1,))


def test_sessions_that_lose_the_same_rooms_are_still_alike() -> None:
    sessions: list[dict[str, Any]] = [{"id": name, "audience": 50} for name in "ab"]
    rules = {"placed": {}, "room_clash": {}, "room_capacity": {}}
    network = two_days(3, sessions=[*sessions, {"id": "c"}], rules=rules)
    assert plan_of(network).bundles == ((0, 1), (2,))


def test_a_choice_stands_for_its_length_in_a_block_wherever_the_first_such_slot_is() -> None:
    """The longer slot comes first, so that the shorter class begins later."""
    given = [("09:00", "10:00"), ("10:00", "10:30"), ("10:30", "11:00")]
    block = {
        "id": "am",
        "start": "09:00",
        "end": "11:00",
        "slots": [{"start": s, "end": e} for s, e in given],
    }
    instance = instance_of(
        days=[{"date": DAY, "blocks": [block]}],
        sessions=[{"id": name} for name in "abcd"],
        rules={"placed": {}, "room_clash": {}},
    )
    network = state_rules(instance)
    assert [choices.tolist() for choices in plan_of(network).choices] == [[0, 1]] * 4
    solution = exactly(instance)
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"


# -- what is left out ---------------------------------------------------------------------------


def pair(level: str = "soft", weight: int = 1, **given: Any) -> Pairwise:
    return Pairwise(level, REASON, ((0, 1, weight), (0, 2, weight)), SameBlock(), OtherRooms(), **given)


def apart(network: Network) -> Network:
    """The network with a demand that 0 and 1 are never in one room of a block."""
    return with_terms(network, Mixture("hard", REASON, ((0,), (1, 2)), ByCell(), 1))


def test_pairs_that_are_never_in_one_room_cost_wherever_they_share_a_block() -> None:
    network = with_terms(apart(two_days(3, rules={"placed": {}, "room_clash": {}})), pair())
    plan = plan_of(network)
    [told] = [term for term in plan.terms if isinstance(term, Pairwise)]
    assert told.room is None
    assert told.pairs == ((0, 1, 1), (0, 2, 1))
    assert plan.exact
    assert (1, 2) in plan.bundles, "of nobody's rooms is anything said"


def test_pairs_that_may_share_a_room_are_left_out_and_the_plan_says_so() -> None:
    network = with_terms(two_days(3, rules={"placed": {}, "room_clash": {}}), pair())
    plan = plan_of(network)
    assert not any(isinstance(term, Pairwise) for term in plan.terms)
    assert not plan.exact
    assert plan.bundles == ((0, 1, 2),)


@pytest.mark.parametrize("term", [pair("hard"), pair(weight=-1), pair(without_left=1)])
def test_pairs_that_may_not_be_left_out_are_told_by_rooms(term: Pairwise) -> None:
    plan = plan_of(with_terms(two_days(4, rules={"placed": {}, "room_clash": {}}), term))
    assert term in plan.terms
    assert plan.exact
    assert plan.bundles[:3] == ((0,), (1,), (2,))


def test_what_needs_the_time_is_left_out_only_where_it_never_pays() -> None:
    network = two_days(2, rules={"placed": {}, "room_clash": {}})
    by_time = Pairwise("soft", REASON, ((0, 1, 1),), _Later())
    plan = plan_of(with_terms(network, by_time))
    assert not plan.exact
    assert by_time not in plan.terms
    assert block_plan(with_terms(network, replace(by_time, pairs=((0, 1, -1),)))) is None
    assert block_plan(with_terms(network, replace(by_time, level="hard"))) is None


class _Later:
    """1 where the left one stands later in its block."""

    def matrix(self, table: Any, left: Any, right: Any) -> Any:
        return (table.first[left][:, None] > table.first[right][None, :]).astype(np.int64)


def test_a_wanted_order_is_bounded_by_blocks() -> None:
    network = two_days(2, rules={"placed": {}, "room_clash": {}})
    soft, hard = (Rank(level, REASON, (0, 1), ((0, 1),), 1) for level in ("soft", "hard"))
    plan = plan_of(with_terms(network, soft))
    assert soft in plan.terms
    assert not plan.exact
    assert block_plan(with_terms(network, hard)) is None


# -- held, hinted, cut --------------------------------------------------------------------------


def test_the_numbers_of_a_bundle_are_decided_on_by_each_of_its_sessions() -> None:
    network = two_days(3, rules={"placed": {}, "room_clash": {}})
    writer = written(network)
    chosen = standing(network, s0="am.0 big", s1="am.1 small", s2="am.2 big")
    decided = writer.decisions(chosen)
    numbers = {key: number.index for key, number in writer.bundles.numbers[0].items()}
    for session in range(3):
        told = {key: decided[session][index] for key, index in numbers.items()}
        assert told == {(0, 0): 2, (0, 1): 1, (1, 0): 0, (1, 1): 0}


def test_who_is_left_out_is_in_no_number() -> None:
    network = two_days(3, rules={"room_clash": {}})
    writer = written(network)
    decided = writer.decisions(standing(network, s1="next.1 small"))
    numbers = {key: number.index for key, number in writer.bundles.numbers[0].items()}
    assert {key: decided[2][index] for key, index in numbers.items() if decided[2][index]} == {(1, 1): 1}


def long_and_short(n_long: int, n_short: int, n_rooms: int = 2, n_days: int = 2) -> Instance:
    """Blocks of 90 minutes on a grid of 30, in which two of 45 minutes have time enough but no place.

    Long ones wish for the first day, which costs 45 for each that is not there; short ones wish for nothing.
    """
    whole_day = [{"from": f"{DAY}T00:00", "to": f"{NEXT_DAY}T00:00"}]
    sessions: list[dict[str, Any]] = [
        {"id": f"l{n}", "kind": "long", "preferred": whole_day} for n in range(n_long)
    ]
    sessions += [{"id": f"s{n}", "kind": "short"} for n in range(n_short)]
    days = [{"date": DAY, "blocks": [grid("am", 90)]}, {"date": NEXT_DAY, "blocks": [grid("next", 90)]}]
    return instance_of(
        rooms=[{"id": f"r{n}", "capacity": 100} for n in range(n_rooms)],
        days=days[:n_days],
        kinds={"long": {"duration": 45}, "short": {"duration": 30}},
        sessions=sessions,
        rules={"placed": {}, "room_clash": {}, "wishes": {"level": "medium"}},
    )


def n_cuts(instance: Instance) -> tuple[Solution, int]:
    """The solution by blocks, and how many times a model was cut."""
    cuts: list[Sequence[int]] = []
    real = BlockWriter.cut

    def cut(self: BlockWriter, chosen: Assignment, sessions: Sequence[int]) -> None:
        cuts.append(sessions)
        real(self, chosen, sessions)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BlockWriter, "cut", cut)
        return exactly(instance), len(cuts)


@pytest.mark.parametrize(("n_long", "n_short", "cost"), [(2, 1, 0), (3, 1, 45), (4, 2, 90), (4, 0, 90)])
def test_bundles_that_do_not_pack_are_cut_and_the_optimum_is_right(
    n_long: int, n_short: int, cost: int
) -> None:
    instance = long_and_short(n_long, n_short)
    assert max(map(len, plan_of(state_rules(instance)).bundles)) == n_long
    solution, cuts = n_cuts(instance)
    assert solution.engine == "exact, by blocks"
    assert solution.status == "optimal"
    assert solution.bound == {"hard": 0, "medium": cost, "soft": 0}
    assert cuts or not (n_short and cost), (
        "with short ones about, times alone do not tell that two are too many"
    )
    assert by_positions(instance).bound == solution.bound


def test_a_cut_forbids_the_number_in_its_room_and_no_other() -> None:
    """Two long ones in one room do not pack; cut off in the first room, they are not in the second."""
    instance = long_and_short(2, 1, n_days=1)
    network = state_rules(instance)
    chosen = network.assignment(programme_of(instance, l0="am.0 r0", l1="am.0 r0", s0="am.0 r1"))
    other = network.assignment(programme_of(instance, l0="am.0 r1", l1="am.0 r1", s0="am.0 r0"))
    mixed = network.assignment(programme_of(instance, l0="am.0 r1", l1="am.0 r0", s0="am.0 r0"))
    allowed = {}
    for name, assignment in {"chosen": chosen, "other": other, "mixed": mixed}.items():
        writer = written(network)
        writer.cut(chosen, (0, 1))
        allowed[name] = is_allowed(writer, assignment)
    assert allowed == {"chosen": False, "other": True, "mixed": True}


def test_a_cut_forbids_a_session_its_block_and_room_and_no_other() -> None:
    """Two that are in no bundle, cut off in one room of a block: not in another room, nor on another day."""
    rules = {"placed": {}, "room_clash": {}, "session_room_penalty": {}}
    sessions = [{"id": "s0", "room_penalties": {"big": 1}}, {"id": "s1", "room_penalties": {"big": 2}}]
    network = two_days(2, sessions=sessions, rules=rules)
    assert plan_of(network).bundles == ((0,), (1,))
    allowed = {}
    for block, room in (("am", "big"), ("am", "small"), ("next", "big")):
        writer = written(network)
        writer.cut(standing(network, s0="am.0 big", s1="am.1 big"), (0, 1))
        stand = standing(network, s0=f"{block}.0 {room}", s1=f"{block}.1 {room}")
        allowed[block, room] = is_allowed(writer, stand)
    assert allowed == {("am", "big"): False, ("am", "small"): True, ("next", "big"): True}


def is_allowed(writer: BlockWriter, assignment: Assignment) -> bool:
    """Whether the model has a solution in which an assignment is held."""
    writer.hint(assignment)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    return solver.solve(writer.model) != cp_model.INFEASIBLE


def test_too_many_in_a_room_are_not_allowed() -> None:
    network = two_days(4, rules={"placed": {}, "room_clash": {}})
    crowded = {f"s{n}": "am.0 big" for n in range(4)}
    assert not is_allowed(written(network), standing(network, **crowded))
    assert is_allowed(written(network), standing(network, **crowded | {"s3": "am.0 small"}))


@pytest.mark.parametrize("rules", [{"placed": {}, "room_clash": {}}, {"placed": {}}], ids=["full", "free"])
def test_a_group_uses_a_room_exactly_where_some_of_it_stand(rules: dict[str, Any]) -> None:
    """Of three alike two stand in one room: spread over rooms, that is one room more than one."""
    network = two_days(3, rules=rules)
    spread = with_terms(network, Spread("soft", REASON, (0, 1, 2), ByRoom(), 7))
    assert plan_of(spread).bundles == ((0, 1, 2),)
    for rooms, cost in (("big big big", 0), ("big small big", 7), ("small small small", 0)):
        given = {f"s{n}": f"am.{n} {room}" for n, room in enumerate(rooms.split())}
        writer = written(spread)
        assert least(writer, standing(spread, **given)) == cost


def test_who_is_alone_has_rooms_of_its_own() -> None:
    rules = {"placed": {}, "room_clash": {}, "session_room_penalty": {}}
    sessions = [{"id": "s0", "room_penalties": {"big": 1}}, {"id": "s1"}]
    network = two_days(2, sessions=sessions, rules=rules)
    assert plan_of(network).bundles == ((0,), (1,))
    for room, cost in (("big", 1), ("small", 0)):
        assert least(written(network), standing(network, s0=f"am.0 {room}", s1="am.1 big")) == cost


def test_a_group_uses_no_room_where_nobody_of_it_stands() -> None:
    """To fill a gap nobody is needed whom the model could make up."""
    rooms = [{"id": f"r{n}", "capacity": 10} for n in range(3)]
    network = two_days(2, rooms=rooms, rules={"placed": {}, "room_clash": {}})
    gaps = with_terms(network, Contiguity("soft", REASON, (0, 1), ByRoom(), 7, each=False))
    assert plan_of(gaps).bundles == ((0, 1),)
    for room, cost in (("r1", 0), ("r2", 7)):
        assert least(written(gaps), standing(gaps, s0="am.0 r0", s1=f"am.0 {room}")) == cost


def least(writer: BlockWriter, assignment: Assignment) -> int:
    writer.hint(assignment)
    writer.model.minimize(writer.cost("soft"))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.fix_variables_to_their_hinted_value = True
    assert solver.solve(writer.model) == cp_model.OPTIMAL
    return round(solver.objective_value)


@pytest.mark.parametrize(
    ("wanted", "cost"),
    [(((2, 1),), 1), (((2, 2),), 1), (((2, 3),), 0), (((0, 3),), 1), (((0, 2), (1, 1)), 0), (((0, 9),), 1)],
)
def test_a_place_that_no_order_in_a_block_can_give_is_counted(
    wanted: tuple[tuple[int, int], ...], cost: int
) -> None:
    """The first two stand on the first day, the third on the next."""
    network = two_days(3, rules={"placed": {}, "room_clash": {}})
    ranked = with_terms(network, Rank("soft", REASON, (0, 1, 2), wanted, 1))
    assert least(written(ranked), standing(ranked, s0="am.0 big", s1="am.1 big", s2="next.0 big")) == cost


def test_a_bundle_stands_only_in_rooms_that_are_open_to_it() -> None:
    sessions = [{"id": name, "audience": 50} for name in "abcd"]
    rules = {"placed": {}, "room_clash": {}, "room_capacity": {}}
    days = [{"date": DAY, "blocks": [slots("am", 9, 11)]}, {"date": NEXT_DAY, "blocks": [slots("pm", 9, 11)]}]
    solution = exactly(instance_of(days=days, sessions=sessions, rules=rules))
    assert solution.engine == "exact, by blocks"
    assert {place.split()[1] for place in places(solution.programme).values()} == {"big"}


# -- the optimum --------------------------------------------------------------------------------


def test_a_conference_like_those_of_cosplib_is_proved_optimal() -> None:
    solution = exactly(like_cosplib())
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert solution.bound == solution.evaluation.score.as_dict() == by_positions(like_cosplib()).bound


def test_what_is_dealt_out_dearer_than_counted_is_not_called_optimal() -> None:
    """Blocks do not tell that each must stand after the other."""
    network = two_days(2, n_slots=2, rules={"placed": {}, "room_clash": {}})
    terms = (
        Pairwise("soft", REASON, ((0, 1, 1), (1, 0, 1)), _NotAfter()),
        Pairwise("soft", REASON, ((0, 1, 100),), _OtherBlock()),
    )
    clock, interrupt = Clock(QUICK, 0.0), Interrupt()
    search = engine.ExactSearch(with_terms(network, *terms), QUICK, nobody, clock, interrupt, goes_on=False)
    by_blocks = search.run()
    assert by_blocks.engine == "exact, by blocks"
    assert by_blocks.status == "feasible"
    assert by_blocks.score is not None
    assert by_blocks.score["soft"] >= 1 > (by_blocks.bound["soft"] or 0)
    in_the_end = engine.solve_exactly(with_terms(network, *terms), QUICK)
    assert in_the_end.engine == "exact"
    assert in_the_end.status == "optimal"
    assert in_the_end.bound["soft"] == 1


class _NotAfter:
    def matrix(self, table: Any, left: Any, right: Any) -> Any:
        return (table.start[left][:, None] <= table.start[right][None, :]).astype(np.int64)


class _OtherBlock:
    def matrix(self, table: Any, left: Any, right: Any) -> Any:
        return (table.block[left][:, None] != table.block[right][None, :]).astype(np.int64)


@st.composite
def cosplib_like(draw: st.DrawFn, size: Size, most_rules: int = 3) -> Instance:
    rules = draw(st.lists(st.sampled_from(LIKE_COSPLIB), min_size=1, max_size=most_rules))
    firm = draw(st.sampled_from((("track_cells",), ("track_cells", "parallel_tracks"), ())))
    demands = ["placed", "room_clash", "track_cells"]
    also = ["tracks", draw(st.sampled_from(("own_timeline", "several_slots", "uneven")))]
    drawn: st.SearchStrategy[Instance] = instances(
        [*demands, *rules],
        size,
        more_traits=1,
        also=also,
        without=NEVER,
        firm=["placed", "room_clash", *firm],
    )
    return draw(drawn)


def test_blocks_are_worth_what_any_packing_of_them_is() -> None:
    found = Counter[str]()

    @given(st.data())
    @settings(max_examples=2 * EXAMPLES)
    def prove(draws: st.DataObject) -> None:
        instance = draws.draw(cosplib_like(Size(sessions=4, days=1, blocks=2, slots=3, rooms=2)))
        network = state_rules(instance)
        for _ in range(2):
            found[blocks_agree(instance, draws.draw(assignments(network)))] += 1

    prove()
    assert all(found[outcome] for outcome in ("packed", "packed, cheaper", "hard")), found


def test_the_optimum_by_blocks_is_the_optimum() -> None:
    found = Counter[str]()

    @given(cosplib_like(Size(sessions=5, days=2, blocks=1, slots=2, rooms=2)))
    @settings(max_examples=2 * EXAMPLES)
    def prove(instance: Instance) -> None:
        found[agrees_with_positions(instance)] += 1

    prove()
    assert all(found[outcome] for outcome in ("optimal", "infeasible")), found


def agrees_with_positions(instance: Instance) -> str:
    """What is proved by blocks is so by positions; returns the status, or ``time`` without a plan."""
    if block_plan(state_rules(instance)) is None:
        return "time"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine.ExactSearch, "_leaves_a_gap", lambda self, by_blocks: False)
        blocks = exactly(instance)
    positions = by_positions(instance)
    assert blocks.engine == "exact, by blocks" or blocks.status == "infeasible"
    assert positions.engine == "exact"
    if positions.evaluation is None:
        assert blocks.status == positions.status == "infeasible"
        return "infeasible"
    best = positions.evaluation.score
    assert blocks.evaluation is not None
    assert blocks.status in ("optimal", "feasible")
    assert blocks.evaluation.score == best or (blocks.status == "feasible" and best < blocks.evaluation.score)
    bound = tuple(low for low in blocks.bound.values() if low is not None)
    assert bound <= best.costs[: len(bound)], "no bound is above what there is"
    if blocks.status == "optimal":
        assert blocks.bound == best.as_dict()
    return blocks.status


def test_the_optimum_by_blocks_is_the_best_of_all_programmes() -> None:
    found = Counter[str]()
    tiny = cosplib_like(Size(sessions=3, days=1, blocks=2, slots=2, rooms=2), 1)

    @given(tiny.filter(lambda instance: n_assignments(state_rules(instance)) <= 800))
    @settings(max_examples=6 * EXAMPLES)
    def prove(instance: Instance) -> None:
        plan = block_plan(state_rules(instance))
        if plan is None or len(plan.bundles) == len(plan.bundle_of):
            return
        solution, best = exactly(instance), best_score(instance)
        found[solution.status] += 1
        assert solution.status == ("optimal" if best.feasible else "infeasible")
        if solution.evaluation is not None:
            assert solution.evaluation.score == best

    prove()
    assert found["optimal"] >= EXAMPLES // 10, found


def test_bundles_are_dealt_out_to_the_rooms_that_were_counted() -> None:
    solution = exactly(like_cosplib(n_tracks=2, n_each=4, n_rooms=2))
    stands = places(solution.programme)
    cells = Counter((place.split(".")[0], place.split()[1], name[:2]) for name, place in stands.items())
    rooms_by_cell = {(block, room) for block, room, _ in cells}
    assert len(rooms_by_cell) == len(cells), "one track a cell"


MAKERS: tuple[Callable[[], Instance], ...] = (
    like_cosplib,
    lambda: long_and_short(4, 2),
    lambda: like_cosplib(n_tracks=3, n_each=2),
)


@pytest.mark.parametrize("make", MAKERS)
def test_the_same_seed_gives_the_same_programme(make: Callable[[], Instance]) -> None:
    given = Settings(seconds=None, work=3.0, workers=2, seed=5)
    first, second = (solve(make(), given, engine="exact") for _ in range(2))
    assert first.programme == second.programme
