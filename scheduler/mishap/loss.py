"""A room is lost for the whole conference."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler.domain import Instance, Programme, Words
from scheduler.mishap.failure import Kind
from scheduler.network import Mend, Network, NetworkBuilder, Reason
from scheduler.network.places import RoomChoice
from scheduler.rules import state_rules

EVENT = Words(en="{room} is lost", fr="{room} n'est plus disponible", ar="فقدان القاعة {room}")
DEMAND = Words(
    en="{session} cannot stand in {room}, which is lost.",
    fr="{session} ne peut se tenir dans {room}, qui n'est plus disponible.",
    ar="لا يمكن أن تنعقد {session} في {room} لأنها لم تعد متاحة.",
)


@dataclass(frozen=True)
class Loss:
    """No session stands in a room any more, nor in larger rooms that it is part of; its own parts remain."""

    subject: str
    kind: Kind = "lost"

    def words(self, instance: Instance) -> Words:
        return EVENT.with_values(room=instance.name(self.subject))

    def network(self, instance: Instance, programme: Programme) -> Network:
        network, builder = state_rules(instance), NetworkBuilder(instance)

        def lost(choice: RoomChoice) -> int:
            return int(self.subject in instance.with_parts(choice.rooms))

        for session in instance.sessions:
            words = DEMAND.with_values(session=session.title, room=instance.name(self.subject))
            reason = Reason("lost", (session.id, self.subject), words, Mend("never"))
            builder.unary(session.id, level=network.levels[0], reason=reason, rooms=lost)
        return replace(network, terms=(*network.terms, *builder.build().terms))
