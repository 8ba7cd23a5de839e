"""No day holds more than so many sessions, or minutes, of one tag."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.consistency.timelines import minutes_problem
from scheduler.domain.problem import Problem
from scheduler.domain.time import DayName
from scheduler.domain.value import Id, PositiveInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByDay
from scheduler.network.terms.tally import Measure
from scheduler.rules._names import unknown_family, unknown_tags
from scheduler.rules._rule import Group, Rule

UNITS: dict[Measure, Words] = {
    "sessions": Words(en="sessions", fr="sessions", ar="الجلسات"),
    "minutes": Words(en="minutes", fr="minutes", ar="الدقائق"),
}
DEMAND = Words(
    en="{tag}: the daily limit of {unit} is {most}.",
    fr="{tag} : la limite de {unit} par jour est de {most}.",
    ar="{tag}: الحد الأقصى لعدد {unit} في اليوم هو {most}.",
)
BROKEN = Words(
    en="{tag}: {amount} {unit} on {day}, above the daily limit of {most}.",
    fr="{tag} : {amount} {unit} le {day}, au-dessus de la limite de {most} par jour.",
    ar="{tag}: عدد {unit} يوم {day} هو {amount}، والحد الأقصى {most}.",
)


class DailyLimit(Rule):
    """No day holds more than so many sessions, or minutes, of one tag.

    ``family`` says by what sessions are counted: ``kind``, ``track``, ``sponsor``, ``domain`` (of the
    sponsors), ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. The
    limit ``most`` holds for each of its tags, or for those listed as ``only``. With ``measure: minutes`` the
    lengths add up.
    """

    title: ClassVar[Words] = Words(en="Daily limit", fr="Limite par jour", ar="الحد اليومي")
    group: ClassVar[Group] = "balance"
    formula: ClassVar[str] = "sessions (or minutes) of a tag on a day above the limit"
    example: ClassVar[str] = "keynotes_a_day: {rule: daily_limit, family: kind, only: [keynote], most: 2}"

    family: Id = "kind"
    """What sessions are counted by: a family of tags, or one of those named above."""
    only: tuple[Id, ...] = ()
    """The tags that are limited; none given: each."""
    most: PositiveInt
    """The most sessions, or minutes, of one tag on one day."""
    measure: Measure = "sessions"
    """What is counted: ``sessions`` or ``minutes``."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            if self._limits(tag):
                words = self._words(DEMAND, instance, tag)
                network.tally(
                    [session.id for session in sessions],
                    ByDay(),
                    range(len(instance.days)),
                    level=self.level,
                    reason=self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}.most")),
                    weight=self.weight,
                    high=self.most,
                    measure=self.measure,
                )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        held = Counter[tuple[str, int]]()
        for placement in programme.placements:
            for tag in instance.tags(instance.session[placement.session], self.family):
                units = placement.time.minutes if self.measure == "minutes" else 1
                held[tag, instance.day_at(placement.start)] += units
        for (tag, day), amount in sorted(held.items()):
            if self._limits(tag) and amount > self.most:
                day_name = DayName(instance.days[day].date)
                words = self._words(BROKEN, instance, tag, amount=amount, day=day_name)
                yield self.violation(amount - self.most, tag, words=words)

    def problems(self, instance: Instance) -> Iterator[Problem]:
        if self.measure == "minutes":
            yield from minutes_problem(instance, "measure")
        unknown = list(unknown_family(instance, "family", self.family))
        yield from unknown or unknown_tags(instance, "only", self.family, self.only)

    def _limits(self, tag: str) -> bool:
        """Whether the limit holds for a tag."""
        return not self.only or tag in self.only

    def _words(self, words: Words, instance: Instance, tag: str, **values: object) -> Words:
        unit = UNITS[self.measure]
        return words.with_values(tag=instance.tag_name(self.family, tag), most=self.most, unit=unit, **values)
