"""Sessions listed as conflicting do not run at the same time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Overlap
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} are listed as conflicting: they do not run at the same time.",
    fr="Un conflit est déclaré entre {a} et {b} : pas les deux en même temps.",
    ar="{a} و{b} جلستان متعارضتان: لا تنعقدان في الوقت نفسه.",
)
BROKEN = Words(
    en="{a} ({a_when}) and {b} ({b_when}) conflict and run at the same time for {minutes} min.",
    fr="{a} ({a_when}) et {b} ({b_when}) sont en conflit et se tiennent en même temps pendant {minutes} min.",
    ar="تتعارض {a} ({a_when}) و{b} ({b_when})، وتنعقدان في الوقت نفسه (عدد الدقائق المشتركة: {minutes}).",
)


class SessionConflict(Rule):
    """Sessions that are listed as conflicting do not run at the same time.

    One of the two names the other under ``conflicts``; where both do, it still counts once.
    """

    title: ClassVar[Words] = Words(
        en="Conflicting sessions", fr="Sessions en conflit", ar="الجلسات المتعارضة"
    )
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "minutes that two conflicting sessions have in common"
    example: ClassVar[str] = "session_conflict: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        listed: dict[frozenset[str], tuple[str, str]] = {}
        for session in instance.sessions:
            for other in session.conflicts:
                listed.setdefault(frozenset({session.id, other}), (session.id, other))
        for pair, (a, b) in listed.items():
            if len(pair) == 2:
                words = DEMAND.with_values(a=instance.name(a), b=instance.name(b))
                reason = self.reason(a, b, words=words, mend=Mend("priced", f"sessions.{a}.conflicts"))
                network.pairwise([(a, b, self.weight)], level=self.level, reason=reason, time=Overlap())

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        conflicts = {session.id: session.conflicts for session in instance.sessions}
        concerned = {other for others in conflicts.values() for other in others}
        concerned |= {session for session, others in conflicts.items() if others}
        for a, b in combinations([p for p in programme.placements if p.session in concerned], 2):
            minutes = min(a.end, b.end) - max(a.start, b.start)
            if minutes > 0 and (b.session in conflicts[a.session] or a.session in conflicts[b.session]):
                words = BROKEN.with_values(
                    a=instance.name(a.session),
                    b=instance.name(b.session),
                    a_when=instance.when(a.time),
                    b_when=instance.when(b.time),
                    minutes=minutes,
                )
                yield self.violation(minutes, a.session, b.session, words=words)
