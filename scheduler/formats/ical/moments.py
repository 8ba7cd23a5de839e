"""Moments of events as they stand in a calendar."""

from __future__ import annotations

import datetime as dt

from icalendar import Event


def moment_of(event: Event, name: str) -> dt.datetime:
    """The moment with a zone that stands under a name, such as DTSTART.

    Raises
    ------
    ValueError
        There is none, or it has no zone.
    """
    moment = getattr(event.get(name), "dt", None)
    if not isinstance(moment, dt.datetime) or moment.tzinfo is None:
        raise ValueError(f"{name} is no moment with a zone")
    return moment
