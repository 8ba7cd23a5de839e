"""Whenever sessions of some kinds start, all these kinds are on offer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import ClassVar

from pydantic import field_validator

from scheduler.domain import Instance, Placement, Programme, Span, Violation, Words
from scheduler.domain.problem import Problem
from scheduler.domain.value import Id
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.keys import ByStart
from scheduler.rules._names import unknown_kinds
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="Whenever sessions of these kinds start ({kinds}), one of them is of kind {kind}.",
    fr="Chaque fois que commencent des sessions de ces types ({kinds}), l'une d'elles est de type {kind}.",
    ar="كلما بدأت جلسات من هذه الأنواع ({kinds})، كانت بينها جلسة من نوع {kind}.",
)
BROKEN = Words(
    en="There is no {kind} among the sessions that start together ({when}): {sessions}.",
    fr="Aucune session de type {kind} parmi celles qui commencent ensemble ({when}) : {sessions}.",
    ar="لا توجد جلسة من نوع {kind} بين الجلسات التي تبدأ معًا ({when}): {sessions}.",
)


class KindMix(Rule):
    """Each parallel wave has something of every kind.

    A wave is all sessions of the listed ``kinds`` that start at the same minute. Where at least one of the
    kinds starts, each of the others that does not start with it costs.
    """

    title: ClassVar[Words] = Words(en="Mix of kinds", fr="Mélange des types", ar="تنوع الجلسات المتوازية")
    group: ClassVar[Group] = "balance"
    formula: ClassVar[str] = "kinds missing, for each start at which some of the kinds start"
    example: ClassVar[str] = "kind_mix: {kinds: [technology_workshop, sector_workshop], weight: 5}"

    kinds: tuple[Id, ...]
    """The kinds that should be on offer together, two at least."""

    @field_validator("kinds")
    @classmethod
    def _several(cls, given: tuple[Id, ...]) -> tuple[Id, ...]:
        if len(set(given)) < 2:
            raise ValueError("needs at least two different kinds; list another one")
        return given

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        of_kind = {
            kind: [session.id for session in instance.sessions if session.kind == kind] for kind in self.kinds
        }
        on_offer = [session for sessions in of_kind.values() for session in sessions]
        for kind, wanted in of_kind.items():
            kinds = tuple(instance.tag_name("kind", listed) for listed in of_kind)
            words = DEMAND.with_values(kind=instance.tag_name("kind", kind), kinds=kinds)
            reason = self.reason(kind, words=words, mend=Mend("free", f"rules.{self.id}.kinds"))
            network.company(on_offer, wanted, ByStart(), level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        waves: defaultdict[int, list[Placement]] = defaultdict(list)
        for placement in programme.placements:
            if instance.session[placement.session].kind in self.kinds:
                waves[placement.start].append(placement)
        for _, wave in sorted(waves.items()):
            offered = {instance.session[placement.session].kind for placement in wave}
            for kind in sorted(set(self.kinds) - offered):
                yield self._missing(instance, kind, wave)

    def _missing(self, instance: Instance, kind: str, wave: list[Placement]) -> Violation:
        sessions = [placement.session for placement in wave]
        words = BROKEN.with_values(
            kind=instance.tag_name("kind", kind),
            when=instance.when(Span(wave[0].start, max(placement.end for placement in wave))),
            sessions=tuple(instance.name(session) for session in sessions),
        )
        return self.violation(1, kind, *sessions, words=words)

    def problems(self, instance: Instance) -> Iterator[Problem]:
        yield from unknown_kinds(instance, "kinds", self.kinds)
