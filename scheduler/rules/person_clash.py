"""Nobody is in two places at once, and everybody has time to walk."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Session, Span, Violation, Words
from scheduler.domain.consistency.timelines import minutes_problem
from scheduler.domain.problem import Problem
from scheduler.domain.value import NonNegativeInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import LongerOverlap, Overlap, WalkIs
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{person} can be in only one session at a time (pause between two: {pause} min).",
    fr="{person} ne peut être que dans une session à la fois (pause entre deux : {pause} min).",
    ar="لا يمكن أن يُطلب حضور {person} في جلستين في الوقت نفسه (الاستراحة بينهما بالدقائق: {pause}).",
)
WALK_DEMAND = Words(
    en="{person} needs {walk} min to walk between rooms that far apart.",
    fr="Il faut {walk} min à {person} pour aller d'une salle à une autre aussi éloignée.",
    ar="مدة مشي {person} بالدقائق بين قاعتين تفصلهما هذه المسافة: {walk}.",
)
AT_ONCE = Words(
    en="{person} is in {earlier} and {later} at the same time ({when}; {minutes} min missing).",
    fr="{person} doit être dans {earlier} et {later} en même temps ({when} ; il manque {minutes} min).",
    ar="حضور {person} مطلوب في {earlier} و{later} في الوقت نفسه ({when}؛ الدقائق الناقصة: {minutes}).",
)
TOO_CLOSE = Words(
    en="{person} needs {needed} min between {earlier} and {later} ({when}; {minutes} min missing).",
    fr="Il faut {needed} min à {person} entre {earlier} et {later} ({when} ; il manque {minutes} min).",
    ar="المدة اللازمة لـ{person} بالدقائق بين {earlier} و{later}: {needed} ({when}؛ الدقائق "
    "الناقصة: {minutes}).",
)

Pairs = list[tuple[str, str, int]]
"""Two sessions and a weight."""


class PersonClash(Rule):
    """Nobody is needed in two places at once.

    Between two sessions of a person pass the minutes on foot from room to room and, over and above,
    ``pause`` minutes, the rule's or the person's own, whichever is longer; a session that continues another
    needs no pause after it.
    """

    title: ClassVar[Words] = Words(en="People's clashes", fr="Conflits de personnes", ar="تعارض الأشخاص")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = "minutes missing, for each person and pair of sessions"
    example: ClassVar[str] = "person_clash: {level: hard, pause: 5}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Speaker conflict",)

    level: str = "hard"
    pause: NonNegativeInt = 0
    """Minutes between two sessions of a person, besides the way; people may need more (``pause``)."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        if self.pause:
            yield from minutes_problem(instance, "pause")

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        walks = _walks(instance)
        for person, sessions in instance.sessions_by_person.items():
            pairs_by_pause: dict[int, Pairs] = {}
            for a, b in combinations(sessions, 2):
                pause = 0 if _continues(a, b) else self._pause(instance, person)
                pairs_by_pause.setdefault(pause, []).append((a.id, b.id, self.weight))
            for pause, pairs in pairs_by_pause.items():
                self._keep_apart(network, person, pairs, pause)
                for walk in walks:
                    self._let_walk(network, person, pairs, pause, walk)

    def _keep_apart(self, network: NetworkBuilder, person: str, pairs: Pairs, pause: int) -> None:
        words = DEMAND.with_values(person=network.instance.name(person), pause=pause)
        reason = self.reason(person, words=words, mend=self._mend(person, pause))
        network.pairwise(pairs, level=self.level, reason=reason, time=Overlap(pause))

    def _mend(self, person: str, pause: int) -> Mend:
        """What would let two sessions of a person follow each other without this pause."""
        if pause == 0:
            return Mend("never")
        owner = f"people.{person}" if pause > self.pause else f"rules.{self.id}"
        return Mend("priced", f"{owner}.pause", 0)

    def _let_walk(self, network: NetworkBuilder, person: str, pairs: Pairs, pause: int, walk: int) -> None:
        words = WALK_DEMAND.with_values(person=network.instance.name(person), walk=walk)
        reason = self.reason(person, words=words, mend=Mend("never"))
        longer = LongerOverlap(pause, walk)
        network.pairwise(pairs, level=self.level, reason=reason, time=longer, room=WalkIs(walk))

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for person, sessions in instance.sessions_by_person.items():
            placed = sorted(programme.placed(s.id for s in sessions), key=lambda p: (p.start, p.end))
            for earlier, later in combinations(placed, 2):
                needed = self._minutes_needed(instance, person, earlier, later)
                held = Span(earlier.start, earlier.end + needed)
                minutes = held.overlap(Span(later.start, later.end + needed))
                if minutes:
                    yield self._clash(instance, person, earlier, later, needed, minutes)

    def _minutes_needed(self, instance: Instance, person: str, a: Placement, b: Placement) -> int:
        pair = instance.session[a.session], instance.session[b.session]
        pause = 0 if _continues(*pair) else self._pause(instance, person)
        return instance.walk(a.rooms, b.rooms) + pause

    def _pause(self, instance: Instance, person: str) -> int:
        """Minutes that a person needs between two sessions, besides the way."""
        return max(self.pause, instance.person[person].pause)

    def _clash(
        self, instance: Instance, person: str, earlier: Placement, later: Placement, needed: int, minutes: int
    ) -> Violation:
        at_once = earlier.time.overlap(later.time) > 0
        common = Span(later.start, min(earlier.end, later.end)) if at_once else later.time
        words = (AT_ONCE if at_once else TOO_CLOSE).with_values(
            person=instance.name(person),
            earlier=instance.name(earlier.session),
            later=instance.name(later.session),
            when=instance.when(common),
            needed=needed,
            minutes=minutes,
        )
        return self.violation(minutes, person, earlier.session, later.session, words=words)


def _continues(a: Session, b: Session) -> bool:
    return a.continues == b.id or b.continues == a.id


def _walks(instance: Instance) -> list[int]:
    """All times on foot between rooms above 0; the way between several rooms is that of two of them."""
    rooms = [(room.id,) for room in instance.rooms]
    return sorted({instance.walk(a, b) for a, b in product(rooms, repeat=2)} - {0})
