"""All engines together, and each alone: proofs, limits, interruption, starts, and what goes wrong."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest

from scheduler.domain import Instance, Score
from scheduler.engines import portfolio, size
from scheduler.engines.events import Event, Finished, Incumbent, Started
from scheduler.engines.exact.engine import ExactSearch, write
from scheduler.engines.exact.phases import Clock
from scheduler.engines.improver import Arm, Improver
from scheduler.engines.result import Result
from scheduler.engines.search import kernel, tables
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.settings import Settings
from scheduler.engines.size import n_cells, writing_seconds
from scheduler.engines.unavoidable import unavoidable
from scheduler.rules import state_rules
from scheduler.solver import EngineName, Solution, solve
from tests.brute import best_score
from tests.compiled import compile_all
from tests.engines.cases import QUICK, at_odds, crowd, does_not_pack, does_not_pack_in_slots, listening
from tests.engines.test_bundles import like_cosplib, long_and_short
from tests.rules.case import instance_of, programme_of

WORK = Settings(seconds=None, work=0.4, workers=2, seed=3)
ENGINES: tuple[EngineName, ...] = ("auto", "exact", "search", "neighbourhood")
SMALL: tuple[Callable[[], Instance], ...] = (
    does_not_pack,
    does_not_pack_in_slots,
    lambda: at_odds(wishes="medium", tag_conflict="soft"),
    lambda: at_odds(wishes="soft", tag_conflict="medium"),
    lambda: long_and_short(3, 1),
    like_cosplib,
)


def score(solution: Solution) -> Score:
    assert solution.evaluation is not None
    return solution.evaluation.score


def impossible() -> Instance:
    """Nine sessions for eight places, which only a search shows."""
    return instance_of(base="all", sessions=[{"id": f"s{number}"} for number in range(9)])


# -- proofs -------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", SMALL)
def test_small_instances_are_proved(make: Callable[[], Instance]) -> None:
    together, alone = solve(make(), QUICK), solve(make(), QUICK, engine="exact")
    assert together.engine == alone.engine, "the one that proved it"
    assert together.status == alone.status == "optimal"
    assert score(together) == score(alone)
    assert together.bound == score(together).as_dict()


@pytest.mark.parametrize("make", SMALL[:4])
def test_what_is_proved_is_the_best_of_all_programmes(make: Callable[[], Instance]) -> None:
    assert score(solve(make(), QUICK)) == best_score(make())


@pytest.mark.parametrize("make", SMALL)
def test_small_instances_are_proved_where_work_is_limited(make: Callable[[], Instance]) -> None:
    solution = solve(make(), replace(WORK, work=20.0))
    assert solution.status == "optimal"
    assert solution.bound == score(solution).as_dict()


@pytest.mark.parametrize("engine", ["auto", "exact", "neighbourhood"])
def test_what_cannot_be_is_infeasible(engine: EngineName) -> None:
    for settings in (QUICK, replace(WORK, work=20.0)):
        solution = solve(impossible(), settings, engine=engine)
        assert solution.status == "infeasible"
        assert solution.programme is None
        assert set(solution.bound.values()) == {None}


def test_local_search_does_not_know_what_cannot_be() -> None:
    solution = solve(impossible(), replace(WORK, work=0.1), engine="search")
    assert solution.status == "unknown"
    assert solution.programme is None


def test_an_instance_without_costs_is_proved_by_any_programme() -> None:
    instance = instance_of(
        base="all",
        levels=["hard"],
        sessions=[{"id": name} for name in "abcdefgh"],
        rules={"left_out": {"level": "off"}},
    )
    for engine in ENGINES:
        solution = solve(instance, WORK, engine=engine)
        assert solution.status == "optimal"
        assert solution.bound == {"hard": 0}


# -- each engine alone --------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("make", [crowd, lambda: like_cosplib(n_tracks=3, n_each=3)])
def test_every_engine_finds_a_programme(make: Callable[[], Instance], engine: EngineName) -> None:
    solution = solve(make(), WORK, engine=engine)
    assert score(solution).feasible
    assert solution.status in ("feasible", "optimal")
    low = [bound for bound in solution.bound.values() if bound is not None]
    assert tuple(low) <= score(solution).costs[: len(low)]
    if solution.status == "optimal":
        assert solution.bound == score(solution).as_dict(), "nothing is optimal without its proof"


def test_local_search_alone_knows_no_bound_but_what_is_unavoidable() -> None:
    for make in SMALL:
        solution = solve(make(), replace(WORK, work=0.2), engine="search")
        least = unavoidable(state_rules(make()))
        assert score(solution).feasible
        assert solution.bound == {"hard": 0, **least}
        assert (solution.status == "optimal") == (score(solution).as_dict() == solution.bound)


@pytest.mark.parametrize("engine", ENGINES)
def test_the_same_seed_and_work_give_the_same_programme(engine: EngineName) -> None:
    first, second = (solve(crowd(), WORK, engine=engine) for _ in range(2))
    assert first.programme == second.programme
    assert first.bound == second.bound


def test_together_they_are_no_worse_than_the_exact_one_with_its_share_of_the_work() -> None:
    together = solve(crowd(), WORK)
    alone = solve(crowd(), replace(WORK, work=WORK.work * portfolio.SHARES_OF_WORK["exact"]), engine="exact")
    assert score(together) <= score(alone)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_start_is_never_made_worse(engine: EngineName) -> None:
    start = solve(crowd(), WORK)
    for work in (1e-9, 0.1):
        solution = solve(crowd(), replace(WORK, work=work), start=start.programme, engine=engine)
        assert score(solution) <= score(start)
    solution = solve(crowd(), Settings(seconds=0.2, workers=1), start=start.programme, engine=engine)
    assert score(solution) <= score(start)


def test_a_start_that_breaks_demands_is_not_kept() -> None:
    instance = crowd()
    start = programme_of(instance, **{session.id: "am.0 r0" for session in instance.sessions})
    solution = solve(instance, WORK, start=start)
    assert score(solution).feasible


# -- on a clock ---------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ENGINES)
def test_a_time_limit_is_kept(engine: EngineName) -> None:
    """To the second, or what becomes of a second where others have the machine."""
    compile_all()
    began = time.monotonic()
    solution = solve(crowd(), Settings(seconds=1.5, workers=2), engine=engine)
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    assert time.monotonic() - began < 1.5 + busy
    assert score(solution).feasible


def test_a_clock_that_has_run_out_ends_it() -> None:
    solution = solve(crowd(), Settings(seconds=0.001, workers=1))
    assert solution.status in ("unknown", "feasible")
    assert (solution.status == "unknown") == (solution.programme is None)
    assert not solution.interrupted


def test_a_model_that_takes_too_long_to_write_is_not_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then only the demands are, which are met exactly, and what is found is improved."""
    monkeypatch.setattr(portfolio.Portfolio, "_is_worth_writing", lambda self: False)
    shared: list[object] = []
    monkeypatch.setattr(portfolio.Portfolio, "_share", lambda self, writer: shared.append(writer))
    solution = solve(crowd(), Settings(seconds=1.5, workers=2))
    assert score(solution).feasible
    assert solution.status == "feasible"
    assert not shared
    assert solve(impossible(), Settings(seconds=20, workers=2)).status == "infeasible"


