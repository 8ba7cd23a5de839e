"""Sessions that may draw a crowd do not all run at the same time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.value import PositiveInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="Of the sessions that may draw a crowd, at most {most} run at the same time: {sessions}.",
    fr="Parmi les sessions qui risquent d'attirer la foule, {most} au plus se tiennent en même temps : "
    "{sessions}.",
    ar="أقصى عدد للجلسات التي قد تجذب حشدًا وتنعقد في الوقت نفسه هو {most}: {sessions}.",
)
BROKEN = Words(
    en="{count} sessions that may draw a crowd run at the same time ({when}), above the limit of {most}: "
    "{sessions}.",
    fr="{count} sessions qui risquent d'attirer la foule se tiennent en même temps ({when}), au-dessus de la "
    "limite de {most} : {sessions}.",
    ar="عدد الجلسات التي قد تجذب حشدًا وتنعقد في الوقت نفسه ({when}) هو {count}، والحد الأقصى {most}: "
    "{sessions}.",
)


class CrowdControl(Rule):
    """Sessions that may draw a crowd do not all run at the same time.

    These are the sessions with a ``crowd_risk`` above 0. No more than ``most`` of them stand at the very same
    place in time, with the same start and the same end; where more do, all of these cost their minutes.
    """

    title: ClassVar[Words] = Words(en="Crowds apart", fr="Foules séparées", ar="تفريق الحشود")
    group: ClassVar[Group] = "balance"
    formula: ClassVar[str] = (
        "minutes of the sessions with a crowd risk of which too many are at the very same time"
    )
    example: ClassVar[str] = "crowd_control: {level: hard, most: 2}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Crowd control",)

    level: str = "hard"
    most: PositiveInt = 2
    """The most such sessions at the very same time."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        crowded = [session.id for session in instance.sessions if session.crowd_risk]
        if len(crowded) > self.most:
            names = tuple(instance.name(session) for session in crowded)
            words = DEMAND.with_values(most=self.most, sessions=names)
            reason = self.reason(*crowded, words=words, mend=Mend("priced", f"rules.{self.id}.most"))
            network.crowding(crowded, self.most, level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        held = defaultdict[tuple[str, int, int, int], list[Placement]](list)
        for placement in programme.placements:
            if instance.session[placement.session].crowd_risk > 0:
                held[placement.block, placement.slot, placement.start, placement.end].append(placement)
        for placements in held.values():
            if len(placements) > self.most:
                sessions = [placement.session for placement in placements]
                words = BROKEN.with_values(
                    count=len(placements),
                    when=instance.when(placements[0].time),
                    most=self.most,
                    sessions=tuple(instance.name(session) for session in sessions),
                )
                minutes = sum(placement.time.minutes for placement in placements)
                yield self.violation(minutes, *sessions, words=words)
