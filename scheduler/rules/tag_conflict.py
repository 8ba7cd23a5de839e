"""Sessions of one theme do not run at the same time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import NetworkBuilder
from scheduler.network.relations import Overlap, Parallel
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} share {tags} and should not run at the same time.",
    fr="{a} et {b} partagent {tags} et ne devraient pas se tenir en même temps.",
    ar="تشترك {a} و{b} في {tags}، فلا ينبغي أن تنعقدا في الوقت نفسه.",
)
BROKEN = Words(
    en="{a} and {b} share {tags} and run at the same time for {minutes} min.",
    fr="{a} et {b} partagent {tags} et se tiennent en même temps pendant {minutes} min.",
    ar="تشترك {a} و{b} في {tags}، وتنعقدان في الوقت نفسه (عدد الدقائق المشتركة: {minutes}).",
)


class TagConflict(Rule):
    """Sessions that share a tag do not run at the same time.

    The tags are those of one family: ``track``, ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``person``, or any family of the sessions' ``tags``.
    """

    title: ClassVar[Words] = Words(
        en="Shared tags apart", fr="Étiquettes communes séparées", ar="تباعد الوسوم المشتركة"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = (
        "pairs of sessions at the same time x tags in common (x minutes in common with per: minute)"
    )
    example: ClassVar[str] = "track_apart: {rule: tag_conflict, family: track, weight: 10}"

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of the six named above."""
    per: Literal["pair", "minute"] = "pair"
    """What counts one: a ``pair`` of sessions, or each ``minute`` that the two share."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        n_common = Counter(
            pair
            for sessions in instance.sessions_by_tag(self.family).values()
            for pair in combinations((session.id for session in sessions), 2)
        )
        time = Parallel() if self.per == "pair" else Overlap()
        for (a, b), n_tags in n_common.items():
            words = DEMAND.with_values(
                a=instance.name(a), b=instance.name(b), tags=self._shared(instance, a, b)
            )
            pairs = [(a, b, self.weight * n_tags)]
            network.pairwise(pairs, level=self.level, reason=self.reason(a, b, words=words), time=time)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for a, b in combinations(programme.placements, 2):
            minutes = a.time.overlap(b.time)
            ours = instance.tags(instance.session[a.session], self.family)
            n_tags = len(set(ours).intersection(instance.tags(instance.session[b.session], self.family)))
            if minutes and n_tags:
                words = BROKEN.with_values(
                    a=instance.name(a.session),
                    b=instance.name(b.session),
                    tags=self._shared(instance, a.session, b.session),
                    minutes=minutes,
                )
                amount = n_tags * (minutes if self.per == "minute" else 1)
                yield self.violation(amount, a.session, b.session, words=words)

    def _shared(self, instance: Instance, a: str, b: str) -> tuple[object, ...]:
        """Names of the tags that two sessions share."""
        theirs = instance.tags(instance.session[b], self.family)
        ours = instance.tags(instance.session[a], self.family)
        return tuple(instance.tag_name(self.family, tag) for tag in ours if tag in theirs)
