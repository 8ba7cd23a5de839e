"""What an engine returns."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.domain import Score, Words
from scheduler.engines.events import Bound, Status
from scheduler.network import Assignment


@dataclass(frozen=True)
class Result:
    """The best assignment found with its score, and the lower bound by level.

    ``interrupted``: Ctrl-C cut it short. ``proof`` says in words why there is no assignment, where that is
    known.
    """

    status: Status
    assignment: Assignment | None
    score: Score | None
    bound: Bound
    seconds: float
    interrupted: bool = False
    proof: tuple[Words, ...] = ()
    engine: str = ""
