"""People can attend all the sessions that they wish to attend."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar

from pydantic import model_validator

from scheduler.domain import Instance, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.rules._conflicts import At, Per, check_unit, meetings, n_units, relations, together
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="Whoever wishes to attend {session} can attend the other sessions that they wish for.",
    fr="Qui souhaite suivre {session} peut aussi suivre les autres sessions de son choix.",
    ar="من يرغب في حضور {session} يستطيع أن يحضر أيضًا الجلسات الأخرى التي يرغب فيها.",
)
BOND = Words(
    en="people who wish to attend both: {people}",
    fr="personnes qui souhaitent suivre les deux : {people}",
    ar="عدد الراغبين في حضورهما معًا: {people}",
)


class InterestConflict(Rule):
    """People can attend all the sessions that they wish to attend.

    ``interests`` of an instance are groups of people who wish to attend the same sessions. Two sessions that
    are in conflict cost as many units as people wish to attend both: the ``size`` of each group that lists
    the two, added up. With ``at: time`` they are in conflict where they run at the same time, in whatever
    rooms; with ``at: block`` where they stand in the same block but not in the same rooms.
    """

    title: ClassVar[Words] = Words(en="Interests apart", fr="Intérêts conciliés", ar="التوفيق بين الاهتمامات")
    group: ClassVar[Group] = "people"
    formula: ClassVar[str] = (
        "for each pair of sessions at the same time, or in other rooms of the same block: people who wish to "
        "attend both (x minutes in common with per: minute)"
    )
    example: ClassVar[str] = "interest_conflict: {at: time, per: pair}"
    peers: ClassVar[tuple[str, ...]] = ("SlotMachine: Conflict",)

    at: At = "time"
    """Where two sessions conflict: at the same ``time``, or in other rooms of the same ``block``."""
    per: Per = "pair"
    """What each person counts for: a ``pair`` of sessions, or each ``minute`` that the two share."""

    @model_validator(mode="after")
    def _unit(self) -> InterestConflict:
        check_unit(self.at, self.per)
        return self

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        people = Counter[tuple[str, str]]()
        for interest in instance.interests:
            wished = sorted(set(interest.sessions), key=network.index.__getitem__)
            for pair in combinations(wished, 2):
                people[pair] += interest.size
        # Votes make so many pairs that one term has all those of a session.
        pairs: defaultdict[str, list[tuple[str, str, int]]] = defaultdict(list)
        for (a, b), n_people in people.items():
            pairs[a].append((a, b, self.weight * n_people))
        time, room = relations(self.at, self.per)
        for session, given in pairs.items():
            words = WISH.with_values(session=instance.name(session))
            reason = self.reason(session, words=words, mend=Mend("free", f"rules.{self.id}"))
            network.pairwise(given, level=self.level, reason=reason, time=time, room=room)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        groups: defaultdict[str, set[int]] = defaultdict(set)
        for number, interest in enumerate(instance.interests):
            for session in interest.sessions:
                groups[session].add(number)
        for a, b in meetings(programme, self.at):
            both = groups[a.session] & groups[b.session]
            if both:
                n_people = sum(instance.interests[number].size for number in both)
                words = together(instance, self.at, a, b, BOND.with_values(people=n_people))
                units = n_people * n_units(a, b, self.per)
                yield self.violation(units, a.session, b.session, words=words)
