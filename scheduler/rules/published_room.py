"""Sessions stand in the rooms that have been made public."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

KEEPS = Words(
    en="{session} keeps its published place: {published}.",
    fr="{session} garde sa place publiée : {published}.",
    ar="تحتفظ {session} بمكانها المنشور: {published}.",
)
MOVED = Words(
    en="{session} ({when}) stands in {rooms}, but its published place is {published}.",
    fr="{session} ({when}) se tient dans {rooms}, alors que sa place publiée est {published}.",
    ar="تنعقد {session} ({when}) في {rooms}، مع أن مكانها المنشور هو {published}.",
)


class PublishedRoom(Rule):
    """Sessions stay in the rooms that have been made public.

    ``published`` of a session gives the rooms that people have seen. They must be exactly those, in any
    order; a session in others counts once, and one that is left out does not count here.
    """

    title: ClassVar[Words] = Words(en="Published rooms", fr="Salles publiées", ar="القاعات المنشورة")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "sessions in other rooms than the published ones"
    example: ClassVar[str] = "published_room: {weight: 5}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Published room",)

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if session.published is not None and session.published.rooms:
                self._keep(network, session.id, session.published.rooms)

    def _keep(self, network: NetworkBuilder, session: str, published: tuple[str, ...]) -> None:
        wanted = frozenset(published)

        def moved(choice: RoomChoice) -> int:
            return int(frozenset(choice.rooms) != wanted)

        name = network.instance.name
        words = KEEPS.with_values(session=name(session), published=tuple(map(name, published)))
        mend = Mend("priced", f"sessions.{session}.published.rooms")
        reason = self.reason(session, *published, words=words, mend=mend)
        network.unary(session, level=self.level, reason=reason, weight=self.weight, rooms=moved)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            published = instance.session[placement.session].published
            if published is None or not published.rooms:
                continue
            if sorted(set(published.rooms)) != sorted(set(placement.rooms)):
                words = MOVED.with_values(
                    session=instance.name(placement.session),
                    when=instance.when(placement.time),
                    rooms=tuple(map(instance.name, placement.rooms)),
                    published=tuple(map(instance.name, published.rooms)),
                )
                yield self.violation(1, placement.session, *placement.rooms, words=words)
