"""People need not stay for more days than their sessions take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.time import DayName
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{person} has all their sessions on one day: {sessions}.",
    fr="{person} a toutes ses sessions le même jour : {sessions}.",
    ar="{person}: كل الجلسات في يوم واحد: {sessions}.",
)
BROKEN = Words(
    en="{person} has sessions from {first} to {last} (days beyond the first: {days}).",
    fr="{person} a des sessions du {first} au {last} (jours après le premier : {days}).",
    ar="{person}: الجلسات من {first} إلى {last} (عدد الأيام بعد اليوم الأول: {days}).",
)


class DaysOnSite(Rule):
    """People with several sessions have them on few days, close to each other.

    Whoever has sessions on two days stays from one to the other: every day of the calendar after the first
    counts, those in between too.
    """

    title: ClassVar[Words] = Words(en="Days on site", fr="Jours sur place", ar="أيام الحضور")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = "for each person, days from the first session to the last"
    example: ClassVar[str] = "days_on_site: {weight: 30}"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for person, sessions in instance.sessions_by_person.items():
            if len(sessions) > 1:
                ids = [session.id for session in sessions]
                names = tuple(instance.name(session) for session in ids)
                words = DEMAND.with_values(person=instance.name(person), sessions=names)
                reason = self.reason(person, *ids, words=words, mend=Mend("free", f"people.{person}"))
                network.extent(ids, level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for person, sessions in instance.sessions_by_person.items():
            stays = sorted(programme.placed(s.id for s in sessions), key=lambda p: p.start)
            dates = [instance.moment(placement.start).date() for placement in stays]
            if dates and dates[0] < dates[-1]:
                days = (dates[-1] - dates[0]).days
                words = BROKEN.with_values(
                    person=instance.name(person),
                    first=DayName(dates[0]),
                    last=DayName(dates[-1]),
                    days=days,
                )
                yield self.violation(days, person, stays[0].session, stays[-1].session, words=words)
