"""Large neighbourhoods: what is freed, what is held, and that every step is for the better."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from scheduler.domain import Instance
from scheduler.engines.exact.block_plan import BlockPlan, block_plan
from scheduler.engines.exact.engine import write
from scheduler.engines.groups import costing_sessions
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.neighbourhood.choice import FIRST_SHARE, LEAST_SHARE, MOST_SHARE, Chooser
from scheduler.engines.neighbourhood.search import Neighbourhoods
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.tables import tables_of
from scheduler.network import Assignment, Network
from scheduler.network.keys import ByBlock
from scheduler.network.terms import Unary, Used
from scheduler.rules import state_rules
from tests.engines.cases import crowd
from tests.engines.networks import REASON, everybody_out, standing, two_days
from tests.engines.test_bundles import like_cosplib

WAYS = ("costly", "related", "block", "groups", "rooms", "partners", "day")
UNKNOWN: dict[str, int | None] = {"hard": 0, "medium": None, "soft": None}


def started(instance: Instance) -> tuple[Network, Assignment]:
    """A network with a programme that keeps all demands, and is not good."""
    network = state_rules(instance)
    search = Annealer(network, tables_of(network), 0, lambda: False)
    assert search.feasible(most_moves=50_000)
    return network, search.walk.best


def neighbourhoods(network: Network, plan: BlockPlan | None = None, seed: int = 0) -> Neighbourhoods:
    """A search over the model of a network by positions, or by the blocks of a plan."""
    writer = write(network, plan, network.levels[:1])
    writer.finish()
    return Neighbourhoods(writer, seed, Interrupt())


# -- what is freed ------------------------------------------------------------------------------


@pytest.mark.parametrize("way", WAYS)
def test_every_way_frees_enough_and_nobody_else(way: str) -> None:
    network, assignment = started(crowd())
    chooser = Chooser(network, 3)
    for n_wanted in (2, 5, 20):
        freed = chooser._ways[way](assignment, n_wanted)
        assert len(freed) >= n_wanted
        assert freed <= set(range(network.n_sessions))


def test_blocks_rooms_and_days_are_freed_whole() -> None:
    network, assignment = started(crowd())
    table = network.tables.positions
    where = {
        "block": table.block[assignment.positions].tolist(),
        "day": table.day[assignment.positions].tolist(),
        "rooms": assignment.rooms.tolist(),
    }
    for way, bins in where.items():
        freed = Chooser(network, 1)._ways[way](assignment, 3)
        kept = {bins[session] for session in range(network.n_sessions) if session not in freed}
        assert kept.isdisjoint(bins[session] for session in freed), way
        assert kept, way


def test_ways_that_tell_nothing_apart_are_not_taken() -> None:
    lonely = crowd(6)
    one_day = lonely.model_copy(update={"days": lonely.days[:1], "rooms": lonely.rooms[:1]})
    names = {kind.name for kind in Chooser(state_rules(one_day), 0).kinds}
    assert names.isdisjoint({"rooms", "day"})
    assert {"costly", "related", "block", "groups"} <= names


def test_what_costs_most_is_freed_most_often_and_the_rest_now_and_then() -> None:
    network = two_days(8)
    dues = tuple(Unary("soft", REASON, session, out=100_000 if session == 5 else 4) for session in range(8))
    network = replace(network, terms=(*network.terms, *dues))
    chooser = Chooser(network, 2)
    chosen = Counter(min(chooser._costly(everybody_out(network), 1)) for _ in range(1_000))
    assert chosen[5] > 800
    assert len(chosen) > 4


def test_of_a_bin_that_costs_those_are_freed_that_stand_there() -> None:
    """Not any of all the sessions that could."""
    network, assignment = started(crowd())
    tables, everybody = network.tables.positions, tuple(range(network.n_sessions))
    dear = int(tables.block[assignment.positions[0]])
    there = {s for s in everybody if tables.block[assignment.positions[s]] == dear}
    assert 0 < len(there) < len(everybody)
    term = Used("soft", REASON, everybody, ByBlock(), ((dear, 100_000),))
    network = replace(network, terms=(*network.terms, term))
    chooser = Chooser(network, 2)
    assert all(chooser._costly(assignment, 1) & there for _ in range(50))
    assert set(costing_sessions(term, network, assignment)) == there
    assert set(costing_sessions(replace(term, costs=((dear, -5),)), network, assignment)) == set()


def test_the_same_seed_frees_the_same() -> None:
    network, assignment = started(crowd())
    choices = [
        [(kind.name, sorted(freed)) for kind, freed in (chooser.choose(assignment) for _ in range(20))]
        for chooser in (Chooser(network, 5), Chooser(network, 5), Chooser(network, 6))
    ]
    assert choices[0] == choices[1] != choices[2]


def test_what_pays_is_chosen_more_often_and_what_is_easy_is_made_larger() -> None:
    chooser = Chooser(state_rules(crowd()), 0)
    first, second, third = chooser.kinds[:3]
    for _ in range(3):
        chooser.learn(first, improved=True, solved=True)
        chooser.learn(second, improved=False, solved=False)
        chooser.learn(third, improved=True, solved=False)
    assert first.merit == third.merit > 1 > second.merit > 0
    assert first.share > third.share == FIRST_SHARE > second.share
    for _ in range(50):
        chooser.learn(first, improved=False, solved=True)
        chooser.learn(second, improved=False, solved=False)
    assert first.merit == second.merit > 0, "no kind is given up"
    assert (first.share, second.share) == (MOST_SHARE, LEAST_SHARE)


# -- what is solved -----------------------------------------------------------------------------


BY_BLOCKS = pytest.mark.parametrize("by_blocks", [False, True])


@BY_BLOCKS
def test_every_step_is_for_the_better(by_blocks: bool) -> None:
    network, start = started(like_cosplib(n_tracks=3, n_each=3))
    search = neighbourhoods(network, block_plan(network) if by_blocks else None)
    search.stand(start, network.score(start))
    costs, found = search.cost_here, 0
    for _ in range(12):
        if search.step(None, 0.2, 1, UNKNOWN):
            found += 1
            assert search.cost_here < costs
            assert search.here is not None
            assert network.score(search.here)["hard"] == 0
            costs_here = tuple(network.score(search.here)[level] for level in search._costs)
            assert costs_here == search.cost_here or by_blocks
            assert costs_here >= search.cost_here, "a model may only count less"
            costs = search.cost_here
    assert found
    assert search.work_done > 0


@BY_BLOCKS
def test_a_step_finds_nothing_where_all_is_held(by_blocks: bool) -> None:
    network, start = started(like_cosplib(n_tracks=3, n_each=3))
    search = neighbourhoods(network, block_plan(network) if by_blocks else None)
    search.stand(start, network.score(start))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search.chooser, "choose", lambda assignment: (search.chooser.kinds[0], set()))
        for _ in range(4 * by_blocks):
            search.step(None, 0.2, 1, UNKNOWN)  # What it costs here is counted anew, and may be less.
        assert not search.step(None, 0.2, 1, UNKNOWN)
    assert search.here is not None
    block = network.tables.positions.block
    assert (block[search.here.positions] == block[start.positions]).all()
    assert search.here is start or by_blocks


def test_who_is_not_freed_stays() -> None:
    network, start = started(crowd(16))
    search = neighbourhoods(network)
    search.stand(start, network.score(start))
    for freed in ({0, 1, 2, 3, 4, 5}, {3, 4, 5, 6, 7, 8}, {6, 7, 8, 9, 10}):
        before = search.here
        assert before is not None
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(search.chooser, "choose", lambda _, freed=freed: (search.chooser.kinds[0], freed))
            search.step(None, 0.5, 1, UNKNOWN)
        assert search.here is not None
        for session in set(range(network.n_sessions)) - freed:
            assert search.here.positions[session] == before.positions[session]
            assert search.here.rooms[session] == before.rooms[session]


def test_one_of_a_bundle_may_leave_where_the_others_stay() -> None:
    """Two alike on one day are one too many; of their number in the room one is not held."""
    rules = {"placed": {}, "room_clash": {}, "daily_limit": {"family": "kind", "most": 1}}
    network = two_days(2, rules=rules)
    start = standing(network, s0="am.0 big", s1="am.1 big")
    plan = block_plan(network)
    assert plan is not None
    assert plan.bundles == ((0, 1),)
    search = neighbourhoods(network, plan)
    search.stand(start, network.score(start))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search.chooser, "choose", lambda assignment: (search.chooser.kinds[0], {0}))
        assert search.step(None, 0.2, 1, UNKNOWN)
    assert search.here is not None
    assert network.score(search.here).costs == (0, 0, 0)
    assert network.tables.positions.block[search.here.positions].tolist() == [1, 0]


def test_nothing_is_sought_below_the_bound() -> None:
    network, start = started(crowd(16))
    search = neighbourhoods(network)
    assert not search.step(None, 0.2, 1, UNKNOWN), "it stands nowhere"
    score = network.score(start)
    search.stand(start, score)
    bound = dict(score.as_dict())
    assert not search.can_improve(bound)
    assert not search.step(None, 0.2, 1, bound)
    assert search.can_improve(bound | {"soft": score["soft"] - 1})
    assert search.can_improve(UNKNOWN)
    assert search.work_done == 0


def test_a_dearer_level_is_never_given_up_for_a_cheaper_one() -> None:
    """With the first of two levels at its bound the second is sought, and the first stays."""
    network, start = started(crowd(16))
    search = neighbourhoods(network)
    score = network.score(start)
    search.stand(start, score)
    bound = UNKNOWN | {"medium": score["medium"]}
    for _ in range(6):
        if search.step(None, 0.3, 1, bound):
            assert search.here is not None
            assert network.score(search.here)["medium"] == score["medium"]
            assert network.score(search.here)["soft"] < score["soft"]
