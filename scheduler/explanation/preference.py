"""Which demands a conflict is rather told with: those that people can change."""

from __future__ import annotations

from enum import IntEnum

from scheduler.demands import Demand
from scheduler.explanation.changes import changer_of


class Reluctance(IntEnum):
    """Lower: rather told to people."""

    ASKED_FOR = 0
    """Whoever asks for a programme wants it so, and could do without."""
    CHANGEABLE = 1
    """The very field that it comes from can be changed."""
    OF_ITS_RULE = 2
    """Only its rule can be relaxed."""
    FIRM = 3
    """Nothing can change it."""


def reluctance(demand: Demand) -> Reluctance:
    """How gladly people are told of a demand."""
    mend = demand.mend
    if mend.ease == "never":
        return Reluctance.FIRM
    if mend.ease == "free" and not mend.field:
        return Reluctance.ASKED_FOR
    return Reluctance.OF_ITS_RULE if changer_of(mend) is None else Reluctance.CHANGEABLE
