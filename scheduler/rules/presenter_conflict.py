"""Speakers need not be in two sessions at once, nor chair one track while they speak in another."""

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
    sessions_by_speaker,
    sessions_by_track_chair,
    together,
)
from scheduler.rules._rule import Group, Rule

BOND = Words(
    en="speakers or track chairs in common: {people}",
    fr="intervenants ou présidents de thème communs : {people}",
    ar="متحدثون أو رؤساء محاور مشتركون: {people}",
)


class PresenterConflict(Rule):
    """Speakers are not wanted in two sessions at once.

    Two sessions conflict when they share a speaker, or when a speaker of one is among the ``chairs`` of a
    track of the other that is not a track of the first. Each such pair counts once, however many people it
    is about. With ``at: time`` it counts where the two run at the same time, in whatever rooms; with
    ``at: block`` where they stand in the same block but not in the same rooms.
    """

    title: ClassVar[Words] = Words(
        en="Speakers' conflicts", fr="Conflits d'intervenants", ar="تعارض جلسات المتحدثين"
    )
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "pairs of sessions that their speakers keep apart, at the same time or in other rooms of the same "
        "block (x minutes in common with per: minute)"
    )
    example: ClassVar[str] = "presenter_conflict: {at: block, weight: 10}"
    peers: ClassVar[tuple[str, ...]] = ("CoSPLib: Presenters Conflicts (session level and timeslot level)",)

    at: At = "time"
    """Where two sessions conflict: at the same ``time``, or in other rooms of the same ``block``."""
    per: Per = "pair"
    """What counts one: a ``pair`` of sessions, or each ``minute`` that the two share."""

    @model_validator(mode="after")
    def _unit(self) -> PresenterConflict:
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
    """Each speaker with two sessions that they keep apart."""
    chaired = sessions_by_track_chair(instance)
    for person, sessions in sessions_by_speaker(instance).items():
        for a, b in combinations(sessions, 2):
            yield person, a.id, b.id
        for session in sessions:
            for track, other in chaired.get(person, ()):
                if track not in session.tracks:
                    yield person, session.id, other.id


def _in_both(instance: Instance, a: Session, b: Session) -> list[str]:
    """Speakers of one of two sessions who are wanted in the other, too."""
    found = [person for person in a.speakers if person in b.speakers]
    for one, other in ((a, b), (b, a)):
        for track in other.tracks:
            if track not in one.tracks:
                found += [person for person in instance.tracks[track].chairs if person in one.speakers]
    return sorted(set(found))