@pytest.mark.parametrize(
    ("engines", "seconds", "is_worth"),
    [(ENGINES[1:], 60.0, False), (("exact", "neighbourhood"), 60.0, True), (ENGINES[1:], None, True)],
)
def test_what_the_local_search_can_do_without_is_not_written(
    engines: Sequence[EngineName], seconds: float | None, is_worth: bool
) -> None:
    network = state_rules(crowd())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(size, "SECONDS_PER_CELL", 60.0 / n_cells(network))
        run = portfolio.Portfolio(network, Settings(seconds=seconds), lambda event: None, frozenset(engines))
        assert run._is_worth_writing() == is_worth
    assert run._is_worth_writing(), "it is not large"


def test_a_large_model_is_written_after_the_tables() -> None:
    """The local search finds a first programme while it is written; made at once, they are both late."""
    made: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio, "MANY_CELLS", 0)
        patch.setattr(portfolio, "HEAD_START", 60.0)
        patch.setattr(tables, "tables_of", noting(made, "tables", tables.tables_of))
        patch.setattr(ExactSearch, "run", noting(made, "model", ExactSearch.run))
        assert score(solve(crowd(), QUICK)).feasible
    assert made == ["tables", "model"]


def noting(made: list[str], name: str, function: Callable[..., object]) -> Callable[..., object]:
    """A function that is noted when it begins."""

    def noted(*given: object) -> object:
        made.append(name)
        return function(*given)

    return noted


