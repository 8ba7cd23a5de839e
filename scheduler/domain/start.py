"""When something starts, as people say it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scheduler.domain.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT, Language
from scheduler.domain.time import WEEKDAYS

PATTERNS: dict[Language, str] = {
    "en": "{day} at {time}",
    "fr": "{day} à {time}",
    "ar": "{day} على الساعة {time}",
}


@dataclass(frozen=True)
class Start:
    """A moment on the wall clock: ``Thursday at 11:00``."""

    moment: dt.datetime

    def say(self, language: Language = "en") -> str:
        """Day of the week and time of day."""
        time = f"{self.moment:%H:%M}"
        if language in RIGHT_TO_LEFT:
            time = f"{LEFT_TO_RIGHT_ISOLATE}{time}{POP_ISOLATE}"
        return PATTERNS[language].format(day=WEEKDAYS[language][self.moment.weekday()], time=time)
