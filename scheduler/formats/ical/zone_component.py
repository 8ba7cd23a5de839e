"""What a calendar says of its zone: when the clocks change, and to what.

Written by hand because icalendar 7.3 gives a change to a later clock an hour too late: RFC 5545 counts the
moment of a change on the clock that it ends, icalendar on the clock that it begins.

Source: RFC 5545, sections 3.6.5 and 3.8.2.4.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

DAY = dt.timedelta(days=1)
SECOND = dt.timedelta(seconds=1)


@dataclass(frozen=True)
class Clock:
    """How a clock stands: ahead of UTC by ``offset``, under a name; ``daylight``: not in standard time."""

    offset: dt.timedelta
    name: str
    daylight: bool

    @classmethod
    def at(cls, moment: dt.datetime, zone: ZoneInfo) -> Clock:
        """The clock of ``zone`` at a moment in UTC."""
        local = moment.astimezone(zone)
        return cls(local.utcoffset() or dt.timedelta(), local.tzname() or "", bool(local.dst()))


@dataclass(frozen=True)
class Change:
    """At ``moment`` (UTC), clocks that stood as ``before`` begin to stand as ``after``."""

    moment: dt.datetime
    before: Clock
    after: Clock


@cache
def zone_component(zone: ZoneInfo, first_year: int, last_year: int) -> Timezone:
    """All changes from the beginning of the first year to the end of the last.

    Equal changes of several years, such as those of Ramadan, stand together. All calendars of a conference
    share one component, which nobody may change.
    """
    start = dt.datetime(first_year, 1, 1, tzinfo=dt.UTC)
    end = dt.datetime(last_year + 1, 1, 1, tzinfo=dt.UTC)
    component = Timezone()
    component.add("TZID", zone.key)
    first = Clock.at(start, zone)
    component.add_component(_observance(first, first, [start]))
    moments: defaultdict[tuple[Clock, Clock], list[dt.datetime]] = defaultdict(list)
    for change in changes(zone, start, end):
        moments[change.before, change.after].append(change.moment)
    for (before, after), found in moments.items():
        component.add_component(_observance(before, after, found))
    return component


def changes(zone: ZoneInfo, start: dt.datetime, end: dt.datetime) -> Iterator[Change]:
    """The changes of ``zone`` between two moments in UTC, at most one a day."""
    before, clock = start, Clock.at(start, zone)
    while before < end:
        after = min(before + DAY, end)
        new = Clock.at(after, zone)
        if new != clock:
            yield Change(_moment_of_change(zone, before, after), clock, new)
        before, clock = after, new


def _moment_of_change(zone: ZoneInfo, before: dt.datetime, after: dt.datetime) -> dt.datetime:
    """The first second at which the clock stands as it does at ``after``, by halving."""
    new = Clock.at(after, zone)
    while after - before > SECOND:
        middle = before + (after - before) // 2 // SECOND * SECOND
        before, after = (before, middle) if Clock.at(middle, zone) == new else (middle, after)
    return after


def _observance(
    before: Clock, after: Clock, moments: list[dt.datetime]
) -> TimezoneStandard | TimezoneDaylight:
    """How clocks stand from each of ``moments`` on, which are counted on the clock before."""
    onsets = [(moment + before.offset).replace(tzinfo=None) for moment in moments]
    component = TimezoneDaylight() if after.daylight else TimezoneStandard()
    component.add("DTSTART", onsets[0])
    if onsets[1:]:
        component.add("RDATE", onsets[1:])
    component.add("TZNAME", after.name)
    component.add("TZOFFSETFROM", before.offset)
    component.add("TZOFFSETTO", after.offset)
    return component
