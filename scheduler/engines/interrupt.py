"""Ctrl-C as a wish to end well: the search stops, and the best so far is kept."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Interrupt:
    """Whether Ctrl-C was pressed since the search began; pressed again, it interrupts at once."""

    def __init__(self) -> None:
        self.requested = False

    def _handle(self, signum: int, frame: FrameType | None) -> None:
        if self.requested:
            raise KeyboardInterrupt
        self.requested = True

    @contextmanager
    def listening(self) -> Iterator[Interrupt]:
        """Take over Ctrl-C; only the main thread can, elsewhere nothing changes.

        Whoever listened before hears of it, too: a search within a larger one may end well in spite of it.
        """
        if threading.current_thread() is not threading.main_thread():
            yield self
            return
        before = signal.signal(signal.SIGINT, self._handle)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)
            outer = getattr(before, "__self__", None)
            if self.requested and isinstance(outer, Interrupt):
                outer.requested = True
