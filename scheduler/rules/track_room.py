"""The sessions of one track stay in one room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByRoom
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="All sessions of {tag} are in one room.",
    fr="Toutes les sessions de {tag} sont dans une seule salle.",
    ar="تنعقد كل جلسات {tag} في قاعة واحدة.",
)
BROKEN = Words(
    en="The sessions of {tag} are in {places} places instead of one room: {rooms}.",
    fr="Les sessions de {tag} se tiennent dans {places} lieux au lieu d'une seule salle : {rooms}.",
    ar="تتوزع جلسات {tag} على عدة أماكن (عددها: {places}) بدل قاعة واحدة: {rooms}.",
)


class TrackRoom(Rule):
    """The sessions of one track stay in one room, so that its public need not move.

    Instead of ``track`` the ``family`` can be ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. Each room beyond a
    tag's first costs; several rooms that a session takes at once are one place of their own.
    """

    title: ClassVar[Words] = Words(en="A track in one room", fr="Un thème, une salle", ar="قاعة لكل محور")
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "rooms of each tag beyond its first"
    example: ClassVar[str] = "track_room: {family: track, weight: 8}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Number of Rooms per Track",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            words = DEMAND.with_values(tag=instance.tag_name(self.family, tag))
            reason = self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}"))
            ids = [session.id for session in sessions]
            network.spread(ids, ByRoom(), level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            placements = programme.placed(session.id for session in sessions)
            places = {tuple(sorted(placement.rooms)) for placement in placements}
            if len(places) > 1:
                rooms = sorted(room for place in places for room in place)
                words = BROKEN.with_values(
                    tag=instance.tag_name(self.family, tag),
                    places=len(places),
                    rooms=tuple(instance.name(room) for room in dict.fromkeys(rooms)),
                )
                stand = (placement.session for placement in placements)
                yield self.violation(len(places) - 1, tag, *stand, words=words)

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)
