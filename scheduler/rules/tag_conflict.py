"""Sessions of one theme do not run at the same time."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
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
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. With ``and_family``
    only sessions count that share a tag of that family, too, such as those for the same audience.
    """

    title: ClassVar[Words] = Words(
        en="Shared tags apart", fr="Étiquettes communes séparées", ar="تباعد الوسوم المشتركة"
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = (
        "pairs of sessions at the same time x tags in common (x those of and_family) (x minutes in common "
        "with per: minute)"
    )
    example: ClassVar[str] = "track_apart: {rule: tag_conflict, family: track, weight: 10}"
    peers: ClassVar[tuple[str, ...]] = (
        "OptaPlanner: Theme track conflict, Sector conflict, Content conflict, Audience type theme track "
        "conflict, Talk mutually-exclusive-talks tags",
        "SlotMachine: tags",
    )

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""
    and_family: Id | None = None
    """Count the tags in common of this family, too, and multiply the two numbers."""
    per: Literal["pair", "minute"] = "pair"
    """What counts one: a ``pair`` of sessions, or each ``minute`` that the two share."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)
        if self.and_family is not None:
            yield from unknown_family(instance, "and_family", self.and_family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        n_common = _n_common(instance, self.family)
        if self.and_family is not None:
            n_more = _n_common(instance, self.and_family)
            n_common = Counter({pair: n * n_more[pair] for pair, n in n_common.items() if pair in n_more})
        time = Parallel() if self.per == "pair" else Overlap()
        for (a, b), n_tags in n_common.items():
            words = DEMAND.with_values(
                a=instance.name(a), b=instance.name(b), tags=self._shared(instance, a, b)
            )
            pairs = [(a, b, self.weight * n_tags)]
            network.pairwise(pairs, level=self.level, reason=self.reason(a, b, words=words), time=time)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        placements = programme.placements
        numbers_by_tag: defaultdict[str, list[int]] = defaultdict(list)
        for number, placement in enumerate(placements):
            for tag in instance.tags(instance.session[placement.session], self.family):
                numbers_by_tag[tag].append(number)
        met = {pair for numbers in numbers_by_tag.values() for pair in _at_once(placements, numbers)}
        for first, second in sorted(met):
            a, b = placements[first], placements[second]
            amount = self._amount(instance, a, b)
            if amount:
                words = BROKEN.with_values(
                    a=instance.name(a.session),
                    b=instance.name(b.session),
                    tags=self._shared(instance, a.session, b.session),
                    minutes=a.time.overlap(b.time),
                )
                yield self.violation(amount, a.session, b.session, words=words)

    def _amount(self, instance: Instance, a: Placement, b: Placement) -> int:
        """What two placements at the same time count; none for a session that stands twice."""
        if a.session == b.session:
            return 0
        amount = a.time.overlap(b.time) if self.per == "minute" else 1
        for family in self._families:
            ours = set(instance.tags(instance.session[a.session], family))
            amount *= len(ours.intersection(instance.tags(instance.session[b.session], family)))
        return amount

    @property
    def _families(self) -> tuple[str, ...]:
        return (self.family,) if self.and_family is None else (self.family, self.and_family)

    def _shared(self, instance: Instance, a: str, b: str) -> tuple[object, ...]:
        """Names of the tags that two sessions share."""
        ours, theirs = instance.session[a], instance.session[b]
        return tuple(
            instance.tag_name(family, tag)
            for family in dict.fromkeys(self._families)
            for tag in instance.tags(ours, family)
            if tag in instance.tags(theirs, family)
        )


def _n_common(instance: Instance, family: str) -> Counter[tuple[str, str]]:
    """How many tags of a family each two sessions share, in the order of the instance."""
    return Counter(
        pair
        for sessions in instance.sessions_by_tag(family).values()
        for pair in combinations((session.id for session in sessions), 2)
    )


def _at_once(placements: Sequence[Placement], numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Those pairs of placements, by their numbers, the lower first, that have a minute in common."""
    running: list[int] = []
    for number in sorted(numbers, key=lambda number: placements[number].start):
        placement = placements[number]
        running = [other for other in running if placements[other].end > placement.start]
        for other in running:
            if placements[other].time.overlap(placement.time):
                yield min(number, other), max(number, other)
        running.append(number)
