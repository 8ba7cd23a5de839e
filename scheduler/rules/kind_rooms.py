"""Sessions stand only in the rooms listed for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.text import Text
from scheduler.domain.value import Weight
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

SESSION_DEMAND = Words(
    en="{session} stands only in {rooms}.",
    fr="{session} ne se tient que dans : {rooms}.",
    ar="لا تنعقد {session} إلا في: {rooms}.",
)
KIND_DEMAND = Words(
    en="{session} is of kind {kind}, and sessions of this kind stand only in {rooms}.",
    fr="{session} est de type {kind}, et les sessions de ce type ne se tiennent que dans : {rooms}.",
    ar="{session} من نوع {kind}، ولا تنعقد جلسات هذا النوع إلا في: {rooms}.",
)
BROKEN = Words(
    en="{session} stands in {wrong}, outside the rooms listed for it: {rooms}.",
    fr="{session} se tient dans {wrong}, hors des salles prévues pour cette session : {rooms}.",
    ar="وُضعت {session} في {wrong}، خارج القاعات المخصصة لها: {rooms}.",
)


class KindRooms(Rule):
    """Sessions stand only in the rooms that they list or, where they list none, that their kind lists."""

    title: ClassVar[Words] = Words(en="Rooms allowed", fr="Salles autorisées", ar="القاعات المسموح بها")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "rooms that are not on the list"
    example: ClassVar[str] = "kind_rooms: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"
    weight: Weight = 100

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        names: dict[tuple[str, ...], tuple[Text, ...]] = {}
        for session in instance.sessions:
            listed = instance.rooms_of(session)
            if not listed:
                continue
            if listed not in names:
                names[listed] = tuple(map(instance.name, listed))
            demand = SESSION_DEMAND if session.rooms else KIND_DEMAND
            path = f"sessions.{session.id}.rooms" if session.rooms else f"kinds.{session.kind}.rooms"
            words = demand.with_values(
                session=session.title,
                kind=instance.kind_name(session),
                rooms=names[listed],
            )
            network.unary(
                session.id,
                level=self.level,
                reason=self.reason(session.id, words=words, mend=Mend("priced", path)),
                weight=self.weight,
                rooms=_RoomsNotIn(listed),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            listed = instance.rooms_of(session) or placement.rooms
            wrong = sorted(set(placement.rooms) - set(listed))
            if wrong:
                words = BROKEN.with_values(
                    session=session.title,
                    wrong=tuple(instance.name(room) for room in wrong),
                    rooms=tuple(instance.name(room) for room in listed),
                )
                yield self.violation(len(wrong), session.id, *wrong, words=words)


@dataclass(frozen=True)
class _RoomsNotIn:
    """How many rooms of a choice are not listed."""

    listed: tuple[str, ...]

    def __call__(self, choice: RoomChoice) -> int:
        return sum(room not in self.listed for room in choice.rooms)
