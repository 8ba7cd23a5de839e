"""Sessions of some kinds stand at the best hours of the day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from pydantic import field_validator

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.time import MINUTES_A_DAY, minutes_outside
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._hours import Hours
from scheduler.rules._names import unknown_kinds
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} is of kind {kind} and stands within the best hours: {windows}.",
    fr="{session}, de type {kind}, se tient aux meilleures heures : {windows}.",
    ar="{session} من نوع {kind}، وتنعقد في أفضل الساعات: {windows}.",
)
BROKEN = Words(
    en="{session} ({when}) runs for {minutes} min outside the best hours for {kind}: {windows}.",
    fr="{session} ({when}) se tient pendant {minutes} min hors des meilleures heures pour {kind} : "
    "{windows}.",
    ar="تنعقد {session} ({when}) خارج أفضل الساعات لنوع {kind}: {windows} (عدد الدقائق خارجها: {minutes}).",
)


class PrimeTime(Rule):
    """Sessions of some ``kinds`` stand at the best hours of the day.

    ``windows`` are clock times that hold for every day. Each minute of these sessions outside all of them
    counts.
    """

    title: ClassVar[Words] = Words(en="Prime time", fr="Meilleures heures", ar="أفضل الساعات")
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "minutes of sessions of these kinds outside the windows"
    example: ClassVar[str] = 'prime_time: {kinds: [keynote], windows: [{from: "09:00", to: "12:00"}]}'

    kinds: tuple[Id, ...]
    """The kinds of session that want the best hours."""
    windows: tuple[Hours, ...]
    """The best hours, as clock times of every day: ``{from: 09:00, to: 12:00}``."""

    @field_validator("kinds", "windows")
    @classmethod
    def _some(cls, given: tuple[object, ...]) -> tuple[object, ...]:
        if not given:
            raise ValueError("is empty; list at least one")
        return given

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if session.kind in self.kinds:
                words = self._words(DEMAND, network.instance, session)
                reason = self.reason(session.id, words=words, mend=Mend("free", f"rules.{self.id}.windows"))
                network.unary(
                    session.id,
                    level=self.level,
                    reason=reason,
                    weight=self.weight,
                    position=self._minutes_outside,
                )

    def _minutes_outside(self, position: Position) -> int:
        first, last = position.clock.start // MINUTES_A_DAY, position.clock.end // MINUTES_A_DAY
        days = range(first, last + 1)
        windows = [hours.on(day * MINUTES_A_DAY) for day in days for hours in self.windows]
        return minutes_outside(position.clock, windows)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            if session.kind not in self.kinds:
                continue
            time = instance.clock_span(placement.time)
            clocks = (minute % MINUTES_A_DAY for minute in range(time.start, time.end))
            minutes = sum(not any(h.start <= at < h.end for h in self.windows) for at in clocks)
            if minutes:
                when = instance.when(placement.time)
                words = self._words(BROKEN, instance, session, minutes=minutes, when=when)
                yield self.violation(minutes, session.id, words=words)

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_kinds(instance, "kinds", self.kinds)

    def _words(self, words: Words, instance: Instance, session: Session, **values: object) -> Words:
        return words.with_values(
            session=instance.name(session.id),
            kind=instance.kind_name(session),
            windows=tuple(map(str, self.windows)),
            **values,
        )
