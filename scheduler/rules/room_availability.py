"""Rooms hold sessions only while they are available."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Room, Session, Violation, Words
from scheduler.domain.time import minutes_outside
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position, RoomChoice
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
        for room in network.instance.rooms:
            for session in network.instance.sessions:
                self._state_available(network, room, session)
                self._state_unavailable(network, room, session)
                self._state_slots(network, room, session)

    def _state_available(self, network: NetworkBuilder, room: Room, session: Session) -> None:
        available = network.instance.spans(room.available)
        if available:
            lost = _where_taken(network, room, session, lambda p: minutes_outside(p.clock, available))
            self._state(network, room, session, AVAILABLE, "available", lost)

    def _state_unavailable(self, network: NetworkBuilder, room: Room, session: Session) -> None:
        unavailable = network.instance.spans(room.unavailable)
        if unavailable:
            lost = _where_taken(
                network, room, session, lambda p: p.clock.minutes - minutes_outside(p.clock, unavailable)
            )
            self._state(network, room, session, UNAVAILABLE, "unavailable", lost)

    def _state_slots(self, network: NetworkBuilder, room: Room, session: Session) -> None:
        blocks, missed = network.instance.blocks, frozenset(room.unavailable_slots)
        if missed:

            def inside(position: Position) -> int:
                ids = blocks[position.block].slot_ids[position.first : position.first + position.n_slots]
                return 0 if missed.isdisjoint(ids) else position.clock.minutes

            lost = _where_taken(network, room, session, inside)
            self._state(network, room, session, SLOTS, "unavailable_slots", lost)

    def _state(
        self,
        network: NetworkBuilder,
        room: Room,
        session: Session,
        words: Words,
        field: str,
        lost: Callable[[Position, RoomChoice], int],
    ) -> None:
        words = words.with_values(session=session.title, room=network.instance.name(room.id))
        mend = Mend("priced", f"rooms.{room.id}.{field}")
        reason = self.reason(session.id, room.id, words=words, mend=mend)
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, both=lost)

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


def _where_taken(
    network: NetworkBuilder, room: Room, session: Session, lost: Callable[[Position], int]
) -> Callable[[Position, RoomChoice], int]:
    """What each position loses, where the choice of rooms takes up the room."""
    minutes = {position: lost(position) for position in network.positions(session.id)}
    choices = network.room_choices(session.id)
    takes = {choice: room.id in network.instance.with_parts(choice.rooms) for choice in choices}
    return lambda position, choice: minutes[position] * takes[choice]


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
