"""Of sessions that are not recorded, only one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Session, Violation, Words
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="No two sessions that are not recorded run at the same time, so that nobody misses one for another.",
    fr="Deux sessions non enregistrées ne se tiennent pas en même temps, pour que personne n'en manque une.",
    ar="لا تنعقد جلستان غير مسجلتين في الوقت نفسه، حتى لا تفوت إحداهما أحدًا.",
)
BROKEN = Words(
    en="{a} and {b} are not recorded and run at the same time for {minutes} min.",
    fr="{a} et {b} ne sont pas enregistrées et se tiennent en même temps pendant {minutes} min.",
    ar="{a} و{b} غير مسجلتين وتنعقدان في الوقت نفسه (عدد الدقائق المشتركة: {minutes}).",
)


class Unrecorded(Rule):
    """Never two sessions at once that are not recorded: whoever misses one could not make up for it.

    A session is recorded unless it says ``recorded: false``; with a ``feature``, only in rooms that all have
    it, such as a camera.
    """

    title: ClassVar[Words] = Words(
        en="One unrecorded at a time", fr="Une seule non enregistrée", ar="جلسة واحدة غير مسجلة في كل وقت"
    )
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "minutes in common, for each pair of sessions that are not recorded"
    example: ClassVar[str] = "unrecorded: {level: hard, feature: camera}"
    peers: ClassVar[tuple[str, ...]] = ("SlotMachine: unrecorded talks",)

    feature: Id | None = None
    """What a room needs for sessions in it to be recorded; none given: every room will do."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        known = {feature for room in instance.rooms for feature in room.features}
        if self.feature is not None and self.feature not in known:
            yield Problem(
                ("feature",), f"no room has the feature {self.feature!r}", did_you_mean(self.feature, known)
            )

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance

        def unrecorded(session: Session, choice: RoomChoice) -> int:
            equipped = all(self.feature in instance.room[room].features for room in choice.rooms)
            return int(not session.recorded or (self.feature is not None and not equipped))

        uses = [
            (session.id, lambda choice, s=session: unrecorded(s, choice), lambda choice: 0)
            for session in instance.sessions
        ]
        reason = self.reason(words=DEMAND, mend=Mend("priced", f"rules.{self.id}"))
        network.capacity(uses, 1, level=self.level, reason=reason, weight=self.weight, pairs=True)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        missed = [placement for placement in programme.placements if self._is_missed(instance, placement)]
        for a, b in combinations(missed, 2):
            minutes = a.time.overlap(b.time)
            if minutes:
                names = instance.name(a.session), instance.name(b.session)
                words = BROKEN.with_values(a=names[0], b=names[1], minutes=minutes)
                yield self.violation(minutes, a.session, b.session, words=words)

    def _is_missed(self, instance: Instance, placement: Placement) -> bool:
        """Whether nothing of it can be seen later."""
        if not instance.session[placement.session].recorded:
            return True
        lacking = [room for room in placement.rooms if self.feature not in instance.room[room].features]
        return self.feature is not None and bool(lacking)
