"""Rooms stay unused in blocks in which their use costs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByCell
from scheduler.rules._cells import bin_of, block_name, cells_used, choices_of, room_names
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{room} ({block}) stays unused (penalty: {penalty}).",
    fr="{room} ({block}) reste libre (pénalité : {penalty}).",
    ar="تبقى {room} ({block}) دون استعمال (الجزاء: {penalty}).",
)
BROKEN = Words(
    en="Sessions stand in {rooms} ({block}), which should stay unused (penalty: {penalty}): {sessions}.",
    fr="Des sessions se tiennent dans un lieu qui devrait rester libre, {rooms} ({block} ; pénalité : "
    "{penalty}) : {sessions}.",
    ar="تنعقد جلسات في {rooms} ({block})، والأولى أن يبقى المكان دون استعمال (الجزاء: {penalty}): "
    "{sessions}.",
)


class BlockRoomPenalty(Rule):
    """Rooms stay unused in blocks in which their use costs.

    What it costs to use a room in a block stands under the block's ``room_penalties``. It is due once,
    however many sessions stand there and whatever their tracks. Several rooms that a session takes at once
    are one place of their own, which costs as much as these rooms together.
    """

    title: ClassVar[Words] = Words(
        en="Rooms by block", fr="Salles selon les plages", ar="القاعات حسب الفترات"
    )
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "penalty of each room in each block in which sessions use it"
    example: ClassVar[str] = "block_room_penalty: {weight: 2}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Sessions_Rooms|Penalty",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        ids = [session.id for session in instance.sessions]
        choices = choices_of(network, ids)
        for index, block in enumerate(instance.blocks):
            for room, penalty in block.room_penalties.items():
                words = DEMAND.with_values(
                    room=instance.name(room), block=block_name(instance, index), penalty=penalty
                )
                mend = Mend("free", f"blocks.{block.id}.room_penalties.{room}", 0)
                costs = {
                    bin_of(network, index, number): self.weight * penalty
                    for number, choice in choices.items()
                    if room in choice.rooms
                }
                reason = self.reason(room, words=words, mend=mend)
                network.used(ids, ByCell(), costs, level=self.level, reason=reason)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for cell, sessions in cells_used(instance, programme.placements).items():
            penalties = instance.blocks[cell.block].room_penalties
            penalty = sum(penalties.get(room, 0) for room in cell.rooms)
            if penalty:
                words = BROKEN.with_values(
                    rooms=room_names(instance, cell.rooms),
                    block=block_name(instance, cell.block),
                    penalty=penalty,
                    sessions=tuple(map(instance.name, sessions)),
                )
                yield self.violation(penalty, *sessions, *cell.rooms, words=words)
