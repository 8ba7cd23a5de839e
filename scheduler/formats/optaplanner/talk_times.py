"""The times that a talk's row says: where it stands or is pinned, and where it was published."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from scheduler.domain import Instance, Placement, Programme, Session, Span
from scheduler.formats.optaplanner.positions import takes


def spans_from(instance: Instance, session: Session, start: dt.datetime) -> Iterator[Span]:
    """Slots for sessions of its kind that start at a moment; those of the programme's blocks in order."""
    minute = instance.minute(start)
    for block, shape in enumerate(instance.blocks):
        for slot in range(len(shape.slots)):
            span = instance.slot_span(block, slot)
            if span.start == minute and takes(instance, session, block, slot):
                yield span


def current_place(instance: Instance, programme: Programme, session: Session) -> tuple[Span, str] | None:
    """Time and room where a talk stands, else where it is pinned; None where neither is known."""
    placement = programme.get(session.id)
    if placement is not None:
        return placement.time, placement.rooms[0]
    pin = session.pinned
    if pin is None or pin.start is None or not pin.rooms:
        return None
    span = next(spans_from(instance, session, pin.start), None)
    return None if span is None else (span, pin.rooms[0])


def keeps_pin(instance: Instance, placement: Placement) -> bool:
    """Whether a talk stands where it is pinned, if it is."""
    pin = instance.session[placement.session].pinned
    if pin is None:
        return True
    is_then = pin.start is None or instance.minute(pin.start) == placement.start
    return is_then and (not pin.rooms or set(pin.rooms) == set(placement.rooms))


def published_span(instance: Instance, session: Session) -> Span | None:
    """The slot in which a talk was published; None where it was not, or there is no such slot."""
    published = session.published
    if published is None or published.start is None:
        return None
    spans = list(spans_from(instance, session, published.start))
    if published.end is not None:
        spans = [span for span in spans if span.end == instance.minute(published.end)]
    return spans[0] if spans else None
