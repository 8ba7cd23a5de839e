"""Sessions take no more rooms than they need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="{session} is relayed to another room only where that is worth it.",
    fr="{session} n'est retransmise dans une autre salle que si cela en vaut la peine.",
    ar="لا تُبث {session} في قاعة إضافية إلا عند الحاجة.",
)
BROKEN = Words(
    en="{session} takes rooms over and above what it needs: {rooms} (rooms for relaying: {more}).",
    fr="{session} prend plus de salles qu'il ne lui en faut : {rooms} (salles de retransmission : {more}).",
    ar="تشغل {session} قاعات تزيد على حاجتها: {rooms} (عدد قاعات البث الإضافية: {more}).",
)


class OverflowRooms(Rule):
    """A session that may be relayed to overflow rooms takes each only where that is worth its price.

    A session with ``overflow`` may take so many rooms more than its ``n_rooms``; their seats add up.
    """

    title: ClassVar[Words] = Words(
        en="Overflow rooms", fr="Salles de retransmission", ar="قاعات البث الإضافية"
    )
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "rooms of each session beyond its number"
    example: ClassVar[str] = "overflow_rooms: {weight: 10}"
    base: ClassVar[bool] = True

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if session.overflow:
                words = WISH.with_values(session=session.title)
                mend = Mend("free", f"sessions.{session.id}.overflow")
                reason = self.reason(session.id, words=words, mend=mend)
                more = partial(_more_rooms, session)
                network.unary(session.id, level=self.level, reason=reason, weight=self.weight, rooms=more)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            beyond = placement.rooms[session.n_rooms :]
            if session.overflow and beyond:
                rooms = tuple(instance.name(room) for room in placement.rooms)
                words = BROKEN.with_values(session=session.title, rooms=rooms, more=len(beyond))
                yield self.violation(len(beyond), session.id, *placement.rooms, words=words)


def _more_rooms(session: Session, choice: RoomChoice) -> int:
    return len(choice.rooms) - session.n_rooms
