"""Sessions and people stand at the times that they prefer, and not at those that they do not wish."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Person, Placement, Programme, Session, Span, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._amounts import MinutesInside, MinutesOutside
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

Wisher = Session | Person

ITSELF = Words(en="this session", fr="cette session", ar="هذه الجلسة")

PREFERRED = Words(
    en="{session} stands at the times preferred for {wisher}: {windows}.",
    fr="{session} se tient aux heures préférées pour {wisher} : {windows}.",
    ar="تنعقد {session} في الأوقات المفضلة بالنسبة إلى {wisher}: {windows}.",
)
UNDESIRED = Words(
    en="{session} does not stand at the times undesired for {wisher}: {windows}.",
    fr="{session} ne se tient pas aux heures non souhaitées pour {wisher} : {windows}.",
    ar="لا تنعقد {session} في الأوقات غير المرغوب فيها بالنسبة إلى {wisher}: {windows}.",
)
NOT_PREFERRED = Words(
    en="{session} ({when}) runs for {minutes} min outside the times preferred for {wisher}: {windows}.",
    fr="{session} ({when}) se tient pendant {minutes} min hors des heures préférées pour {wisher} "
    ": {windows}.",
    ar="تنعقد {session} ({when}) خارج الأوقات المفضلة بالنسبة إلى {wisher}: {windows} (عدد الدقائق "
    "خارجها: {minutes}).",
)
IN_UNDESIRED = Words(
    en="{session} ({when}) runs for {minutes} min within the times undesired for {wisher}: {windows}.",
    fr="{session} ({when}) se tient pendant {minutes} min dans les heures non souhaitées pour "
    "{wisher} : {windows}.",
    ar="تنعقد {session} ({when}) في الأوقات غير المرغوب فيها بالنسبة إلى {wisher}: {windows} (عدد "
    "الدقائق فيها: {minutes}).",
)


class Wishes(Rule):
    """Sessions stand when they, and their people, wish.

    Sessions and people can have ``preferred`` times (then all others cost) and ``undesired`` ones. Each
    minute counts once for the session's own wishes and once for each of its people who has wishes.
    """

    title: ClassVar[Words] = Words(en="Wishes for times", fr="Vœux d'horaire", ar="رغبات التوقيت")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "minutes outside the preferred times + minutes within the undesired ones, for the session and for "
        "each of its people"
    )
    example: ClassVar[str] = "wishes: {weight: 1}"

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            for wisher in _wishers(network.instance, session):
                self._state_preferred(network, session, wisher)
                self._state_undesired(network, session, wisher)

    def _state_preferred(self, network: NetworkBuilder, session: Session, wisher: Wisher) -> None:
        preferred = network.instance.spans(wisher.preferred)
        if not preferred:
            return
        words = _of_wish(PREFERRED, network.instance, session, wisher, preferred)
        reason = self.reason(
            *_subjects(session, wisher), words=words, mend=_mend(session, wisher, "preferred")
        )
        network.unary(
            session.id,
            level=self.level,
            reason=reason,
            weight=self.weight,
            position=MinutesOutside(preferred),
        )

    def _state_undesired(self, network: NetworkBuilder, session: Session, wisher: Wisher) -> None:
        undesired = network.instance.spans(wisher.undesired)
        if not undesired:
            return
        words = _of_wish(UNDESIRED, network.instance, session, wisher, undesired)
        reason = self.reason(
            *_subjects(session, wisher), words=words, mend=_mend(session, wisher, "undesired")
        )
        network.unary(
            session.id, level=self.level, reason=reason, weight=self.weight, position=MinutesInside(undesired)
        )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            for wisher in _wishers(instance, instance.session[placement.session]):
                yield from self._check_wisher(instance, placement, wisher)

    def _check_wisher(self, instance: Instance, placement: Placement, wisher: Wisher) -> Iterator[Violation]:
        preferred, undesired = instance.spans(wisher.preferred), instance.spans(wisher.undesired)
        outside = instance.clock_span(placement.time).minutes - minutes_inside(
            instance.clock_span(placement.time), preferred
        )
        if preferred and outside:
            yield self._found(NOT_PREFERRED, outside, instance, placement, wisher, preferred)
        inside = minutes_inside(instance.clock_span(placement.time), undesired)
        if inside:
            yield self._found(IN_UNDESIRED, inside, instance, placement, wisher, undesired)

    def _found(
        self,
        words: Words,
        minutes: int,
        instance: Instance,
        placement: Placement,
        wisher: Wisher,
        windows: tuple[Span, ...],
    ) -> Violation:
        session = instance.session[placement.session]
        when = instance.when(placement.time)
        said = _of_wish(words, instance, session, wisher, windows, minutes=minutes, when=when)
        return self.violation(minutes, *_subjects(session, wisher), words=said)


def _wishers(instance: Instance, session: Session) -> tuple[Wisher, ...]:
    """Whose wishes count for a session: its own, and those of its people."""
    return (session, *(instance.person[person] for person in session.people))


def _subjects(session: Session, wisher: Wisher) -> tuple[str, ...]:
    return (session.id,) if wisher is session else (session.id, wisher.id)


def _of_wish(
    words: Words,
    instance: Instance,
    session: Session,
    wisher: Wisher,
    windows: tuple[Span, ...],
    **values: object,
) -> Words:
    """A sentence about what a session or one of its people wishes."""
    return words.with_values(
        session=instance.name(session.id),
        wisher=ITSELF if wisher is session else instance.name(wisher.id),
        windows=tuple(instance.when(window) for window in windows),
        **values,
    )


def _mend(session: Session, wisher: Wisher, field: str) -> Mend:
    whose = "sessions" if wisher is session else "people"
    return Mend("free", f"{whose}.{wisher.id}.{field}")
