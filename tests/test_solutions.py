"""The committed programmes are what they say: valid, proved, neither beaten nor missed by a new solve."""

from pathlib import Path

import pytest

from scheduler.engines.settings import Settings
from scheduler.evaluator import evaluate
from scheduler.formats.instance_file import read_instance
from scheduler.formats.programme_file import read_programme
from scheduler.solver import solve

ROOT = Path(__file__).parent.parent
NAMES = ("2022", "2024", "grid")

pytestmark = pytest.mark.parametrize("name", NAMES)


def test_the_check_confirms_the_score(name: str) -> None:
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    stored = read_programme(ROOT / "solutions" / f"{name}.json", instance)
    verdict = evaluate(instance, stored.programme)
    assert verdict.score == stored.score
    assert verdict.feasible
    assert verdict.score["soft"] > 0


def test_the_programme_is_of_this_instance_and_proved(name: str) -> None:
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    stored = read_programme(ROOT / "solutions" / f"{name}.json", instance)
    assert stored.name == name
    assert stored.hash == instance.hash
    assert stored.status == "optimal"
    assert stored.score is not None
    assert stored.bound == stored.score.as_dict()


def test_a_fresh_solve_is_neither_better_than_the_bound_nor_worse_than_the_score(name: str) -> None:
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    stored = read_programme(ROOT / "solutions" / f"{name}.json", instance)
    solution = solve(instance, Settings(seconds=240, seed=7))
    assert solution.status == "optimal"
    assert solution.evaluation is not None
    assert stored.bound is not None
    fresh = solution.evaluation.score
    assert fresh == stored.score
    assert list(fresh.as_dict().values()) >= [stored.bound[level] for level in fresh.levels]
    assert solution.bound == stored.bound
    assert set(solution.gap.values()) == {0}


def test_no_required_session_is_left_out(name: str) -> None:
    instance = read_instance(ROOT / "instances" / f"{name}.yaml")
    stored = read_programme(ROOT / "solutions" / f"{name}.json", instance)
    required = {session.id for session in instance.sessions if not session.optional}
    assert required <= {placement.session for placement in stored.programme.placements}
