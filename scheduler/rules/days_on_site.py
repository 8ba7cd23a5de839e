"""People need not stay for more days than their sessions take."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.domain.time import DayName
from scheduler.domain.value import NonNegativeInt
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{person} has all their sessions on one day: {sessions}.",
    fr="{person} a toutes ses sessions le même jour : {sessions}.",
    ar="{person}: كل الجلسات في يوم واحد: {sessions}.",
)
DEMAND_IN_DAYS = Words(
    en="{person} has all their sessions within {most} days: {sessions}.",
    fr="{person} a toutes ses sessions en {most} jours : {sessions}.",
    ar="{person}: كل الجلسات في مدة أقصاها بالأيام {most}: {sessions}.",
)
BROKEN = Words(
    en="{person} has sessions from {first} to {last} (days beyond the first: {days}).",
    fr="{person} a des sessions du {first} au {last} (jours après le premier : {days}).",
    ar="{person}: الجلسات من {first} إلى {last} (عدد الأيام بعد اليوم الأول: {days}).",
)
BROKEN_BEYOND = Words(
    en="{person} has sessions from {first} to {last} (days beyond the first: {days}, of which free: {free}).",
    fr="{person} a des sessions du {first} au {last} (jours après le premier : {days}, dont gratuits : "
    "{free}).",
    ar="{person}: الجلسات من {first} إلى {last} (عدد الأيام بعد اليوم الأول: {days}، منها بلا "
    "تكلفة: {free}).",
)


class DaysOnSite(Rule):
    """People with several sessions have them on few days, close to each other.

    Whoever has sessions on two days stays from one to the other: every day of the calendar after the first
    counts, those in between too, except the first ``free`` ones.
    """

    title: ClassVar[Words] = Words(en="Days on site", fr="Jours sur place", ar="أيام الحضور")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "for each person, days from the first session to the last beyond those that are free"
    )
    example: ClassVar[str] = "days_on_site: {weight: 30}"
    peers: ClassVar[tuple[str, ...]] = ("Timefold: Speaker makespan",)

    free: NonNegativeInt = 0
    """Days beyond the first that cost nothing."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for person, sessions in instance.sessions_by_person.items():
            if len(sessions) > 1:
                ids = [session.id for session in sessions]
                names = tuple(instance.name(session) for session in ids)
                words = (DEMAND_IN_DAYS if self.free else DEMAND).with_values(
                    person=instance.name(person), most=self.free + 1, sessions=names
                )
                reason = self.reason(person, *ids, words=words, mend=Mend("free", f"people.{person}"))
                network.extent(ids, level=self.level, reason=reason, weight=self.weight, free=self.free)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for person, sessions in instance.sessions_by_person.items():
            stays = sorted(programme.placed(s.id for s in sessions), key=lambda p: p.start)
            dates = [instance.moment(placement.start).date() for placement in stays]
            days = (dates[-1] - dates[0]).days if dates else 0
            if days > self.free:
                words = (BROKEN_BEYOND if self.free else BROKEN).with_values(
                    person=instance.name(person),
                    first=DayName(dates[0]),
                    last=DayName(dates[-1]),
                    days=days,
                    free=self.free,
                )
                first, last = stays[0].session, stays[-1].session
                yield self.violation(days - self.free, person, first, last, words=words)
