"""No session stands during a closed service item, such as lunch."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Programme, ServiceItem, Session, Span, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._amounts import MinutesInside, TakesSome
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{session} does not stand during {item} ({item_when}).",
    fr="{session} ne se tient pas pendant {item} ({item_when}).",
    ar="لا تنعقد {session} أثناء {item} ({item_when}).",
)
DEMAND_IN_ROOMS = Words(
    en="{session} does not stand in {rooms} during {item} ({item_when}).",
    fr="{session} ne se tient pas dans {rooms} pendant {item} ({item_when}).",
    ar="لا تنعقد {session} في {rooms} أثناء {item} ({item_when}).",
)
BROKEN = Words(
    en="{session} ({when}) runs {minutes} min into {item} ({item_when}).",
    fr="{session} ({when}) empiète de {minutes} min sur {item} ({item_when}).",
    ar="تتداخل {session} ({when}) مع {item} ({item_when})، وعدد الدقائق المشتركة {minutes}.",
)


class Breaks(Rule):
    """No session stands during a break.

    Breaks are the service items with ``closed: true``: lunch, coffee, set-up. One that lists ``rooms`` closes
    only these, with their parts and whatever they are part of. Each break counts by itself: two at the same
    time count twice.
    """

    title: ClassVar[Words] = Words(en="Breaks kept free", fr="Pauses libres", ar="خلو أوقات الاستراحة")
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = "minutes of sessions during closed service items"
    example: ClassVar[str] = "breaks: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        for span, item in network.instance.closed:
            for session in network.instance.sessions:
                if item.rooms:
                    self._state_in_rooms(network, session, span, item)
                else:
                    self._state_anywhere(network, session, span, item)

    def _state_anywhere(
        self, network: NetworkBuilder, session: Session, span: Span, item: ServiceItem
    ) -> None:
        words = _of_item(DEMAND, network.instance, session.id, span, item)
        reason = self.reason(session.id, words=words, mend=_mend(network.instance, span))
        network.unary(
            session.id, level=self.level, reason=reason, weight=self.weight, position=MinutesInside((span,))
        )

    def _state_in_rooms(
        self, network: NetworkBuilder, session: Session, span: Span, item: ServiceItem
    ) -> None:
        instance = network.instance
        closed = instance.atoms(item.rooms)
        rooms = tuple(instance.name(room) for room in item.rooms)
        words = _of_item(DEMAND_IN_ROOMS, instance, session.id, span, item, rooms=rooms)
        reason = self.reason(session.id, *item.rooms, words=words, mend=_mend(instance, span))
        both = (MinutesInside((span,)), TakesSome(closed))
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, both=both)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            stands_in = instance.atoms(placement.rooms)
            for span, item in instance.closed:
                minutes = minutes_inside(instance.clock_span(placement.time), (span,))
                closes = not item.rooms or any(room in stands_in for room in instance.atoms(item.rooms))
                if minutes and closes:
                    words = _of_item(
                        BROKEN,
                        instance,
                        placement.session,
                        span,
                        item,
                        when=instance.when(placement.time),
                        minutes=minutes,
                    )
                    yield self.violation(minutes, placement.session, *item.rooms, words=words)


def _of_item(
    words: Words, instance: Instance, session: str, span: Span, item: ServiceItem, **values: object
) -> Words:
    """A sentence about a session and a service item."""
    name, when = instance.name(session), instance.when(span)
    return words.with_values(session=name, item=item.title, item_when=when, **values)


def _mend(instance: Instance, span: Span) -> Mend:
    return Mend("priced", f"days.{instance.moment(span.start).date()}.service")
