"""Levels of their own for what a repair disturbs, between what is hard and what is wished for.

In this order: people with a session that is not where it was, sessions that are not where they were, and
how far these are from there. Engines minimise them like any other level.
"""

from __future__ import annotations

from dataclasses import replace

from scheduler.disturbance.place import home_of
from scheduler.domain import Placement, Programme, Words
from scheduler.network import Mend, Network, NetworkBuilder, Reason
from scheduler.network.places import Position, RoomChoice
from scheduler.network.terms import Home

PEOPLE, SESSIONS, SHIFTS = "disturbed people", "disturbed sessions", "shifts in minutes"
LEVELS = (PEOPLE, SESSIONS, SHIFTS)
"""The names have blanks, which levels of instances have not."""

ROOM_CHANGE = 60
"""Minutes that other rooms weigh as much as."""

UNDISTURBED = Words(
    en="{person} need not be told of any change.",
    fr="{person} n'a pas à être prévenu d'un changement.",
    ar="لا حاجة إلى إبلاغ {person} بأي تغيير.",
)
IN_PLACE = Words(
    en="{session} stays at its time, in its room.",
    fr="{session} garde son heure et sa salle.",
    ar="تبقى {session} في وقتها وقاعتها.",
)
NEARBY = Words(
    en="{session} is near its former time, in its room.",
    fr="{session} reste proche de son ancienne heure, dans sa salle.",
    ar="تبقى {session} قريبة من وقتها السابق وفي قاعتها.",
)


def disturbing(network: Network, before: Programme) -> Network:
    """The network with the levels of disturbance after its first, and their terms.

    Sessions that were not in the programme before disturb nobody. One that is now left out counts as
    farther than all its places.
    """
    builder = NetworkBuilder(network.instance)
    homes = {
        session.id: home_of(builder, old)
        for session in network.instance.sessions
        if (old := before.get(session.id)) is not None
    }
    _state_people(builder, homes)
    for session in homes:
        _state_session(builder, homes[session], before.by_session[session])
    first, *others = network.levels
    instance = network.instance.model_copy(update={"levels": (first, *LEVELS, *others)})
    return replace(network, instance=instance, terms=(*network.terms, *builder.build().terms))


def _state_people(builder: NetworkBuilder, homes: dict[str, Home]) -> None:
    for person, sessions in builder.instance.sessions_by_person.items():
        theirs = [homes[session.id] for session in sessions if session.id in homes]
        if theirs:
            words = UNDISTURBED.with_values(person=builder.instance.name(person))
            builder.displaced(theirs, level=PEOPLE, reason=_reason(person, words))


def _state_session(builder: NetworkBuilder, home: Home, old: Placement) -> None:
    instance, session = builder.instance, old.session
    start = instance.clock_span(old.time).start

    def minutes(position: Position) -> int:
        return abs(position.clock.start - start)

    def room_change(choice: RoomChoice) -> int:
        return 0 if frozenset(choice.rooms) == frozenset(old.rooms) else ROOM_CHANGE

    title = instance.name(session)
    words = IN_PLACE.with_values(session=title)
    builder.displaced([home], level=SESSIONS, reason=_reason(session, words))
    builder.unary(
        session,
        level=SHIFTS,
        reason=_reason(session, NEARBY.with_values(session=title)),
        position=minutes,
        rooms=room_change,
        out=1 + ROOM_CHANGE + max(map(minutes, builder.positions(session)), default=0),
    )


def _reason(subject: str, words: Words) -> Reason:
    return Reason("disturbance", (subject,), words, Mend("free"))
