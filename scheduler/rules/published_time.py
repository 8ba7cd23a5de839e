"""Sessions stand at the times that have been made public."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Session, Span, Violation, Words
from scheduler.domain.time import DayName
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._rule import Group, Rule

KEEPS_START = Words(
    en="{session} keeps its published start: {day}, {at}.",
    fr="{session} garde son début publié : {day}, {at}.",
    ar="تحتفظ {session} بموعد بدايتها المنشور: {day}، {at}.",
)
KEEPS_TIME = Words(
    en="{session} keeps its published time: {published}.",
    fr="{session} garde son horaire publié : {published}.",
    ar="تحتفظ {session} بوقتها المنشور: {published}.",
)
OTHER_START = Words(
    en="{session} stands {when}, but its published start is {day}, {at}.",
    fr="{session} se tient {when}, alors que son début publié est : {day}, {at}.",
    ar="تنعقد {session} {when}، مع أن موعد بدايتها المنشور هو {day}، {at}.",
)
OTHER_TIME = Words(
    en="{session} stands {when}, but its published time is {published}.",
    fr="{session} se tient {when}, alors que son horaire publié est : {published}.",
    ar="تنعقد {session} {when}، مع أن وقتها المنشور هو {published}.",
)


class PublishedTime(Rule):
    """Sessions stay at the times that have been made public.

    ``published`` of a session gives the start that people have seen, and the end where that is to be kept,
    too. However far a session is off, it counts once; one that is left out does not count here.
    """

    title: ClassVar[Words] = Words(en="Published times", fr="Horaires publiés", ar="الأوقات المنشورة")
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "sessions with another start, or end, than the published one"
    example: ClassVar[str] = "published_time: {level: medium}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Published timeslot",)

    level: str = "medium"

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            published = session.published
            if published is not None and published.start is not None:
                self._keep(network, session, published.start, published.end)

    def _keep(
        self, network: NetworkBuilder, session: Session, start: dt.datetime, end: dt.datetime | None
    ) -> None:
        first = network.instance.minute(start)
        last = None if end is None else network.instance.minute(end)

        def moved(position: Position) -> int:
            return int(position.clock.start != first or (last is not None and position.clock.end != last))

        words = _words(network.instance, session, start, end, (KEEPS_START, KEEPS_TIME))
        mend = Mend("priced", f"sessions.{session.id}.published")
        reason = self.reason(session.id, words=words, mend=mend)
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, position=moved)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            published = session.published
            if published is None or published.start is None:
                continue
            clock = instance.clock_span(placement.time)
            stands = instance.moment(clock.start), instance.moment(clock.end)
            if stands != (published.start, published.end or stands[1]):
                when, sentences = instance.when(placement.time), (OTHER_START, OTHER_TIME)
                words = _words(instance, session, published.start, published.end, sentences, when=when)
                yield self.violation(1, session.id, words=words)


def _words(
    instance: Instance,
    session: Session,
    start: dt.datetime,
    end: dt.datetime | None,
    sentences: tuple[Words, Words],
    **values: object,
) -> Words:
    """The first of two sentences where a start has been published, the second where an end has, too."""
    of_start, of_time = sentences
    if end is None:
        day, at = DayName(start.date()), start.strftime("%H:%M")
        return of_start.with_values(session=session.title, day=day, at=at, **values)
    published = instance.when(Span(instance.minute(start), instance.minute(end)))
    return of_time.with_values(session=session.title, published=published, **values)
