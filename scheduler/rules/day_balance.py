"""All days hold about as much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.domain.consistency.timelines import minutes_problem
from scheduler.domain.problem import Problem
from scheduler.domain.time import DayName
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByDay
from scheduler.network.terms.tally import Measure
from scheduler.rules._names import unknown_kinds
from scheduler.rules._rule import Group, Rule

UNITS: dict[Measure, Words] = {
    "sessions": Words(en="sessions", fr="sessions", ar="الجلسات"),
    "minutes": Words(en="minutes", fr="minutes", ar="الدقائق"),
}
DEMAND = Words(
    en="Each day holds its even share (number of {unit}: {share}).",
    fr="Chaque jour reçoit une part égale (nombre de {unit} : {share}).",
    ar="لكل يوم حصة متساوية (عدد {unit}: {share}).",
)
BROKEN = Words(
    en="The number of {unit} on {day} is {amount}; the even share is {share}.",
    fr="Le nombre de {unit} le {day} est de {amount} ; une part égale est de {share}.",
    ar="عدد {unit} يوم {day} هو {amount}، والحصة المتساوية {share}.",
)


class DayBalance(Rule):
    """All days hold about as much, in minutes or in number of sessions.

    Counted are the days that have blocks, and the sessions of the listed ``kinds`` (none listed: all) that
    are not optional. The even share of a day is the total of these sessions, placed or not, divided by the
    number of days; where that is not whole, the whole numbers below and above it are both even.
    """

    title: ClassVar[Words] = Words(en="Even days", fr="Jours équilibrés", ar="توازن الأيام")
    group: ClassVar[Group] = "balance"
    formula: ClassVar[str] = (
        "for each day with blocks, units below floor(total / days) or above ceil(total / days); total = "
        "minutes (or number) of the sessions that are not optional"
    )
    example: ClassVar[str] = "day_balance: {measure: minutes, weight: 2}"

    measure: Measure = "minutes"
    """What is counted: ``minutes`` or ``sessions``."""
    kinds: tuple[Id, ...] = ()
    """The kinds of session that count; none given: all."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        days, total = _days_with_blocks(instance), self._total(instance)
        if not days:
            return
        network.tally(
            [session.id for session in self._sessions(instance)],
            ByDay(),
            days,
            level=self.level,
            reason=self.reason(
                words=DEMAND.with_values(share=_share(total, len(days)), unit=UNITS[self.measure]),
                mend=Mend("free", f"rules.{self.id}"),
            ),
            weight=self.weight,
            low=total // len(days),
            high=-(-total // len(days)),
            measure=self.measure,
        )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        held = Counter[int]()
        for placement in programme.placed(session.id for session in self._sessions(instance)):
            units = placement.time.minutes if self.measure == "minutes" else 1
            held[instance.day_at(placement.start)] += units
        days, total = _days_with_blocks(instance), self._total(instance)
        for day in days:
            # In parts of which a unit has as many as there are days, so that the exact share is whole.
            off = abs(held[day] * len(days) - total) // len(days)
            if off:
                words = BROKEN.with_values(
                    day=DayName(instance.days[day].date),
                    amount=held[day],
                    share=_share(total, len(days)),
                    unit=UNITS[self.measure],
                )
                yield self.violation(off, words=words)

    def problems(self, instance: Instance) -> Iterator[Problem]:
        if self.measure == "minutes":
            yield from minutes_problem(instance, "measure")
        yield from unknown_kinds(instance, "kinds", self.kinds)
        endless = [s.id for s in self._sessions(instance) if instance.minutes_of(s) is None]
        if self.measure == "minutes" and endless:
            hint = f"give {endless[0]!r} or its kind a duration, or say measure: sessions"
            yield Problem(("measure",), "day_balance by minutes needs durations", hint)

    def _sessions(self, instance: Instance) -> list[Session]:
        """The sessions that count."""
        return [s for s in instance.sessions if not s.optional and (not self.kinds or s.kind in self.kinds)]

    def _total(self, instance: Instance) -> int:
        """Units of all sessions that count."""
        sessions = self._sessions(instance)
        if self.measure == "sessions":
            return len(sessions)
        return sum(filter(None, map(instance.minutes_of, sessions)))


def _days_with_blocks(instance: Instance) -> tuple[int, ...]:
    return tuple(index for index, day in enumerate(instance.days) if day.blocks)


def _share(total: int, n_days: int) -> str:
    """The even share of a day: a whole number, or the two around it."""
    low, rest = divmod(total, n_days)
    return f"{low}-{low + 1}" if rest else f"{low}"
