"""Timeslots as the sheets list them, and who cannot be had in which."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from scheduler.domain import Instance, Kind, Person, Room, Span
from scheduler.domain.time import clock, minutes_outside
from scheduler.formats.optaplanner.times import day_text


@dataclass(frozen=True)
class WrittenSlot:
    """One timeslot: its id, its time, the talk types that it takes, and its tags."""

    id: str
    date: dt.date
    span: Span
    times: tuple[str, str]
    """Start and end as the sheet writes them."""
    types: tuple[str, ...]
    tags: tuple[str, ...]

    @property
    def day(self) -> str:
        return day_text(self.date)


def written_slots(instance: Instance) -> list[WrittenSlot]:
    """All slots of an instance in order."""
    found = []
    for index, block in enumerate(instance.blocks):
        date = instance.days[instance.day_of_block[index]].date
        for number, slot in enumerate(block.slots):
            kinds = [
                str(instance.tag_name("kind", key))
                for key in slot.kinds or instance.kinds
                if _takes_block(instance.kinds[key], block.id)
            ]
            found.append(
                WrittenSlot(
                    block.slot_id(number),
                    date,
                    instance.slot_span(index, number),
                    (clock(slot.start), clock(slot.end)),
                    tuple(kinds),
                    tuple(dict.fromkeys(block.tags + slot.tags)),
                )
            )
    return found


def is_away(instance: Instance, owner: Room | Person, slot: WrittenSlot) -> bool:
    """Whether a room or a person cannot be had in all of a slot, said by slot or by the clock."""
    only = owner.slots if isinstance(owner, Person) else ()
    if slot.id in owner.unavailable_slots or (only and slot.id not in only):
        return True
    if owner.available and minutes_outside(slot.span, instance.spans(owner.available)):
        return True
    return any(slot.span.overlap(span) for span in instance.spans(owner.unavailable))


def _takes_block(kind: Kind, block: str) -> bool:
    return not kind.blocks or block in kind.blocks
