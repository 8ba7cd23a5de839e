"""Places inside blocks: wanted orders are dealt out as far as they go, and positions one after the other."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scheduler.engines.exact.dealing import dealt_out, order_within_blocks
from scheduler.engines.exact.granularity import position_classes
from scheduler.network import Network
from scheduler.network.terms import Rank
from tests.engines.cases import grid, places
from tests.engines.networks import REASON, standing, two_days
from tests.rules.case import DAY


def ranked(network: Network, *wanted: tuple[int, int]) -> Network:
    everyone = tuple(range(network.n_sessions))
    return replace(network, terms=(*network.terms, Rank("soft", REASON, everyone, wanted, 1)))


@pytest.mark.parametrize(
    ("wanted", "order"),
    [
        ((), [0, 1, 2, 3]),
        (((2, 1),), [2, 0, 1, 3]),
        (((0, 3), (2, 1)), [2, 1, 0, 3]),
        (((3, 2),), [0, 3, 1, 2]),
        (((1, 9),), [0, 1, 2, 3]),
        (((0, 2), (3, 2)), [0, 3, 1, 2]),
    ],
)
def test_sessions_of_a_block_come_in_the_order_wanted(
    wanted: tuple[tuple[int, int], ...], order: list[int]
) -> None:
    network = ranked(two_days(4), *wanted)
    numbers = order_within_blocks(network, np.zeros(4, np.int64))
    assert np.argsort(numbers).tolist() == order


def test_places_count_on_from_block_to_block() -> None:
    network = ranked(two_days(5), (3, 4), (4, 3), (0, 1))
    numbers = order_within_blocks(network, np.array([0, 0, 1, 1, 1]))
    assert np.argsort(numbers[:2]).tolist() == [0, 1]
    assert (np.argsort(numbers[2:]) + 2).tolist() == [4, 3, 2]


def test_sessions_left_out_have_no_place() -> None:
    network = ranked(two_days(3), (2, 1), (1, 2))
    numbers = order_within_blocks(network, np.array([-1, 0, 0]))
    assert numbers[2] < numbers[1]


def test_each_group_has_its_own_order() -> None:
    network = two_days(4)
    terms = (Rank("soft", REASON, (0, 1), ((1, 1),), 1), Rank("soft", REASON, (2, 3), ((3, 1),), 1))
    numbers = order_within_blocks(replace(network, terms=terms), np.zeros(4, np.int64))
    assert numbers[1] < numbers[0]
    assert numbers[3] < numbers[2]


def test_positions_are_dealt_out_one_after_the_other_in_each_room() -> None:
    network = two_days(5)
    given = {"s0": "am.0 big", "s1": "am.0 big", "s2": "am.0 small", "s3": "next.2 big", "s4": "am.0 big"}
    dealt = dealt_out(network, standing(network, **given), position_classes(network))
    assert places(network.programme(dealt)) == {
        "s0": "am.0 big",
        "s1": "am.1 big",
        "s2": "am.0 small",
        "s3": "next.0 big",
        "s4": "am.2 big",
    }


def test_what_does_not_fit_stays_and_overlaps() -> None:
    network = two_days(3, n_slots=2)
    given = dict.fromkeys(("s0", "s1", "s2"), "am.0 big")
    dealt = dealt_out(network, standing(network, **given), position_classes(network))
    assert sorted(places(network.programme(dealt)).values()) == ["am.0 big", "am.0 big", "am.1 big"]


def test_an_order_that_is_wanted_is_dealt_out() -> None:
    network = ranked(two_days(3), (2, 1), (0, 2), (1, 3))
    given = dict.fromkeys(("s0", "s1", "s2"), "am.0 big")
    dealt = dealt_out(network, standing(network, **given), position_classes(network))
    assert network.score(dealt)["soft"] == 0
    assert places(network.programme(dealt))["s2"] == "am.0 big"


def test_sessions_keep_their_length() -> None:
    """On a grid of 30 minutes the second one, of 45, begins at 10:00, when the first one has ended."""
    network = two_days(
        2,
        days=[{"date": DAY, "blocks": [grid("am", 120)]}],
        sessions=[{"id": "s0", "duration": 60}, {"id": "s1", "duration": 45}],
    )
    dealt = dealt_out(network, standing(network, s0="am.1 big", s1="am.0 big"), position_classes(network))
    assert places(network.programme(dealt)) == {"s0": "am.0 big", "s1": "am.2 big"}
    assert [p.end - p.start for p in network.programme(dealt).placements] == [60, 45]
