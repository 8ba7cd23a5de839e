"""Tracks stand in the blocks that suit them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByCell
from scheduler.rules._cells import bin_of, block_name, cells_used, choices_of, room_names
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{track} stays out of a block ({block}; penalty for each room: {penalty}).",
    fr="{track} reste hors d'une plage ({block} ; pénalité par salle : {penalty}).",
    ar="لا تنعقد جلسات {track} في فترة معينة ({block}؛ الجزاء عن كل قاعة: {penalty}).",
)
BROKEN = Words(
    en="{track} uses {rooms} in a block that does not suit it ({block}; penalty: {penalty}).",
    fr="{track} occupe {rooms} dans une plage qui ne lui convient pas ({block} ; pénalité : {penalty}).",
    ar="تنعقد جلسات {track} في {rooms} خلال فترة لا تناسبها ({block}؛ الجزاء: {penalty}).",
)


class TrackBlockPenalty(Rule):
    """Tracks stand in the blocks that suit them.

    What it costs a track to use a block stands under its ``block_penalties``. It is due once for each room
    that the track uses there, however many of its sessions stand in it; several rooms that a session takes at
    once are one place of their own.
    """

    title: ClassVar[Words] = Words(
        en="Blocks for tracks", fr="Plages qui conviennent aux thèmes", ar="الفترات الملائمة للمحاور"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "penalty of the block for the track, for each room that the track uses there"
    example: ClassVar[str] = "track_block_penalty: {weight: 2}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Tracks_Sessions|Penalty",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for track, sessions in instance.sessions_by_tag("track").items():
            ids = [session.id for session in sessions]
            choices = choices_of(network, ids)
            for block, penalty in instance.tracks[track].block_penalties.items():
                index = instance.block_index[block]
                words = DEMAND.with_values(
                    track=instance.tag_name("track", track),
                    block=block_name(instance, index),
                    penalty=penalty,
                )
                mend = Mend("free", f"tracks.{track}.block_penalties.{block}", 0)
                network.used(
                    ids,
                    ByCell(),
                    {bin_of(network, index, choice): self.weight * penalty for choice in choices},
                    level=self.level,
                    reason=self.reason(track, words=words, mend=mend),
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for track, sessions in instance.sessions_by_tag("track").items():
            penalties = instance.tracks[track].block_penalties
            placements = programme.placed(session.id for session in sessions) if penalties else ()
            for cell, stand in cells_used(instance, placements).items():
                penalty = penalties.get(instance.blocks[cell.block].id, 0)
                if penalty:
                    words = BROKEN.with_values(
                        track=instance.tag_name("track", track),
                        rooms=room_names(instance, cell.rooms),
                        block=block_name(instance, cell.block),
                        penalty=penalty,
                    )
                    yield self.violation(penalty, track, *stand, *cell.rooms, words=words)
