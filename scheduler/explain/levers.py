"""What could be changed so that demands are lifted."""

from __future__ import annotations

from scheduler.demands import Demand


def is_changeable(demand: Demand) -> bool:
    """Whether people could change the very thing that a demand comes from."""
    return demand.mend.ease != "never" and bool(demand.mend.field)
