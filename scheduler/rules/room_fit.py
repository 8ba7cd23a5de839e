"""Rooms are not much too large for their sessions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.value import PositiveInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="{session} stands in rooms that are not much too large for an audience of {audience}.",
    fr="{session} se tient dans des salles pas trop grandes pour un public de {audience}.",
    ar="تنعقد {session} في قاعات لا تفوق سعتها بكثير عدد الحضور المنتظر ({audience}).",
)
BROKEN = Words(
    en="{session} expects an audience of {audience} in {rooms} (empty seats: {empty}).",
    fr="{session} attend un public de {audience} dans {rooms} (places vides : {empty}).",
    ar="عدد الحضور المنتظر في {session} ({rooms}): {audience}، وعدد المقاعد الشاغرة: {empty}.",
)


class RoomFit(Rule):
    """Sessions stand in rooms of about their size.

    Every full ``seats`` empty seats count one. Seats are those of the set-up, all rooms of the session
    together; sessions whose audience is not given do not count.
    """

    title: ClassVar[Words] = Words(en="Rooms of the right size", fr="Salles à la mesure", ar="تناسب القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "empty seats, divided by `seats` and rounded down"
    example: ClassVar[str] = "room_fit: {level: soft, seats: 10}"

    seats: PositiveInt = 10
    """How many empty seats count one."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for session, audience in instance.expected:
            words = WISH.with_values(session=session.title, audience=audience)
            mend = Mend("free", f"sessions.{session.id}.audience")
            network.unary(
                session.id,
                level=self.level,
                reason=self.reason(session.id, words=words, mend=mend),
                weight=self.weight,
                rooms=_UnitsEmpty(instance, instance.setup_of(session), audience, self.seats),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            if session.audience is None:
                continue
            setup = instance.setup_of(session)
            empty = sum(instance.room[room].seats(setup) for room in placement.rooms) - session.audience
            units = len(range(self.seats, empty + 1, self.seats))
            if units:
                words = BROKEN.with_values(
                    session=session.title,
                    audience=session.audience,
                    rooms=tuple(instance.name(room) for room in placement.rooms),
                    empty=empty,
                )
                yield self.violation(units, session.id, *placement.rooms, words=words)


@dataclass(frozen=True)
class _UnitsEmpty:
    """Empty seats that an audience leaves in a choice of rooms in a set-up, in full units of ``seats``."""

    instance: Instance = field(compare=False, repr=False)
    setup: str | None
    audience: int
    seats: int

    def __call__(self, choice: RoomChoice) -> int:
        return max(0, self.instance.seats_in(choice.rooms, self.setup) - self.audience) // self.seats
