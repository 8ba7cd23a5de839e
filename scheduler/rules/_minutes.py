"""Minutes of a session in some windows, counted one by one."""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.domain import Span


def minutes_inside(span: Span, windows: Sequence[Span]) -> int:
    """How many minutes of ``span`` lie in some of ``windows``, which may overlap each other.

    The slow twin of `scheduler.domain.time.minutes_outside`, for the ``check`` of rules that ``state`` with
    the other.
    """
    if not windows:
        return 0
    return sum(any(w.start <= minute < w.end for w in windows) for minute in range(span.start, span.end))
