"""Sessions of one track come in the order that they are given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Overlap
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

APART = Words(
    en="The sessions of {tag} that have a place in its order do not run at the same time.",
    fr="Les sessions de {tag} qui ont un rang ne se tiennent pas en même temps.",
    ar="جلسات {tag} التي لها ترتيب محدد لا تنعقد في الوقت نفسه.",
)
IN_ORDER = Words(
    en="The sessions of {tag} that have a place in its order stand at that place.",
    fr="Les sessions de {tag} qui ont un rang se tiennent à ce rang.",
    ar="تنعقد جلسات {tag} التي لها ترتيب محدد وفق ترتيبها.",
)
AT_ONCE = Words(
    en="{a} and {b} both have a place in the order of {tag}, but run at the same time for {minutes} min.",
    fr="{a} et {b} ont chacune un rang dans {tag}, mais se tiennent en même temps pendant {minutes} min.",
    ar="لكل من {a} و{b} ترتيب في {tag}، لكنهما تنعقدان في الوقت نفسه (عدد الدقائق المشتركة: {minutes}).",
)
OUT_OF_ORDER = Words(
    en="{session} ({when}) is number {place} of {tag}, and should be number {order}.",
    fr="{session} ({when}) est au rang {place} dans {tag}, au lieu du rang {order}.",
    ar="ترتيب {session} ({when}) في {tag} هو {place}، والمطلوب {order}.",
)


class TrackOrder(Rule):
    """Sessions of one track come in the order that they are given.

    ``order`` of a session is its number, from 1, among all sessions of its track that are in the programme,
    those without an order included. They are numbered by block, then by room, then by slot. Two sessions of
    a track that both have an order should not run at the same time, either. Instead of ``track`` the
    ``family`` can be ``sponsor``, ``domain`` (of the sponsors), ``kind``, ``language``, ``audience_level``,
    ``person``, or any family of the sessions' ``tags``.
    """

    title: ClassVar[Words] = Words(
        en="Order within tracks", fr="Ordre au sein des thèmes", ar="ترتيب الجلسات داخل المحاور"
    )
    group: ClassVar[Group] = "order"
    formula: ClassVar[str] = (
        "for each tag: minutes that two of its sessions with an order have in common, + 1 for each session "
        "whose number is another than its order"
    )
    example: ClassVar[str] = "track_order: {family: track, weight: 10}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Submissions Order",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        mend = Mend("priced", f"rules.{self.id}")
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            wanted = {session.id: session.order for session in sessions if session.order is not None}
            if not wanted:
                continue
            name = instance.tag_name(self.family, tag)
            apart = self.reason(tag, words=APART.with_values(tag=name), mend=mend)
            pairs = [(a, b, self.weight) for a, b in combinations(wanted, 2)]
            network.pairwise(pairs, level=self.level, reason=apart, time=Overlap())
            network.rank(
                [session.id for session in sessions],
                wanted,
                level=self.level,
                reason=self.reason(tag, words=IN_ORDER.with_values(tag=name), mend=mend),
                weight=self.weight,
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        index_of_room = {room.id: index for index, room in enumerate(instance.rooms)}

        def order(placement: Placement) -> tuple[int, int, list[int], int]:
            rooms = sorted(index_of_room.get(room, len(index_of_room)) for room in placement.rooms)
            return instance.block_index[placement.block], len(rooms), rooms, placement.slot

        for tag, sessions in instance.sessions_by_tag(self.family).items():
            placed = programme.placed(session.id for session in sessions)
            known = [placement for placement in placed if placement.block in instance.block_index]
            yield from self._check_overlaps(instance, tag, known)
            yield from self._check_numbers(instance, tag, sorted(known, key=order))

    def _check_overlaps(
        self, instance: Instance, tag: str, placements: Sequence[Placement]
    ) -> Iterator[Violation]:
        ordered = [p for p in placements if instance.session[p.session].order is not None]
        for a, b in combinations(ordered, 2):
            minutes = a.time.overlap(b.time)
            if minutes:
                words = AT_ONCE.with_values(
                    a=instance.name(a.session),
                    b=instance.name(b.session),
                    tag=instance.tag_name(self.family, tag),
                    minutes=minutes,
                )
                yield self.violation(minutes, tag, a.session, b.session, words=words)

    def _check_numbers(
        self, instance: Instance, tag: str, placements: Sequence[Placement]
    ) -> Iterator[Violation]:
        """What is wrong with placements in the order in which they come."""
        for place, placement in enumerate(placements, start=1):
            order = instance.session[placement.session].order
            if order is not None and order != place:
                words = OUT_OF_ORDER.with_values(
                    session=instance.name(placement.session),
                    when=instance.when(placement.time),
                    tag=instance.tag_name(self.family, tag),
                    place=place,
                    order=order,
                )
                yield self.violation(1, tag, placement.session, words=words)
