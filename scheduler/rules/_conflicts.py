"""Two sessions that the same people want or need: when they are in conflict, and the sentences about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Literal

from scheduler.domain import Instance, Placement, Programme, Session, Words
from scheduler.network.relations import (
    OtherRooms,
    Overlap,
    Parallel,
    RoomRelation,
    SameBlock,
    TimeRelation,
)

At = Literal["block", "time"]
Per = Literal["pair", "minute"]

APART: dict[At, Words] = {
    "time": Words(
        en="{a} and {b} should not run at the same time ({bond}).",
        fr="{a} et {b} ne devraient pas se tenir en même temps ({bond}).",
        ar="لا ينبغي أن تنعقد {a} و{b} في الوقت نفسه ({bond}).",
    ),
    "block": Words(
        en="{a} and {b} should not be in different rooms of one block ({bond}).",
        fr="{a} et {b} ne devraient pas se tenir dans des salles différentes d'une même plage ({bond}).",
        ar="لا ينبغي أن تنعقد {a} و{b} في قاعات مختلفة خلال الفترة نفسها ({bond}).",
    ),
}
TOGETHER: dict[At, Words] = {
    "time": Words(
        en="{a} and {b} run at the same time for {minutes} min ({bond}).",
        fr="{a} et {b} se tiennent en même temps pendant {minutes} min ({bond}).",
        ar="تنعقد {a} و{b} في الوقت نفسه ({bond}؛ عدد الدقائق المشتركة: {minutes}).",
    ),
    "block": Words(
        en="{a} ({a_rooms}) and {b} ({b_rooms}) are in one block, but in different rooms ({bond}).",
        fr="{a} ({a_rooms}) et {b} ({b_rooms}) se tiennent dans la même plage, mais dans des salles "
        "différentes ({bond}).",
        ar="تنعقد {a} ({a_rooms}) و{b} ({b_rooms}) خلال الفترة نفسها، لكن في قاعات مختلفة ({bond}).",
    ),
}


def check_unit(at: At, per: Per) -> None:
    """Raise where minutes are to be counted of sessions that need not run at the same time."""
    if at == "block" and per == "minute":
        fault = "counts minutes in common, which sessions of one block need not have"
        raise ValueError(f"{fault}; write `at: time`, or `per: pair`")


# -- for ``state`` --------------------------------------------------------------------------------


def sessions_by_speaker(instance: Instance) -> dict[str, list[Session]]:
    """What each person presents."""
    found: defaultdict[str, list[Session]] = defaultdict(list)
    for session in instance.sessions:
        for person in dict.fromkeys(session.speakers):
            found[person].append(session)
    return dict(found)


def sessions_by_attendee(instance: Instance) -> dict[str, list[Session]]:
    """What each person attends."""
    found: defaultdict[str, list[Session]] = defaultdict(list)
    for session in instance.sessions:
        for person in dict.fromkeys(session.attendees):
            found[person].append(session)
    return dict(found)


def sessions_by_track_chair(instance: Instance) -> dict[str, list[tuple[str, Session]]]:
    """The sessions of the tracks that each person chairs, each with its track."""
    found: defaultdict[str, list[tuple[str, Session]]] = defaultdict(list)
    for track, sessions in instance.sessions_by_tag("track").items():
        for person in dict.fromkeys(instance.tracks[track].chairs):
            found[person] += [(track, session) for session in sessions]
    return dict(found)


def people_by_pair(
    instance: Instance, found: Iterable[tuple[str, str, str]]
) -> dict[tuple[str, str], list[str]]:
    """Who keeps two sessions apart, from triples of a person and two sessions.

    A pair is in the order of the instance, whatever the order in which it is found.
    """
    index = {session.id: number for number, session in enumerate(instance.sessions)}
    people: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for person, one, other in found:
        people[(one, other) if index[one] < index[other] else (other, one)].add(person)
    return {pair: sorted(known) for pair, known in people.items()}


def relations(at: At, per: Per) -> tuple[TimeRelation, RoomRelation | None]:
    """When, and in which rooms, two sessions are in conflict."""
    if at == "block":
        return SameBlock(), OtherRooms()
    return (Parallel() if per == "pair" else Overlap()), None


# -- for ``check`` --------------------------------------------------------------------------------


def meetings(programme: Programme, at: At) -> Iterator[tuple[Placement, Placement]]:
    """All pairs of sessions that stand as conflicting ones should not, each in the order of the programme."""
    order = {session: number for number, session in enumerate(programme.by_session)}
    pairs = _in_one_block(programme) if at == "block" else _at_once(programme)
    for a, b in pairs:
        yield (a, b) if order[a.session] < order[b.session] else (b, a)


def _in_one_block(programme: Programme) -> Iterator[tuple[Placement, Placement]]:
    by_block: defaultdict[str, list[Placement]] = defaultdict(list)
    for placement in programme.by_session.values():
        by_block[placement.block].append(placement)
    for held in by_block.values():
        yield from ((a, b) for a, b in combinations(held, 2) if set(a.rooms) != set(b.rooms))


def _at_once(programme: Programme) -> Iterator[tuple[Placement, Placement]]:
    running: list[Placement] = []
    for later in sorted(programme.by_session.values(), key=lambda placement: placement.start):
        running = [earlier for earlier in running if earlier.end > later.start]
        yield from ((earlier, later) for earlier in running)
        running.append(later)


def n_units(a: Placement, b: Placement, per: Per) -> int:
    """What a pair counts."""
    return a.time.overlap(b.time) if per == "minute" else 1


# -- words ----------------------------------------------------------------------------------------


def apart(instance: Instance, at: At, a: str, b: str, bond: Words) -> Words:
    """That two sessions should not be in conflict, because of a bond between them."""
    return APART[at].with_values(a=instance.name(a), b=instance.name(b), bond=bond)


def together(instance: Instance, at: At, a: Placement, b: Placement, bond: Words) -> Words:
    """That two sessions are in conflict although there is a bond between them."""
    return TOGETHER[at].with_values(
        a=instance.name(a.session),
        b=instance.name(b.session),
        a_rooms=tuple(map(instance.name, a.rooms)),
        b_rooms=tuple(map(instance.name, b.rooms)),
        minutes=a.time.overlap(b.time),
        bond=bond,
    )


def names(instance: Instance, people: Iterable[str]) -> tuple[object, ...]:
    """What people are called."""
    return tuple(map(instance.name, people))
