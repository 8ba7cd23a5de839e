"""Nobody has more sessions a day than they take on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.time import DayName
from scheduler.domain.value import PositiveInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByDay
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="The daily limit of sessions for {person} is {most}.",
    fr="La limite de sessions par jour pour {person} est de {most}.",
    ar="الحد الأقصى لجلسات {person} في اليوم الواحد: {most}.",
)
BROKEN = Words(
    en="{person} has {count} sessions on {day}, above the daily limit of {most}.",
    fr="{person} a {count} sessions le {day}, au-dessus de la limite de {most} par jour.",
    ar="عدد جلسات {person} يوم {day} هو {count}، والحد الأقصى في اليوم {most}.",
)


class PersonLimit(Rule):
    """Nobody has more sessions on one day than they take on.

    The limit is the person's ``per_day``, or else the rule's ``most``; whoever has neither may be asked
    any number of times. A session counts on the day on which it starts.
    """

    title: ClassVar[Words] = Words(
        en="Sessions a day by person", fr="Sessions par jour et par personne", ar="جلسات الشخص في اليوم"
    )
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = "sessions too many, for each person and day"
    example: ClassVar[str] = "person_limit: {level: hard, most: 3}"
    base: ClassVar[bool] = True

    level: str = "hard"
    most: PositiveInt | None = None
    """The most sessions a day for those who have no ``per_day`` of their own; none given: any number."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for person, sessions in instance.sessions_by_person.items():
            most = self._limit(instance, person)
            if most is None:
                continue
            words = DEMAND.with_values(person=instance.name(person), most=most)
            mend = Mend("priced", f"people.{person}.per_day")
            network.tally(
                [session.id for session in sessions],
                ByDay(),
                range(len(instance.days)),
                level=self.level,
                reason=self.reason(person, words=words, mend=mend),
                weight=self.weight,
                high=most,
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for person, sessions in instance.sessions_by_person.items():
            most = self._limit(instance, person)
            placed = programme.placed(session.id for session in sessions)
            dates = Counter(instance.moment(placement.start).date() for placement in placed)
            for date in sorted(dates):
                if most is not None and dates[date] > most:
                    words = BROKEN.with_values(
                        person=instance.name(person), count=dates[date], day=DayName(date), most=most
                    )
                    yield self.violation(dates[date] - most, person, words=words)

    def _limit(self, instance: Instance, person: str) -> int | None:
        return instance.person[person].per_day or self.most
