"""Sessions that expect more people get the larger rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Larger, Parallel
from scheduler.rules._rule import Group, Rule

WISH = Words(
    en="A session that expects fewer people does not get a larger room than one that expects more.",
    fr="Une session qui attend moins de monde n'a pas de plus grande salle qu'une autre qui en attend plus.",
    ar="لا تُخصَّص لجلسة قاعة أكبر من قاعة جلسة أخرى يُنتظر فيها حضور أكبر.",
)
BROKEN = Words(
    en="{less} has more seats than {more} ({many_seats} against {few_seats}), but expects fewer "
    "people ({few} against {many}).",
    fr="{less} a plus de places que {more} ({many_seats} contre {few_seats}), mais attend moins de "
    "monde ({few} contre {many}).",
    ar="مقاعد {less} أكثر من مقاعد {more} ({many_seats} مقابل {few_seats})، مع أن الحضور المنتظر "
    "فيها أقل ({few} مقابل {many}).",
)


class PopularRooms(Rule):
    """A session that expects fewer people does not stand in a larger room than one that expects more.

    With ``scope: parallel`` only sessions that run at the same time are compared, with ``scope: all`` all
    of the programme. Rooms are compared by their seats in the set-up of each session.
    """

    title: ClassVar[Words] = Words(
        en="Popular sessions in larger rooms",
        fr="Sessions suivies en grande salle",
        ar="القاعات الكبرى للجلسات الأكثر حضورًا",
    )
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "pairs of sessions of which the less popular one has more seats"
    example: ClassVar[str] = "popular_rooms: {level: soft, scope: parallel}"

    scope: Literal["parallel", "all"] = "parallel"
    """Which sessions are compared: those that run at the same time (``parallel``), or ``all``."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        pairs: defaultdict[tuple[str | None, str | None], list[tuple[str, str, int]]] = defaultdict(list)
        for (less, few), (more, many) in permutations(instance.expected, 2):
            if few < many:
                setups = instance.setup_of(less), instance.setup_of(more)
                pairs[setups].append((less.id, more.id, self.weight))
        time = Parallel() if self.scope == "parallel" else None
        reason = self.reason(words=WISH, mend=Mend("free"))
        for setups, given in pairs.items():
            network.pairwise(given, level=self.level, reason=reason, time=time, room=Larger(*setups))

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        known = {session.id: audience for session, audience in instance.expected}
        placements = (placement for placement in programme.placements if placement.session in known)
        popular = sorted(placements, key=lambda placement: known[placement.session])
        for number, more in enumerate(popular):
            for less in popular[:number]:
                together = self.scope == "all" or less.time.overlap(more.time)
                fewer = known[less.session] < known[more.session]
                if together and fewer and _seats(instance, less) > _seats(instance, more):
                    yield self._pair(instance, less, more)

    def _pair(self, instance: Instance, less: Placement, more: Placement) -> Violation:
        words = BROKEN.with_values(
            less=instance.name(less.session),
            few=instance.session[less.session].audience,
            many_seats=_seats(instance, less),
            more=instance.name(more.session),
            many=instance.session[more.session].audience,
            few_seats=_seats(instance, more),
        )
        return self.violation(1, less.session, more.session, *less.rooms, *more.rooms, words=words)


def _seats(instance: Instance, placement: Placement) -> int:
    return instance.seats(instance.session[placement.session], placement.rooms)
