"""A track does not run in parallel with itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByBlock, ByCell
from scheduler.rules._cells import block_name, cells_used, places_by_block, room_names
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="In any one block, all sessions of {tag} are in one room.",
    fr="Dans une même plage, toutes les sessions de {tag} sont dans une seule salle.",
    ar="في الفترة الواحدة، تنعقد كل جلسات {tag} في قاعة واحدة.",
)
BROKEN = Words(
    en="The sessions of {tag} ({block}) are in {places} places instead of one room: {rooms}.",
    fr="Les sessions de {tag} ({block}) se tiennent dans {places} lieux au lieu d'une seule salle : {rooms}.",
    ar="تتوزع جلسات {tag} ({block}) على عدة أماكن (عددها: {places}) بدل قاعة واحدة: {rooms}.",
)


class ParallelTracks(Rule):
    """A track does not run in parallel with itself: in each block it has one room.

    Instead of ``track`` the ``family`` can be ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. Each room beyond a
    tag's first in a block costs, even where its sessions there follow each other; another block may have
    another room. Several rooms that a session takes at once are one place of their own.
    """

    title: ClassVar[Words] = Words(
        en="A track in one room at a time", fr="Un thème, une salle par plage", ar="قاعة لكل محور في كل فترة"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "rooms of each tag in each block beyond its first there"
    example: ClassVar[str] = "parallel_tracks: {family: track, weight: 5}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Parallel Tracks",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            words = DEMAND.with_values(tag=instance.tag_name(self.family, tag))
            network.spread(
                [session.id for session in sessions],
                ByCell(),
                level=self.level,
                reason=self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}")),
                weight=self.weight,
                within=ByBlock(),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            cells = cells_used(instance, programme.placed(session.id for session in sessions))
            for block, places in places_by_block(cells).items():
                if len(places) > 1:
                    words = BROKEN.with_values(
                        tag=instance.tag_name(self.family, tag),
                        block=block_name(instance, block),
                        places=len(places),
                        rooms=room_names(instance, *places),
                    )
                    stand = (
                        session for cell, held in cells.items() if cell.block == block for session in held
                    )
                    yield self.violation(len(places) - 1, tag, *stand, words=words)
