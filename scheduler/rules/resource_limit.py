"""No more of a limited resource is in use than there is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import ClassVar

from scheduler.domain import Instance, Placement, Programme, Span, Violation, Words
from scheduler.network import Mend, NetworkBuilder
from scheduler.network.places import RoomChoice
from scheduler.rules._rule import Group, Rule

DEMAND = Words(
    en="{resource}: no more than {limit} in use at any moment.",
    fr="{resource} : jamais plus de {limit} en service à la fois.",
    ar="{resource}: لا يتجاوز العدد المستعمل في أي وقت {limit}.",
)
BROKEN = Words(
    en="{resource}: {used} in use by {sessions}, but only {limit} available ({when}).",
    fr="{resource} : {used} en service pour {sessions}, alors que la limite est de {limit} ({when}).",
    ar="{resource}: المستعمل {used} والمتوفر {limit} فقط ({when}، في {sessions}).",
)


class ResourceLimit(Rule):
    """No more of a resource is in use at any moment than its ``limit``.

    Resources are what sessions share besides rooms and people: teams of interpreters, streams. Each session
    takes what it lists under ``resources`` while it runs, however many rooms it stands in.
    """

    title: ClassVar[Words] = Words(en="Limited resources", fr="Ressources limitées", ar="الموارد المحدودة")
    group: ClassVar[Group] = "rooms"
    formula: ClassVar[str] = "units in use above the limit x minutes"
    example: ClassVar[str] = "resource_limit: {level: hard}"
    base: ClassVar[bool] = True

    level: str = "hard"

    def state(self, network: NetworkBuilder) -> None:
        instance = network.instance
        for name, resource in instance.resources.items():
            uses = [
                (session.id, _always(session.resources.get(name, 0)), _always(0))
                for session in instance.sessions
            ]
            words = DEMAND.with_values(resource=resource.title, limit=resource.limit)
            reason = self.reason(name, words=words, mend=Mend("priced", f"resources.{name}.limit"))
            network.capacity(uses, resource.limit, level=self.level, reason=reason, weight=self.weight)

    def check(self, instance: Instance, programme: Programme) -> Iterator[Violation]:
        for name in instance.resources:
            takers = [p for p in programme.placements if instance.session[p.session].resources.get(name)]
            cuts = sorted({cut for taker in takers for cut in (taker.start, taker.end)})
            for start, end in pairwise(cuts):
                at_work = [taker for taker in takers if taker.start <= start < taker.end]
                yield from self._excess(instance, name, at_work, Span(start, end))

    def _excess(
        self, instance: Instance, name: str, at_work: list[Placement], span: Span
    ) -> Iterator[Violation]:
        """What is used too much during a span in which nothing begins or ends."""
        limit = instance.resources[name].limit
        used = sum(instance.session[placement.session].resources[name] for placement in at_work)
        if used <= limit:
            return
        words = BROKEN.with_values(
            resource=instance.resources[name].title,
            used=used,
            limit=limit,
            when=instance.when(span),
            sessions=tuple(instance.name(placement.session) for placement in at_work),
        )
        amount = (used - limit) * span.minutes
        yield self.violation(amount, name, *(placement.session for placement in at_work), words=words)


def _always(amount: int) -> Callable[[RoomChoice], int]:
    """The same amount in all rooms."""
    return lambda choice: amount
