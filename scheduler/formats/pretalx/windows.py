"""Availabilities of pretalx as windows on the clock of the conference."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from scheduler.domain.time import moment_text
from scheduler.formats.pretalx.records import Availability
from scheduler.formats.pretalx.zone_of_event import on_the_clock


@dataclass(frozen=True)
class Clock:
    """The clock of the conference."""

    timezone: str

    def moment(self, moment: dt.datetime) -> dt.datetime:
        """``moment`` as it stands on this clock, without an offset."""
        return on_the_clock(moment, self.timezone)

    def stretches(self, availabilities: Iterable[Availability]) -> list[tuple[dt.datetime, dt.datetime]]:
        """Stretches of time in order, those that touch as one; what has no length is left out."""
        known = [(a.start, a.end) for a in availabilities if a.start and a.end]
        found: list[tuple[dt.datetime, dt.datetime]] = []
        for start, end in sorted((self.moment(start), self.moment(end)) for start, end in known):
            if end <= start:
                continue
            if found and start <= found[-1][1]:
                found[-1] = (found[-1][0], max(found[-1][1], end))
            else:
                found.append((start, end))
        return found


def window(start: dt.datetime, end: dt.datetime) -> dict[str, str]:
    """A window as an instance gives it."""
    return {"from": moment_text(start), "to": moment_text(end)}
