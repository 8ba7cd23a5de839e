"""The moment of a release in words."""

from __future__ import annotations

from scheduler.domain.time import DayName, clock
from scheduler.domain.zone import zone
from scheduler.formats.phrases import AS_OF
from scheduler.formats.publication import EPOCH, Publication


def as_of(publication: Publication) -> str:
    """When this was released, on the clock of the conference; empty where nobody said."""
    if publication.released == EPOCH:
        return ""
    moment = publication.released.astimezone(zone(publication.instance.conference.timezone))
    day = DayName(moment.date())
    return AS_OF.with_values(day=day, time=clock(moment.hour * 60 + moment.minute)).say(publication.spoken)