def test_demands_that_only_pack_in_the_end_are_met() -> None:
    """Where only demands are written, and these by blocks, what is dealt out last is taken, too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio.Portfolio, "_is_worth_writing", lambda self: False)
        patch.setattr(Improver, "run", lambda self: None)
        solution = solve(long_and_short(3, 1), Settings(seconds=20, workers=1))
    assert score(solution).feasible


def test_writing_takes_longer_the_more_pairs_there_are() -> None:
    small, large = (writing_seconds(state_rules(crowd(n))) for n in (9, 26))
    assert 0 < small < large
    assert writing_seconds(state_rules(does_not_pack())) == 0, "blocks are written at once"


@pytest.mark.parametrize("engine", ["auto", "search", "neighbourhood"])
def test_ctrl_c_keeps_the_best_so_far(engine: EngineName) -> None:
    heard, listener = listening()

    def press(event: Event) -> None:
        listener(event)
        if isinstance(event, Incumbent) and sum(isinstance(each, Incumbent) for each in heard) == 1:
            signal.raise_signal(signal.SIGINT)

    solution = solve(crowd(), Settings(seconds=60, workers=1), press, engine=engine)
    assert solution.interrupted
    assert solution.status == "feasible"
    assert solution.seconds < 50
    best = [event for event in heard if isinstance(event, Incumbent)][-1]
    assert score(solution) == best.score


def test_events_are_told_in_the_callers_thread_in_order() -> None:
    heard, listener = listening()
    tellers: set[int] = set()

    def hear(event: Event) -> None:
        tellers.add(threading.get_ident())
        listener(event)

    solution = solve(crowd(), Settings(seconds=2.0, workers=2), hear)
    assert tellers == {threading.get_ident()}
    assert isinstance(heard[0], Started)
    assert isinstance(heard[-1], Finished)
    incumbents = [event for event in heard if isinstance(event, Incumbent)]
    assert all(later.score < earlier.score for earlier, later in pairwise(incumbents))
    assert incumbents[-1].score == score(solution)
    seconds = [event.seconds for event in heard if not isinstance(event, Started)]
    assert seconds == sorted(seconds)


class BrokenError(Exception):
    """What a thread may stumble over."""


def test_an_error_in_the_exact_search_is_raised() -> None:
    def broken(self: object) -> Result:
        raise BrokenError

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio.ExactSearch, "run", broken)
        for settings in (Settings(seconds=30, workers=1), WORK):
            with pytest.raises(BrokenError):
                solve(crowd(), settings)


def test_an_error_in_the_local_search_is_raised() -> None:
    def broken(self: object) -> None:
        raise BrokenError

    began = time.monotonic()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Improver, "run", broken)
        with pytest.raises(BrokenError):
            solve(crowd(), Settings(seconds=30, workers=1), engine="search")
    assert time.monotonic() - began < 25, "the others stop, too"


def test_no_thread_is_left_behind() -> None:
    before = threading.active_count()
    solve(crowd(), Settings(seconds=1.5, workers=2))
    assert threading.active_count() <= before


# -- what pays ----------------------------------------------------------------------------------


def test_what_pays_is_done_more_often() -> None:
    good, slow, bad = Arm(), Arm(), Arm()
    for _ in range(5):
        good.learn(improved=True, seconds=0.5)
        slow.learn(improved=True, seconds=5.0)
        bad.learn(improved=False, seconds=0.5)
    assert good.merit > slow.merit > bad.merit > 0


def test_some_anneal_longer_than_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that neighbourhoods have time, and rounds that are long enough, whichever pays."""
    compile_all()
    begun: list[Improver] = []
    monkeypatch.setattr(Improver, "run", lambda improver: begun.append(improver))
    network = state_rules(crowd())
    run = portfolio.Portfolio(network, Settings(seconds=60), lambda event: None, frozenset(ENGINES[1:]))
    run._share(write(network, None, network.levels[:1]))
    for number in range(3):
        run._improve(number, 0.0)
    assert [improver.anneals_longer for improver in begun] == [True, False, True]
    few, many = 10_000.0 * network.n_sessions, 1_000_000.0 * network.n_sessions
    longer, shorter = (annealing(begun[number], many) for number in (0, 1))
    assert 0.3 < shorter < 0.8 < longer
    assert len(begun[0]._rounds(many)) > len(begun[0]._rounds(few)), "rounds are not made too short"
    assert annealing(begun[0], few) > 0.8


