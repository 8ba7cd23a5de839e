"""The board: the best of all offers, whoever makes them, and what is proved of it."""

from __future__ import annotations

import random
import threading
import time
from itertools import pairwise
from typing import Any

from scheduler.engines.board import Board
from scheduler.engines.events import Bounded, Incumbent
from scheduler.engines.exact.phases import Clock
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.rules import state_rules
from tests.contract.walks import same
from tests.engines.cases import at_odds
from tests.engines.networks import everybody_out, standing

WORST, WORSE, BEST = "am.0 big", "am.2 small", "am.1 small"


def network_of_two() -> Network:
    """``a`` best stands at nine; ``b`` may not be at the same time."""
    return state_rules(at_odds(wishes="soft", tag_conflict="medium"))


def board_of(network: Network, **given: Any) -> Board:
    return Board(network, Clock(Settings(seconds=None), time.monotonic()), **given)


def two(network: Network, place: str) -> Assignment:
    return standing(network, a="am.0 big", b=place)


def test_only_what_is_better_is_taken() -> None:
    network = network_of_two()
    board = board_of(network)
    good, equal = two(network, BEST), two(network, WORSE)
    assert board.offer(good)
    assert board.best is good
    assert not board.offer(equal), "it is as good"
    assert not board.offer(standing(network, a="am.1 big", b="am.2 big")), "nobody has what he wishes"
    assert board.best is good
    assert board.score == network.score(good)


def test_what_breaks_a_demand_is_taken_only_if_it_is_asked_for() -> None:
    network = network_of_two()
    broken = everybody_out(network)
    assert not network.score(broken).feasible
    strict, lenient = board_of(network), board_of(network, counts_hard=True)
    assert not strict.offer(broken)
    assert strict.best is None
    assert lenient.offer(broken)
    assert lenient.offer(two(network, BEST))
    assert not lenient.offer(broken)


def test_offers_of_many_threads_leave_the_best() -> None:
    network = network_of_two()
    board = board_of(network)
    places = [f"am.{slot} {room}" for slot in range(4) for room in ("big", "small")]
    offers = [standing(network, a=one, b=other) for one in places for other in places if one != other]
    told: list[bool] = []

    def offer(seed: int) -> None:
        shuffled = list(offers)
        random.Random(seed).shuffle(shuffled)
        told.extend(board.offer(assignment) for assignment in shuffled)

    threads = [threading.Thread(target=offer, args=(seed,)) for seed in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    feasible = [network.score(assignment) for assignment in offers]
    assert board.score == min(feasible, key=lambda score: score.costs)
    assert board.best is not None
    assert network.score(board.best) == board.score
    news = [event for event in board.news() if isinstance(event, Incumbent)]
    assert len(news) == sum(told)
    assert all(later.score < earlier.score for earlier, later in pairwise(news))
    assert news[-1].score == board.score
    assert same(network.assignment(news[-1].programme), board.best)


def test_news_are_told_once() -> None:
    network = network_of_two()
    board = board_of(network)
    board.offer(two(network, BEST))
    board.raise_bound({"hard": 0, "medium": 0, "soft": None})
    assert [type(event) for event in board.news()] == [Incumbent, Bounded]
    assert board.news() == []


def test_a_bound_that_is_known_is_no_news() -> None:
    board = board_of(network_of_two())
    board.raise_bound({"hard": 0, "medium": 0, "soft": None})
    board.raise_bound({"hard": 0, "medium": 0, "soft": None})
    board.raise_bound({"hard": 0, "medium": 0, "soft": 7})
    bounds = [event.bound for event in board.news() if isinstance(event, Bounded)]
    assert bounds == [{"hard": 0, "medium": 0, "soft": None}, {"hard": 0, "medium": 0, "soft": 7}]


def test_a_bound_on_the_board_is_nobody_elses() -> None:
    board = board_of(network_of_two())
    bound: dict[str, int | None] = {"hard": 0, "medium": 0, "soft": 3}
    board.raise_bound(bound)
    bound["soft"] = 60
    assert board.bound["soft"] == 3


def test_it_is_proved_when_every_level_is_at_its_bound() -> None:
    network = network_of_two()
    board = board_of(network)
    board.raise_bound({"hard": 0, "medium": 0, "soft": 60})
    assert not board.is_proved, "nothing is known yet"
    board.offer(two(network, BEST))
    assert board.score is not None
    assert board.score.costs == (0, 0, 60)
    assert board.is_proved
    board.raise_bound({"hard": 0, "medium": 0, "soft": 59})
    assert not board.is_proved
    board.raise_bound({"hard": 0, "medium": None, "soft": 60})
    assert not board.is_proved


def test_a_bound_is_nowhere_lower_than_what_is_unavoidable() -> None:
    network = network_of_two()
    hard, medium, soft = network.levels
    board = board_of(network, least={hard: 0, soft: 3})
    assert board.bound == {hard: 0, medium: None, soft: 3}
    given: dict[str, int | None] = {hard: 0, medium: -1, soft: None}
    board.raise_bound(given)
    given[medium] = 7
    assert board.bound == {hard: 0, medium: -1, soft: 3}
    assert board.told == {hard: 0, medium: -1, soft: None}
    board.raise_bound({hard: 0, medium: -1, soft: None})
    board.raise_bound({hard: 1, medium: -1, soft: 4})
    assert [event.bound for event in board.news() if isinstance(event, Bounded)] == [
        {hard: 0, medium: -1, soft: 3},
        {hard: 1, medium: -1, soft: 4},
    ]


def test_what_is_known_from_the_start_is_told_with_the_first_programme() -> None:
    network = network_of_two()
    everybody_anywhere, better = standing(network, a="am.1 big", b="am.2 big"), two(network, BEST)
    board = board_of(network, least={network.levels[0]: 0, network.levels[-1]: 3})
    assert not board.news()
    assert board.offer(everybody_anywhere)
    assert [type(event) for event in board.news()] == [Incumbent, Bounded]
    assert board.offer(better)
    assert [type(event) for event in board.news()] == [Incumbent]


def test_what_is_told_of_cheaper_programmes_does_not_hold_of_what_is_unavoidable() -> None:
    """Told: where medium costs 2, soft costs 50. But it costs 3 at least, and soft may be less then."""
    network = network_of_two()
    hard, medium, soft = network.levels
    board = board_of(network, least={hard: 0, medium: 3, soft: 1})
    board.raise_bound({hard: 0, medium: 2, soft: 50})
    assert board.bound == {hard: 0, medium: 3, soft: 1}
    assert [board.has_told_more(level) for level in network.levels] == [False, False, True]
    board.raise_bound({hard: 0, medium: 3, soft: 50})
    assert board.bound == {hard: 0, medium: 3, soft: 50}
    assert not board.has_told_more(medium)
