"""Limits, seeds, starts and Ctrl-C: a run ends as told, with the best it has."""

from __future__ import annotations

import os
import signal
import threading
import time
from dataclasses import replace

import pytest

from scheduler.domain import Score
from scheduler.engines.events import Event, Incumbent
from scheduler.engines.exact.block_plan import block_plan
from scheduler.engines.exact.block_writer import BlockWriter
from scheduler.engines.exact.engine import write
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.rules import state_rules
from scheduler.solver import EngineName, Solution, solve
from tests.engines.cases import QUICK, at_odds, crowd, does_not_pack, listening, places
from tests.rules.case import DAY, instance_of, programme_of

WORK = Settings(seconds=None, work=0.2, workers=2, seed=3)


def score(solution: Solution) -> Score:
    assert solution.evaluation is not None
    return solution.evaluation.score


def test_the_same_seed_workers_and_work_give_the_same_programme() -> None:
    first, second = solve(crowd(), WORK), solve(crowd(), WORK)
    assert first.status == "feasible"
    assert first.programme == second.programme
    assert first.bound == second.bound


def test_a_bound_is_never_above_the_score() -> None:
    solution = solve(crowd(), WORK)
    assert solution.bound["hard"] == 0
    assert (solution.bound["medium"] or 0) <= score(solution)["medium"]
    assert solution.gap["medium"] == score(solution)["medium"] - (solution.bound["medium"] or 0)
    assert (solution.bound["soft"] or 0) <= score(solution)["soft"]


def test_a_moment_is_enough_to_say_how_far_a_run_got() -> None:
    solution = solve(crowd(), Settings(seconds=0.001, workers=1))
    assert solution.status in ("unknown", "feasible")
    assert (solution.status == "unknown") == (solution.programme is None)
    assert solution.proof == ()
    assert not solution.interrupted


def test_without_work_left_nothing_is_known() -> None:
    solution = solve(crowd(), replace(WORK, work=1e-9))
    assert solution.status in ("unknown", "feasible")
    assert solution.bound["hard"] == 0


@pytest.mark.parametrize("engine", ["auto", "exact"])
def test_a_run_never_ends_worse_than_its_start(engine: EngineName) -> None:
    start = solve(crowd(), WORK, engine="exact")
    again = solve(crowd(), Settings(seconds=0.001, workers=1), start=start.programme, engine=engine)
    assert again.status == "feasible"
    assert score(again) <= score(start)
    better = solve(crowd(), replace(WORK, work=0.4), start=start.programme, engine=engine)
    assert score(better) <= score(start)


def test_a_start_that_breaks_hard_rules_is_only_a_hint() -> None:
    instance = at_odds(wishes="soft", tag_conflict="hard")
    start = programme_of(instance, a="am.0 big", b="am.0 big")
    solution = solve(instance, QUICK, start=start)
    assert solution.status == "optimal"
    assert score(solution).costs == (0, 0, 60)


@pytest.mark.parametrize("engine", ["auto", "exact"])
def test_a_start_that_breaks_hard_rules_is_no_answer(engine: EngineName) -> None:
    instance = crowd()
    stacked = {session.id: "am.0 r0" for session in instance.sessions}
    start = programme_of(instance, **stacked)
    solution = solve(instance, replace(WORK, work=1e-9), start=start, engine=engine)
    assert solution.programme is None or score(solution).feasible


def test_a_start_may_be_optimal_already() -> None:
    instance = at_odds(wishes="soft", tag_conflict="medium")
    start = programme_of(instance, a="am.1 small", b="am.0 big")
    solution = solve(instance, QUICK, start=start)
    assert solution.status == "optimal"
    assert score(solution).costs == (0, 0, 60)


def test_workers_are_never_fewer_than_the_solver_needs_unless_told() -> None:
    assert Settings().threads == max(8, os.cpu_count() or 1)
    assert Settings(workers=2).threads == 2


# -- Ctrl-C -------------------------------------------------------------------------------------


