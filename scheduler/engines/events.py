"""What an engine tells while it runs, to any listener."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from scheduler.domain import Programme, Score

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Bound = dict[str, int | None]
"""Lower bound of the cost by level; None: not known."""


@dataclass(frozen=True)
class Started:
    """The search begins."""

    n_sessions: int
    n_terms: int


@dataclass(frozen=True)
class Incumbent:
    """A better programme was found, ``seconds`` after the start."""

    score: Score
    seconds: float
    programme: Programme


@dataclass(frozen=True)
class Bounded:
    """No programme can be better than this."""

    bound: Bound
    seconds: float


@dataclass(frozen=True)
class Finished:
    """The search is over."""

    status: Status
    seconds: float


Event = Started | Incumbent | Bounded | Finished
Listener = Callable[[Event], None]


def nobody(event: Event) -> None:
    """The listener that does not care."""
