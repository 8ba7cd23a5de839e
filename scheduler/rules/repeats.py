"""A session and its repeats are on different days."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.time import DayName
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import SameDay
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} are performances of the same session and stand on different days.",
    fr="{a} et {b} sont deux occurrences de la même session et se tiennent des jours différents.",
    ar="{a} و{b} موعدان للجلسة نفسها، فيكونان في يومين مختلفين.",
)
BROKEN = Words(
    en="{a} and {b} are performances of the same session and both stand on {day}.",
    fr="{a} et {b} sont deux occurrences de la même session et se tiennent toutes deux le {day}.",
    ar="{a} و{b} موعدان للجلسة نفسها، وكلاهما يوم {day}.",
)


class Repeats(Rule):
    """A session and its repeats stand on different days, so that whoever misses one can come to another.

    A session says with ``repeats`` which one it is another performance of; all that repeat the same one
    belong together.
    """

    title: ClassVar[Words] = Words(en="Repeats apart", fr="Reprises espacées", ar="تباعد الجلسات المكررة")
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "pairs of performances of one session on the same day"
    example: ClassVar[str] = "repeats: {level: hard}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("SlotMachine: spread_across",)

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for performances in _performances(instance):
            for a, b in combinations(performances, 2):
                words = DEMAND.with_values(a=instance.name(a), b=instance.name(b))
                reason = self.reason(a, b, words=words, mend=Mend("priced", f"sessions.{b}.repeats"))
                pairs = [(a, b, self.weight)]
                network.pairwise(pairs, level=self.level, reason=reason, time=SameDay())

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placements in _by_first(instance, programme).values():
            for a, b in combinations(placements, 2):
                date = instance.moment(a.start).date()
                if date == instance.moment(b.start).date():
                    names = instance.name(a.session), instance.name(b.session)
                    words = BROKEN.with_values(a=names[0], b=names[1], day=DayName(date))
                    yield self.violation(1, a.session, b.session, words=words)


def _by_first(instance: Instance, programme: Programme) -> dict[str, list[Placement]]:
    """Placements by the session of which they are performances, in the order of the instance."""
    found: dict[str, list[Placement]] = {}
    for session in instance.sessions:
        first, seen = session, {session.id}
        while first.repeats is not None and first.repeats not in seen:
            first = instance.session[first.repeats]
            seen.add(first.id)
        placement = programme.get(session.id)
        if placement is not None:
            found.setdefault(first.id, []).append(placement)
    return found


def _performances(instance: Instance) -> list[list[str]]:
    """Sessions that are performances of the same one, two at least, each in the order of the instance."""
    groups: dict[str, list[str]] = {}
    for session in instance.sessions:
        if session.repeats is not None:
            first = _first(instance, session.repeats)
            groups.setdefault(first, [first]).append(session.id)
    return [list(dict.fromkeys(group)) for group in groups.values()]


def _first(instance: Instance, session: str) -> str:
    """The performance that all others repeat, at any remove."""
    seen = {session}
    while (earlier := instance.session[session].repeats) is not None and earlier not in seen:
        session = earlier
        seen.add(session)
    return session
