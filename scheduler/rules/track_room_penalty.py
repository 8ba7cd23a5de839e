"""Tracks stand in the rooms that suit them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByCell
from scheduler.rules._cells import bin_of, block_name, cells_used, choices_of, room_names
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{track} stays out of {room} (penalty for each block: {penalty}).",
    fr="{track} reste hors de {room} (pénalité par plage : {penalty}).",
    ar="لا تنعقد جلسات {track} في {room} (الجزاء عن كل فترة: {penalty}).",
)
BROKEN = Words(
    en="{track} uses {rooms} ({block}), which does not suit it (penalty: {penalty}).",
    fr="{track} occupe {rooms} ({block}), ce qui ne lui convient pas (pénalité : {penalty}).",
    ar="تنعقد جلسات {track} في {rooms} ({block})، وهو مكان لا يناسبها (الجزاء: {penalty}).",
)


class TrackRoomPenalty(Rule):
    """Tracks stand in the rooms that suit them.

    What it costs a track to use a room stands under its ``room_penalties``. It is due once for each block in
    which the track uses the room, however many of its sessions stand in it. Several rooms that a session
    takes at once are one place of their own, which costs as much as these rooms together.
    """

    title: ClassVar[Words] = Words(
        en="Rooms for tracks", fr="Salles qui conviennent aux thèmes", ar="القاعات الملائمة للمحاور"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = "penalty of the room for the track, for each block in which the track uses it"
    example: ClassVar[str] = "track_room_penalty: {weight: 2}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Tracks_Rooms|Penalty",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for track, sessions in instance.sessions_by_tag("track").items():
            ids = [session.id for session in sessions]
            choices = choices_of(network, ids)
            for room, penalty in instance.tracks[track].room_penalties.items():
                words = DEMAND.with_values(
                    track=instance.tag_name("track", track), room=instance.name(room), penalty=penalty
                )
                mend = Mend("free", f"tracks.{track}.room_penalties.{room}", 0)
                costs = {
                    bin_of(network, block, number): self.weight * penalty
                    for block in range(len(instance.blocks))
                    for number, choice in choices.items()
                    if room in choice.rooms
                }
                reason = self.reason(track, room, words=words, mend=mend)
                network.used(ids, ByCell(), costs, level=self.level, reason=reason)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for track, sessions in instance.sessions_by_tag("track").items():
            penalties = instance.tracks[track].room_penalties
            placements = programme.placed(session.id for session in sessions) if penalties else ()
            for cell, stand in cells_used(instance, placements).items():
                penalty = sum(penalties.get(room, 0) for room in cell.rooms)
                if penalty:
                    words = BROKEN.with_values(
                        track=instance.tag_name("track", track),
                        rooms=room_names(instance, cell.rooms),
                        block=block_name(instance, cell.block),
                        penalty=penalty,
                    )
                    yield self.violation(penalty, track, *stand, *cell.rooms, words=words)
