"""When sessions really begin and end: wall-clock minutes as moments with an offset."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scheduler.domain import Instance, Placement
from scheduler.domain.zone import zone
from scheduler.errors import Fault, InputError

PROGRAMME = "programme"
"""What faults call it; its file is not known here."""


@dataclass(frozen=True)
class RealTime:
    """A stretch of time, both ends with the offset of the zone at that moment."""

    start: dt.datetime
    end: dt.datetime

    @property
    def minutes(self) -> int:
        """Minutes that pass, which the clock may show differently where it is changed in between."""
        return int((self.end.astimezone(dt.UTC) - self.start.astimezone(dt.UTC)).total_seconds()) // 60


def at(instance: Instance, minute: int) -> dt.datetime:
    """``minute`` of the conference with its offset; of a time that clocks show twice the first."""
    return instance.moment(minute).replace(tzinfo=zone(instance.conference.timezone))


def real_time(instance: Instance, placement: Placement) -> RealTime:
    """When a placement is, whatever timeline its block has."""
    span = instance.clock_span(placement.time)
    return RealTime(at(instance, span.start), at(instance, span.end))


def insist_on_real_times(instance: Instance, placements: Iterable[Placement]) -> None:
    """See that all of these begin and end at times that there are.

    Raises
    ------
    InputError
        Some do not, because clocks are put forward then or were not yet set to whole minutes.
    """
    faults = [fault for placement in placements for fault in _faults(instance, placement)]
    if faults:
        raise InputError("the programme holds times that there are not", faults)


def _faults(instance: Instance, placement: Placement) -> Iterator[Fault]:
    time = real_time(instance, placement)
    for field, moment in (("start", time.start), ("end", time.end)):
        where = f"placements[{placement.session}].{field}"
        there = moment.astimezone(dt.UTC).astimezone(moment.tzinfo)
        if there.replace(tzinfo=None) != moment.replace(tzinfo=None):
            message = f"{moment:%Y-%m-%d %H:%M} is skipped in {instance.conference.timezone}"
            yield Fault(PROGRAMME, 0, 0, where, message, "clocks are put forward then; move the session")
        elif (moment.utcoffset() or dt.timedelta()) % dt.timedelta(minutes=1):
            message = f"{instance.conference.timezone} was no whole minutes from UTC then"
            yield Fault(PROGRAMME, 0, 0, where, message, "correct the year")
