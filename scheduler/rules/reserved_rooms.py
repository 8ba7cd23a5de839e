"""At some times a room is kept for some sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Reserved, Room, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._amounts import MinutesInside, TakesUp
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} does not stand in {room} while it is kept for others ({when}).",
    fr="{session} ne se tient pas dans la salle {room} lorsque celle-ci est réservée à d'autres ({when}).",
    ar="لا تنعقد {session} في {room} حين تكون القاعة محجوزة لغيرها ({when}).",
)
BROKEN = Words(
    en="{room} is kept for {whom} during {minutes} min of {session} ({when}).",
    fr="La salle {room} est réservée à {whom} pendant {minutes} min de {session} ({when}).",
    ar="{room} محجوزة لـ{whom} خلال {session} ({when})، وعدد الدقائق: {minutes}.",
)


class ReservedRooms(Rule):
    """While a room is reserved, only sessions of those kinds, tracks or tags stand in it.

    A session may stand there if it is of one of the kinds, or of one of the tracks, or has one of the tags.
    What is reserved of a room holds for all rooms that it is part of.
    """

    title: ClassVar[Words] = Words(en="Rooms reserved", fr="Salles réservées", ar="القاعات المحجوزة")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "minutes of other sessions within each reserved time of a room"
    example: ClassVar[str] = "reserved_rooms: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for room in instance.rooms:
            for index, reserved in enumerate(room.reserved):
                for session in instance.sessions:
                    if not _is_for(instance, reserved, session):
                        self._state(network, room, index, session)

    def _state(self, network: NetworkBuilder, room: Room, index: int, session: Session) -> None:
        instance = network.instance
        span = instance.span(room.reserved[index])
        words = DEMAND.with_values(
            session=session.title, room=instance.name(room.id), when=instance.when(span)
        )
        mend = Mend("priced", f"rooms.{room.id}.reserved.{index}")
        reason = self.reason(session.id, room.id, words=words, mend=mend)
        lost = (MinutesInside((span,)), TakesUp(instance, room.id))
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, both=lost)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            time = instance.clock_span(placement.time)
            for room in sorted(instance.with_parts(placement.rooms)):
                for reserved in instance.room[room].reserved:
                    minutes = minutes_inside(time, (instance.span(reserved),))
                    if minutes and not _welcome(instance, reserved, session):
                        words = BROKEN.with_values(
                            room=instance.name(room),
                            whom=_whom(instance, reserved),
                            minutes=minutes,
                            session=session.title,
                            when=instance.when(placement.time),
                        )
                        yield self.violation(minutes, session.id, room, words=words)


def _is_for(instance: Instance, reserved: Reserved, session: Session) -> bool:
    """Whether a room is reserved for a session, too."""
    tags = any(set(instance.tags(session, family)) & set(tags) for family, tags in reserved.tags.items())
    return session.kind in reserved.kinds or bool(set(session.tracks) & set(reserved.tracks)) or tags


def _welcome(instance: Instance, reserved: Reserved, session: Session) -> bool:
    """Whether a session has something for which the room is kept, looked up from the session's side."""
    kept = {("kind", kind) for kind in reserved.kinds} | {("track", track) for track in reserved.tracks}
    kept |= {(family, tag) for family, tags in reserved.tags.items() for tag in tags}
    families = {"kind", "track", *reserved.tags}
    return any((family, tag) in kept for family in families for tag in instance.tags(session, family))


def _whom(instance: Instance, reserved: Reserved) -> tuple[object, ...]:
    """Names of the kinds, tracks and tags for which a room is kept."""
    of_family = {"kind": reserved.kinds, "track": reserved.tracks, **reserved.tags}
    return tuple(instance.tag_name(family, tag) for family, tags in of_family.items() for tag in tags)
