"""Times, dates and time zones as spreadsheets hold them: as such, as numbers, or as text."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from scheduler.domain.time import DATE, YEARS
from scheduler.formats.workbook import Cell

CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::(\d\d))?(?:\.0*)?", re.ASCII)
ZONE = re.compile(r"GMT([+-]\d{1,2})", re.ASCII)
OFFSETS = range(-12, 15)
"""Hours from Greenwich at which there is a time zone, east being positive."""

SECONDS_A_DAY = 86_400
FIRST_DAY = dt.date(1899, 12, 30)
"""Day 0 of spreadsheets, as far as dates after February 1900 are concerned."""


def minute_of(value: Cell, rounded: Callable[[float], int] | None = None) -> int | None:
    """Minutes since midnight, 1440 at most; None for what is no clock time.

    Seconds are ``rounded``; None: there are none in a clock time.
    """
    seconds = _seconds(value)
    if seconds is None or not 0 <= seconds <= SECONDS_A_DAY or (seconds % 60 and rounded is None):
        return None
    return rounded(seconds / 60) if rounded else seconds // 60


def _seconds(value: Cell) -> int | None:
    match value:
        case bool():
            return None
        case dt.datetime() | dt.time():
            return value.hour * 3600 + value.minute * 60 + round(value.second + value.microsecond / 1e6)
        case dt.timedelta():
            return round(value.total_seconds())
        case int() | float():
            return round(value * SECONDS_A_DAY) if 0 <= value <= 1 else None
        case str():
            return _seconds_of_text(value.strip())
        case _:
            return None


def _seconds_of_text(text: str) -> int | None:
    found = CLOCK.fullmatch(text)
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    return hour * 3600 + minute * 60 + second if minute < 60 and second < 60 else None


def date_of(value: Cell) -> dt.date | None:
    """The date that a cell holds; None for what is none, or in no year of conferences."""
    found = _date(value)
    return found if found is not None and found.year in YEARS else None


def _date(value: Cell) -> dt.date | None:
    match value:
        case dt.datetime():
            return value.date()
        case dt.date():
            return value
        case int() | float() if not isinstance(value, bool) and 0 <= value < 1_000_000:
            return FIRST_DAY + dt.timedelta(days=int(value))
        case str() if DATE.fullmatch(value.strip()[:10]):
            try:
                return dt.date.fromisoformat(value.strip()[:10])
            except ValueError:
                return None
        case _:
            return None


def zone_of(value: Cell) -> str | None:
    """The name of the zone that ``GMT+2`` means, the sign of which is the other way round there."""
    found = ZONE.fullmatch(value.strip()) if isinstance(value, str) else None
    if found is None or int(found[1]) not in OFFSETS:
        return None
    hours = int(found[1])
    return f"Etc/GMT{-hours:+d}" if hours else "Etc/GMT"
