"""Sessions stand after those that they continue or follow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, Literal

from scheduler.domain import Follows, Instance, Placement, Programme, Session, Violation, Words
from scheduler.domain.value import Flag
from scheduler.network import Mend, NetworkBuilder, Reason
from scheduler.network.relations import GapMissed, Lengths, OtherDay, OtherRooms
from scheduler.rules._rule import Group, Rule

AFTER = Words(
    en="{later} starts after the end of {earlier}{without}.",
    fr="{later} commence après la fin de {earlier}{without}.",
    ar="تبدأ {later} بعد نهاية {earlier}{without}.",
)
RIGHT_AFTER = Words(
    en="{later} starts the minute {earlier} ends{without}.",
    fr="{later} commence dès la fin de {earlier}{without}.",
    ar="تبدأ {later} فور نهاية {earlier}{without}.",
)
AT_LEAST = Words(
    en="{later} starts at least {least} min after the end of {earlier}{without}.",
    fr="{later} commence au moins {least} min après la fin de {earlier}{without}.",
    ar="تبدأ {later} بعد نهاية {earlier} (أقل فارق بالدقائق: {least}){without}.",
)
BETWEEN = Words(
    en="{later} starts {least} to {most} min after the end of {earlier}{without}.",
    fr="{later} commence de {least} à {most} min après la fin de {earlier}{without}.",
    ar="تبدأ {later} بعد نهاية {earlier} (الفارق بالدقائق: من {least} إلى {most}){without}.",
)
NOT_WITHOUT = Words(
    en=", and does not stand without it",
    fr=", et ne se tient que si {earlier} a lieu",
    ar="، ولا تنعقد من دونها",
)
OR_ALONE = Words(
    en=", where both stand",
    fr=", si les deux ont lieu",
    ar="، إذا انعقدتا معًا",
)
SAME_DAY = Words(
    en="{later} is on the same day as {earlier}.",
    fr="{later} a lieu le même jour que {earlier}.",
    ar="تنعقد {later} و{earlier} في اليوم نفسه.",
)
SAME_ROOM = Words(
    en="{later} is in the same room as {earlier}.",
    fr="{later} a lieu dans la même salle que {earlier}.",
    ar="تنعقد {later} و{earlier} في القاعة نفسها.",
)
TOO_EARLY = Words(
    en="{later} ({when}) should start {minutes} min later: it follows {earlier} ({earlier_when}).",
    fr="{later} ({when}) devrait commencer {minutes} min plus tard, à la suite de {earlier} "
    "({earlier_when}).",
    ar="ينبغي تأخير {later} ({when}) لأنها تلي {earlier} ({earlier_when})، والتأخير اللازم "
    "بالدقائق: {minutes}.",
)
TOO_LATE = Words(
    en="{later} ({when}) should start {minutes} min earlier: it follows {earlier} ({earlier_when}).",
    fr="{later} ({when}) devrait commencer {minutes} min plus tôt, à la suite de {earlier} ({earlier_when}).",
    ar="ينبغي تقديم {later} ({when}) لأنها تلي {earlier} ({earlier_when})، والتقديم اللازم "
    "بالدقائق: {minutes}.",
)
OTHER_DAY = Words(
    en="{later} ({when}) is not on the same day as {earlier} ({earlier_when}).",
    fr="{later} ({when}) n'a pas lieu le même jour que {earlier} ({earlier_when}).",
    ar="تنعقد {later} ({when}) في يوم غير يوم {earlier} ({earlier_when}).",
)
OTHER_ROOM = Words(
    en="{later} ({when}) is in {rooms}, not in {earlier_rooms} like {earlier}.",
    fr="{later} ({when}) a lieu dans {rooms}, et non dans {earlier_rooms} comme {earlier}.",
    ar="تنعقد {later} ({when}) في {rooms}، بينما تنعقد {earlier} في {earlier_rooms}.",
)
LEFT_OUT = Words(
    en="{later} ({when}) stands although {earlier}, which it follows, is left out.",
    fr="{later} ({when}) se tient à la suite de {earlier}, qui ne figure pas au programme.",
    ar="تنعقد {later} ({when}) رغم استبعاد {earlier} التي ينبغي أن تسبقها.",
)


class Precedence(Rule):
    """Sessions stand after those that they continue or follow.

    ``follows`` of a session lists earlier ones: it starts once they are over, right after them, or after a
    gap (``min_gap``, ``max_gap``), and on the same day or in the same rooms if so wished. ``continues`` is
    right after and in the same rooms. A session whose earlier one is left out may not stand, unless the rule
    says that it may stand ``alone``.
    """

    title: ClassVar[Words] = Words(en="Order of sessions", fr="Ordre des sessions", ar="ترتيب الجلسات")
    group: ClassVar[Group] = "order"
    formula: ClassVar[str] = (
        "for each earlier session: minutes by which the start is too early or too late (minutes of both "
        "sessions with per: lengths), + 1 for another day, + 1 for other rooms; 1 where it is left out"
    )
    example: ClassVar[str] = "precedence: {level: hard}"
    base: ClassVar[bool] = True
    peers: ClassVar[tuple[str, ...]] = ("OptaPlanner: Talk prerequisite talks",)

    level: str = "hard"
    per: Literal["minute", "lengths"] = "minute"
    """What a wrong start costs: each ``minute`` it is off, or the ``lengths`` of both sessions together."""
    alone: Flag = False
    """A session may stand although the one before it is left out."""

    def state(self, network: NetworkBuilder) -> None:
        for session in network.instance.sessions:
            for link in session.predecessors:
                self._state_gap(network, session, link)
                self._state_sameness(network, session, link)

    def _state_gap(self, network: NetworkBuilder, session: Session, link: Follows) -> None:
        missed = GapMissed(0, 0) if link.right_after else GapMissed(link.min_gap, link.max_gap)
        network.pairwise(
            [(link.session, session.id, self.weight)],
            level=self.level,
            reason=self._reason(network.instance, session, link, _gap_words(link)),
            time=Lengths(missed) if self.per == "lengths" else missed,
            without_left=0 if self.alone else 1,
        )

    def _state_sameness(self, network: NetworkBuilder, session: Session, link: Follows) -> None:
        pairs = [(link.session, session.id, self.weight)]
        if link.same_day:
            reason = self._reason(network.instance, session, link, SAME_DAY)
            network.pairwise(pairs, level=self.level, reason=reason, time=OtherDay())
        if link.same_room:
            reason = self._reason(network.instance, session, link, SAME_ROOM)
            network.pairwise(pairs, level=self.level, reason=reason, room=OtherRooms())

    def _reason(self, instance: Instance, session: Session, link: Follows, words: Words) -> Reason:
        field = "follows" if link in session.follows else "continues"
        without = OR_ALONE if self.alone else NOT_WITHOUT
        said = words.with_values(
            later=instance.name(session.id),
            earlier=instance.name(link.session),
            without=without.with_values(earlier=instance.name(link.session)),
            least=link.min_gap,
            most=link.max_gap,
        )
        mend = Mend("priced", f"sessions.{session.id}.{field}")
        return self.reason(link.session, session.id, words=said, mend=mend)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for later in programme.placements:
            for link in instance.session[later.session].predecessors:
                earlier = programme.get(link.session)
                if earlier is not None:
                    yield from self._wrongly_placed(instance, link, earlier, later)
                elif not self.alone:
                    when = instance.when(later.time)
                    words = _pair_words(LEFT_OUT, instance, link.session, later.session, when=when)
                    yield self.violation(1, link.session, later.session, words=words)

    def _wrongly_placed(
        self, instance: Instance, link: Follows, earlier: Placement, later: Placement
    ) -> Iterator[Violation]:
        for words, missed in _missed(instance, link, earlier, later):
            said = _found_words(words, instance, earlier, later, missed)
            amount = missed
            if self.per == "lengths" and words in (TOO_EARLY, TOO_LATE):
                amount = earlier.time.minutes + later.time.minutes
            yield self.violation(amount, earlier.session, later.session, words=said)


def _missed(
    instance: Instance, link: Follows, earlier: Placement, later: Placement
) -> Iterator[tuple[Words, int]]:
    """What two placed sessions miss of a link between them, with its amount."""
    opens = earlier.end + link.min_gap
    closes = earlier.end if link.right_after else None
    if link.max_gap is not None and not link.right_after:
        closes = earlier.end + link.max_gap
    if later.start < opens:
        yield TOO_EARLY, opens - later.start
    if closes is not None and later.start > closes:
        yield TOO_LATE, later.start - closes
    if link.same_day and instance.day_at(earlier.start) != instance.day_at(later.start):
        yield OTHER_DAY, 1
    if link.same_room and sorted(earlier.rooms) != sorted(later.rooms):
        yield OTHER_ROOM, 1


def _gap_words(link: Follows) -> Words:
    if link.right_after:
        return RIGHT_AFTER
    if link.max_gap is not None:
        return BETWEEN
    return AT_LEAST if link.min_gap else AFTER


def _pair_words(words: Words, instance: Instance, earlier: str, later: str, **values: object) -> Words:
    """A sentence about a session and an earlier one."""
    return words.with_values(earlier=instance.name(earlier), later=instance.name(later), **values)


def _found_words(
    words: Words, instance: Instance, earlier: Placement, later: Placement, minutes: int
) -> Words:
    """A sentence about two sessions where they stand."""
    return _pair_words(
        words,
        instance,
        earlier.session,
        later.session,
        minutes=minutes,
        when=instance.when(later.time),
        earlier_when=instance.when(earlier.time),
        rooms=tuple(instance.name(room) for room in later.rooms),
        earlier_rooms=tuple(instance.name(room) for room in earlier.rooms),
    )
