"""How an engine is to run: limits, seed, workers."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace

from scheduler.network import Assignment

LEAST_WORKERS = 8
"""CP-SAT's portfolio of strategies needs that many, even on fewer cores."""


@dataclass(frozen=True)
class Settings:
    """``seconds`` of wall time and ``work`` in deterministic units limit a run; None: no limit.

    ``least_broken`` counts hard costs rather than forbidding them. ``start`` is an assignment to begin from.
    """

    seconds: float | None = 60.0
    work: float | None = None
    seed: int = 0
    workers: int | None = None
    least_broken: bool = False
    start: Assignment | None = None
    modest: bool = False
    """Let the other threads of the machine go first."""

    def starting_from(self, start: Assignment) -> Settings:
        """The same settings with a start."""
        return replace(self, start=start)

    @property
    def threads(self) -> int:
        """Workers of a lone CP-SAT."""
        return self.workers or max(LEAST_WORKERS, os.cpu_count() or 1)
