"""People have a pause between two of their sessions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.consistency.timelines import minutes_problem
from scheduler.domain.problem import Problem
from scheduler.domain.value import NonNegativeInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Lengths, ShortPause
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{a} and {b} have people in common ({people}): they do not run at the same time, and on one day "
    "there are at least {pause} min between them.",
    fr="{a} et {b} ont des personnes en commun ({people}) : elles ne se tiennent pas en même temps et, le "
    "même jour, au moins {pause} min les séparent.",
    ar="لـ{a} و{b} أشخاص مشتركون ({people}): لا تنعقدان في الوقت نفسه، وأقل فاصل بينهما بالدقائق في اليوم "
    "الواحد: {pause}.",
)
AT_ONCE = Words(
    en="{earlier} and {later} run at the same time ({when}), but have people in common: {people}.",
    fr="{earlier} et {later} se tiennent en même temps ({when}), mais ont des personnes en "
    "commun : {people}.",
    ar="تنعقد {earlier} و{later} في الوقت نفسه ({when})، مع أن لهما أشخاصًا مشتركين: {people}.",
)
TOO_CLOSE = Words(
    en="{later} ({when}) starts {gap} min after the end of {earlier} instead of at least {pause}, and they "
    "have people in common: {people}.",
    fr="{later} ({when}) commence {gap} min après la fin de {earlier} au lieu d'au moins {pause}, et elles "
    "ont des personnes en commun : {people}.",
    ar="الفاصل بالدقائق بين نهاية {earlier} وبداية {later} ({when}) هو {gap}، وأقله {pause}، ولهما أشخاص "
    "مشتركون: {people}.",
)


class PersonPause(Rule):
    """People have a pause between two of their sessions.

    Two sessions that need the same person do not run at the same time, and on one day there are at least
    ``pause`` minutes between them. However many people they have in common, a pair counts once; how far it
    is from room to room does not matter.
    """

    title: ClassVar[Words] = Words(en="People's pauses", fr="Pauses des personnes", ar="استراحات الأشخاص")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "pairs of sessions with people in common that are at the same time, or too close on the same day "
        "(x minutes of both sessions with per: lengths)"
    )
    example: ClassVar[str] = "person_pause: {level: hard, pause: 30}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Consecutive talks pause",)

    level: str = "hard"
    pause: NonNegativeInt
    """The least minutes from the end of one session to the start of the next."""
    per: Literal["pair", "lengths"] = "pair"
    """What counts one: a ``pair`` of sessions, or each minute of their ``lengths`` together."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        if self.pause:
            yield from minutes_problem(instance, "pause")

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        people_by_pair = defaultdict[tuple[str, str], list[str]](list)
        for person, sessions in instance.sessions_by_person.items():
            for pair in combinations((session.id for session in sessions), 2):
                people_by_pair[pair].append(person)
        time = ShortPause(self.pause) if self.per == "pair" else Lengths(ShortPause(self.pause))
        for (a, b), people in people_by_pair.items():
            words = DEMAND.with_values(
                a=instance.name(a), b=instance.name(b), people=_names(instance, people), pause=self.pause
            )
            reason = self.reason(a, b, *people, words=words, mend=Mend("priced", f"rules.{self.id}.pause"))
            network.pairwise([(a, b, self.weight)], level=self.level, reason=reason, time=time)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        people = {session.id: frozenset(session.people) for session in instance.sessions}
        placements = sorted(programme.placements, key=lambda placement: (placement.start, placement.end))
        for earlier, later in combinations(placements, 2):
            gap = later.start - earlier.end
            if gap >= self.pause or people[earlier.session].isdisjoint(people[later.session]):
                continue
            if gap < 0 or _date(instance, earlier) == _date(instance, later):
                common = people[earlier.session] & people[later.session]
                yield self._too_close(instance, earlier, later, sorted(common))

    def _too_close(
        self, instance: Instance, earlier: Placement, later: Placement, people: list[str]
    ) -> Violation:
        words = (AT_ONCE if later.start < earlier.end else TOO_CLOSE).with_values(
            earlier=instance.name(earlier.session),
            later=instance.name(later.session),
            when=instance.when(later.time),
            gap=later.start - earlier.end,
            pause=self.pause,
            people=_names(instance, people),
        )
        amount = earlier.time.minutes + later.time.minutes if self.per == "lengths" else 1
        return self.violation(amount, earlier.session, later.session, *people, words=words)


def _names(instance: Instance, people: list[str]) -> tuple[object, ...]:
    return tuple(instance.name(person) for person in people)


def _date(instance: Instance, placement: Placement) -> object:
    """The date on which a session stands."""
    return instance.moment(placement.start).date()
