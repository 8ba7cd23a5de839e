"""One session in a room at a time, with time to change over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{room} holds one session at a time, and needs time to change over between two.",
    fr="{room} n'accueille qu'une session à la fois, avec un temps de préparation entre deux.",
    ar="لا تجتمع في {room} جلستان في الوقت نفسه، ولا بد من وقت للتهيئة بينهما.",
)
BROKEN = Words(
    en="{room} is still taken by {earlier} when {later} starts ({minutes} min missing).",
    fr="{later} commence alors que {earlier} occupe encore {room} (il manque {minutes} min).",
    ar="تبدأ {later} بينما لا تزال {earlier} تشغل {room} (الدقائق الناقصة: {minutes}).",
)


class RoomClash(Rule):
    """One session in a room at a time.

    A room is taken from the start of a session to its end and, after that, for the change-over that the
    room needs after sessions of that kind; none before a session that continues it. A room made of others
    takes up its parts.
    """

    title: ClassVar[Words] = Words(en="Room clashes", fr="Conflits de salle", ar="تعارض القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "sessions too many in a room x minutes, change-over counted"
    example: ClassVar[str] = "room_clash: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for atom in sorted(instance.atoms(instance.room)):

            def takes(choice: RoomChoice, atom: str = atom) -> int:
                return int(atom in choice.atoms)

            uses = [
                (session.id, takes, lambda choice, s=session, a=atom: instance.changeover(s, choice.rooms, a))
                for session in instance.sessions
            ]
            reason = self.reason(
                atom,
                words=DEMAND.with_values(room=instance.name(atom)),
                mend=Mend("priced", f"rooms.{atom}.changeover"),
            )
            network.capacity(uses, 1, level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for atom in sorted(instance.atoms(instance.room)):
            stays = sorted(
                (p.start, p.end + instance.changeover(instance.session[p.session], p.rooms, atom), p.session)
                for p in programme.placements
                if atom in instance.atoms(p.rooms)
            )
            # The minutes that each session finds the room taken: as many as the longest stay before it lasts.
            taken_until, holder = 0, ""
            for start, end, session in stays:
                minutes = min(end, taken_until) - start
                if minutes > 0:
                    words = BROKEN.with_values(
                        room=instance.name(atom),
                        earlier=instance.name(holder),
                        later=instance.name(session),
                        minutes=minutes,
                    )
                    yield self.violation(minutes, atom, holder, session, words=words)
                if end > taken_until:
                    taken_until, holder = end, session
