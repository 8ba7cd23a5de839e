"""On one day, sessions with a tag in common are in the same room."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Anytime, Lengths, OtherRooms, SameDay
from scheduler.rules._names import unknown_family
from scheduler.rules._rule import Group, Rule

Scope = Literal["day", "all"]

WISHES: dict[Scope, Words] = {
    "day": Words(
        en="All sessions of {tag} on one day are in the same room.",
        fr="Toutes les sessions de {tag} d'un même jour sont dans la même salle.",
        ar="تنعقد كل جلسات {tag} في اليوم الواحد في القاعة نفسها.",
    ),
    "all": Words(
        en="All sessions of {tag} are in the same room.",
        fr="Toutes les sessions de {tag} sont dans la même salle.",
        ar="تنعقد كل جلسات {tag} في القاعة نفسها.",
    ),
}
BROKEN: dict[Scope, Words] = {
    "day": Words(
        en="{a} ({a_rooms}) and {b} ({b_rooms}) share {tags} and are in different rooms on the same day.",
        fr="{a} ({a_rooms}) et {b} ({b_rooms}) partagent {tags} et se tiennent le même jour dans des salles "
        "différentes.",
        ar="تشترك {a} ({a_rooms}) و{b} ({b_rooms}) في {tags}، وتنعقدان في اليوم نفسه في مكانين مختلفين.",
    ),
    "all": Words(
        en="{a} ({a_rooms}) and {b} ({b_rooms}) share {tags} and are in different rooms.",
        fr="{a} ({a_rooms}) et {b} ({b_rooms}) partagent {tags} et se tiennent dans des salles différentes.",
        ar="تشترك {a} ({a_rooms}) و{b} ({b_rooms}) في {tags}، وتنعقدان في مكانين مختلفين.",
    ),
}


class RoomStability(Rule):
    """On one day, sessions with a tag in common are in the same room.

    The tags are those of one ``family``: ``track``, ``sponsor``, ``domain`` (of the sponsors), ``kind``,
    ``language``, ``audience_level``, ``person``, or any family of the sessions' ``tags``. Each pair in
    different rooms counts, once for each tag in common; with ``scope: all`` on whatever days the two are.
    """

    title: ClassVar[Words] = Words(
        en="Shared tags in one room",
        fr="Étiquettes communes, une salle",
        ar="قاعة واحدة للوسوم المشتركة",
    )
    group: ClassVar[Group] = "tracks"
    formula: ClassVar[str] = (
        "pairs of sessions in different rooms on the same day x tags in common "
        "(x minutes of both sessions with per: lengths)"
    )
    example: ClassVar[str] = "room_stability: {family: track, weight: 10}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Theme track room stability",)

    family: Id = "track"
    """What sessions are grouped by: a family of tags, or one of those named above."""
    scope: Scope = "day"
    """Which sessions are compared: those on one ``day``, or ``all``."""
    per: Literal["pair", "lengths"] = "pair"
    """What counts one: a ``pair`` of sessions, or each minute of their ``lengths`` together."""

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_family(instance, "family", self.family)

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        time = SameDay() if self.scope == "day" else Anytime()
        for tag, sessions in instance.sessions_by_tag(self.family).items():
            words = WISHES[self.scope].with_values(tag=instance.tag_name(self.family, tag))
            ids = [session.id for session in sessions]
            network.pairwise(
                [(a, b, self.weight) for a, b in combinations(ids, 2)],
                level=self.level,
                reason=self.reason(tag, words=words, mend=Mend("free", f"rules.{self.id}")),
                time=Lengths(time) if self.per == "lengths" else time,
                room=OtherRooms(),
            )

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        tags = {s.id: frozenset(instance.tags(s, self.family)) for s in instance.sessions}
        compared = defaultdict[dt.date | None, list[Placement]](list)
        for placement in programme.placements:
            date = instance.moment(placement.start).date() if self.scope == "day" else None
            compared[date].append(placement)
        for placements in compared.values():
            for a, b in combinations(placements, 2):
                common = tags[a.session] & tags[b.session]
                if common and set(a.rooms) != set(b.rooms):
                    yield self._apart(instance, a, b, sorted(common))

    def _apart(self, instance: Instance, a: Placement, b: Placement, tags: list[str]) -> Violation:
        words = BROKEN[self.scope].with_values(
            a=instance.name(a.session),
            a_rooms=tuple(instance.name(room) for room in a.rooms),
            b=instance.name(b.session),
            b_rooms=tuple(instance.name(room) for room in b.rooms),
            tags=tuple(instance.tag_name(self.family, tag) for tag in tags),
        )
        minutes = a.time.minutes + b.time.minutes
        amount = len(tags) * (minutes if self.per == "lengths" else 1)
        return self.violation(amount, a.session, b.session, words=words)
