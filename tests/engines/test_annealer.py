"""Local search: to a first programme that keeps all demands, then to better ones, never back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import pytest

from scheduler.domain import Instance
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.kernel import N_KINDS
from scheduler.engines.search.tables import channel_weights, tables_of
from scheduler.engines.search.walk import DEFAULT_SHARES, Walk
from scheduler.errors import StateError
from scheduler.network import Assignment, Network
from scheduler.network.keys import ByBlock, ByRoom
from scheduler.network.terms import Alike, Contiguity, Displaced, Home, Rank, Spread, Tally, Term
from scheduler.network.writer import Writer
from scheduler.rules import state_rules
from tests.contract.walks import (
    expected_cost,
    looking_ahead_refuses_nothing_good,
    moves_taken,
    running_cost_agrees,
    same,
    searching_with,
)
from tests.engines.cases import at_odds, crowd, does_not_pack, grid
from tests.engines.networks import REASON, everybody_out, standing, two_days
from tests.engines.test_bundles import like_cosplib
from tests.rules.case import DAY, instance_of

MAKERS: tuple[Callable[[], Instance], ...] = (
    crowd,
    like_cosplib,
    does_not_pack,
    lambda: at_odds(wishes="medium", tag_conflict="soft"),
)


ON_A_GRID = [{"date": DAY, "blocks": [grid("am", 120)]}]


def annealer(network: Network, seed: int = 0) -> Annealer:
    return Annealer(network, tables_of(network), seed, lambda: False)


@pytest.mark.parametrize("make", MAKERS)
def test_a_first_programme_keeps_all_demands(make: Callable[[], Instance]) -> None:
    network = state_rules(make())
    search = annealer(network)
    assert search.feasible(most_moves=200_000)
    assert network.score(search.walk.best).feasible
    assert search.walk.best_total == expected_cost(network, search.tables, search.walk.best)


def test_where_there_is_none_it_gives_up_after_so_many_moves() -> None:
    network = state_rules(instance_of(base="all", sessions=[{"id": f"s{n}"} for n in range(9)]))
    search = annealer(network)
    assert not search.feasible(most_moves=10_000)
    assert 10_000 <= search.moves_done < 10_000 + 10**6
    assert not network.score(search.walk.best).feasible


def test_it_stops_when_it_is_told_to() -> None:
    asked: list[bool] = []
    network = state_rules(crowd())

    def stop() -> bool:
        asked.append(True)
        return len(asked) > 2

    search = Annealer(network, tables_of(network), 0, stop)
    if not search.feasible():
        return
    search.round_of_moves(10**9)
    assert search.moves_done < 10**7


@pytest.mark.parametrize("make", MAKERS)
def test_a_round_ends_no_worse_than_it_began(make: Callable[[], Instance]) -> None:
    network = state_rules(make())
    search = annealer(network)
    assert search.feasible(most_moves=200_000)
    first = search.walk.best
    best = search.round_of_moves(20_000)
    again = search.round_of_moves(20_000, first, heat=0.1)
    for later in (best, again):
        assert network.score(later).feasible
        costs = [expected_cost(network, search.tables, assignment) for assignment in (first, later)]
        assert costs[1] <= costs[0]


def test_rounds_find_better_programmes() -> None:
    network = state_rules(crowd())
    search = annealer(network)
    assert search.feasible(most_moves=200_000)
    first = network.score(search.walk.best)
    assert network.score(search.round_of_moves(50_000)) < first


@pytest.mark.parametrize("seed", [0, 7])
def test_the_same_seed_and_moves_give_the_same_programme(seed: int) -> None:
    network = state_rules(crowd())
    ends = []
    for _ in range(2):
        search = annealer(network, seed)
        assert search.feasible(most_moves=200_000)
        ends.append(search.round_of_moves(20_000))
    assert same(*ends)


def test_another_seed_goes_another_way() -> None:
    network = state_rules(crowd())
    first, second = (annealer(network, seed).walk.here for seed in (1, 2))
    assert not same(first, second)


# -- what walks are made of ---------------------------------------------------------------------


def test_every_kind_of_move_has_its_share() -> None:
    assert sorted(DEFAULT_SHARES) == list(range(N_KINDS))
    assert sum(DEFAULT_SHARES.values()) == pytest.approx(1)


def test_every_kind_of_move_is_carried_out() -> None:
    group = Spread("soft", REASON, (0, 1, 2), ByRoom(), 1)
    network = two_days(6, rules={"room_clash": {}})
    order = Rank("soft", REASON, (3, 4, 5), ((5, 1), (4, 2)), 1)
    network = replace(network, terms=(*network.terms, group, order))
    walk = Walk(network, tables_of(network), 0)
    walk.stand(annealer(network).walk.here)
    walk.anneal(5_000, 1e9, 1e9, strict=False)
    assert all(moves_taken(walk)), moves_taken(walk)


def test_without_heat_nothing_gets_dearer() -> None:
    network = state_rules(crowd())
    walk = Walk(network, tables_of(network), 0)
    walk.stand(annealer(network).walk.here)
    walk.hard_weight = 10.0**9
    before = walk.total
    for _ in range(20):
        walk.anneal(100, 0.0, 0.0, strict=False)
        assert walk.total <= before
        before = walk.total


def test_levels_weigh_more_than_those_after_them() -> None:
    network = state_rules(crowd())
    weights = channel_weights(network, {"hard": 3, "medium": 10, "soft": 24})
    assert weights == {"medium": 100, "soft": 1}
    assert list(channel_weights(network, {})) == ["soft", "medium"]
    assert all(weight >= 1 for weight in channel_weights(network, {}).values())


def test_a_session_that_has_no_place_is_left_out() -> None:
    """One needs more rooms than there are, one has no block that is long enough."""
    sessions = [{"id": "a", "n_rooms": 3}, {"id": "b", "duration": 600}, {"id": "c", "duration": 30}]
    network = two_days(3, sessions=sessions, days=ON_A_GRID, rules={"placed": {}, "room_clash": {}})
    search = annealer(network)
    assert not search.feasible(most_moves=5_000)
    assert [search.walk.best.out(session) for session in range(3)] == [True, True, False]


def test_a_network_without_any_place_is_searched_in_vain() -> None:
    rules = {"placed": {}, "room_clash": {}}
    network = two_days(1, sessions=[{"id": "a", "duration": 600}], days=ON_A_GRID, rules=rules)
    search = annealer(network)
    assert not search.feasible(most_moves=2_000)
    assert same(search.walk.best, everybody_out(network))


HOME = Home(1, frozenset({0}), frozenset({0}))
NO_HOME = Home(0, frozenset(), frozenset())


@pytest.mark.parametrize(
    "term",
    [
        Displaced("soft", REASON, (NO_HOME,), 7),
        Displaced("hard", REASON, (HOME, NO_HOME), 7),
        Displaced("medium", REASON, (HOME,), 7),
        Tally("soft", REASON, (0, 1), ByBlock(), (0, 9), 3, low=1),
        Tally("soft", REASON, (0, 1, 2), ByBlock(), (0, 1), 3, high=0),
    ],
)
def test_what_costs_whatever_happens_is_counted(term: Term) -> None:
    """Somebody's home is no more; or a bin must hold somebody, and nobody can be in it."""
    network = two_days(3, rules={"placed": {}, "room_clash": {}})
    network = replace(network, terms=(*network.terms, term))
    for seed in range(3):
        running_cost_agrees(network, everybody_out(network), seed)