def annealing(improver: Improver, n_moves: float) -> float:
    """The share of the time that goes by before neighbourhoods are freed."""
    left = 1.0
    for share in improver._rounds(n_moves):
        left -= left * share
    return 1.0 - left


@pytest.mark.parametrize(("longest", "gives_up"), [(0.0, True), (0.1, False)])
def test_what_took_long_to_write_is_not_searched_exactly(longest: float, gives_up: bool) -> None:
    network = state_rules(crowd())
    run = portfolio.Portfolio(network, Settings(seconds=1e6), lambda event: None, frozenset(ENGINES[1:]))
    run._share(write(network, None, network.levels[:1]))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portfolio, "LONG_WRITING", longest)
        run._judge()
        assert not run._exact.requested, "there is no programme yet"
        search = Annealer(network, tables.tables_of(network), 0, lambda: False)
        assert search.feasible(most_moves=50_000)
        assert run.board.offer(search.walk.best)
        run._judge()
    assert run._exact.requested == gives_up


@pytest.mark.parametrize(
    ("seconds", "told", "gives_up"),
    [
        (4, [], False),
        (7, [], True),
        (7, [0], True),
        (7, [0, -1], False),
        (7, [0, 0], False),
        (7, [0, 0, -9], False),
    ],
)
def test_what_tells_no_bound_is_searched_exactly_for_less_time(
    seconds: float, told: list[int], gives_up: bool
) -> None:
    """All levels but the first may cost 5 less than they do; told is by how much less, level by level."""
    network = state_rules(crowd())
    run = portfolio.Portfolio(network, Settings(seconds=60), lambda event: None, frozenset(ENGINES[1:]))
    search = Annealer(network, tables.tables_of(network), 0, lambda: False)
    assert search.feasible(most_moves=50_000)
    assert run.board.offer(search.walk.best)
    run.clock = run.board.clock = Clock(run.settings, time.monotonic() - seconds)
    costs = network.score(search.walk.best).as_dict()
    run.board.least = {level: cost - 5 * (level != "hard") for level, cost in costs.items()}
    run.board.raise_bound({level: costs[level] + less for level, less in zip(costs, told, strict=False)})
    run._judge()
    assert not run._exact.requested, "there is no model yet"
    run._share(write(network, None, network.levels[:1]))
    run._written_at = 1.0
    run._judge()
    assert run._exact.requested == gives_up


# -- before the local search is compiled --------------------------------------------------------


@pytest.mark.parametrize(("is_compiled", "n_begun"), [(True, 1), (False, 0)])
def test_nobody_waits_for_what_is_not_compiled(
    is_compiled: bool, n_begun: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Improver] = []
    monkeypatch.setattr(kernel, "is_compiled", lambda: is_compiled)
    monkeypatch.setattr(Improver, "run", lambda improver: begun.append(improver))
    run = portfolio.Portfolio(
        state_rules(crowd()), Settings(seconds=0.3), lambda event: None, frozenset(["search"])
    )
    run._improve(0, 0.01)
    assert len(begun) == n_begun


@pytest.mark.parametrize(("seconds", "has_tables"), [(0.5, False), (1000.0, True)])
def test_short_runs_do_without_what_is_not_compiled(
    seconds: float, has_tables: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[Improver] = []
    monkeypatch.setattr(kernel, "is_compiled", lambda: False)
    monkeypatch.setattr(Improver, "run", lambda improver: begun.append(improver))
    monkeypatch.setattr(portfolio, "COLD_START", 0.02)
    network = state_rules(crowd())
    run = portfolio.Portfolio(network, Settings(seconds=seconds), lambda event: None, frozenset(ENGINES[1:]))
    run._share(write(network, None, network.levels[:1]))
    run._improve(0, 0.01)
    assert [improver.tables is not None for improver in begun] == [has_tables]


def test_what_was_compiled_once_is_known_to_be() -> None:
    assert kernel.is_compiled()
