"""Sessions that no slot takes: none of their kind, or none long enough."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from scheduler.domain import Instance, Session
from scheduler.domain.problem import Problem


def slot_problems(instance: Instance, blocks_by_kind: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    """A problem for each session that must stand and fits into no slot and no grid of its kind's blocks.

    ``blocks_by_kind`` gives the only blocks for a kind; none: all will do.
    """
    fits_by_shape: dict[object, bool] = {}
    for index, session in enumerate(instance.sessions):
        if session.optional:
            continue
        shape = (session.kind, session.duration, session.n_slots)
        if shape not in fits_by_shape:
            fits_by_shape[shape] = _fits(instance, session, blocks_by_kind.get(session.kind, ()))
        if not fits_by_shape[shape]:
            yield _problem(instance, ("sessions", index), session)


def _fits(instance: Instance, session: Session, only: Sequence[str]) -> bool:
    return any(
        _fits_at(instance, session, index, slot)
        for index, block in enumerate(instance.blocks)
        if not only or block.id in only
        for slot in range(len(block.slot_ids) or 1)
    )


def _fits_at(instance: Instance, session: Session, block: int, first: int) -> bool:
    span = instance.placing(session, block, first)
    shape = instance.blocks[block]
    if span is None or shape.step is not None:
        return span is not None
    last = first + session.n_slots - 1
    takes_kind = all(not slot.kinds or session.kind in slot.kinds for slot in shape.slots[first : last + 1])
    return takes_kind and span.end <= instance.slot_span(block, last).end


def _problem(instance: Instance, path: tuple[str | int, ...], session: Session) -> Problem:
    minutes = session.duration if session.n_slots > 1 else instance.minutes_of(session)
    if minutes is None:
        row = "" if session.n_slots == 1 else f", {session.n_slots} in a row"
        message = f"its blocks have no slots for the kind {session.kind!r}{row}"
        return Problem((*path, "kind"), message, "let some slots take this kind")
    field = "duration" if session.duration else "kind"
    message = f"lasts {minutes} min, and no slot or block for the kind {session.kind!r} is so long"
    return Problem((*path, field), message, "shorten it, or lengthen a slot that takes its kind")
