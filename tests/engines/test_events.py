"""A listener hears the start, better and better programmes, higher and higher bounds, and the end."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from scheduler.domain import Instance
from scheduler.engines.events import Bound, Bounded, Event, Finished, Incumbent, Started
from scheduler.engines.exact import engine as exact
from scheduler.engines.settings import Settings
from scheduler.rules import state_rules
from scheduler.solver import EngineName, Solution, solve
from tests.engines.cases import QUICK, at_odds, crowd, does_not_pack, does_not_pack_in_slots, listening

LIMITED = Settings(seconds=None, work=0.2, workers=2)
RUNS: list[tuple[Callable[[], Instance], Settings, EngineName]] = [
    (crowd, LIMITED, "auto"),
    (lambda: crowd(9), QUICK, "auto"),
    (lambda: at_odds(wishes="medium", tag_conflict="soft"), QUICK, "auto"),
    (lambda: at_odds(wishes="medium", tag_conflict="soft"), QUICK, "exact"),
    (lambda: at_odds(wishes="soft", tag_conflict="medium"), QUICK, "exact"),
    (does_not_pack, QUICK, "auto"),
    (does_not_pack_in_slots, QUICK, "auto"),
]
NAMES = (
    "crowd",
    "small crowd",
    "at odds",
    "at odds, exactly",
    "at odds the other way, exactly",
    "does not pack",
    "does not pack in slots",
)

runs = pytest.mark.parametrize(("make", "settings", "engine"), RUNS, ids=NAMES)


def run(make: Callable[[], Instance], settings: Settings, engine: EngineName) -> tuple[list[Event], Solution]:
    """What is heard, and the solution; the exact engine searches all positions at once."""
    heard, listener = listening()
    with pytest.MonkeyPatch.context() as patch:
        if engine == "exact":
            patch.setattr(exact, "block_plan", lambda network: None)
        return heard, solve(make(), settings, listener, engine=engine)


def comparable(bound: Bound) -> tuple[float, ...]:
    """Unknown is lower than anything."""
    return tuple(float("-inf") if low is None else low for low in bound.values())


@runs
def test_a_run_begins_with_started_and_ends_with_finished(
    make: Callable[[], Instance], settings: Settings, engine: EngineName
) -> None:
    heard, solution = run(make, settings, engine)
    network = state_rules(make())
    assert heard[0] == Started(network.n_sessions, len(network.terms))
    assert heard[-1] == Finished(solution.status, solution.seconds)
    assert [type(event) for event in heard].count(Started) == 1
    assert [type(event) for event in heard].count(Finished) == 1
    seconds = [event.seconds for event in heard if not isinstance(event, Started)]
    assert seconds == sorted(seconds)


@runs
def test_every_programme_told_is_better_than_the_one_before(
    make: Callable[[], Instance], settings: Settings, engine: EngineName
) -> None:
    heard, solution = run(make, settings, engine)
    told = [event for event in heard if isinstance(event, Incumbent)]
    assert told
    assert all(later.score < earlier.score for earlier, later in pairwise(told))
    assert all(event.score.feasible for event in told)
    assert solution.evaluation is not None
    assert told[-1].score == solution.evaluation.score


@runs
def test_bounds_only_rise_level_by_level(
    make: Callable[[], Instance], settings: Settings, engine: EngineName
) -> None:
    heard, solution = run(make, settings, engine)
    told = [comparable(event.bound) for event in heard if isinstance(event, Bounded)]
    assert told == sorted(set(told))
    assert solution.evaluation is not None
    assert all(bound <= solution.evaluation.score.costs for bound in told)
    assert told[-1] == comparable(solution.bound)
