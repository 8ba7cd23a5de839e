"""Rooms have what their sessions need."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.value import Weight
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} needs {feature} in each of its rooms.",
    fr="{session} a besoin de {feature} dans chacune de ses salles.",
    ar="تحتاج {session} إلى {feature} في كل قاعة من قاعاتها.",
)
BROKEN = Words(
    en="{session} stands in {room}, which does not have what it needs: {features}.",
    fr="{session} se tient dans {room}, où il manque l'équipement voulu : {features}.",
    ar="وُضعت {session} في {room}، ولا يتوفر هناك ما تحتاج إليه: {features}.",
)


class RoomFeatures(Rule):
    """Each room of a session has all that the session ``needs``: a stage, interpretation, a stream."""

    title: ClassVar[Words] = Words(en="Rooms equipped", fr="Équipement des salles", ar="تجهيز القاعات")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "features missing, counted in each room"
    example: ClassVar[str] = "room_features: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"
    weight: Weight = 100

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for session in instance.sessions:
            mend = Mend("priced", f"sessions.{session.id}.needs")
            for feature in dict.fromkeys(session.needs):
                words = DEMAND.with_values(session=session.title, feature=feature)
                network.unary(
                    session.id,
                    level=self.level,
                    reason=self.reason(session.id, words=words, mend=mend),
                    weight=self.weight,
                    rooms=partial(_rooms_without, instance, feature),
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            for room in placement.rooms:
                missing = sorted(set(session.needs) - set(instance.room[room].features))
                if missing:
                    words = BROKEN.with_values(
                        session=session.title, room=instance.name(room), features=tuple(missing)
                    )
                    yield self.violation(len(missing), session.id, room, words=words)


def _rooms_without(instance: Instance, feature: str, choice: RoomChoice) -> int:
    return sum(feature not in instance.room[room].features for room in choice.rooms)
