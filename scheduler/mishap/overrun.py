"""A session runs longer than planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, TypeVar

from scheduler.domain import Instance, Placement, Programme, ServiceItem, Span, Words
from scheduler.domain.conference import Block, Day
from scheduler.domain.remade import remade
from scheduler.domain.value import Value
from scheduler.mishap.failure import Kind
from scheduler.mishap.giving_way import GivingWay
from scheduler.mishap.overtime import Overtime
from scheduler.network import Network
from scheduler.rules import state_rules

EVENT = Words(
    en="{session} overruns by {minutes} min",
    fr="{session} déborde de {minutes} min",
    ar="تجاوز {session} وقتها (عدد الدقائق: {minutes})",
)

Known = TypeVar("Known", bound=Value)


@dataclass(frozen=True)
class Overrun:
    """A session lasts some minutes more, from its place or from any other that will do.

    Where it stands, its block goes on for as long, and offers a slot that holds it; breaks that it runs into
    begin later. That is for it alone (see `Overtime`): elsewhere it must fit as ever, and so must all others.
    What comes after in its room, or needs its people, must yield.
    """

    subject: str
    minutes: int
    kind: Kind = "overruns"

    def words(self, instance: Instance) -> Words:
        return EVENT.with_values(session=instance.name(self.subject), minutes=self.minutes)

    def network(self, instance: Instance, programme: Programme) -> Network:
        old = programme.by_session[self.subject]
        index = instance.block_index.get(old.block)
        longer = self._longer(instance, old)
        if index is None:
            return state_rules(longer)
        breaks = GivingWay(longer, longer.day_of_block[index], old, self.minutes)
        roomy = self._with_room_for_it(longer, old, index, breaks)
        time = Span(old.start, old.end + self.minutes)
        overtime = Overtime(self.subject, time, longer, index, tuple(breaks.given_up()))
        network = state_rules(roomy)
        return replace(network, terms=(*network.terms, *overtime.terms(roomy)))

    def _longer(self, instance: Instance, old: Placement) -> Instance:
        update = {"duration": old.time.minutes + self.minutes, "n_slots": 1}
        return remade(
            instance,
            sessions=tuple(
                session.model_copy(update=update) if session.id == self.subject else session
                for session in instance.sessions
            ),
        )

    def _with_room_for_it(
        self, instance: Instance, old: Placement, index: int, breaks: GivingWay
    ) -> Instance:
        number = instance.day_of_block[index]
        midnight, block = instance.day_start(number), instance.blocks[index]
        start, end = old.start - midnight, old.end - midnight
        longer = _longer_block(block, old.slot, start, end + self.minutes)
        day = _with_block(instance.days[number], longer, breaks.left())
        days = tuple(day if n == number else other for n, other in enumerate(instance.days))
        changed = remade(instance, days=days)
        return _with_slot_known(changed, block, longer, old.slot)


def _longer_block(block: Block, slot: int, start: int, end: int) -> Block:
    update: dict[str, Any] = {"end": max(block.end, end)}
    if block.step is None and slot < len(block.slots):
        # Last, so that the numbers of the others stay as they are.
        given = block.slots[slot]
        longer = given.model_copy(update={"id": None, "start": start, "end": end})
        update["slots"] = (*block.slots, longer)
    return block.model_copy(update=update)


def _with_block(day: Day, longer: Block, service: tuple[ServiceItem, ...]) -> Day:
    blocks = tuple(longer if block.id == longer.id else block for block in day.blocks)
    return day.model_copy(update={"blocks": blocks, "service": service})


def _with_slot_known(instance: Instance, block: Block, longer: Block, slot: int) -> Instance:
    """Who is there in the slot, or away, is so while it lasts longer, and so it is with rooms."""
    if len(longer.slots) == len(block.slots):
        return instance
    given, more = block.slot_id(slot), longer.slot_id(len(block.slots))

    fields = ("slots", "unavailable_slots")
    people = tuple(_naming(person, fields, given, more) for person in instance.people)
    rooms = tuple(_naming(room, fields[1:], given, more) for room in instance.rooms)
    return remade(instance, people=people, rooms=rooms)


def _naming(subject: Known, fields: tuple[str, ...], given: str, more: str) -> Known:
    """Somebody or a room whose lists that name one slot name one more."""
    named = {field: getattr(subject, field) for field in fields}
    update = {field: (*slots, more) for field, slots in named.items() if given in slots}
    return subject.model_copy(update=update)
