"""Different sessions at the same time are welcome."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import LeftLength, SamePosition
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

Welcome = Literal["different", "common"]

WISHES: dict[Welcome, Words] = {
    "different": Words(
        en="Sessions of different tags are welcome at the same time.",
        fr="Des sessions d'étiquettes différentes sont bienvenues en même temps.",
        ar="يُستحسن أن تنعقد في الوقت نفسه جلسات مختلفة الوسوم.",
    ),
    "common": Words(
        en="Sessions that share tags are welcome at the same time.",
        fr="Des sessions aux étiquettes communes sont bienvenues en même temps.",
        ar="يُستحسن أن تنعقد في الوقت نفسه جلسات ذات وسوم مشتركة.",
    ),
}
GAINED: dict[Welcome, Words] = {
    "different": Words(
        en="{a} ({a_tags}) and {b} ({b_tags}) differ and run at the same time, which is welcome.",
        fr="{a} ({a_tags}) et {b} ({b_tags}) diffèrent et se tiennent en même temps, ce qui est bienvenu.",
        ar="تختلف {a} ({a_tags}) عن {b} ({b_tags})، وتنعقدان في الوقت نفسه، وهذا أمر مستحسن.",
    ),
    "common": Words(
        en="{a} and {b} share {tags} and run at the same time, which is welcome.",
        fr="{a} et {b} partagent {tags} et se tiennent en même temps, ce qui est bienvenu.",
        ar="تشترك {a} و{b} في {tags}، وتنعقدان في الوقت نفسه، وهذا أمر مستحسن.",
    ),
}


class Diversity(Rule):
    """Different sessions at the same time are welcome, so that everybody finds something.

    This rule rewards: what it finds lowers the cost. It looks at pairs of sessions at the very same place in
    time, with the same start and the same end. With ``of: different`` a pair counts once where both have
    tags of the ``family`` but none in common; with ``of: common`` it counts once for each tag in common. The
    family is ``audience_level``, ``language``, ``track``, ``kind``, ``person``, ``sponsor``, ``domain`` (of
    the sponsors), or any family of the sessions' ``tags``.
    """

    title: ClassVar[Words] = Words(en="Diversity", fr="Diversité", ar="التنوع")
    group: ClassVar[Group] = "balance"
    formula: ClassVar[str] = (
        "less 1 for each pair of sessions at the very same time without a tag in common, or for each tag in "
        "common (x minutes of the session with per: minute)"
    )
    example: ClassVar[str] = "diversity: {family: audience_level, weight: 2}"
    rewards: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = (
        "OptaPlanner: Audience type diversity",
        "OptaPlanner: Audience level diversity",
        "OptaPlanner: Language diversity",
    )

    family: Id = "audience_level"
    """What sessions are compared by: a family of tags, or one of those named above."""
    of: Welcome = "different"
    """What is welcome at the same time: ``different`` tags, or tags in ``common``."""
    per: Literal["pair", "minute"] = "pair"
    """What counts one: a ``pair`` of sessions, or each ``minute`` that they last."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        tags = [(s.id, frozenset(instance.tags(s, self.family))) for s in instance.sessions]
        tagged = [(session, held) for session, held in tags if held]
        pairs = []
        for (a, ours), (b, theirs) in combinations(tagged, 2):
            units = len(ours & theirs) if self.of == "common" else int(ours.isdisjoint(theirs))
            pairs.append((a, b, -self.weight * units))
        network.pairwise(
            pairs,
            level=self.level,
            reason=self.reason(words=WISHES[self.of], mend=Mend("free", f"rules.{self.id}")),
            time=SamePosition() if self.per == "pair" else LeftLength(SamePosition()),
        )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        held = defaultdict[tuple[str, int, int, int], list[Placement]](list)
        for placement in programme.placements:
            held[placement.block, placement.slot, placement.start, placement.end].append(placement)
        for placements in held.values():
            for a, b in combinations(placements, 2):
                yield from self._gain(instance, a, b)

    def _gain(self, instance: Instance, a: Placement, b: Placement) -> Iterator[Violation]:
        """The reward for two sessions at the same place in time, if any is due."""
        ours = instance.tags(instance.session[a.session], self.family)
        theirs = instance.tags(instance.session[b.session], self.family)
        common = [tag for tag in ours if tag in theirs]
        gain = len(common)
        if self.of == "different":
            gain = 1 if ours and theirs and not common else 0
        if gain:
            words = GAINED[self.of].with_values(
                a=instance.name(a.session),
                a_tags=tuple(instance.tag_name(self.family, tag) for tag in ours),
                b=instance.name(b.session),
                b_tags=tuple(instance.tag_name(self.family, tag) for tag in theirs),
                tags=tuple(instance.tag_name(self.family, tag) for tag in common),
            )
            minutes = a.time.minutes if self.per == "minute" else 1
            yield self.violation(-gain * minutes, a.session, b.session, words=words)
