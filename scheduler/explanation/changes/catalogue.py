"""Which fields can be changed, at what price, and how.

Prices say how hard it is to have people agree: what costs nobody anything is 1, what has to be asked for is
3, what everybody notices 4, giving up a session 5. Making a whole rule a wish is the last resort.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler.explanation.changes import amounts, links, people, places, rules, sessions, windows
from scheduler.explanation.changes.field import field_steps
from scheduler.explanation.changes.plan import Plan
from scheduler.explanation.changes.site import Site
from scheduler.network import Mend

FREE, ASKED_FOR, NOTICED, GIVEN_UP, LAST_RESORT = 1, 3, 4, 5, 8

Change = Callable[[Site], Plan]
"""How a field would be changed so that a programme stands."""

CHANGES: Mapping[str, Change] = {
    "people.available": windows.widen,
    "people.unavailable": windows.cut,
    "people.slots": windows.add_slots,
    "people.unavailable_slots": windows.drop_slots,
    "people.per_day": people.more_a_day,
    "people.pause": people.shorter_pause,
    "rooms.available": windows.widen,
    "rooms.unavailable": windows.cut,
    "rooms.unavailable_slots": windows.drop_slots,
    "rooms.changeover": amounts.more_rooms,
    "rooms.holds": amounts.hold_more,
    "rooms.reserved": places.end_reservation,
    "resources.limit": amounts.raise_limit,
    "kinds.allowed": windows.widen,
    "kinds.forbidden": windows.cut,
    "kinds.rooms": sessions.add_rooms,
    "kinds.blocks": places.open_blocks,
    "kinds.plenary": places.end_plenary,
    "sessions.allowed": windows.widen,
    "sessions.forbidden": windows.cut,
    "sessions.rooms": sessions.add_rooms,
    "sessions.optional": sessions.leave_out,
    "sessions.pinned": sessions.pin_start,
    "sessions.audience": sessions.expect_fewer,
    "sessions.needs": sessions.need_less,
    "sessions.duration": sessions.shorten,
    "sessions.kind": places.open_slots,
    "sessions.follows": links.loosen,
    "sessions.continues": links.loosen,
    "sessions.conflicts": links.part,
    "days.service": places.open_service,
    "rules.most": rules.raise_most,
    "rules.pause": rules.cut_pause,
}
"""By the field's group and name."""

PRICES: Mapping[str, int] = {
    "sessions.optional": GIVEN_UP,
    "sessions.kind": NOTICED,
    "kinds.plenary": GIVEN_UP,
    "rules.most": NOTICED,
    "rules.pause": NOTICED,
}
"""Of fields whose price is not that of their ease."""


def changer_of(mend: Mend) -> tuple[Change, int] | None:
    """How the field of ``mend`` is changed, and the price; None where only its rule can be relaxed."""
    steps = field_steps(mend.field)
    if mend.ease == "never" or len(steps) < 3:
        return None
    name = f"{steps[0]}.{steps[2]}"
    price = PRICES.get(name, FREE if mend.ease == "free" else ASKED_FOR)
    if steps[2:] == ("pinned", "rooms"):
        return sessions.pin_rooms, price
    return (CHANGES[name], price) if name in CHANGES else None
