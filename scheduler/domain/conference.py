"""The frame of a conference: its name, its days, the blocks of time, and what is not solved."""

from __future__ import annotations

import zoneinfo
from typing import Annotated

from pydantic import AfterValidator, Field, model_validator

from scheduler.domain.problem import closest
from scheduler.domain.text import GivenText, Language
from scheduler.domain.time import ClockTime, Date, clock, ends_too_early
from scheduler.domain.value import Flag, Founded, Id, PositiveInt, Value


def _known_zone(name: str) -> str:
    try:
        zoneinfo.ZoneInfo(name)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
        meant = closest(name, zoneinfo.available_timezones())
        hint = f"did you mean {meant!r}?" if meant else "write it as Africa/Casablanca"
        raise ValueError(f"{name!r} is not a time zone; {hint}") from None
    return name


class Conference(Founded):
    """What the whole is called and where it is held."""

    name: GivenText
    theme: GivenText | None = None
    venue: GivenText | None = None
    timezone: Annotated[str, AfterValidator(_known_zone)]
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    participants: PositiveInt | None = None
    """How many people are expected in all."""
    acronym: Id | None = None


class Slot(Value):
    """An explicit place in time inside a block, for some kinds of session or for all."""

    id: Id | None = None
    """Default: the block's id, a dot and the slot's number from 1."""
    start: ClockTime
    end: ClockTime
    kinds: tuple[Id, ...] = ()
    """The kinds that it takes; none given: all."""

    @model_validator(mode="after")
    def _in_order(self) -> Slot:
        if self.end <= self.start:
            raise ValueError(ends_too_early(clock(self.start), clock(self.end)))
        return self


class Block(Value):
    """A stretch of one day in which sessions may stand: explicit slots, or a grid of ``step`` minutes."""

    id: Id
    title: GivenText | None = None
    start: ClockTime
    end: ClockTime
    slots: tuple[Slot, ...] = ()
    step: PositiveInt | None = None

    @model_validator(mode="after")
    def _shape(self) -> Block:
        if self.end <= self.start:
            raise ValueError(ends_too_early(clock(self.start), clock(self.end)))
        if bool(self.slots) == (self.step is not None):
            amount = "both slots and a step" if self.slots else "neither slots nor a step"
            raise ValueError(f"has {amount}; give it either slots or a step in minutes")
        for slot in self.slots:
            if slot.start < self.start or slot.end > self.end:
                place = f"{clock(slot.start)}-{clock(slot.end)} outside {clock(self.start)}-{clock(self.end)}"
                raise ValueError(f"has a slot {place}; move the slot or lengthen the block")
        return self

    def slot_id(self, index: int) -> str:
        """The id of the slot at ``index``, counted from 0."""
        return self.slots[index].id or f"{self.id}.{index + 1}"


class ServiceItem(Founded):
    """A break, lunch, exhibition, badges: shown, never solved.

    ``closed``: no session may stand at that time, in ``rooms`` or anywhere. A blocker is not ``public``.
    """

    title: GivenText
    start: ClockTime
    end: ClockTime
    closed: Flag = False
    public: Flag = True
    rooms: tuple[Id, ...] = ()

    @model_validator(mode="after")
    def _in_order(self) -> ServiceItem:
        if self.end <= self.start:
            raise ValueError(ends_too_early(clock(self.start), clock(self.end)))
        return self


class Day(Value):
    """One date, with its blocks in order and its service items."""

    date: Date
    title: GivenText | None = None
    blocks: tuple[Block, ...] = ()
    service: tuple[ServiceItem, ...] = ()
