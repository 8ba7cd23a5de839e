"""Sessions for beginners come before those for experts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Lengths, NotOver
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="The sessions of {tag} go from easy to hard: each is over when one of a higher level starts.",
    fr="Les sessions de {tag} vont du plus facile au plus difficile : chacune est terminée quand commence "
    "une session de niveau supérieur.",
    ar="تتدرج جلسات {tag} من السهل إلى الصعب: تكون كل جلسة قد انتهت حين تبدأ جلسة ذات مستوى أعلى.",
)
BROKEN = Words(
    en="{lower} (level {low}; {lower_when}) is not over when {higher} (level {high}; {higher_when}) starts, "
    "with which it shares {tags}.",
    fr="{lower} (niveau {low} ; {lower_when}) n'est pas terminée quand commence {higher} (niveau {high} ; "
    "{higher_when}), avec laquelle elle partage {tags}.",
    ar="لا تكون {lower} (المستوى {low}؛ {lower_when}) قد انتهت حين تبدأ {higher} (المستوى {high}؛ "
    "{higher_when})، وهما تشتركان في {tags}.",
)


class LevelFlow(Rule):
    """Sessions for beginners come before those for experts.

    Where two sessions have a tag of the ``family`` in common, the one of lower ``audience_level`` is over
    when the other starts, on whatever days they are. Each pair counts once for each tag in common; sessions
    without a level take no part. The family is ``track``, ``sponsor``, ``domain`` (of the sponsors),
    ``kind``, ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``.
    """

    title: ClassVar[Words] = Words(
        en="From easy to hard", fr="Du plus facile au plus difficile", ar="من السهل إلى الصعب"
    )
    group: ClassVar[Group] = "order"
    formula: ClassVar[str] = (
        "pairs of sessions of which the one of lower level is not over when the other starts x tags in "
        "common (x minutes of both sessions with per: lengths)"
    )
    example: ClassVar[str] = "level_flow: {family: track, weight: 5}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Content audience level flow violation",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""
    per: Literal["pair", "lengths"] = "pair"
    """What counts one: a ``pair`` of sessions, or each minute of their ``lengths`` together."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        time = NotOver() if self.per == "pair" else Lengths(NotOver())
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            levels = [(s.id, s.audience_level) for s in sessions if s.audience_level is not None]
            pairs = [(a, b, self.weight) for (a, low), (b, high) in permutations(levels, 2) if low < high]
            words = WISH.with_values(tag=instance.tag_name(self.family, tag))
            reason = self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}"))
            network.pairwise(pairs, level=self.level, reason=reason, time=time)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        level = {s.id: s.audience_level for s in instance.sessions if s.audience_level is not None}
        tags = {s.id: frozenset(instance.tags(s, self.family)) for s in instance.sessions}
        placed = programme.placed(sorted(level, key=lambda session: level[session]))
        for lower, higher in combinations(placed, 2):
            common = tags[lower.session] & tags[higher.session]
            if common and level[lower.session] != level[higher.session] and lower.end > higher.start:
                yield self._against(instance, lower, higher, sorted(common))

    def _against(self, instance: Instance, lower: Placement, higher: Placement, tags: list[str]) -> Violation:
        """The violation of two sessions in the wrong order."""
        words = BROKEN.with_values(
            lower=instance.name(lower.session),
            low=instance.session[lower.session].audience_level,
            lower_when=instance.when(lower.time),
            higher=instance.name(higher.session),
            high=instance.session[higher.session].audience_level,
            higher_when=instance.when(higher.time),
            tags=tuple(instance.tag_name(self.family, tag) for tag in tags),
        )
        minutes = lower.time.minutes + higher.time.minutes
        amount = len(tags) * (minutes if self.per == "lengths" else 1)
        return self.violation(amount, lower.session, higher.session, words=words)
