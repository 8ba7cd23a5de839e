"""The days of a published programme, made of the times at which its sessions stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.formats.c3voc.own import Own
from scheduler.formats.standings import Standing, days_around

Given = dict[str, Any]


class Days:
    """Stands sessions in days of 24 hours; what goes on after midnight is cut there.

    The rest of such a session keeps its rooms closed on the next day, if there is one.
    """

    def __init__(self, dates: Iterable[dt.date], own: Own) -> None:
        self._dates = set(dates)
        self._own = own
        self._rests: dict[dt.date, list[Given]] = {}
        self.standings: list[Standing] = []
        self.cut: list[str] = []
        """Titles of the sessions that go on after midnight."""

    def stand(
        self, session: str, title: str, start: dt.datetime, end: dt.datetime, rooms: list[str]
    ) -> Standing:
        """Note where a session stands; gives its place as the instance can say it."""
        midnight = dt.datetime.combine(start.date() + dt.timedelta(days=1), dt.time())
        if end > midnight:
            self.cut.append(title)
            minutes = min(int((end - midnight).total_seconds()) // 60, MINUTES_A_DAY)
            rest = {"title": title, "start": "00:00", "end": clock(minutes), "closed": True, "public": False}
            self._rests.setdefault(midnight.date(), []).append(rest | {"rooms": rooms})
        standing = Standing(start, min(end, midnight), session, tuple(rooms))
        self.standings.append(standing)
        return standing

    def listed(self) -> list[Given]:
        """Days with blocks where sessions stand, with titles and service items as far as they are known."""
        held = {standing.start.date() for standing in self.standings}
        service = {date: self._service(date) for date in self._dates | held}
        days = days_around(self.standings, service, service=service)
        for day in days:
            if dt.date.fromisoformat(day["date"]) not in held:
                day["blocks"] = []
            title = self._own.days.get(day["date"], {}).get("title")
            if title is not None:
                day["title"] = title
        return days

    def _service(self, date: dt.date) -> list[Given]:
        return [*self._own.service(date.isoformat()), *self._rests.get(date, ())]
