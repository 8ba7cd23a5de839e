"""Nothing runs at the same time as a plenary session."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.relations import Overlap
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{plenary} is a plenary session: nothing else runs at the same time.",
    fr="{plenary} est une séance plénière : rien d'autre ne se tient en même temps.",
    ar="{plenary} جلسة عامة: لا ينعقد شيء آخر في الوقت نفسه.",
)
BROKEN = Words(
    en="{other} ({when}) runs at the same time as the plenary session {plenary} for {minutes} min.",
    fr="{other} ({when}) se tient en même temps que la séance plénière {plenary} pendant {minutes} min.",
    ar="تنعقد {other} ({when}) في الوقت نفسه مع الجلسة العامة {plenary} (عدد الدقائق المشتركة: {minutes}).",
)


class Plenary(Rule):
    """Nothing runs at the same time as a plenary session.

    A session is plenary when its kind is (``plenary: true``). Everybody is expected there, so no other
    session, plenary or not, may share a minute with it, in whatever room. Service items such as breaks do
    not count.
    """

    title: ClassVar[Words] = Words(
        en="Plenary sessions alone", fr="Plénières seules", ar="انفراد الجلسات العامة"
    )
    group: ClassVar[Group] = "times"
    formula: ClassVar[str] = (
        "minutes that a plenary session has in common with another session, each pair once"
    )
    example: ClassVar[str] = "plenary: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        others = [session.id for session in instance.sessions]
        for session in instance.sessions:
            kind = instance.kind(session)
            if not kind.plenary:
                continue
            # Taken off for good, so that two plenary sessions are one pair.
            others.remove(session.id)
            words = DEMAND.with_values(plenary=instance.name(session.id))
            reason = self.reason(
                session.id, words=words, mend=Mend("priced", f"kinds.{session.kind}.plenary")
            )
            pairs = [(session.id, other, self.weight) for other in others]
            network.pairwise(pairs, level=self.level, reason=reason, time=Overlap())

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for pair in _pairs_with_a_plenary(instance, programme):
            minutes = pair[0].time.overlap(pair[1].time)
            plenary, other = sorted(
                pair, key=lambda p: not instance.kind(instance.session[p.session]).plenary
            )
            if minutes and instance.kind(instance.session[plenary.session]).plenary:
                words = BROKEN.with_values(
                    plenary=instance.name(plenary.session),
                    other=instance.name(other.session),
                    when=instance.when(other.time),
                    minutes=minutes,
                )
                yield self.violation(minutes, plenary.session, other.session, words=words)


def _pairs_with_a_plenary(instance: Instance, programme: Programme) -> Iterator[tuple[Placement, Placement]]:
    """Each pair once, in the order of the programme; there are few plenary sessions, and many others."""
    placements = programme.placements
    plenary = [instance.kind(instance.session[p.session]).plenary for p in placements]
    numbers = [number for number, is_plenary in enumerate(plenary) if is_plenary]
    for number, placement in enumerate(placements):
        later = range(number + 1, len(placements)) if plenary[number] else numbers
        yield from ((placement, placements[other]) for other in later if other > number)
