"""Sessions with tags in common are on the same day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import ClassVar, Literal

from pydantic import Field

from scheduler.domain import Instance, Placement, Programme, Session, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.time import DayName
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Lengths, OtherDay
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="All sessions of {tag} are on one day.",
    fr="Toutes les sessions de {tag} ont lieu le même jour.",
    ar="تنعقد كل جلسات {tag} في يوم واحد.",
)
BROKEN = Words(
    en="{a} ({a_day}) and {b} ({b_day}) share {tags} and are on different days.",
    fr="{a} ({a_day}) et {b} ({b_day}) partagent {tags} et n'ont pas lieu le même jour.",
    ar="تشترك {a} ({a_day}) و{b} ({b_day}) في {tags}، وتنعقدان في يومين مختلفين.",
)


class SameDay(Rule):
    """Sessions with tags in common are on the same day.

    The tags are those of all ``families``: ``track``, ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any families of the sessions' ``tags``. Each pair on
    different days counts, once for each tag in common.
    """

    title: ClassVar[Words] = Words(
        en="Shared tags on one day", fr="Étiquettes communes, un jour", ar="يوم واحد للوسوم المشتركة"
    )
    group: ClassVar[Group] = "order"
    formula: ClassVar[str] = (
        "pairs of sessions on different days x tags in common (x minutes of both sessions with per: lengths)"
    )
    example: ClassVar[str] = "same_day: {families: [track], weight: 10}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Same day talks",)

    families: tuple[Id, ...] = Field(("track",), min_length=1)
    """What sessions are grouped by: families of tags, or some of those named above."""
    per: Literal["pair", "lengths"] = "pair"
    """What counts one: a ``pair`` of sessions, or each minute of their ``lengths`` together."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        for index, family in enumerate(self.families):
            for problem in unknown_family(instance, "families", family):
                yield replace(problem, path=(*problem.path, index))

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        time = OtherDay() if self.per == "pair" else Lengths(OtherDay())
        for family in self.families:
            for tag, sessions in instance.sessions_by_tag(family).items():
                words = WISH.with_values(tag=instance.tag_name(family, tag))
                network.pairwise(
                    [(a.id, b.id, self.weight) for a, b in combinations(sessions, 2)],
                    level=self.level,
                    reason=self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}")),
                    time=time,
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        tags = {session.id: self._tags(instance, session) for session in instance.sessions}
        dates = {p.session: instance.moment(p.start).date() for p in programme.placements}
        for a, b in combinations(programme.placements, 2):
            if dates[a.session] == dates[b.session]:
                continue
            common = [tag for tag in tags[a.session] if tag in tags[b.session]]
            if common:
                words = BROKEN.with_values(
                    a=instance.name(a.session),
                    a_day=DayName(dates[a.session]),
                    b=instance.name(b.session),
                    b_day=DayName(dates[b.session]),
                    tags=tuple(instance.tag_name(family, tag) for family, tag in common),
                )
                yield self.violation(len(common) * self._unit(a, b), a.session, b.session, words=words)

    def _tags(self, instance: Instance, session: Session) -> tuple[tuple[str, str], ...]:
        """Tags of a session, each with its family."""
        return tuple((family, tag) for family in self.families for tag in instance.tags(session, family))

    def _unit(self, a: Placement, b: Placement) -> int:
        """What one tag in common counts for two sessions."""
        return a.time.minutes + b.time.minutes if self.per == "lengths" else 1
