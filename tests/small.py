"""The small instance of the tests with its best programme."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from scheduler.domain import Instance
from scheduler.engines.settings import Settings
from scheduler.formats.instance_file import read_instance
from scheduler.solver import Solution, solve

SMALL = Path(__file__).parent / "data" / "small.yaml"


@cache
def small_instance() -> Instance:
    return read_instance(SMALL)


@cache
def small_solution() -> Solution:
    """Always the same programme: one worker, fixed work."""
    return solve(small_instance(), Settings(seconds=None, work=10.0, workers=1))
