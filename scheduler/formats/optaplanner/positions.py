"""Which place in a block a time is: the format tells only when talks start and end."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain import Instance, Placement, Session, Span


def placement_at(instance: Instance, session: Session, time: Span, room: str) -> Placement | None:
    """Place a session in a slot with exactly this time, one that takes its kind where there is any."""
    places = list(_places(instance, session, time))
    block, slot = next((p for p in places if takes(instance, session, *p)), (places or [(-1, -1)])[0])
    if block < 0:
        return None
    return Placement(session.id, instance.blocks[block].id, slot, time.start, time.end, (room,))


def takes(instance: Instance, session: Session, block: int, slot: int) -> bool:
    """Whether a slot, and its block, take sessions of this kind."""
    shape, blocks = instance.blocks[block], instance.kind(session).blocks
    kinds = shape.slots[slot].kinds if shape.slots else ()
    return (not kinds or session.kind in kinds) and (not blocks or shape.id in blocks)


def _places(instance: Instance, session: Session, time: Span) -> Iterator[tuple[int, int]]:
    for block in range(len(instance.blocks)):
        if time.overlap(instance.block_span(block)):
            starts = range(instance.n_starts(block))
            yield from ((block, slot) for slot in starts if instance.placing(session, block, slot) == time)