def test_ctrl_c_keeps_the_best_so_far() -> None:
    heard, listener = listening()

    def press(event: Event) -> None:
        listener(event)
        if sum(isinstance(each, Incumbent) for each in heard) == 1 and isinstance(event, Incumbent):
            signal.raise_signal(signal.SIGINT)

    solution = solve(crowd(), Settings(seconds=60, workers=1), press)
    assert solution.interrupted
    assert solution.status == "feasible"
    assert solution.seconds < 50
    best = [event for event in heard if isinstance(event, Incumbent)][-1]
    assert score(solution) == best.score


def test_ctrl_c_at_block_level_keeps_what_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    from scheduler.engines.exact import engine

    packed = engine.sequence

    def press(*given: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return packed(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(engine, "sequence", press)
    solution = solve(does_not_pack(), QUICK, engine="exact")
    assert solution.interrupted
    assert solution.status == "unknown"
    assert solution.programme is None


def test_a_second_ctrl_c_interrupts_at_once() -> None:
    before, interrupt = signal.getsignal(signal.SIGINT), Interrupt()
    with interrupt.listening():
        assert not interrupt.requested
        signal.raise_signal(signal.SIGINT)
        assert interrupt.requested
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is before


def test_a_run_in_another_thread_leaves_ctrl_c_alone() -> None:
    before = signal.getsignal(signal.SIGINT)
    found: list[Solution] = []
    thread = threading.Thread(target=lambda: found.append(solve(does_not_pack(), QUICK)))
    thread.start()
    thread.join(60)
    assert signal.getsignal(signal.SIGINT) is before
    assert places(found[0].programme)


def test_packing_ends_with_the_time_limit() -> None:
    """Thirty sessions that fill two rooms to the minute: by blocks at once, minute by minute hardly."""
    lengths = [7 + (n * 11) % 33 for n in range(30)]
    block = {"id": "all", "start": "08:00", "end": "14:00", "step": 1}
    instance = instance_of(
        base="all",
        days=[{"date": DAY, "blocks": [block]}],
        rooms=[{"id": "r", "capacity": 9}, {"id": "q", "capacity": 9}],
        sessions=[{"id": f"s{n}", "duration": minutes} for n, minutes in enumerate(lengths)],
    )
    began = time.monotonic()
    solution = solve(instance, Settings(seconds=3, workers=1))
    assert time.monotonic() - began < 60
    assert solution.status in ("optimal", "feasible", "unknown", "infeasible")


def test_costs_beyond_what_floats_can_tell_apart_are_exact() -> None:
    sessions = [
        {"id": f"s{n}", "optional": True, "price": 999_999 - n, "audience": n, "n_slots": 4}
        for n in range(20)
    ]
    rules = {"left_out": {"level": "medium", "weight": 999_999}, "room_fit": {"weight": 3}}
    instance = instance_of(base="all", sessions=sessions, rules=rules)
    solution = solve(instance, QUICK)
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert solution.bound == solution.evaluation.score.as_dict()


def test_a_start_is_hinted_at_block_level_whatever_its_slot() -> None:
    instance = instance_of(
        base="all", rooms=[{"id": "r", "capacity": 9}], sessions=[{"id": n} for n in "abc"]
    )
    network = state_rules(instance)
    plan = block_plan(network)
    assert plan is not None
    writer = write(network, plan, network.levels[:1])
    writer.finish()
    start = network.assignment(programme_of(instance, a="am.1 r", b="am.0 r", c="am.2 r"))
    writer.hint(start)
    told = writer.model.proto.solution_hint
    hinted = dict(zip(told.vars, told.values, strict=True))
    for session in writer.variables.sessions:
        assert sum(hinted[literal.index] for literal in session.at.values()) == 1
    assert isinstance(writer, BlockWriter)
    [numbers] = writer.bundles.numbers
    assert sum(hinted[number.index] for number in numbers.values()) == 3
