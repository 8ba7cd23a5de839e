"""The frame of a conference: its name, its days, the blocks of time, and what is not solved."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from scheduler.domain.known_zone import known_zone
from scheduler.domain.text import GivenText, Language, Tag
from scheduler.domain.time import ClockTime, Date, clock, ends_too_early
from scheduler.domain.value import Flag, Founded, FrozenMap, Id, NonNegativeInt, PositiveInt, Value
from scheduler.domain.web_address import web_address


class Conference(Founded):
    """What the whole is called and where it is held."""

    name: GivenText
    theme: GivenText | None = None
    venue: GivenText | None = None
    timezone: Annotated[str, AfterValidator(known_zone)]
    languages: tuple[Language, ...] = Field(("en",), min_length=1)
    participants: PositiveInt | None = None
    """How many people are expected in all."""
    acronym: Id | None = None
    website: Annotated[str, Field(strict=True), AfterValidator(web_address)] | None = None
    """Where the sessions have their pages."""


class Slot(Value):
    """An explicit place in time inside a block, for some kinds of session or for all."""

    id: Id | None = None
    """Default: the block's id, a dot and the slot's number from 1."""
    start: ClockTime
    end: ClockTime
    kinds: tuple[Id, ...] = ()
    """The kinds that it takes; none given: all."""
    tags: tuple[Tag, ...] = ()
    """What can be said of this time, such as ``After lunch``, besides the tags of its block."""

    @model_validator(mode="after")
    def _in_order(self) -> Slot:
        if self.end <= self.start:
            raise ValueError(ends_too_early(clock(self.start), clock(self.end)))
        return self


class Block(Value):
    """A stretch of one day in which sessions may stand: explicit slots, or a grid of ``step`` minutes.

    A block with ``timeline: own`` has ``n_slots`` equal slots, and nothing in it overlaps anything of
    another block, whatever the clock says; such blocks follow each other in the order listed.
    """

    id: Id
    title: GivenText | None = None
    start: ClockTime
    end: ClockTime
    slots: tuple[Slot, ...] = ()
    step: PositiveInt | None = None
    timeline: Literal["shared", "own"] = "shared"
    n_slots: PositiveInt | None = None
    """Number of equal slots of a block with its own timeline; they need not be whole minutes."""
    tags: tuple[Tag, ...] = ()
    """What can be said of this time, such as ``After lunch``."""
    room_penalties: FrozenMap[Id, NonNegativeInt] = {}
    """What it costs to use a room in this block."""

    @model_validator(mode="after")
    def _shape(self) -> Block:
        if self.end <= self.start:
            raise ValueError(ends_too_early(clock(self.start), clock(self.end)))
        if self.timeline == "own":
            self._has_only_equal_slots()
            return self
        if self.n_slots is not None:
            raise ValueError(
                "has n_slots without `timeline: own`; list its slots, or give it a step in minutes"
            )
        if bool(self.slots) == (self.step is not None):
            amount = "both slots and a step" if self.slots else "neither slots nor a step"
            raise ValueError(f"has {amount}; give it either slots or a step in minutes")
        for slot in self.slots:
            if slot.start < self.start or slot.end > self.end:
                place = f"{clock(slot.start)}-{clock(slot.end)} outside {clock(self.start)}-{clock(self.end)}"
                raise ValueError(f"has a slot {place}; move the slot or lengthen the block")
        return self

    def _has_only_equal_slots(self) -> None:
        if self.slots or self.step is not None or self.n_slots is None:
            raise ValueError("has its own timeline; give it n_slots, and neither slots nor a step")

    @property
    def slot_ids(self) -> tuple[str, ...]:
        """Ids of its slots in order; none on a grid."""
        return tuple(map(self.slot_id, range(self.n_slots or len(self.slots))))

    def slot_id(self, index: int) -> str:
        """The id of the slot at ``index``, counted from 0."""
        own = self.slots[index].id if self.slots else None
        return own or f"{self.id}.{index + 1}"


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
