"""Where a session of an old programme is still at home."""

from __future__ import annotations

from scheduler.domain import Instance, Placement, Session
from scheduler.network import NetworkBuilder
from scheduler.network.places import Position, RoomChoice
from scheduler.network.terms import Home


def home_of(network: NetworkBuilder, old: Placement) -> Home:
    """The places at the old time and in the old rooms, in whichever block.

    Where the session no longer has any place of that length, those with the old start count: how long it
    lasts was changed by the organisers, not by a repair.
    """
    exactly = any(position.time == old.time for position in network.positions(old.session))

    def then(position: Position) -> bool:
        return position.time == old.time if exactly else position.start == old.start

    def there(choice: RoomChoice) -> bool:
        return frozenset(choice.rooms) == frozenset(old.rooms)

    return network.home(old.session, then, there)


def can_last_as_before(instance: Instance, session: Session, old: Placement) -> bool:
    """Whether some block still has a place of the old start and end."""
    return any(
        instance.placing(session, block, first) == old.time
        for block in range(len(instance.blocks))
        for first in range(instance.n_starts(block))
    )
