"""Fields of a published programme as what they ought to be.

What they are not is a problem, and reading goes on. Only fields that an instance has a place for are looked
at. What is blank or null counts as not given.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any

from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import shown
from scheduler.domain.text import CONTROLS
from scheduler.domain.time import DATE, YEARS
from scheduler.formats.c3voc.found import Path

DURATION = re.compile(r"(\d{1,4}):([0-5]\d)(?::([0-5]?\d))?", re.ASCII)
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::[0-5]\d)?", re.ASCII)
NOT_GIVEN = (None, "")
NUMBER_SIGNS = 15


class Fields:
    """Looks at values by their path, and keeps the problems found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def refuse(self, path: Path, message: str, hint: str) -> None:
        self.problems.append(Problem(path, message, hint))

    def mapping(self, path: Path, value: Any) -> Mapping[str, Any]:
        """A mapping; an empty one where there is none."""
        if isinstance(value, dict):
            return value
        if value is not None:
            self.refuse(
                path, f"is {kind_of(value)}, where a mapping of names to values is wanted", "correct it"
            )
        return {}

    def sequence(self, path: Path, value: Any) -> Sequence[Any]:
        """A list; an empty one where there is none."""
        if isinstance(value, list):
            return value
        if value is not None:
            self.refuse(path, f"is {kind_of(value)}, where a list is wanted", "correct it")
        return ()

    def text(self, path: Path, value: Any) -> str | None:
        """A text with plain line ends; None where it is blank or no text."""
        if value in NOT_GIVEN:
            return None
        if not isinstance(value, str):
            self.refuse(path, f"is {kind_of(value)}, where a text is wanted", "put it in quotes")
            return None
        plain = value.replace("\r\n", "\n").replace("\r", "\n")
        bad = next((char for char in plain if char in CONTROLS), None)
        if bad is not None:
            self.refuse(path, f"holds the control character U+{ord(bad):04X}", "remove it")
            return None
        return plain if plain.strip() else None

    def name(self, path: Path, value: Any) -> str | None:
        """A text or a number as text, as ids are given."""
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
        return self.text(path, value)

    def flag(self, path: Path, value: Any) -> bool:
        if value in NOT_GIVEN or isinstance(value, bool):
            return bool(value)
        if isinstance(value, str) and value.strip().lower() in ("true", "false", "1", "0"):
            return value.strip().lower() in ("true", "1")
        self.refuse(path, f"is {shown(value)}, where true or false is wanted", "correct it")
        return False

    # -- times --------------------------------------------------------------------------------

    def date(self, path: Path, value: Any) -> dt.date | None:
        """A date, or that of a moment."""
        text = self.text(path, value)
        if text is None:
            return None
        try:
            if DATE.match(text):
                return self._in_years(path, dt.date.fromisoformat(text[:10]))
        except ValueError:
            pass
        self.refuse(path, f"{shown(text)} is not a date", "write it as 2024-10-24")
        return None

    def moment(self, path: Path, value: Any) -> dt.datetime | None:
        """A date and time, to the minute, with its offset where it has one."""
        text = self.text(path, value)
        if text is None:
            return None
        try:
            moment = dt.datetime.fromisoformat(text.strip())
        except ValueError:
            moment = None
        if moment is None or len(text.strip()) <= len("2024-10-24"):
            self.refuse(
                path, f"{shown(text)} is not a date and time", "write it as 2024-10-24T09:00:00+01:00"
            )
            return None
        if self._in_years(path, moment.date()) is None:
            return None
        return moment.replace(second=0, microsecond=0)

    def clock(self, path: Path, value: Any) -> int | None:
        """A clock time, in minutes since midnight."""
        text = self.text(path, value)
        if text is None:
            return None
        match = CLOCK.fullmatch(text.strip())
        if match is None:
            self.refuse(path, f"{shown(text)} is not a clock time", "write it as 09:30")
            return None
        return int(match[1]) * 60 + int(match[2])

    def duration(self, path: Path, value: Any) -> int | None:
        """A length, in minutes, begun ones as whole ones."""
        text = self.text(path, value)
        if text is None:
            return None
        match = DURATION.fullmatch(text.strip())
        minutes = 0 if match is None else int(match[1]) * 60 + int(match[2]) + (int(match[3] or 0) > 0)
        if match is None:
            self.refuse(path, f"{shown(text)} is not a length", "write hours and minutes as 01:30")
        elif not minutes:
            self.refuse(path, "lasts no time", "give it the minutes that it takes")
        return minutes or None

    def _in_years(self, path: Path, date: dt.date) -> dt.date | None:
        if date.year in YEARS:
            return date
        self.refuse(path, f"{date} is in none of the years {YEARS[0]} to {YEARS[-1]}", "correct the year")
        return None


def kind_of(value: Any) -> str:
    """What a value is, in words."""
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case bool():
            return "true or false"
        case int() | float():
            return f"the number {str(value)[:NUMBER_SIGNS]}"
        case str():
            return f"the text {shown(value)}"
        case _:
            return "no usable value"
