"""Sessions avoid the rooms in which they have a penalty."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="{session} has a penalty in some rooms and avoids them: {rooms}.",
    fr="{session} évite les salles pour lesquelles elle a une pénalité : {rooms}.",
    ar="تتجنب {session} القاعات التي حُدد لها فيها جزاء: {rooms}.",
)
BROKEN = Words(
    en="{session} ({when}) stands in {room}, where it has a penalty: {penalty} a slot (slots: {slots}).",
    fr="{session} ({when}) se tient dans {room}, où elle a une pénalité : {penalty} par créneau "
    "(créneaux : {slots}).",
    ar="تنعقد {session} ({when}) في {room}، ولها فيها جزاء: {penalty} عن كل خانة زمنية (عدد الخانات: "
    "{slots}).",
)


class SessionRoomPenalty(Rule):
    """A session avoids the rooms in which it has a penalty.

    ``room_penalties`` of a session say what each slot that it takes costs in a room. A session in several
    rooms at once pays for each of them, and one whose ``n_slots`` is 2 pays twice.
    """

    title: ClassVar[Words] = Words(
        en="Sessions' penalties by room",
        fr="Pénalités des sessions par salle",
        ar="غرامات الجلسات حسب القاعة",
    )
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "for each session and room of it: its penalty in the room x slots that it takes"
    example: ClassVar[str] = "session_room_penalty: {weight: 10}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Submissions_Rooms|Penalty",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for session in instance.sessions:
            costly = [room.id for room in instance.rooms if session.room_penalties.get(room.id)]
            if not costly:
                continue
            words = WISH.with_values(session=session.title, rooms=tuple(map(instance.name, costly)))
            mend = Mend("priced", f"sessions.{session.id}.room_penalties")
            network.unary(
                session.id,
                level=self.level,
                reason=self.reason(session.id, words=words, mend=mend),
                weight=self.weight * session.n_slots,
                rooms=partial(_penalty_in, session),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            for room in placement.rooms:
                penalty = session.room_penalties.get(room, 0)
                if penalty:
                    words = BROKEN.with_values(
                        session=session.title,
                        when=instance.when(placement.time),
                        room=instance.name(room),
                        penalty=penalty,
                        slots=session.n_slots,
                    )
                    yield self.violation(penalty * session.n_slots, session.id, room, words=words)


def _penalty_in(session: Session, choice: RoomChoice) -> int:
    return sum(session.room_penalties.get(room, 0) for room in choice.rooms)
