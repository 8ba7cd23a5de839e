"""One session in a room at a time, or as many as it holds, with time to change over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import ClassVar, Literal

from scheduler.domain import Instance, Programme, Session, Span, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{room} holds one session at a time, and needs time to change over between two.",
    fr="{room} n'accueille qu'une session à la fois, avec un temps de préparation entre deux.",
    ar="لا تجتمع في {room} جلستان في الوقت نفسه، ولا بد من وقت للتهيئة بينهما.",
)
DEMAND_OF_MANY = Words(
    en="The most sessions that {room} holds at a time is {holds}.",
    fr="Le nombre de sessions que {room} accueille à la fois est limité à {holds}.",
    ar="أقصى عدد من الجلسات التي تجتمع في {room} في الوقت نفسه: {holds}.",
)
BROKEN = Words(
    en="{room} is still taken by {earlier} when {later} starts ({minutes} min missing).",
    fr="{later} commence alors que {earlier} occupe encore {room} (il manque {minutes} min).",
    ar="تبدأ {later} بينما لا تزال {earlier} تشغل {room} (الدقائق الناقصة: {minutes}).",
)
FULL = Words(
    en="{room} is full for {minutes} min of {later}: the most sessions that it holds at a time is {holds}.",
    fr="La salle {room} est complète pendant {minutes} min de {later} (sessions à la fois : {holds}).",
    ar="{room} ممتلئة خلال {later} (عدد الدقائق: {minutes})، وأقصى عدد من الجلسات فيها معًا: {holds}.",
)

Stay = tuple[Span, str]
"""When a session takes up a room, change-over included, and its id."""


class RoomClash(Rule):
    """One session in a room at a time, or as many as the room ``holds``.

    A room is taken from the start of a session to its end and, after that, for the change-over that the
    room needs after sessions of that kind; none before a session that continues it. A room made of others
    takes up its parts. With ``count: pairs`` three sessions at once in a room for one weigh as three pairs,
    not as two too many.
    """

    title: ClassVar[Words] = Words(en="Room clashes", fr="Conflits de salle", ar="تعارض القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = (
        "sessions too many in a room (or the pairs they make) x minutes, change-over counted"
    )
    example: ClassVar[str] = "room_clash: {level: hard}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Room conflict",)

    level: str = "hard"
    count: Literal["excess", "pairs"] = "excess"
    """What counts at each minute: the sessions too many (``excess``), or the ``pairs`` that they make."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        alike = [_like(instance, session) for session in instance.sessions]
        for atom in sorted(instance.atoms(instance.room)):

            def takes(choice: RoomChoice, atom: str = atom) -> int:
                return int(atom in choice.atoms)

            afters = {
                key: partial(_minutes_after, instance, session, atom)
                for key, session in zip(alike, instance.sessions, strict=True)
            }
            uses = [
                (session.id, takes, afters[key])
                for key, session in zip(alike, instance.sessions, strict=True)
            ]
            holds = instance.room[atom].holds
            demand = DEMAND if holds == 1 else DEMAND_OF_MANY
            network.capacity(
                uses,
                holds,
                level=self.level,
                reason=self.reason(
                    atom,
                    words=demand.with_values(room=instance.name(atom), holds=holds),
                    mend=Mend("priced", f"rooms.{atom}.{'changeover' if holds == 1 else 'holds'}"),
                ),
                weight=self.weight,
                pairs=self.count == "pairs",
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for atom, stays in _stays(instance, programme):
            holds = instance.room[atom].holds
            n_there = Counter[int]()
            for number, (time, session) in enumerate(stays):
                too_many = [max(0, n_there[minute] - holds + 1) for minute in range(time.start, time.end)]
                n_there.update(range(time.start, time.end))
                if any(too_many):
                    minutes = sum(map(bool, too_many))
                    amount = sum(too_many) if self.count == "pairs" else minutes
                    holder = _last_to_leave(stays[:number])
                    words = (BROKEN if holds == 1 else FULL).with_values(
                        room=instance.name(atom),
                        earlier=instance.name(holder),
                        later=instance.name(session),
                        minutes=minutes,
                        holds=holds,
                    )
                    yield self.violation(amount, atom, holder, session, words=words)


def _like(instance: Instance, session: Session) -> tuple[str, bool]:
    """What decides how long a room stays taken after a session."""
    return session.kind, session.id in instance.continued


def _minutes_after(instance: Instance, session: Session, atom: str, choice: RoomChoice) -> int:
    return instance.changeover(session, choice.rooms, atom)


def _stays(instance: Instance, programme: Programme) -> Iterator[tuple[str, list[Stay]]]:
    """The stays in each indivisible room, by their start."""
    found: dict[str, list[Stay]] = {atom: [] for atom in sorted(instance.atoms(instance.room))}
    for placement in programme.placements:
        session = instance.session[placement.session]
        for atom in instance.atoms(placement.rooms).intersection(found):
            extra = instance.changeover(session, placement.rooms, atom)
            found[atom].append((Span(placement.start, placement.end + extra), placement.session))
    for atom, stays in found.items():
        yield atom, sorted(stays)


def _last_to_leave(stays: Sequence[Stay]) -> str:
    return max(stays, key=lambda stay: stay[0].end)[1]
