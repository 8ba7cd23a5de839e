"""Limits of several searches that belong together: what is left of them, and each one's share."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace

from scheduler.engines.settings import Settings

LEAST_SECONDS = 0.01


@dataclass
class Allowance:
    """What ``settings`` allow to several searches together, counted from when it is made.

    Work is dealt out beforehand, so that the same limits give the same answers; time as it is left.
    """

    settings: Settings
    _began: float = field(default_factory=time.monotonic)

    @property
    def seconds_left(self) -> float | None:
        """Wall time; None: no limit."""
        if self.settings.seconds is None:
            return None
        return max(0.0, self.settings.seconds - (time.monotonic() - self._began))

    @property
    def expired(self) -> bool:
        return self.seconds_left == 0.0

    def share(self, n_left: int, n_all: int) -> Settings:
        """The limits of the next of ``n_left`` searches that are still to come, of ``n_all`` together."""
        seconds, work = self.seconds_left, self.settings.work
        return replace(
            self.settings,
            seconds=None if seconds is None else max(LEAST_SECONDS, seconds / max(1, n_left)),
            work=None if work is None else work / max(1, n_all),
        )
