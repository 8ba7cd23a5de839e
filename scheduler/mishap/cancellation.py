"""Somebody cancels altogether."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from scheduler.domain import Instance, Programme, Session, Words
from scheduler.domain.remade import remade
from scheduler.mishap.failure import Kind
from scheduler.network import Mend, Network, NetworkBuilder, Reason
from scheduler.rules import state_rules

EVENT = Words(en="{person} cancels", fr="{person} se désiste", ar="اعتذار {person} عن الحضور")
DEMAND = Words(
    en="{session} is called off: nobody is left to give it.",
    fr="{session} est annulée : il n'y a plus personne pour l'assurer.",
    ar="أُلغيت {session}: لم يبق من يقدمها.",
)
ROLES = ("speakers", "moderators", "chairs", "attendees")


@dataclass(frozen=True)
class Cancellation:
    """The sessions of a person go on without them, but those that have nobody else to give them.

    These lose their last speaker or, where they name no speakers, their last person: they are called off,
    their other people are disturbed, and nothing has to follow them any more. They cost nothing for that, as
    if the instance had them no longer.
    """

    subject: str
    kind: Kind = "cancels"

    def words(self, instance: Instance) -> Words:
        return EVENT.with_values(person=instance.name(self.subject))

    def network(self, instance: Instance, programme: Programme) -> Network:
        off = {session.id for session in instance.sessions if self._calls_off(session)}
        sessions = tuple(self._without(session, off) for session in instance.sessions)
        changed = remade(instance, sessions=sessions)
        network, builder = state_rules(changed), NetworkBuilder(changed)
        for session in sorted(off):
            words = DEMAND.with_values(session=instance.name(session))
            reason = Reason("cancelled", (session,), words, Mend("never"))
            builder.unary(session, level=network.levels[0], reason=reason, position=lambda _: 1)
        return replace(network, terms=(*network.terms, *builder.build().terms))

    def _calls_off(self, session: Session) -> bool:
        return {self.subject} == set(session.speakers or session.people)

    def _without(self, session: Session, off: set[str]) -> Session:
        update: dict[str, Any] = {
            role: tuple(person for person in getattr(session, role) if person != self.subject)
            for role in ROLES
        }
        update["follows"] = tuple(link for link in session.follows if link.session not in off)
        for field in ("continues", "repeats"):
            if getattr(session, field) in off:
                update[field] = None
        if session.id in off:
            update |= {"optional": True, "price": 0, "pinned": None, "follows": (), "continues": None}
        return session.model_copy(update=update)
