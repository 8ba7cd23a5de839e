"""A session runs longer than planned."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from scheduler.domain import Instance, Placement, Programme, Words
from scheduler.domain.conference import Block, Day, ServiceItem
from scheduler.domain.remade import remade
from scheduler.mishap.failure import Kind
from scheduler.network import Mend, Network, NetworkBuilder, Reason
from scheduler.network.places import Position
from scheduler.rules import state_rules

EVENT = Words(
    en="{session} overruns by {minutes} min",
    fr="{session} déborde de {minutes} min",
    ar="تجاوز {session} وقتها (عدد الدقائق: {minutes})",
)

ADDED = Words(
    en="The time that {session} overruns by is for nothing else.",
    fr="Le temps dont {session} déborde n'est pour rien d'autre.",
    ar="الوقت الذي تتجاوزه {session} ليس لغيرها.",
)


@dataclass(frozen=True)
class Overrun:
    """A session lasts some minutes more, from its place or from any other that will do.

    Where it stands, its block goes on for as long, and offers a slot that holds it; breaks that it runs into
    begin later. What comes after in its room, or needs its people, must yield.
    """

    subject: str
    minutes: int
    kind: Kind = "overruns"

    def words(self, instance: Instance) -> Words:
        return EVENT.with_values(session=instance.name(self.subject), minutes=self.minutes)

    def network(self, instance: Instance, programme: Programme) -> Network:
        old = programme.by_session[self.subject]
        index = instance.block_index.get(old.block)
        changed = self._longer(instance, old)
        if index is None:
            return state_rules(changed)
        roomy = self._with_room_for_it(changed, old, index)
        n_slots = len(instance.blocks[index].slots)
        return self._for_it_alone(state_rules(roomy), index, n_slots)

    def _for_it_alone(self, network: Network, block: int, slot: int) -> Network:
        """The network where the slot that was added, if there is one, takes no other session."""
        if slot == 0 or len(network.instance.blocks[block].slots) == slot:
            return network
        builder = NetworkBuilder(network.instance)

        def added(position: Position) -> int:
            return int(position.block == block and position.first + position.n_slots > slot)

        for session in network.instance.sessions:
            if session.id != self.subject:
                words = ADDED.with_values(session=network.instance.name(self.subject))
                reason = Reason("overrun", (session.id,), words, Mend("never"))
                builder.unary(session.id, level=network.levels[0], reason=reason, position=added)
        return replace(network, terms=(*network.terms, *builder.build().terms))

    def _longer(self, instance: Instance, old: Placement) -> Instance:
        update = {"duration": old.time.minutes + self.minutes, "n_slots": 1}
        return remade(
            instance,
            sessions=tuple(
                session.model_copy(update=update) if session.id == self.subject else session
                for session in instance.sessions
            ),
        )

    def _with_room_for_it(self, instance: Instance, old: Placement, index: int) -> Instance:
        number = instance.day_of_block[index]
        midnight, block = instance.day_start(number), instance.blocks[index]
        start, end = old.start - midnight, old.end - midnight
        longer = _longer_block(block, old.slot, start, end + self.minutes)
        day = _with_block(instance.days[number], longer, end, end + self.minutes)
        days = tuple(day if n == number else other for n, other in enumerate(instance.days))
        changed = remade(instance, days=days)
        return _with_slot_for_people(changed, block, longer, old.slot)


def _longer_block(block: Block, slot: int, start: int, end: int) -> Block:
    update: dict[str, Any] = {"end": max(block.end, end)}
    if block.step is None and slot < len(block.slots):
        # Last, so that the numbers of the others stay as they are.
        given = block.slots[slot]
        longer = given.model_copy(update={"id": None, "start": start, "end": end})
        update["slots"] = (*block.slots, longer)
    return block.model_copy(update=update)


def _with_block(day: Day, longer: Block, end: int, later: int) -> Day:
    """The day with one block longer, and its breaks out of the way of what ends ``later`` than at ``end``."""
    blocks = tuple(longer if block.id == longer.id else block for block in day.blocks)
    service = tuple(item for given in day.service if (item := _yielding(given, end, later)) is not None)
    return day.model_copy(update={"blocks": blocks, "service": service})


def _yielding(item: ServiceItem, end: int, later: int) -> ServiceItem | None:
    """What is left of a break, where something that ran up to it ends later."""
    if not item.closed or not end <= item.start < later:
        return item
    return item.model_copy(update={"start": later}) if later < item.end else None


def _with_slot_for_people(instance: Instance, block: Block, longer: Block, slot: int) -> Instance:
    """Who is there in the slot is there while it lasts longer."""
    if len(longer.slots) == len(block.slots):
        return instance
    given, more = block.slot_id(slot), longer.slot_id(len(block.slots))
    people = tuple(
        person.model_copy(update={"slots": (*person.slots, more)}) if given in person.slots else person
        for person in instance.people
    )
    return remade(instance, people=people)
