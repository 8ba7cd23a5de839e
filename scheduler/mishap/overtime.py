"""The minutes that a session overruns by are its own: where it stands, and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from scheduler.domain import Instance, Span, Words
from scheduler.mishap.giving_way import GivenUp
from scheduler.network import Mend, NetworkBuilder, Reason
from scheduler.network.places import Position, RoomChoice
from scheduler.network.terms import Term
from scheduler.rules import rules_in_force
from scheduler.rules.breaks import Breaks

ALONE = Words(
    en="The time that {session} overruns by, where it stands, is for nothing else.",
    fr="Le temps dont {session} déborde, à sa place, n'est pour rien d'autre.",
    ar="الوقت الذي تتجاوزه {session} في موضعها ليس لغيرها.",
)


@dataclass(frozen=True)
class Overtime:
    """The place of a session that overruns, and all that is lengthened or shortened for it.

    ``block`` is the index of its block, ``given`` the instance before that block was made longer. ``time`` is
    when the session stands now.
    """

    session: str
    time: Span
    given: Instance
    block: int
    breaks: tuple[GivenUp, ...]

    def terms(self, roomy: Instance) -> tuple[Term, ...]:
        """Demands and wishes that keep the places of ``roomy`` that the given instance lacks for it alone.

        Nothing else stands beyond the block as it was given. A break that has given way costs all others what
        it would have cost them.
        """
        builder = NetworkBuilder(roomy)
        self._state_block(builder)
        for rule in _rules_of_breaks(self.given):
            for given_up in self.breaks:
                self._state_break(builder, rule, given_up)
        return builder.build().terms

    def _state_block(self, builder: NetworkBuilder) -> None:
        level = builder.instance.levels[0]
        for session, reason in self._reasons(builder.instance):
            builder.unary(session, level=level, reason=reason, position=self._for(session, self._beyond))

    def _state_break(self, builder: NetworkBuilder, rule: Breaks, given_up: GivenUp) -> None:
        minutes, takes = partial(_minutes, given_up), partial(_takes, given_up)
        for session, reason in self._reasons(builder.instance):
            both = (self._for(session, minutes), takes)
            builder.unary(session, level=rule.level, reason=reason, weight=rule.weight, both=both)

    def _reasons(self, instance: Instance) -> Iterator[tuple[str, Reason]]:
        words = ALONE.with_values(session=instance.name(self.session))
        for session in instance.sessions:
            yield session.id, Reason("overrun", (session.id,), words, Mend("never"))

    def _for(self, session: str, amount: Callable[[Position], int]) -> Callable[[Position], int]:
        """The amount, but nothing for the session that overruns, where it stands."""
        if session != self.session:
            return amount
        return lambda position: 0 if position.time == self.time else amount(position)

    def _beyond(self, position: Position) -> int:
        """1 past the end of the block, or in the slot that was added to it."""
        block = self.given.blocks[self.block]
        if position.block != self.block:
            return 0
        if block.step is None:
            return int(position.first + position.n_slots > len(block.slots))
        return int(position.end > self.given.block_span(self.block).end)


def _rules_of_breaks(instance: Instance) -> Iterator[Breaks]:
    return (rule for rule in rules_in_force(instance) if isinstance(rule, Breaks))


def _minutes(given_up: GivenUp, position: Position) -> int:
    return position.clock.overlap(given_up.time)


def _takes(given_up: GivenUp, choice: RoomChoice) -> int:
    return int(given_up.atoms is None or not given_up.atoms.isdisjoint(choice.atoms))
