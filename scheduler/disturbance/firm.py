"""What a repair must not touch: the past, and times where only rooms may change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Set
from dataclasses import replace

from scheduler.disturbance.facts import without_facts
from scheduler.disturbance.past import past_of
from scheduler.disturbance.place import home_of
from scheduler.domain import Placement, Programme, Words
from scheduler.domain.time import DayName
from scheduler.network import Mend, Network, NetworkBuilder, Reason
from scheduler.network.places import Position, RoomChoice

BEGUN = Words(
    en="{session} ({when}, {rooms}) has begun or is over, and cannot be changed any more.",
    fr="{session} ({when}, {rooms}) a commencé ou est terminée, et ne peut plus être modifiée.",
    ar="بدأت {session} ({when}، {rooms}) أو انتهت، ولم يعد تغييرها ممكنًا.",
)
PAST = Words(
    en="{session} cannot begin before {day}, {at}, which is past.",
    fr="{session} ne peut commencer avant le {day} à {at}, moment déjà passé.",
    ar="لا يمكن أن تبدأ {session} قبل {day} على الساعة {at}، فقد مضى ذلك الوقت.",
)
LOST = Words(
    en="{session} cannot take rooms that are no longer there: {rooms}.",
    fr="{session} ne peut prendre de salles qui n'existent plus : {rooms}.",
    ar="لا يمكن أن تنعقد {session} في قاعات لم تعد موجودة: {rooms}.",
)
SAME_TIME = Words(
    en="{session} keeps its time ({when}): only rooms may change.",
    fr="{session} garde son horaire ({when}) : seules les salles peuvent changer.",
    ar="تحتفظ {session} بوقتها ({when})، ولا يجوز تغيير شيء سوى القاعات.",
)


def begun(network: Network, before: Programme, now: dt.datetime, lost: Set[str] = frozenset()) -> Network:
    """The network in which what began before ``now`` stays where it was, and nothing new begins then.

    What has begun breaks no demand by itself (see `without_facts`). ``network`` is of the instance
    `as_it_stood`; of its rooms those that are ``lost`` are for what has begun only.
    """
    past = past_of(network.instance, before, now)
    builder, stood = NetworkBuilder(network.instance), {old.session: old for old in past}
    for session in network.instance.sessions:
        if session.id in stood:
            _state_begun(builder, network.levels[0], stood[session.id])
        else:
            _state_past(builder, network.levels[0], session.id, now)
            _state_lost(builder, network.levels[0], session.id, lost)
    return _with(without_facts(network, past, now), builder)


def same_times(network: Network, before: Programme) -> Network:
    """The network in which whatever was in the programme keeps its time."""
    builder = NetworkBuilder(network.instance)
    for session in network.instance.sessions:
        old = before.get(session.id)
        if old is not None:
            words = SAME_TIME.with_values(session=session.title, when=network.instance.when(old.time))
            _state_held(builder, network.levels[0], old, Reason("times_fixed", (session.id,), words, AT_WILL))
    return _with(network, builder)


NEVER = Mend("never")
AT_WILL = Mend("free")
"""Whoever fixes the times can do without that."""


def _state_begun(builder: NetworkBuilder, level: str, old: Placement) -> None:
    instance, held = builder.instance, frozenset(old.rooms)
    rooms = tuple(instance.name(room) for room in old.rooms)
    words = BEGUN.with_values(session=instance.name(old.session), when=instance.when(old.time), rooms=rooms)
    reason = Reason("now", (old.session,), words, NEVER)
    _state_held(builder, level, old, reason)
    builder.unary(
        old.session, level=level, reason=reason, rooms=lambda choice: int(frozenset(choice.rooms) != held)
    )


def _state_held(builder: NetworkBuilder, level: str, old: Placement, reason: Reason) -> None:
    """The session stands, and at its old time."""
    home, table = home_of(builder, old), builder.tables.positions.positions
    times = {table[index].time for index in home.positions}

    def elsewhen(position: Position) -> int:
        return int(position.time not in times)

    builder.unary(old.session, level=level, reason=reason, position=elsewhen, out=1)


def _state_past(builder: NetworkBuilder, level: str, session: str, now: dt.datetime) -> None:
    instance = builder.instance
    minute = instance.minute(now)
    day, at = DayName(now.date()), now.strftime("%H:%M")
    words = PAST.with_values(session=instance.name(session), day=day, at=at)

    def too_early(position: Position) -> int:
        return int(position.clock.start < minute)

    reason = Reason("now", (session,), words, NEVER)
    builder.unary(session, level=level, reason=reason, position=too_early)


def _state_lost(builder: NetworkBuilder, level: str, session: str, lost: Set[str]) -> None:
    def there(choice: RoomChoice) -> int:
        return int(not lost.isdisjoint(choice.rooms))

    words = LOST.with_values(rooms=tuple(sorted(lost)), session=builder.instance.name(session))
    reason = Reason("now", (session,), words, NEVER)
    builder.unary(session, level=level, reason=reason, rooms=there)


def _with(network: Network, builder: NetworkBuilder) -> Network:
    return replace(network, terms=(*network.terms, *builder.build().terms))
