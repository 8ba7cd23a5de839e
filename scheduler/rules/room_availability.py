"""Rooms hold sessions only while they are available."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Room, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.tabulation import ByPosition
from scheduler.rules._amounts import MinutesInside, MinutesInSlots, MinutesOutside, TakesUp
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

AVAILABLE = Words(
    en="{session} stands in {room} only while the room is available.",
    fr="{session} ne se tient dans {room} que lorsque la salle est disponible.",
    ar="لا تنعقد {session} في {room} إلا في أوقات إتاحة القاعة.",
)
UNAVAILABLE = Words(
    en="{session} does not stand in {room} while the room is unavailable.",
    fr="{session} ne se tient pas dans {room} lorsque la salle est indisponible.",
    ar="لا تنعقد {session} في {room} حين تكون القاعة غير متاحة.",
)
SLOTS = Words(
    en="{session} does not stand in {room} in a slot in which the room is unavailable.",
    fr="{session} ne se tient pas dans {room} pendant un créneau où la salle est indisponible.",
    ar="لا تنعقد {session} في {room} في خانة زمنية تكون فيها القاعة غير متاحة.",
)
BROKEN = Words(
    en="{room} is not available for {minutes} min of {session} ({when}).",
    fr="{room} n'est pas disponible pendant {minutes} min de {session} ({when}).",
    ar="تنعقد {session} ({when}) خارج أوقات إتاحة {room} (عدد الدقائق خارجها: {minutes}).",
)

Demand = tuple[Words, Mend, ByPosition]
"""A sentence, how it could be mended, and what a session at a position loses of its minutes."""


class RoomAvailability(Rule):
    """A session stands in a room only at times when the room is available.

    A room is available inside its ``available`` windows (none given: always) and outside its
    ``unavailable`` ones; a session that takes one of its ``unavailable_slots`` is charged with all its
    minutes. The three are counted separately. A room made of others is available only while all its parts
    are. A session in several rooms is charged for each.
    """

    title: ClassVar[Words] = Words(en="Rooms available", fr="Disponibilité des salles", ar="توفر القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = (
        "minutes outside the available times + minutes within the unavailable ones + minutes of sessions in "
        "unavailable slots, for each room and part"
    )
    example: ClassVar[str] = "room_availability: {level: hard}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Room unavailable timeslot",)

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for room in instance.rooms:
            takes, demands = TakesUp(instance, room.id), _demands(instance, room)
            for session in instance.sessions if demands else ():
                for words, mend, lost in demands:
                    told = words.with_values(session=session.title, room=instance.name(room.id))
                    reason = self.reason(session.id, room.id, words=told, mend=mend)
                    both = (lost, takes)
                    network.unary(session.id, level=self.level, reason=reason, weight=self.weight, both=both)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            for room in sorted(instance.with_parts(placement.rooms)):
                minutes_shut = _minutes_shut(instance, instance.room[room], placement)
                for minutes in (*minutes_shut, *_minutes_of_slots(instance, instance.room[room], placement)):
                    words = BROKEN.with_values(
                        room=instance.name(room),
                        minutes=minutes,
                        session=instance.name(placement.session),
                        when=instance.when(placement.time),
                    )
                    yield self.violation(minutes, placement.session, room, words=words)


def _demands(instance: Instance, room: Room) -> list[Demand]:
    """What a room's availability demands of each session, none where it has no such field."""
    found: list[Demand] = []
    if room.available:
        outside = MinutesOutside(instance.spans(room.available))
        found.append((AVAILABLE, _mend(room, "available"), outside))
    if room.unavailable:
        inside = MinutesInside(instance.spans(room.unavailable))
        found.append((UNAVAILABLE, _mend(room, "unavailable"), inside))
    if room.unavailable_slots:
        missed = MinutesInSlots(instance, frozenset(room.unavailable_slots))
        found.append((SLOTS, _mend(room, "unavailable_slots"), missed))
    return found


def _mend(room: Room, field: str) -> Mend:
    return Mend("priced", f"rooms.{room.id}.{field}")


def _minutes_shut(instance: Instance, room: Room, placement: Placement) -> Iterator[int]:
    """Minutes outside the available times and within the unavailable ones, where there are any."""
    available, unavailable = instance.spans(room.available), instance.spans(room.unavailable)
    time = instance.clock_span(placement.time)
    outside = time.minutes - minutes_inside(time, available)
    if available and outside:
        yield outside
    inside = minutes_inside(time, unavailable)
    if inside:
        yield inside


def _minutes_of_slots(instance: Instance, room: Room, placement: Placement) -> Iterator[int]:
    """All minutes of a placement that takes an unavailable slot of the room."""
    block = instance.block_index.get(placement.block)
    if block is None or not room.unavailable_slots:
        return
    end = placement.slot + instance.session[placement.session].n_slots
    taken = instance.blocks[block].slot_ids[placement.slot : end]
    if any(slot in taken for slot in room.unavailable_slots):
        yield instance.clock_span(placement.time).minutes
