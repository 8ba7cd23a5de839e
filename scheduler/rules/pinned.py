"""Sessions that are pinned stand where they are pinned."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Pin, Placement, Programme, Session, Violation, Words
from scheduler.domain.time import DayName
from scheduler.domain.value import Weight
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position, RoomChoice
from scheduler.rules._rule import Group, Rule

AT_START = Words(
    en="{session} is pinned to {day}, {at}.",
    fr="{session} a son début fixé au {day}, {at}.",
    ar="{session} مثبتة يوم {day} على الساعة {at}.",
)
IN_ROOMS = Words(
    en="{session} is pinned to {rooms}.",
    fr="{session} a sa place fixée dans {rooms}.",
    ar="{session} مثبتة في {rooms}.",
)
OTHER_START = Words(
    en="{session} is pinned to {day}, {at}, and stands {when}.",
    fr="{session} se tient {when}, alors que son début est fixé au {day}, {at}.",
    ar="{session} مثبتة يوم {day} على الساعة {at}، لكنها تنعقد {when}.",
)
OTHER_ROOMS = Words(
    en="{session} ({when}) is pinned to {rooms} and stands in {stands_in}.",
    fr="{session} ({when}) se tient dans {stands_in}, alors que sa place est fixée dans {rooms}.",
    ar="{session} ({when}) مثبتة في {rooms} لكنها تنعقد في {stands_in}.",
)


class Pinned(Rule):
    """Pinned sessions stay where they are pinned.

    ``pinned`` of a session gives its start, its rooms, or both. The rooms must be exactly those, no more and
    no fewer; their order does not matter. However far it is off, a wrong start counts once, and so do wrong
    rooms.
    """

    title: ClassVar[Words] = Words(en="Pinned sessions", fr="Sessions fixées", ar="الجلسات المثبتة")
    group: ClassVar[Group] = "placing"
    formula: ClassVar[str] = "1 for a start other than the pinned one + 1 for rooms other than those pinned"
    example: ClassVar[str] = "pinned: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"
    weight: Weight = 100

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            if session.pinned is not None:
                self._state_start(network, session, session.pinned)
                self._state_rooms(network, session, session.pinned)

    def _state_start(self, network: NetworkBuilder, session: Session, pin: Pin) -> None:
        if pin.start is None:
            return
        pinned = network.instance.minute(pin.start)

        def elsewhere(position: Position) -> int:
            return int(position.clock.start != pinned)

        words = _of_start(AT_START, network.instance, session.id, pin.start)
        reason = self.reason(
            session.id, words=words, mend=Mend("priced", f"sessions.{session.id}.pinned.start")
        )
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, position=elsewhere)

    def _state_rooms(self, network: NetworkBuilder, session: Session, pin: Pin) -> None:
        if not pin.rooms:
            return
        pinned = frozenset(pin.rooms)

        def elsewhere(choice: RoomChoice) -> int:
            return int(frozenset(choice.rooms) != pinned)

        words = _of_rooms(IN_ROOMS, network.instance, session.id, pin)
        mend = Mend("priced", f"sessions.{session.id}.pinned.rooms")
        reason = self.reason(session.id, *pin.rooms, words=words, mend=mend)
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, rooms=elsewhere)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            pin = instance.session[placement.session].pinned
            if pin is not None:
                yield from self._check_start(instance, placement, pin)
                yield from self._check_rooms(instance, placement, pin)

    def _check_start(self, instance: Instance, placement: Placement, pin: Pin) -> Iterator[Violation]:
        if pin.start is not None and instance.clock_span(placement.time).start != instance.minute(pin.start):
            when = instance.when(placement.time)
            words = _of_start(OTHER_START, instance, placement.session, pin.start, when=when)
            yield self.violation(1, placement.session, words=words)

    def _check_rooms(self, instance: Instance, placement: Placement, pin: Pin) -> Iterator[Violation]:
        if pin.rooms and sorted(set(placement.rooms)) != sorted(set(pin.rooms)):
            words = _of_rooms(
                OTHER_ROOMS,
                instance,
                placement.session,
                pin,
                stands_in=tuple(instance.name(room) for room in placement.rooms),
                when=instance.when(placement.time),
            )
            yield self.violation(1, placement.session, *pin.rooms, words=words)


def _of_start(words: Words, instance: Instance, session: str, start: dt.datetime, **values: object) -> Words:
    """A sentence about a session and its pinned start."""
    name, day, at = instance.name(session), DayName(start.date()), start.strftime("%H:%M")
    return words.with_values(session=name, day=day, at=at, **values)


def _of_rooms(words: Words, instance: Instance, session: str, pin: Pin, **values: object) -> Words:
    """A sentence about a session and its pinned rooms."""
    rooms = tuple(instance.name(room) for room in pin.rooms)
    return words.with_values(session=instance.name(session), rooms=rooms, **values)
