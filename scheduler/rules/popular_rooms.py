"""Sessions that expect more people get the larger rooms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import permutations
from typing import ClassVar, Literal

from scheduler.domain import Instance, Placement, Programme, Session, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Anytime, Larger, Lengths, Parallel, TimeRelation
from scheduler.rules._rule import Group, Rule

WISH_BY = {
    "audience": Words(
        en="A session that expects fewer people does not get a larger room than one that expects more.",
        fr="Une session qui attend moins de monde n'a pas de plus grande salle qu'une autre qui en attend "
        "plus.",
        ar="لا تُخصَّص لجلسة قاعة أكبر من قاعة جلسة أخرى يُنتظر فيها حضور أكبر.",
    ),
    "favourites": Words(
        en="A session that is the favourite of fewer people does not get a larger room than one of more.",
        fr="Une session qui est la favorite de moins de monde n'a pas de plus grande salle qu'une autre "
        "qui l'est de plus.",
        ar="لا تُخصَّص لجلسة قاعة أكبر من قاعة جلسة أخرى يفضلها عدد أكبر من الناس.",
    ),
}
BROKEN_BY = {
    "audience": Words(
        en="{less} has more seats than {more} ({many_seats} against {few_seats}), but expects fewer "
        "people ({few} against {many}).",
        fr="{less} a plus de places que {more} ({many_seats} contre {few_seats}), mais attend moins de "
        "monde ({few} contre {many}).",
        ar="مقاعد {less} أكثر من مقاعد {more} ({many_seats} مقابل {few_seats})، مع أن الحضور المنتظر "
        "فيها أقل ({few} مقابل {many}).",
    ),
    "favourites": Words(
        en="{less} has more seats than {more} ({many_seats} against {few_seats}), but is the favourite of "
        "fewer people ({few} against {many}).",
        fr="{less} a plus de places que {more} ({many_seats} contre {few_seats}), mais est la favorite de "
        "moins de monde ({few} contre {many}).",
        ar="مقاعد {less} أكثر من مقاعد {more} ({many_seats} مقابل {few_seats})، مع أن عدد من يفضلونها "
        "أقل ({few} مقابل {many}).",
    ),
}


@dataclass(frozen=True)
class _Stand:
    """A placement with what it is compared by."""

    placement: Placement
    popularity: int
    seats: int


class PopularRooms(Rule):
    """A session that expects fewer people does not stand in a larger room than one that expects more.

    With ``scope: parallel`` only sessions that run at the same time are compared, with ``scope: all`` all
    of the programme. Rooms are compared by their seats in the set-up of each session. With ``by: favourites``
    it matters how many people have marked a session; where that is not known, a session takes no part.
    """

    title: ClassVar[Words] = Words(
        en="Popular sessions in larger rooms",
        fr="Sessions suivies en grande salle",
        ar="القاعات الكبرى للجلسات الأكثر حضورًا",
    )
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = (
        "pairs of sessions of which the less popular one has more seats (x minutes of the two together with "
        "per: lengths)"
    )
    example: ClassVar[str] = "popular_rooms: {level: soft, scope: parallel}"
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Popular talks",)

    scope: Literal["parallel", "all"] = "parallel"
    """Which sessions are compared: those that run at the same time (``parallel``), or ``all``."""
    by: Literal["audience", "favourites"] = "audience"
    """What makes a session popular: its expected ``audience``, or how many people have marked it."""
    per: Literal["pair", "lengths"] = "pair"
    """What counts one: a ``pair`` of sessions, or each minute of both of them (``lengths``)."""

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        known = [
            (session.id, popularity, instance.setup_of(session))
            for session in instance.sessions
            if (popularity := self._popularity(session)) is not None
        ]
        pairs: defaultdict[tuple[str | None, str | None], list[tuple[str, str, int]]] = defaultdict(list)
        for (less, few, less_setup), (more, many, more_setup) in permutations(known, 2):
            if few < many:
                pairs[less_setup, more_setup].append((less, more, self.weight))
        time, reason = self._time(), self.reason(words=WISH_BY[self.by], mend=Mend("free"))
        for setups, given in pairs.items():
            network.pairwise(given, level=self.level, reason=reason, time=time, room=Larger(*setups))

    def _time(self) -> TimeRelation | None:
        if self.per == "pair":
            return Parallel() if self.scope == "parallel" else None
        return Lengths(Parallel() if self.scope == "parallel" else Anytime())

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        stands = sorted(self._stands(instance, programme), key=lambda stand: stand.popularity)
        for number, more in enumerate(stands):
            for less in stands[:number]:
                if less.seats <= more.seats or less.popularity == more.popularity:
                    continue
                if self.scope == "all" or less.placement.time.overlap(more.placement.time):
                    yield self._pair(instance, less, more)

    def _stands(self, instance: Instance, programme: Programme) -> Iterator[_Stand]:
        for placement in programme.placements:
            session = instance.session[placement.session]
            popularity = self._popularity(session)
            if popularity is not None:
                yield _Stand(placement, popularity, instance.seats(session, placement.rooms))

    def _pair(self, instance: Instance, less: _Stand, more: _Stand) -> Violation:
        a, b = less.placement, more.placement
        words = BROKEN_BY[self.by].with_values(
            less=instance.name(a.session),
            few=less.popularity,
            many_seats=less.seats,
            more=instance.name(b.session),
            many=more.popularity,
            few_seats=more.seats,
        )
        amount = 1 if self.per == "pair" else a.end - a.start + b.end - b.start
        return self.violation(amount, a.session, b.session, *a.rooms, *b.rooms, words=words)

    def _popularity(self, session: Session) -> int | None:
        """How popular a session is, where that is known."""
        return session.audience if self.by == "audience" else session.favourites
