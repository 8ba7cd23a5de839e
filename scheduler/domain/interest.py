"""A group of people who wish to attend the same sessions."""

from __future__ import annotations

from pydantic import Field

from scheduler.domain.value import Founded, Id, PositiveInt


class Interest(Founded):
    """``size`` people who would like to be at all of ``sessions``: one voter's favourites, or a survey's."""

    sessions: tuple[Id, ...] = Field(min_length=1)
    size: PositiveInt = 1
