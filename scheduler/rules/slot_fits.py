"""Sessions stand in slots that are meant for them and long enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Session, Slot, Span, Violation, Words
from scheduler.domain.value import Weight
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._rule import Group, Rule

KIND_DEMAND = Words(
    en="{session} stands in slots that take sessions of kind {kind}.",
    fr="{session} se tient dans des créneaux ouverts aux sessions de type {kind}.",
    ar="تنعقد {session} في خانات زمنية تقبل الجلسات من نوع {kind}.",
)
LENGTH_DEMAND = Words(
    en="{session} ends no later than its slot.",
    fr="{session} se termine au plus tard avec son créneau.",
    ar="تنتهي {session} قبل نهاية خانتها الزمنية أو معها.",
)
JOIN_DEMAND = Words(
    en="{session} takes slots that follow each other without a gap.",
    fr="{session} prend des créneaux qui se suivent sans interruption.",
    ar="تشغل {session} خانات زمنية متتابعة بلا انقطاع.",
)
WRONG_KIND = Words(
    en="{session} is of kind {kind} and stands in a slot for {kinds} ({when}).",
    fr="{session} est de type {kind} et se tient dans un créneau réservé à : {kinds} ({when}).",
    ar="{session} من نوع {kind} وقد وُضعت في خانة زمنية مخصصة لـ: {kinds} ({when}).",
)
TOO_LONG = Words(
    en="{session} runs {minutes} min past the end of its slot ({when}).",
    fr="{session} dépasse de {minutes} min la fin de son créneau ({when}).",
    ar="تتجاوز {session} نهاية خانتها الزمنية ({when})، وعدد الدقائق الزائدة {minutes}.",
)
NOT_JOINED = Words(
    en="{session} takes slots that do not follow each other: {minutes} min between them ({when}).",
    fr="{session} prend des créneaux qui ne se suivent pas : {minutes} min d'écart ({when}).",
    ar="تشغل {session} خانات زمنية غير متتابعة ({when})، والفارق بينها بالدقائق: {minutes}.",
)


class SlotFits(Rule):
    """Sessions stand in slots that take their kind and are long enough for them.

    It is about blocks with explicit slots; on a grid of steps every start will do. A session of several
    slots needs each of them to take its kind, and each to begin when the one before ends.
    """

    title: ClassVar[Words] = Words(en="Slots fit", fr="Créneaux adaptés", ar="ملاءمة الخانات الزمنية")
    group: ClassVar[Group] = "placing"
    formula: ClassVar[str] = (
        "slots that do not take the kind + minutes past the end of the last slot + minutes between its slots"
    )
    example: ClassVar[str] = "slot_fits: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"
    weight: Weight = 100

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        other_kinds = {kind: partial(_slots_of_other_kinds, instance, kind) for kind in instance.kinds}
        too_long, between = partial(_minutes_too_long, instance), partial(_minutes_between, instance)
        for session in instance.sessions:
            told = {"session": session.title, "kind": instance.kind_name(session)}
            for words, field, amount in (
                (KIND_DEMAND, "kind", other_kinds[session.kind]),
                (LENGTH_DEMAND, "duration", too_long),
                (JOIN_DEMAND, "n_slots", between),
            ):
                mend = Mend("priced", f"sessions.{session.id}.{field}")
                reason = self.reason(session.id, words=words.with_values(**told), mend=mend)
                network.unary(
                    session.id, level=self.level, reason=reason, weight=self.weight, position=amount
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            taken = _taken(instance, session, placement)
            yield from self._wrong_kind(instance, session, taken)
            spans = [span for span, _ in taken]
            yield from self._too_long(instance, session, placement, spans)
            yield from self._not_joined(instance, session, placement, spans)

    def _wrong_kind(
        self, instance: Instance, session: Session, taken: Sequence[tuple[Span, Slot]]
    ) -> Iterator[Violation]:
        for span, slot in taken:
            if slot.kinds and session.kind not in slot.kinds:
                words = WRONG_KIND.with_values(
                    session=session.title,
                    kind=instance.kind_name(session),
                    kinds=tuple(instance.tag_name("kind", kind) for kind in slot.kinds),
                    when=instance.when(span),
                )
                yield self.violation(1, session.id, words=words)

    def _too_long(
        self, instance: Instance, session: Session, placement: Placement, spans: Sequence[Span]
    ) -> Iterator[Violation]:
        minutes = placement.end - spans[-1].end if spans else 0
        if minutes > 0:
            when = instance.when(spans[-1])
            words = TOO_LONG.with_values(session=session.title, minutes=minutes, when=when)
            yield self.violation(minutes, session.id, words=words)

    def _not_joined(
        self, instance: Instance, session: Session, placement: Placement, spans: Sequence[Span]
    ) -> Iterator[Violation]:
        minutes = sum(abs(later.start - earlier.end) for earlier, later in pairwise(spans))
        if minutes:
            when = instance.when(placement.time)
            words = NOT_JOINED.with_values(session=session.title, minutes=minutes, when=when)
            yield self.violation(minutes, session.id, words=words)


def _slots_of_other_kinds(instance: Instance, kind: str, position: Position) -> int:
    slots = instance.blocks[position.block].slots[position.first : position.first + position.n_slots]
    return sum(bool(slot.kinds) and kind not in slot.kinds for slot in slots)


def _minutes_too_long(instance: Instance, position: Position) -> int:
    if instance.blocks[position.block].step is not None:
        return 0
    last = instance.slot_span(position.block, position.first + position.n_slots - 1)
    return max(0, position.end - last.end)


def _minutes_between(instance: Instance, position: Position) -> int:
    """A slot that begins before the one in front of it ends is as far off as one that begins after."""
    minutes = 0
    for slot in range(position.first + 1, position.first + position.n_slots):
        before = instance.slot_span(position.block, slot - 1)
        minutes += abs(instance.slot_span(position.block, slot).start - before.end)
    return minutes


def _taken(instance: Instance, session: Session, placement: Placement) -> list[tuple[Span, Slot]]:
    """The slots that a placement takes, in order; none on a grid, or where there is no such block."""
    block = instance.block_index.get(placement.block)
    if block is None:
        return []
    numbered = enumerate(instance.blocks[block].slots)
    wanted = range(placement.slot, placement.slot + session.n_slots)
    return [(instance.slot_span(block, number), slot) for number, slot in numbered if number in wanted]
