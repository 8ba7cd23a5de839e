"""What a random conference is to be like."""

from __future__ import annotations

from dataclasses import dataclass

from scheduler.errors import UsageError

LEAST_SESSIONS, MOST_SESSIONS = 10, 5000
MOST_DAYS = 14
LEAST_TIGHTNESS = 20
STEPS = (5, 10, 15, 30)
"""Minutes of a grid on which all hidden starts lie."""

DAYS_UP_TO = ((30, 1), (120, 2), (600, 3), (2000, 4))
"""Days of conferences of up to so many sessions; larger ones have `DAYS_OF_THE_LARGEST`."""
DAYS_OF_THE_LARGEST = 5


@dataclass(frozen=True)
class Wanted:
    """``tightness`` is the share of the rooms' time that is to be used, in percent.

    ``days`` None: as many as a conference of this size usually has. ``step``: blocks are grids of so many
    minutes; None: they have explicit slots, which keeps the places few.
    """

    sessions: int = 60
    seed: int = 0
    days: int | None = None
    tightness: int = 75
    step: int | None = None

    @property
    def n_days(self) -> int:
        if self.days is not None:
            return self.days
        return next((days for most, days in DAYS_UP_TO if self.sessions <= most), DAYS_OF_THE_LARGEST)

    def insist(self) -> None:
        """See that there can be such a conference.

        Raises
        ------
        UsageError
            A number is too small or too large.
        """
        _within("sessions", self.sessions, LEAST_SESSIONS, MOST_SESSIONS)
        _within("days", self.n_days, 1, min(MOST_DAYS, self.sessions // 2))
        _within("tightness", self.tightness, LEAST_TIGHTNESS, 100)
        if self.step is not None and self.step not in STEPS:
            listed = ", ".join(map(str, STEPS))
            raise UsageError(f"a step of {self.step} minutes fits no block", f"give one of {listed}")


def _within(name: str, given: int, low: int, high: int) -> None:
    if not low <= given <= high:
        raise UsageError(f"{given} is no number of {name} for this", f"give one from {low} to {high}")
