"""Sessions stand only at the times, and in the blocks, that they and their kind are given."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Kind, Placement, Programme, Session, Span, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import Position
from scheduler.rules._amounts import MinutesInside, MinutesOutside
from scheduler.rules._minutes import minutes_inside
from scheduler.rules._rule import Group, Rule

Owner = Session | Kind

ITSELF = Words(en="this session", fr="cette session", ar="هذه الجلسة")
OF_KIND = Words(en="the kind {kind}", fr="le type {kind}", ar="النوع {kind}")

ALLOWED = Words(
    en="{session} stands within the times allowed for {owner}: {windows}.",
    fr="{session} se tient aux heures permises pour {owner} : {windows}.",
    ar="تنعقد {session} في الأوقات المسموح بها بالنسبة إلى {owner}: {windows}.",
)
FORBIDDEN = Words(
    en="{session} does not stand at the times forbidden for {owner}: {windows}.",
    fr="{session} ne se tient pas aux heures interdites pour {owner} : {windows}.",
    ar="لا تنعقد {session} في الأوقات الممنوعة على {owner}: {windows}.",
)
BLOCKS = Words(
    en="{session} stands in a block of the kind {kind}: {blocks}.",
    fr="{session} se tient dans une plage du type {kind} : {blocks}.",
    ar="تنعقد {session} في إحدى فترات النوع {kind}: {blocks}.",
)
NOT_ALLOWED = Words(
    en="{session} ({when}) runs for {minutes} min outside the times allowed for {owner}: {windows}.",
    fr="{session} ({when}) se tient pendant {minutes} min hors des heures permises pour {owner} : {windows}.",
    ar="تنعقد {session} ({when}) خارج الأوقات المسموح بها بالنسبة إلى {owner}: {windows} (عدد "
    "الدقائق خارجها: {minutes}).",
)
IN_FORBIDDEN = Words(
    en="{session} ({when}) runs for {minutes} min within the times forbidden for {owner}: {windows}.",
    fr="{session} ({when}) se tient pendant {minutes} min dans les heures interdites pour {owner} "
    ": {windows}.",
    ar="تنعقد {session} ({when}) في الأوقات الممنوعة على {owner}: {windows} (عدد الدقائق فيها: {minutes}).",
)
OTHER_BLOCK = Words(
    en="{session} ({when}) stands in block {block}, which is not one of the kind {kind}: {blocks}.",
    fr="{session} ({when}) se tient dans la plage {block}, qui n'est pas du type {kind} : {blocks}.",
    ar="تنعقد {session} ({when}) في الفترة {block}، وهي ليست من فترات النوع {kind}: {blocks}.",
)


class AllowedTimes(Rule):
    """Sessions stand only when they may.

    A session, and a kind for all its sessions, can be given times that are ``allowed`` (then no others are)
    and times that are ``forbidden``; a kind can be given the only ``blocks`` for its sessions. What the
    session says and what its kind says are counted separately: time that neither allows counts twice.
    """

    title: ClassVar[Words] = Words(en="Allowed times", fr="Heures permises", ar="الأوقات المسموح بها")
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = (
        "minutes outside the allowed times + minutes within the forbidden ones, each for the session and for "
        "its kind, + 1 for a block that is none of the kind's"
    )
    example: ClassVar[str] = "allowed_times: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            for owner in (session, network.instance.kind(session)):
                self._state_allowed(network, session, owner)
                self._state_forbidden(network, session, owner)
            self._state_blocks(network, session)

    def _state_allowed(self, network: NetworkBuilder, session: Session, owner: Owner) -> None:
        allowed = network.instance.spans(owner.allowed)
        if not allowed:
            return
        words = _of_windows(ALLOWED, network.instance, session, owner, allowed)
        reason = self.reason(session.id, words=words, mend=_mend(session, owner, "allowed"))
        network.unary(
            session.id, level=self.level, reason=reason, weight=self.weight, position=MinutesOutside(allowed)
        )

    def _state_forbidden(self, network: NetworkBuilder, session: Session, owner: Owner) -> None:
        forbidden = network.instance.spans(owner.forbidden)
        if not forbidden:
            return
        words = _of_windows(FORBIDDEN, network.instance, session, owner, forbidden)
        reason = self.reason(session.id, words=words, mend=_mend(session, owner, "forbidden"))
        network.unary(
            session.id, level=self.level, reason=reason, weight=self.weight, position=MinutesInside(forbidden)
        )

    def _state_blocks(self, network: NetworkBuilder, session: Session) -> None:
        instance = network.instance
        kind = instance.kind(session)
        if not kind.blocks:
            return

        def elsewhere(position: Position) -> int:
            return int(instance.blocks[position.block].id not in kind.blocks)

        words = _of_blocks(BLOCKS, instance, session)
        reason = self.reason(session.id, words=words, mend=_mend(session, kind, "blocks"))
        network.unary(session.id, level=self.level, reason=reason, weight=self.weight, position=elsewhere)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            kind = instance.kind(session)
            yield from self._check_windows(instance, placement, session)
            yield from self._check_windows(instance, placement, kind)
            if kind.blocks and placement.block not in kind.blocks:
                when = instance.when(placement.time)
                words = _of_blocks(OTHER_BLOCK, instance, session, block=placement.block, when=when)
                yield self.violation(1, session.id, words=words)

    def _check_windows(self, instance: Instance, placement: Placement, owner: Owner) -> Iterator[Violation]:
        allowed, forbidden = instance.spans(owner.allowed), instance.spans(owner.forbidden)
        outside = instance.clock_span(placement.time).minutes - minutes_inside(
            instance.clock_span(placement.time), allowed
        )
        if allowed and outside:
            yield self._found(NOT_ALLOWED, outside, instance, placement, owner, allowed)
        inside = minutes_inside(instance.clock_span(placement.time), forbidden)
        if inside:
            yield self._found(IN_FORBIDDEN, inside, instance, placement, owner, forbidden)

    def _found(
        self,
        words: Words,
        minutes: int,
        instance: Instance,
        placement: Placement,
        owner: Owner,
        windows: tuple[Span, ...],
    ) -> Violation:
        session = instance.session[placement.session]
        when = instance.when(placement.time)
        said = _of_windows(words, instance, session, owner, windows, minutes=minutes, when=when)
        return self.violation(minutes, session.id, words=said)


def _of_windows(
    words: Words,
    instance: Instance,
    session: Session,
    owner: Owner,
    windows: tuple[Span, ...],
    **values: object,
) -> Words:
    """A sentence about windows of a session or of its kind."""
    return words.with_values(
        session=instance.name(session.id),
        owner=ITSELF if owner is session else OF_KIND.with_values(kind=instance.kind_name(session)),
        windows=tuple(instance.when(window) for window in windows),
        **values,
    )


def _of_blocks(words: Words, instance: Instance, session: Session, **values: object) -> Words:
    """A sentence about the blocks of a session's kind."""
    return words.with_values(
        session=instance.name(session.id),
        kind=instance.kind_name(session),
        blocks=instance.kind(session).blocks,
        **values,
    )


def _mend(session: Session, owner: Owner, field: str) -> Mend:
    path = f"sessions.{session.id}" if owner is session else f"kinds.{session.kind}"
    return Mend("priced", f"{path}.{field}")
