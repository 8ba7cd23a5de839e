"""The blocks of a track follow each other."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import ClassVar, Literal

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByBlock
from scheduler.rules._cells import block_name
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="The blocks with sessions of {tag} follow each other without a gap.",
    fr="Les plages où se tiennent les sessions de {tag} se suivent sans interruption.",
    ar="تتوالى الفترات التي تنعقد فيها جلسات {tag} دون انقطاع.",
)
BROKEN = Words(
    en="{tag} leaves out blocks between its first and its last (gaps: {gaps}): {blocks}.",
    fr="{tag} laisse de côté des plages entre sa première et sa dernière (interruptions : {gaps}) : "
    "{blocks}.",
    ar="تخلو من جلسات {tag} فترات تقع بين أولى فتراتها وآخرها (عدد الانقطاعات: {gaps}): {blocks}.",
)


class ContiguousTracks(Rule):
    """A track, once begun, goes on from block to block until it is over.

    Instead of ``track`` the ``family`` can be ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. A gap is one
    block, or several in a row, between the first and the last that a tag uses, in which none of its sessions
    stands. All blocks count, in their order, and the last of a day is followed by the first of the next;
    rooms do not matter.
    """

    title: ClassVar[Words] = Words(
        en="Tracks without gaps", fr="Thèmes sans interruption", ar="محاور دون انقطاع"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "tags with gaps between their blocks (or gaps, with per: gap)"
    example: ClassVar[str] = "contiguous_tracks: {family: track, per: gap, weight: 3}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Consecutive Tracks",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""
    per: Literal["track", "gap"] = "track"
    """What counts one: a ``track`` (or other tag) that has gaps, or each ``gap``."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            words = DEMAND.with_values(tag=instance.tag_name(self.family, tag))
            network.contiguity(
                [session.id for session in sessions],
                ByBlock(),
                level=self.level,
                reason=self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}")),
                weight=self.weight,
                each=self.per == "gap",
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            placements = programme.placed(session.id for session in sessions)
            used = {placement.block for placement in placements}
            blocks = [index for index, block in enumerate(instance.blocks) if block.id in used]
            stretch = range(blocks[0], blocks[-1] + 1) if blocks else range(0)
            unused = [block for block in stretch if block not in blocks]
            if unused:
                n_gaps = sum(not is_used for is_used, _ in groupby(block in blocks for block in stretch))
                words = BROKEN.with_values(
                    tag=instance.tag_name(self.family, tag),
                    gaps=n_gaps,
                    blocks=tuple(block_name(instance, block) for block in unused),
                )
                stand = (placement.session for placement in placements)
                yield self.violation(n_gaps if self.per == "gap" else 1, tag, *stand, words=words)
