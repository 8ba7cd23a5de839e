"""Hours that come round every day."""

from __future__ import annotations

from pydantic import Field, model_validator

from scheduler.domain import Span
from scheduler.domain.time import ClockTime, clock
from scheduler.domain.value import Value


class Hours(Value):
    """A stretch of every day, ``from`` included and ``to`` not."""

    start: ClockTime = Field(alias="from")
    end: ClockTime = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Hours:
        if self.end <= self.start:
            fault = f"ends at {clock(self.end)}, not after its start {clock(self.start)}"
            raise ValueError(f"{fault}; split it into one to 24:00 and one from 00:00")
        return self

    def __str__(self) -> str:
        return f"{clock(self.start)}-{clock(self.end)}"

    def on(self, midnight: int) -> Span:
        """These hours of the day that begins at ``midnight``."""
        return Span(midnight + self.start, midnight + self.end)
