"""Attendees can be in all the sessions that count on them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import model_validator

from scheduler.domain import Instance, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._conflicts import (
    At,
    Per,
    apart,
    check_unit,
    meetings,
    n_units,
    names,
    people_by_pair,
    relations,
    sessions_by_attendee,
    sessions_by_speaker,
    sessions_by_track_chair,
    together,
)
from scheduler.rules._rule import Group, Rule

BOND = Words(
    en="people expected in both: {people}",
    fr="personnes attendues dans les deux : {people}",
    ar="أشخاص يُنتظر حضورهم في كلتيهما: {people}",
)


class AttendeeConflict(Rule):
    """Attendees are not expected in two sessions at once.

    Two sessions conflict when they share one of their ``attendees``, or when an attendee of one is a speaker
    of the other, or is among the ``chairs`` of a track of the other that is not a track of the first. Each
    such pair counts once, however many people it is about. With ``at: time`` it counts where the two run at
    the same time, in whatever rooms; with ``at: block`` where they stand in the same block but not in the
    same rooms.
    """

    title: ClassVar[Words] = Words(
        en="Attendees' conflicts", fr="Conflits de participants", ar="تعارض جلسات الحاضرين"
    )
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "pairs of sessions that their attendees keep apart, at the same time or in other rooms of the same "
        "block (x minutes in common with per: minute)"
    )
    example: ClassVar[str] = "attendee_conflict: {at: block, weight: 10}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Attendees Conflicts (session level and timeslot level)",)

    at: At = "time"
    """Where two sessions conflict: at the same ``time``, or in other rooms of the same ``block``."""
    per: Per = "pair"
    """What counts one: a ``pair`` of sessions, or each ``minute`` that the two share."""

    @model_validator(mode="after")
    def _unit(self) -> AttendeeConflict:
        check_unit(self.at, self.per)
        return self

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        time, room = relations(self.at, self.per)
        for (a, b), people in people_by_pair(instance, _conflicts(instance)).items():
            bond = BOND.with_values(people=names(instance, people))
            words = apart(instance, self.at, a, b, bond)
            reason = self.reason(*people, a, b, words=words, mend=Mend("priced", f"rules.{self.id}"))
            network.pairwise([(a, b, self.weight)], level=self.level, reason=reason, time=time, room=room)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for a, b in meetings(programme, self.at):
            people = _in_both(instance, instance.session[a.session], instance.session[b.session])
            if people:
                bond = BOND.with_values(people=names(instance, people))
                words = together(instance, self.at, a, b, bond)
                yield self.violation(n_units(a, b, self.per), *people, a.session, b.session, words=words)


def _conflicts(instance: Instance) -> Iterator[tuple[str, str, str]]:
    """Each attendee with two sessions that they keep apart."""
    presented, chaired = sessions_by_speaker(instance), sessions_by_track_chair(instance)
    for person, sessions in sessions_by_attendee(instance).items():
        for a, b in combinations(sessions, 2):
            yield person, a.id, b.id
        for session in sessions:
            for other in presented.get(person, ()):
                if other.id != session.id:
                    yield person, session.id, other.id
            for track, other in chaired.get(person, ()):
                if track not in session.tracks:
                    yield person, session.id, other.id


def _in_both(instance: Instance, a: Session, b: Session) -> list[str]:
    """Attendees of one of two sessions who are wanted in the other, too."""
    found = [person for person in a.attendees if person in b.attendees]
    for one, other in ((a, b), (b, a)):
        found += [person for person in one.attendees if person in other.speakers]
        for track in other.tracks:
            if track not in one.tracks:
                found += [person for person in instance.tracks[track].chairs if person in one.attendees]
    return sorted(set(found))
