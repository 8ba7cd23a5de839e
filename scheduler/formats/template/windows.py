"""Stretches of time as people type them into a cell, one after the other.

``2030-05-16 09:00-12:30``, ``2030-05-16`` (the whole day), ``2030-05-16 14:00 - 2030-05-17 10:00``,
``Thursday 09:00-12:00`` and ``09:00-12:00`` (on every day), or a block.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scheduler.domain.time import MINUTES_A_DAY, WEEKDAYS, moment_text
from scheduler.formats.template.cells import (
    CLOCK,
    DAY_FIRST,
    IN_WORDS,
    ISO_DATE,
    date_of_text,
    minutes_of_clock,
)
from scheduler.formats.template.folding import folded, with_plain_digits
from scheduler.formats.template.unreadable import UnreadableCellError, shown

_UNNAMED_CLOCK = re.sub(r"\?P<\w+>", "?:", CLOCK)
_TOKEN = re.compile(
    rf"(?P<date>{ISO_DATE}|{DAY_FIRST}|{IN_WORDS})(?=\D|$)|(?P<clock>{_UNNAMED_CLOCK})(?!\d)|(?P<word>[^\W\d_]+)"
    r"|(?P<sign>[-–—,→()\s\u2066-\u2069\u200e\u200f]+)|(?P<other>.)",
    re.DOTALL,
)
_FILLERS = frozenset(
    folded(word)
    for word in ("from", "to", "until", "at", "t", "de", "du", "le", "à", "au", "من", "إلى", "الى")
)
_WEEKDAYS = {folded(name): number for names in WEEKDAYS.values() for number, name in enumerate(names)}
HINT = "write it as 2030-05-16 09:00-12:30"

Window = dict[str, str]


@dataclass(frozen=True)
class _Token:
    """A date (``dates``: the days that a weekday can be), or a time of day in minutes."""

    dates: tuple[dt.date, ...] = ()
    minute: int | None = None

    @property
    def sort(self) -> str:
        return "D" if self.minute is None else "T"


def windows(text: str, dates: Sequence[dt.date]) -> Iterator[Window]:
    """The windows that one part of a cell tells; ``dates`` are those of the conference.

    Raises
    ------
    UnreadableCellError
        It tells none.
    """
    tokens = list(_tokens(text, dates))
    match "".join(token.sort for token in tokens):
        case "D":
            yield from (_window(day, 0, day, MINUTES_A_DAY) for day in tokens[0].dates)
        case "DD":
            yield _window(tokens[0].dates[0], 0, tokens[1].dates[0], MINUTES_A_DAY)
        case "DTT":
            for day in tokens[0].dates:
                yield _window(day, tokens[1].minute, day, tokens[2].minute)
        case "DTDT":
            yield _window(tokens[0].dates[0], tokens[1].minute, tokens[2].dates[0], tokens[3].minute)
        case "TT":
            for day in dates:
                yield _window(day, tokens[0].minute, day, tokens[1].minute)
        case _:
            raise UnreadableCellError((f"{shown(text)} is no stretch of time", HINT))


def _window(first: dt.date, start: int | None, last: dt.date, end: int | None) -> Window:
    return {"from": _moment(first, start or 0), "to": _moment(last, end or 0)}


def _moment(day: dt.date, minute: int) -> str:
    try:
        return moment_text(dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minute))
    except OverflowError:
        raise UnreadableCellError((f"{day} is the last day there is", "correct the year")) from None


def _tokens(text: str, dates: Sequence[dt.date]) -> Iterator[_Token]:
    for found in _TOKEN.finditer(with_plain_digits(text)):
        if found["date"]:
            yield _Token((dt.date.fromisoformat(date_of_text(found["date"])),))
        elif found["clock"]:
            minute = minutes_of_clock(found["clock"])
            if minute is None:
                raise UnreadableCellError((f"{shown(found['clock'])} is not a time of day", HINT))
            yield _Token(minute=minute)
        elif found["word"] and folded(found["word"]) in _WEEKDAYS:
            yield from _weekday(folded(found["word"]), dates, text)
        elif found["other"] or (found["word"] and folded(found["word"]) not in _FILLERS):
            raise UnreadableCellError((f"{shown(text)} is no stretch of time", HINT))


def _weekday(word: str, dates: Sequence[dt.date], text: str) -> Iterator[_Token]:
    """The days that are such a day of the week; none where its date stands beside it."""
    if re.search(rf"{ISO_DATE}|{DAY_FIRST}|{IN_WORDS}", text):
        return
    days = tuple(day for day in dates if day.weekday() == _WEEKDAYS[word])
    if not days:
        raise UnreadableCellError((f"{shown(word)} is no day of the conference", HINT))
    yield _Token(days)
