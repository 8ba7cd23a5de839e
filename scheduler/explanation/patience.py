"""How long an explanation may take: one limit and one Ctrl-C over the many solves that it is made of."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings


class Patience:
    """What is left of the limits of ``settings``; a limit of work holds for each solve by itself."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._interrupt = Interrupt()
        self._began = time.monotonic()
        self._limit = settings.seconds

    @contextmanager
    def listening(self) -> Iterator[Patience]:
        """Take Ctrl-C between solves as a wish to end, too."""
        with self._interrupt.listening():
            yield self

    @property
    def interrupt(self) -> Interrupt:
        """What Ctrl-C sets."""
        return self._interrupt

    @property
    def interrupted(self) -> bool:
        return self._interrupt.requested

    @property
    def seconds(self) -> float | None:
        """Wall time left, 0 or more; None: no limit."""
        return None if self._limit is None else max(0.0, self._limit - self.elapsed)

    @property
    def elapsed(self) -> float:
        """Seconds since the beginning."""
        return time.monotonic() - self._began

    def hasten(self, seconds: float) -> None:
        """Let what is left take no longer than so much of the wall time, where that is limited at all."""
        if self._limit is not None:
            self._limit = min(self._limit, self.elapsed + seconds)

    @contextmanager
    def limited(self, seconds: float, part: float) -> Iterator[None]:
        """Let what is begun within be over after so many seconds, or a part of the time left where longer.

        Where time is not limited at all, nothing changes.
        """
        held, left = self._limit, self.seconds
        if left is not None:
            self.hasten(max(seconds, part * left))
        try:
            yield
        finally:
            self._limit = held

    def moment(self, seconds: float) -> float:
        """What will have `elapsed` in so many seconds; never, where time is not limited at all."""
        return math.inf if self._limit is None else self.elapsed + seconds

    @property
    def over(self) -> bool:
        """Whether nothing more is to be begun."""
        left = self.seconds
        return self.interrupted or (left is not None and left <= 0)

    def shared(self, parts: int) -> Settings:
        """Settings of one solve, which may take one of so many parts of the time left."""
        left = self.seconds
        seconds = None if left is None else left / parts
        return replace(self.settings, seconds=seconds, start=None, least_broken=False)
