"""Speakers who present from afar do so at decent hours of their own."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import ClassVar, Literal
from zoneinfo import ZoneInfo

from pydantic import model_validator

from scheduler.domain import Instance, Placement, Programme, Session, Span, Violation, Words
from scheduler.domain.known_zone import shown_zone
from scheduler.domain.time import MINUTES_A_DAY
from scheduler.domain.value import NonNegativeInt
from scheduler.domain.zone import zone
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._hours import Hours
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} is given from {zone}, and stands at decent hours there: {suitable}.",
    fr="{session} est donnée depuis {zone} et se tient à des heures convenables là-bas : {suitable}.",
    ar="تُقدَّم {session} من {zone}، وتنعقد في ساعات ملائمة هناك: {suitable}.",
)
LESS_SUITABLE = Words(
    en="{session} ({when}) is given from {zone}, where it is then {there}; {suitable} would suit better.",
    fr="{session} ({when}) est donnée depuis {zone}, où il est alors {there} ; mieux vaudrait {suitable}.",
    ar="تُقدَّم {session} ({when}) من {zone}، والساعة هناك حينئذ {there}؛ والأنسب {suitable}.",
)
UNSUITABLE = Words(
    en="{session} ({when}) is given from {zone}, where it is then {there}, outside all decent hours "
    "({less_suitable}).",
    fr="{session} ({when}) est donnée depuis {zone}, où il est alors {there}, hors de toute heure "
    "convenable ({less_suitable}).",
    ar="تُقدَّم {session} ({when}) من {zone}، والساعة هناك حينئذ {there}، خارج كل الساعات الملائمة "
    "({less_suitable}).",
)

Cost = Callable[[str, Span], int]
"""What it costs when a speaker in a zone presents at a span of the wall clock here."""


class TimeZones(Rule):
    """Speakers who present from afar do so at decent hours of their own.

    Of each session with a ``timezone`` the start and the end are told on the clock there, summer time
    included. A start before the ``suitable`` hours, or an end after them, costs ``less``; a start before the
    ``less_suitable`` hours, or an end before or after them, ``unsuitable``. The two clock times are all that
    is looked at, not their dates, nor the hours between them, so that a session that goes on past midnight
    there may cost nothing.
    """

    title: ClassVar[Words] = Words(
        en="Speakers' hours", fr="Heures des intervenants", ar="ساعات المتحدثين عن بعد"
    )
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = (
        "`less` or `unsuitable` for each session at such hours of its time zone (x its slots with per: slot)"
    )
    example: ClassVar[str] = (
        'time_zones: {suitable: {from: "09:00", to: "18:00"}, less_suitable: {from: "07:00", to: "22:00"}}'
    )
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Submissions_Timezones",)

    suitable: Hours
    """The hours that suit a speaker, on the speaker's clock: ``{from: 09:00, to: 18:00}``."""
    less_suitable: Hours
    """The hours that will do at a price; the suitable ones are among them."""
    less: NonNegativeInt = 1
    """What a session costs at hours that are less suitable."""
    unsuitable: NonNegativeInt = 10
    """What a session costs at all other hours."""
    of: Literal["session", "block"] = "session"
    """Whose start and end are told: those of the ``session``, or of the whole ``block`` it stands in."""
    per: Literal["session", "slot"] = "session"
    """What pays: each ``session``, or each ``slot`` that it takes."""

    @model_validator(mode="after")
    def _one_within_the_other(self) -> TimeZones:
        outer = self.less_suitable
        if self.suitable.start < outer.start or self.suitable.end > outer.end:
            fault = f"finds {self.suitable} suitable, which is not within less_suitable, {outer}"
            raise ValueError(f"{fault}; widen less_suitable")
        return self

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        spans = [instance.block_span(block) for block in range(len(instance.blocks))]

        @cache
        def cost(name: str, span: Span) -> int:
            x, y = (_clock_there(instance, zone(name), minute) for minute in (span.start, span.end))
            return self._cost(x, y)

        for session in instance.sessions:
            if session.timezone is not None:
                words = self._words(DEMAND, session, session.timezone)
                mend = Mend("free", f"rules.{self.id}.less_suitable")
                network.unary(
                    session.id,
                    level=self.level,
                    reason=self.reason(session.id, words=words, mend=mend),
                    weight=self.weight * self._n_paying(session),
                    position=partial(self._cost_at, cost, session.timezone, spans),
                )

    def _cost_at(self, cost: Cost, name: str, spans: list[Span], position: Position) -> int:
        return cost(name, position.clock if self.of == "session" else spans[position.block])

    def _cost(self, x: int, y: int) -> int:
        """What the clock times of a start and an end cost."""
        inner, outer = self.suitable, self.less_suitable
        if x < outer.start or y < outer.start or y > outer.end:
            return self.unsuitable
        return self.less if x < inner.start or y > inner.end else 0

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            span = self._span(instance, placement)
            if session.timezone is None or span is None:
                continue
            start, end = _told_in(instance, session.timezone, span)
            price, words = self._price(start, end)
            if price:
                said = self._words(
                    words,
                    session,
                    session.timezone,
                    when=instance.when(span),
                    there=f"{start:%H:%M}-{end:%H:%M}",
                )
                yield self.violation(price * self._n_paying(session), session.id, words=said)

    def _span(self, instance: Instance, placement: Placement) -> Span | None:
        """The span of the wall clock that is looked at; None in a block that there is not."""
        if self.of == "session":
            return instance.clock_span(placement.time)
        block = instance.block_index.get(placement.block)
        return None if block is None else instance.block_span(block)

    def _price(self, start: dt.datetime, end: dt.datetime) -> tuple[int, Words]:
        """What a start and an end on the speaker's clock cost, with the sentence about it."""
        begins, ends = (moment.hour * 60 + moment.minute for moment in (start, end))
        if begins not in range(self.less_suitable.start, MINUTES_A_DAY):
            return self.unsuitable, UNSUITABLE
        if ends not in range(self.less_suitable.start, self.less_suitable.end + 1):
            return self.unsuitable, UNSUITABLE
        good = begins in range(self.suitable.start, MINUTES_A_DAY) and ends in range(self.suitable.end + 1)
        return (0 if good else self.less), LESS_SUITABLE

    def _n_paying(self, session: Session) -> int:
        return session.n_slots if self.per == "slot" else 1

    def _words(self, words: Words, session: Session, zone: str, **values: object) -> Words:
        return words.with_values(
            session=session.title,
            zone=shown_zone(zone),
            suitable=str(self.suitable),
            less_suitable=str(self.less_suitable),
            **values,
        )


def _clock_there(instance: Instance, there: ZoneInfo, minute: int) -> int:
    """The minute of the day that the clock of another zone shows at a minute of the clock here.

    Whole minutes, though offsets of long ago have seconds.
    """
    moment = instance.moment(minute)
    ahead = zone(instance.conference.timezone).utcoffset(moment) or dt.timedelta()
    world = (moment - ahead).replace(tzinfo=there)
    ahead_there = there.fromutc(world).utcoffset() or dt.timedelta()
    return (minute + (ahead_there - ahead) // dt.timedelta(minutes=1)) % MINUTES_A_DAY


def _told_in(instance: Instance, name: str, span: Span) -> tuple[dt.datetime, dt.datetime]:
    """The start and the end of a span of the wall clock, as a clock of another zone tells them."""
    here, there = zone(instance.conference.timezone), zone(name)
    start, end = (instance.moment(minute).replace(tzinfo=here) for minute in (span.start, span.end))
    return start.astimezone(there), end.astimezone(there)
