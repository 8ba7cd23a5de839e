"""Times of a conference: clock times, moments, windows and spans.

Inside the program a moment is a whole number of *minutes since midnight of the first day*, on the wall
clock of the conference's time zone. Spans are half-open: ``[start, end)``. In blocks with their own timeline
slots are counted instead, in numbers that no minute reaches (see `SLOTS_FROM`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, model_validator

from scheduler.domain.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT, Language
from scheduler.domain.value import Value

MINUTES_A_DAY = 24 * 60
SLOTS_FROM = 2**30
"""From here on a moment is no minute, but a slot of a block that has its own timeline."""
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]([01]\d|2[0-3]):[0-5]\d", re.ASCII)
YEARS = range(1900, 2201)
"""Those in which a conference can be; from them on, sums of minutes and of days are dates, too."""


def has_foreign_digits(given: object) -> bool:
    """Whether ``given`` is a text with digits other than 0-9, such as the Arabic-Indic ones."""
    return isinstance(given, str) and any(sign.isdecimal() and not sign.isascii() for sign in given)


def _notation(given: object, example: str) -> str:
    return "write it with the digits 0-9" if has_foreign_digits(given) else f"write it as {example}"


def _clock(given: object) -> int:
    if given == "24:00":
        return MINUTES_A_DAY
    match = CLOCK.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        raise ValueError(f"{given!r} is not a clock time; {_notation(given, '09:00')}")
    return int(match[1]) * 60 + int(match[2])


def clock(minute: int) -> str:
    """``minute`` of a day as ``HH:MM``; the end of the day is ``24:00``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


ClockTime = Annotated[int, BeforeValidator(_clock), PlainSerializer(clock)]
"""Minutes since midnight, written ``HH:MM``."""


def _date(given: object) -> object:
    if isinstance(given, dt.date) and not isinstance(given, dt.datetime):
        return _in_years(given, given.isoformat())
    if not (isinstance(given, str) and DATE.fullmatch(given)):
        raise ValueError(f"{given!r} is not a date; {_notation(given, '2024-10-24')}")
    try:
        date = dt.date.fromisoformat(given)
    except ValueError:
        raise ValueError(f"{given!r} is not a day of the calendar; correct it") from None
    return _in_years(date, given)


def _moment(given: object) -> object:
    if isinstance(given, dt.datetime):
        return _in_years(given, given.isoformat())
    if not (isinstance(given, str) and MOMENT.fullmatch(given)):
        raise ValueError(f"{given!r} is not a date and time; {_notation(given, '2024-10-24T09:00')}")
    try:
        moment = dt.datetime.fromisoformat(given)
    except ValueError:
        raise ValueError(f"{given!r} is not a day of the calendar; correct it") from None
    return _in_years(moment, given)


def _in_years(found: dt.date, given: str) -> dt.date:
    if found.year not in YEARS:
        limits = f"{YEARS[0]} to {YEARS[-1]}"
        raise ValueError(f"{given!r} is in none of the years {limits}; correct the year")
    return found


def moment_text(moment: dt.datetime) -> str:
    """``moment`` as files write it."""
    return moment.strftime("%Y-%m-%dT%H:%M")


Date = Annotated[dt.date, BeforeValidator(_date)]
Moment = Annotated[dt.datetime, BeforeValidator(_moment), PlainSerializer(moment_text)]
"""A wall-clock date and time in the conference's zone, to the minute."""


def ends_too_early(start: str, end: str) -> str:
    """What is wrong with a stretch of time that does not end after its start."""
    return f"ends at {end}, not after its start at {start}; correct one of the two"


class Window(Value):
    """A stretch of wall-clock time, ``from`` included and ``to`` not."""

    start: Moment = Field(alias="from")
    end: Moment = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Window:
        if self.end <= self.start:
            raise ValueError(ends_too_early(moment_text(self.start), moment_text(self.end)))
        return self


@dataclass(frozen=True, order=True)
class Span:
    """Minutes ``[start, end)`` since midnight of the first day."""

    start: int
    end: int

    @property
    def minutes(self) -> int:
        return self.end - self.start

    def overlap(self, other: Span) -> int:
        """Minutes that both have in common."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


def minutes_outside(span: Span, windows: Iterable[Span]) -> int:
    """How many minutes of ``span`` lie in none of ``windows``, which may overlap each other."""
    left, missing = span.start, 0
    for window in sorted(windows):
        if window.end <= left or window.start >= span.end:
            continue
        missing += max(0, window.start - left)
        left = max(left, window.end)
    return missing + max(0, span.end - left)


WEEKDAYS: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "ar": ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"),
}
MONTHS: dict[Language, tuple[str, ...]] = {
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو",
        "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
    ),
}  # fmt: skip
"""Names of months; the Arabic ones are those in use in Morocco."""


@dataclass(frozen=True)
class DayName:
    """A day as people say it: ``Thursday 24 October 2024``."""

    date: dt.date

    def say(self, language: Language = "en") -> str:
        weekday = WEEKDAYS[language][self.date.weekday()]
        day = "1er" if language == "fr" and self.date.day == 1 else str(self.date.day)
        return f"{weekday} {day} {MONTHS[language][self.date.month - 1]} {self.date.year}"


@dataclass(frozen=True)
class When:
    """A span as people say it: ``Thursday 09:00-10:15``, or ``Thursday 09:00 - Friday 12:00``.

    ``start`` and ``end`` are minutes since midnight of ``date``.
    """

    date: dt.date
    start: int
    end: int

    def say(self, language: Language = "en") -> str:
        if self.end <= MINUTES_A_DAY:
            times = _isolated(f"{clock(self.start)}-{clock(self.end)}", language)
            return f"{WEEKDAYS[language][self.date.weekday()]} {times}"
        return f"{self._moment(self.start, language)} - {self._moment(self.end, language)}"

    def _moment(self, minute: int, language: Language) -> str:
        days, rest = divmod(minute, MINUTES_A_DAY)
        weekday = (self.date + dt.timedelta(days=days)).weekday()
        return f"{WEEKDAYS[language][weekday]} {_isolated(clock(rest), language)}"


def _isolated(times: str, language: Language) -> str:
    return f"{LEFT_TO_RIGHT_ISOLATE}{times}{POP_ISOLATE}" if language in RIGHT_TO_LEFT else times
