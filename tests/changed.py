"""The small instance's best programme, and another in which one session moved, one came and one went."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from scheduler.domain import Placement, Programme
from tests.small import small_instance, small_solution


@cache
def before_and_after() -> tuple[Programme, Programme]:
    """``open`` changes its times, ``w1`` its rooms; ``w2`` goes out, and ``w5`` comes in."""
    before = small_solution().programme
    assert before is not None
    start = small_instance().day_start(1) + 11 * 60 + 15
    changed = {
        "open": replace(before.by_session["open"], slot=2, start=start, end=start + 60),
        "w1": replace(before.by_session["w1"], rooms=("attic", "hall")),
        "w2": None,
        "w5": Placement("w5", "morning", 0, start - 135, start - 90, ("hall",)),
    }
    after = (changed.get(s.id, before.get(s.id)) for s in small_instance().sessions)
    return before, Programme(tuple(placement for placement in after if placement is not None))
