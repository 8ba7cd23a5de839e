"""Everybody who is expected finds a seat."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
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
                rooms=_PeopleTooMany(instance, instance.setup_of(session), audience),
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


@dataclass(frozen=True)
class _PeopleTooMany:
    """How many of an audience find no seat in a choice of rooms in a set-up."""

    instance: Instance = field(compare=False, repr=False)
    setup: str | None
    audience: int

    def __call__(self, choice: RoomChoice) -> int:
        return max(0, self.audience - self.instance.seats_in(choice.rooms, self.setup))
