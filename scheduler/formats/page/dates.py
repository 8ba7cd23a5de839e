"""The dates of a conference on one line: ``26–28 October 2022``."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scheduler.domain.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT, Language
from scheduler.domain.time import MONTHS


@dataclass(frozen=True)
class Dates:
    """From one date to another, both included; they may be the same."""

    first: dt.date
    last: dt.date

    def say(self, language: Language = "en") -> str:
        """The dates; what they have in common is said once."""
        end = _date(self.last, language)
        if self.first == self.last:
            return end
        if (self.first.year, self.first.month) == (self.last.year, self.last.month):
            numbers = f"{self.first.day}–{self.last.day}"
            if language in RIGHT_TO_LEFT:
                numbers = f"{LEFT_TO_RIGHT_ISOLATE}{numbers}{POP_ISOLATE}"
            return f"{numbers} {MONTHS[language][self.last.month - 1]} {self.last.year}"
        start = _date(self.first, language)
        if self.first.year == self.last.year:
            start = start.removesuffix(f" {self.first.year}")
        return f"{start} – {end}"


def _date(date: dt.date, language: Language) -> str:
    day = "1er" if language == "fr" and date.day == 1 else str(date.day)
    return f"{day} {MONTHS[language][date.month - 1]} {date.year}"
