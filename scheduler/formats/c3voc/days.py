"""The days of a published programme, made of the times at which its sessions stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

from scheduler.formats.c3voc.own import Own
from scheduler.formats.standings import Standing, days_around

Given = dict[str, Any]


def listed_days(dates: Iterable[dt.date], standings: Sequence[Standing], own: Own) -> list[Given]:
    """Days with blocks where sessions stand, with titles and service items as far as they are known.

    ``dates`` are those that the file names, on some of which nothing may stand.
    """
    held = {standing.start.date() for standing in standings}
    service = {date: own.service(date.isoformat()) for date in {*dates, *held}}
    days = days_around(standings, service, service=service)
    for day in days:
        if dt.date.fromisoformat(day["date"]) not in held:
            day["blocks"] = []
        title = own.days.get(day["date"], {}).get("title")
        if title is not None:
            day["title"] = title
    return days
