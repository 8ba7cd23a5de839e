"""Days and times as the format writes them: ``Mon 2018-10-01``, ``10:15``, whatever the locale."""

from __future__ import annotations

import datetime as dt
import re

from scheduler.domain.time import CLOCK, WEEKDAYS, YEARS, clock, ends_too_early
from scheduler.formats.optaplanner.table import Row

DAY = re.compile(r"(?:([A-Za-z]{3}),? )?(\d{4}-\d\d-\d\d)", re.ASCII)
DAY_HINT = "write it as 'Mon 2018-10-01'"
CLOCK_HINT = "write it as 10:15"

Time = tuple[dt.date, int, int]
"""A date, and minutes of that day: a start, and an end after it."""

TimeColumns = tuple[str, str, str]
"""Titles of the columns of a day, a start and an end."""


def day_text(date: dt.date) -> str:
    """``date`` with its day of the week, in English."""
    return f"{_weekday(date)} {date.isoformat()}"


def time_text(time: Time) -> str:
    date, start, end = time
    return f"{day_text(date)} {clock(start)}-{clock(end)}"


def given_time(row: Row, columns: TimeColumns) -> Time | None:
    """The time that three cells say; None where all are blank, or something is wrong with one of them."""
    blank = [title for title in columns if row.is_blank(title)]
    if len(blank) == len(columns):
        return None
    for title in blank:
        row.fault(title, "is blank, though part of the time is given", "fill in day, start and end, or none")
    day, start, end = columns
    time = _day(row, day), _minute(row, start), _minute(row, end)
    if time[1] is not None and time[2] is not None and time[2] <= time[1]:
        message, _, hint = ends_too_early(clock(time[1]), clock(time[2])).partition("; ")
        row.fault(end, message, hint)
        return None
    return None if None in time else time  # type: ignore[return-value]  # none of the three is None


def _weekday(date: dt.date) -> str:
    return WEEKDAYS["en"][date.weekday()][:3]


def _day(row: Row, title: str) -> dt.date | None:
    value = row.value(title)
    if isinstance(value, dt.date):
        return value.date() if isinstance(value, dt.datetime) else value
    given = row.text(title)
    if not given:
        return None
    match = DAY.fullmatch(given)
    if match is None:
        row.fault(title, f"{given!r} is not a day", DAY_HINT)
        return None
    return _date(row, title, match)


def _date(row: Row, title: str, match: re.Match[str]) -> dt.date | None:
    weekday, digits = match.groups()
    try:
        date = dt.date.fromisoformat(digits)
    except ValueError:
        row.fault(title, f"{digits!r} is not a day of the calendar", "correct it")
        return None
    if date.year not in YEARS:
        row.fault(title, f"{digits!r} is in none of the years {YEARS[0]} to {YEARS[-1]}", "correct the year")
    elif weekday and weekday.title() != _weekday(date):
        row.fault(title, f"{digits} is not a {weekday}", f"write {day_text(date)!r}, or another date")
    return date


def _minute(row: Row, title: str) -> int | None:
    value = row.value(title)
    if isinstance(value, dt.time):
        return value.hour * 60 + value.minute
    given = row.text(title)
    match = CLOCK.fullmatch(given)
    if given and match is None:
        row.fault(title, f"{given!r} is not a time of day", CLOCK_HINT)
    return None if match is None else int(match[1]) * 60 + int(match[2])
