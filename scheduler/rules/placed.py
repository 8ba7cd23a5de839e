"""Every session stands once, somewhere where it can."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Session, Violation, Words
from scheduler.domain.value import Weight
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} has its place in the programme.",
    fr="{session} a sa place au programme.",
    ar="لـ{session} مكان في البرنامج.",
)
MISSING = Words(
    en="{session} is not in the programme.",
    fr="{session} ne figure pas au programme.",
    ar="{session} غير مدرجة في البرنامج.",
)
TWICE = Words(
    en="{session} stands {times} times in the programme, where once is enough.",
    fr="{session} figure {times} fois au programme, alors qu'une seule suffit.",
    ar="عدد مرات إدراج {session} في البرنامج {times}، ومرة واحدة تكفي.",
)
NO_SUCH_TIME = Words(
    en="{session} stands {when}, but block {block} has no place of that time and length.",
    fr="{session} se tient {when}, mais la plage {block} n'a pas de place de cette durée à cette heure.",
    ar="وُضعت {session} في {when}، وليس في الفترة {block} مكان لهذا الوقت وهذه المدة.",
)
NO_SUCH_ROOMS = Words(
    en="{session} stands in {rooms}, but the number of separate rooms it takes is {n_rooms}.",
    fr="{session} se tient dans {rooms}, mais le nombre de salles distinctes voulu est de {n_rooms}.",
    ar="وُضعت {session} في {rooms}، وعدد القاعات المنفصلة اللازمة لها {n_rooms}.",
)


class Placed(Rule):
    """Every session has one place in the programme.

    Sessions marked ``optional`` may be left out (see ``left_out``). A place is real where the session can
    start in that slot or at that step of the block and runs for its own length, in as many rooms as it
    takes (and ``overflow`` more at most), none of which is part of another one. A session that stands
    elsewhere, or more than once, is held against the programme, optional or not.
    """

    title: ClassVar[Words] = Words(en="Sessions placed", fr="Sessions placées", ar="إدراج الجلسات")
    group: ClassVar[Group] = "placing"
    formula: ClassVar[str] = "sessions without a place, or with one that is not real"
    example: ClassVar[str] = "placed: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"
    weight: Weight = 1000

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if not session.optional:
                words = DEMAND.with_values(session=session.title)
                mend = Mend("priced", f"sessions.{session.id}.optional", True)
                reason = self.reason(session.id, words=words, mend=mend)
                network.unary(session.id, level=self.level, reason=reason, weight=self.weight, out=1)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        found: defaultdict[str, list[Placement]] = defaultdict(list)
        for placement in programme.placements:
            found[placement.session].append(placement)
        for session in instance.sessions:
            if not found[session.id] and not session.optional:
                yield self.violation(1, session.id, words=MISSING.with_values(session=session.title))
            yield from self._twice(session, len(found[session.id]))
            for placement in found[session.id]:
                yield from self._unreal(instance, session, placement)

    def _twice(self, session: Session, n_times: int) -> Iterator[Violation]:
        if n_times > 1:
            words = TWICE.with_values(session=session.title, times=n_times)
            yield self.violation(n_times - 1, session.id, words=words)

    def _unreal(self, instance: Instance, session: Session, placement: Placement) -> Iterator[Violation]:
        """What keeps a placement from being a place; one violation at most."""
        block = instance.block_index.get(placement.block)
        if block is None or instance.placing(session, block, placement.slot) != placement.time:
            when = instance.when(placement.time)
            words = NO_SUCH_TIME.with_values(session=session.title, when=when, block=placement.block)
            yield self.violation(1, session.id, words=words)
        elif not _separate(instance, placement.rooms, session):
            rooms = tuple(instance.name(room) for room in placement.rooms) or ("—",)
            words = NO_SUCH_ROOMS.with_values(session=session.title, rooms=rooms, n_rooms=session.n_rooms)
            yield self.violation(1, session.id, *placement.rooms, words=words)


def _separate(instance: Instance, rooms: tuple[str, ...], session: Session) -> bool:
    """Whether these are as many rooms of the instance as a session takes, and share nothing."""
    enough = session.n_rooms <= len(rooms) <= session.n_rooms + session.overflow
    if not enough or not set(rooms) <= instance.room.keys():
        return False
    return len(instance.atoms(rooms)) == sum(len(instance.atoms((room,))) for room in rooms)
