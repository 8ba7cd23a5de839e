"""Days, blocks and a programme made of the times at which sessions stand in somebody else's programme."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import gcd
from typing import Any

from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.time import MINUTES_A_DAY, clock

STEP = 5
"""Minutes between the starts of a block, unless a session stands at another minute."""
LONGEST = 60 * MINUTES_A_DAY
"""Minutes of one session; what lasts longer is a slip."""
BREAK = 15
"""Minutes without any session that are a break; fewer are the time to change rooms."""
USUAL_HOURS = (9 * 60, 18 * 60)
"""Of a day of which nothing is known."""
UNKNOWN_DATE = dt.date(2030, 1, 1)
UNKNOWN_DAY = {
    "en": "Date to be filled in",
    "fr": "Date à renseigner",
    "ar": "التاريخ غير محدد بعد",
}
"""The title of a day whose date is made up."""

Stretch = tuple[int, int]
"""Minutes of a day, from and to."""


@dataclass(frozen=True, order=True)
class Standing:
    """Where a session stands: wall-clock times of the conference, to the minute, and rooms."""

    start: dt.datetime
    end: dt.datetime
    session: str
    rooms: tuple[str, ...] = ()

    @property
    def minutes(self) -> int:
        return int((self.end - self.start).total_seconds()) // 60

    @property
    def stretch(self) -> Stretch:
        """What it takes of its first day."""
        start = self.start.hour * 60 + self.start.minute
        return start, min(start + self.minutes, MINUTES_A_DAY)

    @property
    def is_of_one_day(self) -> bool:
        """Whether it ends at midnight at the latest, as sessions here do."""
        return self.stretch[0] + self.minutes <= MINUTES_A_DAY


def by_day(standing: Standing, hours: Mapping[dt.date, Stretch]) -> list[Standing]:
    """What goes on past midnight as one on each day, the first under its own name.

    On a day that it neither begins nor ends, or ends on after more than a day, it takes the ``hours`` of the
    others, or all day where there are none: nobody is there at night.
    """
    if standing.is_of_one_day:
        return [standing]
    n_days = (standing.end - dt.timedelta(minutes=1) - standing.start).days + 2
    dates = [standing.start.date() + dt.timedelta(days=number) for number in range(n_days)]
    limited = standing.minutes > MINUTES_A_DAY
    found: list[Standing] = []
    for date in dates:
        midnight = dt.datetime.combine(date, dt.time())
        opens, closes = hours.get(date, (0, MINUTES_A_DAY)) if limited else (0, MINUTES_A_DAY)
        start = max(standing.start, midnight + dt.timedelta(minutes=opens))
        end = min(standing.end, midnight + dt.timedelta(minutes=closes))
        if date == standing.start.date():
            start, end = standing.start, max(end, standing.start + dt.timedelta(minutes=STEP))
        if start < end:
            found.append(Standing(start, end, standing.session, standing.rooms))
    return found


def hours_held(standings: Iterable[Standing]) -> dict[dt.date, Stretch]:
    """From the first start to the last end of those that stand on each date."""
    hours: dict[dt.date, Stretch] = {}
    for standing in standings:
        if standing.is_of_one_day:
            start, end = standing.stretch
            known = hours.get(standing.start.date(), (start, end))
            hours[standing.start.date()] = (min(start, known[0]), max(end, known[1]))
    return hours


def days_around(
    standings: Iterable[Standing],
    dates: Iterable[dt.date] = (),
    hours: Mapping[dt.date, Stretch] | None = None,
    service: Mapping[dt.date, Sequence[dict[str, Any]]] | None = None,
) -> list[dict[str, Any]]:
    """Days as an instance gives them: a block for each stretch in which sessions stand, on a grid.

    Days on which none stands get one block of ``hours``, or of usual ones. Without any date there is one day,
    whose date is made up.
    """
    stretches: defaultdict[dt.date, list[Stretch]] = defaultdict(list)
    for standing in standings:
        stretches[standing.start.date()].append(standing.stretch)
    known = sorted({*dates, *stretches, *(service or ())})
    days = []
    for number, date in enumerate(known or [UNKNOWN_DATE], start=1):
        whole = (hours or {}).get(date, USUAL_HOURS)
        held = stretches.get(date) or [whole]
        day: dict[str, Any] = {"date": date.isoformat(), "blocks": _blocks(number, held)}
        if not known:
            day["title"] = UNKNOWN_DAY
        items = (service or {}).get(date, ())
        days.append(day | {"service": list(items)} if items else day)
    return days


def _blocks(day: int, stretches: Sequence[Stretch]) -> list[dict[str, Any]]:
    blocks = []
    for number, (start, end) in enumerate(_joined(stretches), start=1):
        step = gcd(STEP, *(begin - start for begin, _ in stretches if start <= begin < end))
        blocks.append({"id": f"day{day}-{number}", "start": clock(start), "end": clock(end), "step": step})
    return blocks


def _joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Stretches without a break between them as one."""
    found: list[Stretch] = []
    for start, end in sorted(stretches):
        if found and start < found[-1][1] + BREAK:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def programme_around(instance: Instance, standings: Iterable[Standing]) -> Programme:
    """The programme of an instance whose days were made around these times."""
    placed = {standing.session: _placement(instance, standing) for standing in standings}
    return Programme(tuple(placed[session.id] for session in instance.sessions if session.id in placed))


def _placement(instance: Instance, standing: Standing) -> Placement:
    start = instance.minute(standing.start)
    spans = [(index, instance.block_span(index)) for index in range(len(instance.blocks))]
    index, span = next((index, span) for index, span in spans if span.start <= start < span.end)
    block = instance.blocks[index]
    slot = (start - span.start) // (block.step or STEP)
    return Placement(standing.session, block.id, slot, start, start + standing.minutes, standing.rooms)
