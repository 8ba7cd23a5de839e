"""Sessions avoid the blocks in which they have a penalty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import ClassVar

from scheduler.domain import Instance, Programme, Text, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="{session} has a penalty in some blocks and avoids them: {blocks}.",
    fr="{session} évite les plages pour lesquelles elle a une pénalité : {blocks}.",
    ar="تتجنب {session} الفترات التي حُدد لها فيها جزاء: {blocks}.",
)
BROKEN = Words(
    en="{session} ({when}) stands in {block}, where it has a penalty: {penalty} a slot (slots: {slots}).",
    fr="{session} ({when}) se tient dans la plage {block}, où elle a une pénalité : {penalty} par créneau "
    "(créneaux : {slots}).",
    ar="تنعقد {session} ({when}) في الفترة {block}، ولها فيها جزاء: {penalty} عن كل خانة زمنية (عدد "
    "الخانات: {slots}).",
)


class SessionBlockPenalty(Rule):
    """A session avoids the blocks in which it has a penalty.

    ``block_penalties`` of a session say what each slot that it takes costs in a block. A session whose
    ``n_slots`` is 2 pays twice.
    """

    title: ClassVar[Words] = Words(
        en="Sessions' penalties by block",
        fr="Pénalités des sessions par plage",
        ar="غرامات الجلسات حسب الفترة",
    )
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "for each session: its penalty in the block x slots that it takes"
    example: ClassVar[str] = "session_block_penalty: {weight: 10}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Submissions_Sessions|Penalty",)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for session in instance.sessions:
            by_block = {
                instance.block_index[block]: penalty for block, penalty in session.block_penalties.items()
            }
            costly = sorted(block for block, penalty in by_block.items() if penalty)
            if not costly:
                continue
            blocks = tuple(_block_name(instance, block) for block in costly)
            words = WISH.with_values(session=session.title, blocks=blocks)
            mend = Mend("priced", f"sessions.{session.id}.block_penalties")
            network.unary(
                session.id,
                level=self.level,
                reason=self.reason(session.id, words=words, mend=mend),
                weight=self.weight * session.n_slots,
                position=partial(_penalty_at, by_block),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            penalty = session.block_penalties.get(placement.block, 0)
            if penalty:
                words = BROKEN.with_values(
                    session=session.title,
                    when=instance.when(placement.time),
                    block=_block_name(instance, instance.block_index[placement.block]),
                    penalty=penalty,
                    slots=session.n_slots,
                )
                yield self.violation(penalty * session.n_slots, session.id, words=words)


def _penalty_at(penalty_by_block: Mapping[int, int], position: Position) -> int:
    return penalty_by_block.get(position.block, 0)


def _block_name(instance: Instance, index: int) -> Text:
    """What people call a block."""
    block = instance.blocks[index]
    return block.title or Text(any=block.id)
