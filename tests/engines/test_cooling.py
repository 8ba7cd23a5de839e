"""How the temperature of a round follows from what random moves change."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler.engines.search.cooling import LEAST_COLD, Cooling, cooling_from
from scheduler.network.places import Ints


def changes(*counts: tuple[int, int]) -> Ints:
    """So many moves that change so much, one after the other."""
    return np.array([amount for count, amount in counts for _ in range(count)], np.int64)


def test_a_round_begins_hot_enough_for_the_middle_move_and_ends_too_cold_for_small_ones() -> None:
    cooling = cooling_from(changes((900, 500), (2_000, 10_000), (900, -20_000)))
    assert 10_000 / 20 < cooling.hot < 10_000
    assert 500 / 10 < cooling.cold < 500 / 4


def test_rare_small_changes_do_not_make_a_round_colder() -> None:
    usual = changes((3_000, 2_000), (7_000, 30_000))
    assert cooling_from(np.concatenate([usual, changes((10, 1))])).cold == cooling_from(usual).cold


def test_where_changes_are_alike_a_round_still_cools() -> None:
    cooling = cooling_from(changes((600, 1), (500, 3)))
    assert cooling.cold <= max(LEAST_COLD, cooling.hot / 4)
    alike = cooling_from(changes((600, 900), (500, 1_000)))
    assert alike.cold <= alike.hot / 4


def test_moves_that_change_nothing_tell_nothing() -> None:
    some = changes((50, 3), (50, 100))
    assert cooling_from(np.concatenate([some, changes((5_000, 0))])) == cooling_from(some)


@pytest.mark.parametrize("none", [changes(), changes((7, 0))])
def test_where_no_move_changes_anything_there_still_is_a_way_to_cool(none: Ints) -> None:
    cooling = cooling_from(none)
    assert cooling.hot > cooling.cold >= LEAST_COLD


def test_less_heat_begins_less_hot_and_ends_alike() -> None:
    some = changes((500, 7), (500, 1_000), (500, 30_000))
    whole, tenth = cooling_from(some), cooling_from(some, heat=0.1)
    assert tenth.hot == pytest.approx(whole.hot / 10)
    assert tenth.cold == whole.cold


def test_a_round_ends_quenched_far_below_what_it_cools_to() -> None:
    cooling = Cooling(1_000.0, 10.0)
    assert cooling.at(0.0) == 1_000.0
    assert cooling.at(0.95) == pytest.approx(10.0)
    assert cooling.at(1.0) < 10.0 / 10


@given(
    st.lists(st.integers(-(10**9), 10**9), max_size=60),
    st.floats(0.001, 1.0),
    st.lists(st.floats(0.0, 1.0), min_size=2, max_size=9),
)
def test_it_never_grows_warmer(amounts: list[int], heat: float, shares: list[float]) -> None:
    cooling = cooling_from(np.array(amounts, np.int64), heat)
    temperatures = [cooling.at(share) for share in sorted(shares)]
    assert all(before >= after * (1 - 1e-9) for before, after in pairwise(temperatures))
    assert temperatures[-1] > 0
