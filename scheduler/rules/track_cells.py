"""The sessions in one room of one block belong to one track."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByCell
from scheduler.rules._cells import block_name, cells_used, room_names
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="In any one block, a room takes sessions of only one of these: {tags}.",
    fr="Dans une même plage, une salle n'accueille que les sessions d'un seul de ces groupes : {tags}.",
    ar="في الفترة الواحدة، لا تستقبل القاعة إلا جلسات مجموعة واحدة من هذه المجموعات: {tags}.",
)
BROKEN = Words(
    en="Sessions of {tags} are together in {rooms} ({block}).",
    fr="Des sessions de {tags} se retrouvent ensemble : {rooms} ({block}).",
    ar="تجتمع جلسات {tags} في {rooms} ({block}).",
)


class TrackCells(Rule):
    """The sessions in one room of one block belong to one track.

    Instead of ``track`` the ``family`` can be ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. Each tag beyond
    the first costs, room by room and block by block, so that a session with two tags costs by itself;
    sessions without a tag go with any. Several rooms that a session takes at once are one place of their
    own.
    """

    title: ClassVar[Words] = Words(
        en="One track per room and block", fr="Un thème par salle et par plage", ar="محور واحد لكل قاعة وفترة"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "tags beyond the first in each room of each block"
    example: ClassVar[str] = "track_cells: {level: hard}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: one track per room and session",)

    level: str = "hard"
    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        sessions_by_tag = instance.sessions_by_tag(self.family)
        if len(sessions_by_tag) < 2:
            return
        words = DEMAND.with_values(tags=tuple(instance.tag_name(self.family, tag) for tag in sessions_by_tag))
        network.mixture(
            [[session.id for session in sessions] for sessions in sessions_by_tag.values()],
            ByCell(),
            level=self.level,
            reason=self.reason(*sessions_by_tag, words=words, mend=Mend("free", f"rules.{self.id}")),
            weight=self.weight,
        )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for cell, sessions in cells_used(instance, programme.placements).items():
            held = {session: instance.tags(instance.session[session], self.family) for session in sessions}
            tags = sorted({tag for given in held.values() for tag in given})
            if len(tags) > 1:
                words = BROKEN.with_values(
                    tags=tuple(instance.tag_name(self.family, tag) for tag in tags),
                    rooms=room_names(instance, cell.rooms),
                    block=block_name(instance, cell.block),
                )
                mixed = (session for session, given in held.items() if given)
                yield self.violation(len(tags) - 1, *tags, *mixed, *cell.rooms, words=words)
