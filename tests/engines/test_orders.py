"""Moves that keep the orders which groups want, and the lists of who stands in which cell."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

import numpy as np
import pytest

from scheduler.engines.search.kernel import CELLS, N_KINDS, ORDERED
from scheduler.engines.search.layout import S_FIRST_IN, S_NEXT_IN, S_PLACE, S_ROOM
from scheduler.engines.search.tables import tables_of
from scheduler.engines.search.walk import Walk
from scheduler.network import Assignment, Network
from scheduler.network.terms import Rank
from tests.contract.walks import moves_taken, running_cost_agrees
from tests.engines.networks import REASON, everybody_out, standing, two_days

BACKWARDS = ((0, 4), (1, 3), (2, 2), (3, 1))
TURNED = ((4, 2), (5, 3), (6, 1))
START = {
    "s0": "am.0 big",
    "s1": "am.1 big",
    "s2": "am.2 big",
    "s3": "next.0 big",
    "s4": "am.0 small",
    "s5": "am.2 small",
    "s6": "next.1 small",
}


def in_order(*wishes: tuple[tuple[int, int], ...], groups: tuple[tuple[int, ...], ...]) -> Network:
    """Seven sessions for twelve places, and groups of them that want an order."""
    network = two_days(7, rules={"placed": {}, "room_clash": {}})
    ranks = (Rank("soft", REASON, group, wish, 1) for group, wish in zip(groups, wishes, strict=True))
    return replace(network, terms=(*network.terms, *ranks))


def walk_over(network: Network, start: Assignment, *kinds: int) -> Walk:
    """A walk that tries only these kinds of moves."""
    walk = Walk(network, tables_of(network), 0)
    walk.shares = np.cumsum([float(kind in kinds) for kind in range(N_KINDS)]) / len(kinds)
    walk.stand(start)
    return walk


TWO_GROUPS = in_order(BACKWARDS, TURNED, groups=((0, 1, 2, 3), (4, 5, 6)))


def test_who_moves_brings_the_groups_in_order() -> None:
    start = standing(TWO_GROUPS, **START)
    assert TWO_GROUPS.score(start)["soft"] == 7
    walk = walk_over(TWO_GROUPS, start, ORDERED)
    walk.anneal(200, 1e9, 1e9, strict=True)
    seen = set()
    for _ in range(200):
        walk.anneal(2, 1e9, 1e9, strict=True)
        assert TWO_GROUPS.score(walk.here).as_dict() == {"hard": 0, "medium": 0, "soft": 0}
        seen.add(tuple(walk.here.positions.tolist() + walk.here.rooms.tolist()))
    assert len(seen) > 50


def test_who_wants_no_place_gets_one_that_is_left() -> None:
    network = in_order(((2, 4), (0, 1)), groups=((0, 1, 2, 3),))
    walk = walk_over(network, standing(network, **START), ORDERED)
    walk.anneal(300, 1e9, 1e9, strict=True)
    assert moves_taken(walk)[ORDERED] > 50
    assert network.score(walk.here)["soft"] == 0


def test_a_wish_beyond_the_last_place_is_no_hindrance() -> None:
    network = in_order(((0, 9), (1, 1)), groups=((0, 1, 2, 3),))
    walk = walk_over(network, standing(network, **START), ORDERED)
    walk.anneal(300, 1e9, 1e9, strict=True)
    assert moves_taken(walk)[ORDERED] > 50
    assert network.score(walk.here)["soft"] == 1


@pytest.mark.parametrize("seed", range(3))
def test_what_they_cost_is_counted_right(seed: int) -> None:
    shares = [kind == ORDERED for kind in range(N_KINDS)]
    running_cost_agrees(TWO_GROUPS, standing(TWO_GROUPS, **START), seed, shares)
    both = in_order(BACKWARDS, TURNED, groups=((0, 1, 2, 3), (3, 4, 5, 6)))
    running_cost_agrees(both, standing(both, **START), seed, shares)
    running_cost_agrees(both, everybody_out(both), seed)


@pytest.mark.parametrize("kinds", [(CELLS,), tuple(range(N_KINDS))])
def test_the_lists_of_cells_hold_who_stands_there(kinds: tuple[int, ...]) -> None:
    walk = walk_over(TWO_GROUPS, standing(TWO_GROUPS, **START), *kinds)
    for _ in range(50):
        walk.anneal(10, 1e9, 1e9, strict=False)
        assert listed(walk) == stand_in(walk)
    assert moves_taken(walk)[CELLS]


def stand_in(walk: Walk) -> dict[int, set[int]]:
    """Who stands in which cell, by where the sessions are."""
    block = walk.tables.part("BLOCK")
    n_rooms = int(walk.tables.part("N_ROOMS")[0])
    found: defaultdict[int, set[int]] = defaultdict(set)
    n = walk.network.n_sessions
    places, rooms = walk._part(S_PLACE, n).tolist(), walk._part(S_ROOM, n).tolist()
    for session, (place, room) in enumerate(zip(places, rooms, strict=True)):
        if place >= 0:
            found[int(block[place]) * n_rooms + room].add(session)
    return found


def listed(walk: Walk) -> dict[int, set[int]]:
    """Who stands in which cell, by the lists."""
    n_cells = walk.state[S_FIRST_IN + 1] - walk.state[S_FIRST_IN]
    first, following = walk._part(S_FIRST_IN, n_cells), walk._part(S_NEXT_IN, walk.network.n_sessions)
    found: defaultdict[int, set[int]] = defaultdict(set)
    for cell, session in enumerate(first.tolist()):
        while session >= 0:
            assert session not in found[cell]
            found[cell].add(session)
            session = int(following[session])
    return found