@dataclass(frozen=True, eq=False)
class Absent(Term):
    """3 where a session is left out, and with ``beside`` for each that stands as well as it."""

    session: int
    beside: tuple[int, ...] = ()

    def value(self, network: Network, assignment: Assignment) -> int:
        if self.beside:
            return 3 * sum(not assignment.out(session) for session in self.beside)
        return 3 * assignment.out(self.session)

    def write(self, network: Network, writer: Writer) -> None:
        if self.beside:
            nowhere = np.zeros(len(network.tables.by_session[self.session].positions), dtype=bool)
            always = writer.negation(writer.at(self.session, nowhere))
            stand = [(1, writer.placed(session)) for session in self.beside]
            writer.charge_outside(self.level, 3, [(1, always), *stand], 0, 1)
        else:
            writer.charge(self.level, 3, writer.negation(writer.placed(self.session)))


@pytest.mark.parametrize("term", [Absent("soft", REASON, 0), Absent("soft", REASON, 0, (1, 2))])
def test_what_is_not_met_or_always_met_is_counted(term: Absent) -> None:
    network = two_days(3, rules={})
    network = replace(network, terms=(*network.terms, term))
    for start in (standing(network, s0="am.0 big", s1="am.1 big"), everybody_out(network)):
        running_cost_agrees(network, start)


@pytest.mark.parametrize("low", [0, 2, 3])
@pytest.mark.parametrize("high", [None, 0, 1])
def test_programmes_are_held_against_another_one(low: int, high: int | None) -> None:
    network = two_days(3, rules={"placed": {}, "room_clash": {}})
    other = standing(network, s0="am.0 big", s1="am.0 small")
    term = Alike("soft", REASON, (0, 1, 2), other, 2, low, high)
    network = replace(network, terms=(*network.terms, term))
    for start in (other, everybody_out(network)):
        running_cost_agrees(network, start)


@pytest.mark.parametrize(
    ("term", "start"),
    [
        (Spread("hard", REASON, (0, 1), ByRoom(), 1), {"s0": "am.0 big", "s1": "am.1 big"}),
        (Contiguity("hard", REASON, (0, 1), ByBlock(), 1, True), {"s0": "next.0 big", "s1": "next.1 big"}),
    ],
)
def test_a_move_that_keeps_all_demands_is_not_refused_ahead(term: Term, start: dict[str, str]) -> None:
    """Two leave a room, which no longer counts; or the first block that a group uses is another one."""
    network = two_days(2, rules={})
    network = replace(network, terms=(*network.terms, term))
    for seed in range(3):
        looking_ahead_refuses_nothing_good(network, standing(network, **start), seed)


def test_machine_code_of_another_layout_is_refused() -> None:
    network = two_days(1)

    class Stale:
        @staticmethod
        def stamp() -> int:
            return 0

    tables = tables_of(network)
    with searching_with(Stale), pytest.raises(StateError, match="compiled for another layout"):  # type: ignore[arg-type]
        Walk(network, tables, 0)


def test_samples_are_of_moves_that_there_are() -> None:
    network = state_rules(crowd())
    deltas = annealer(network).walk.sample(100)
    assert deltas.shape[1] == 2
    assert 0 < len(deltas) <= 100
    assert np.any(deltas != 0)
