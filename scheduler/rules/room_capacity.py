"""Everybody who is expected finds a seat."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} expects an audience of {audience}, and needs as many seats.",
    fr="{session} attend un public de {audience}, et il lui faut autant de places.",
    ar="عدد الحضور المنتظر في {session}: {audience}، ويلزمها عدد مماثل من المقاعد.",
)
BROKEN = Words(
    en="{session} expects an audience of {audience} in {rooms} (seats: {seats}; people without a "
    "seat: {over}).",
    fr="{session} attend un public de {audience} dans {rooms} (places : {seats} ; personnes sans "
    "place : {over}).",
    ar="عدد الحضور المنتظر في {session}: {audience}، وعدد مقاعد {rooms}: {seats} (عدد من لا مقعد "
    "لهم: {over}).",
)


class RoomCapacity(Rule):
    """No more people are expected at a session than its rooms seat.

    Seats are those of the set-up of the session, or of its kind; a session in several rooms has the seats
    of all of them.
    """

    title: ClassVar[Words] = Words(en="Rooms large enough", fr="Capacité des salles", ar="سعة القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "people without a seat"
    example: ClassVar[str] = "room_capacity: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for session, audience in instance.expected:
            words = DEMAND.with_values(session=session.title, audience=audience)
            mend = Mend("priced", f"sessions.{session.id}.audience")
            network.unary(
                session.id,
                level=self.level,
                reason=self.reason(session.id, words=words, mend=mend),
                weight=self.weight,
                rooms=partial(_people_too_many, instance, session, audience),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            audience = standing = session.audience or 0
            for room in placement.rooms:
                standing -= instance.room[room].seats(instance.setup_of(session))
            if standing > 0:
                words = BROKEN.with_values(
                    session=session.title,
                    audience=audience,
                    rooms=tuple(instance.name(room) for room in placement.rooms),
                    seats=audience - standing,
                    over=standing,
                )
                yield self.violation(standing, session.id, *placement.rooms, words=words)


def _people_too_many(instance: Instance, session: Session, audience: int, choice: RoomChoice) -> int:
    return max(0, audience - instance.seats(session, choice.rooms))
