"""What an instance or a programme says that the format cannot, each as a fault that names the field."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from scheduler.domain import Instance, Programme, Session
from scheduler.domain.time import MINUTES_A_DAY
from scheduler.errors import Fault, InputError
from scheduler.formats.optaplanner.layout import FAMILY_BY_TITLE
from scheduler.formats.optaplanner.names import code_of
from scheduler.formats.optaplanner.positions import takes
from scheduler.formats.optaplanner.talk_times import keeps_pin, published_span, spans_from
from scheduler.formats.optaplanner.weights import LEVELS

NAME = "instance"
"""What faults call an instance, of which no file is known here."""

Check = Callable[[Instance, Programme], Iterator[Fault]]


def insist_on_sayable(instance: Instance, programme: Programme, *checks: Check) -> None:
    """Refuse what any of ``checks`` finds.

    Raises
    ------
    InputError
        It carries all faults.
    """
    faults = [fault for check in checks for fault in check(instance, programme)]
    if faults:
        raise InputError("the format of OptaPlanner cannot say all of this", faults)


def solution_faults(instance: Instance, programme: Programme) -> Iterator[Fault]:
    """What not even a plain list of talks can say."""
    for level in instance.levels:
        if level not in LEVELS:
            yield _fault(f"levels.{level}", "is no level of this format", f"call levels {', '.join(LEVELS)}")
    yield from _twice("sessions", "reference", map(code_of, instance.sessions))
    yield from _twice("rooms", "name", (str(instance.name(room.id)) for room in instance.rooms))
    for placement in programme.placements:
        if len(placement.rooms) != 1:
            message = f"stands in {len(placement.rooms)} rooms, and a talk has one"
            yield _fault(f"placements.{placement.session}.rooms", message, "leave it in one room")


def workbook_faults(instance: Instance, programme: Programme) -> Iterator[Fault]:
    """What the sheets of a workbook cannot say."""
    yield from _twice("people", "name", (str(person.name) for person in instance.people))
    yield from _twice("kinds", "title", (str(instance.tag_name("kind", kind)) for kind in instance.kinds))
    yield from _block_faults(instance)
    yield from _room_faults(instance)
    for session in instance.sessions:
        yield from _session_faults(instance, session)
    yield from _pin_faults(instance, programme)
    yield from _comma_faults(instance)


def _fault(field: str, message: str, hint: str) -> Fault:
    return Fault(NAME, 0, 0, field, message, hint)


def _twice(section: str, field: str, names: Iterable[str]) -> Iterator[Fault]:
    for name, number in Counter(names).items():
        if number > 1:
            message = f"{name!r} stands {number} times, and the format knows things by their names"
            yield _fault(f"{section}.{field}", message, "give each another one")


def _block_faults(instance: Instance) -> Iterator[Fault]:
    for block in instance.blocks:
        if not block.slots:
            what = "a grid" if block.step else "a timeline of its own"
            yield _fault(
                f"blocks[{block.id}]", f"has {what}, and the format knows slots only", "list its slots"
            )
        for index, slot in enumerate(block.slots):
            if slot.end == MINUTES_A_DAY:
                message = "ends at 24:00, which the format cannot write"
                yield _fault(f"slots[{block.slot_id(index)}].end", message, "let it end at 23:59")


def _room_faults(instance: Instance) -> Iterator[Fault]:
    for room in instance.rooms:
        for field, is_said in (("parts", not room.parts), ("holds", room.holds == 1)):
            if not is_said:
                hint = "leave it out, or export to another format"
                yield _fault(f"rooms[{room.id}].{field}", "cannot be said in this format", hint)


def _session_faults(instance: Instance, session: Session) -> Iterator[Fault]:
    pin, published = session.pinned, session.published
    said = {
        "n_rooms": session.n_rooms == 1,
        "overflow": session.overflow == 0,
        "n_slots": session.n_slots == 1,
        "optional": not session.optional,
        "rooms": not session.rooms,
        "continues": session.continues is None,
        "follows": all(len(follows.model_fields_set) == 1 for follows in session.follows),
        "pinned": pin is None or (pin.start is not None and len(pin.rooms) == 1),
        "published": published is None or len(published.rooms) <= 1,
    }
    for field, is_said in said.items():
        if not is_said:
            hint = "leave it out, or export to another format"
            yield _fault(f"sessions[{session.id}].{field}", "cannot be said in this format", hint)
    yield from _length_faults(instance, session)
    yield from _time_faults(instance, session)


def _time_faults(instance: Instance, session: Session) -> Iterator[Fault]:
    """Pins and publications are at timeslots of the session's kind."""
    hint = "take the start, and the end, of a slot that takes its kind"
    pin, published = session.pinned, session.published
    if pin and pin.start and not any(spans_from(instance, session, pin.start)):
        yield _fault(f"sessions[{session.id}].pinned.start", "is the start of no slot of its kind", hint)
    if published and published.start and published_span(instance, session) is None:
        yield _fault(f"sessions[{session.id}].published.start", "is the time of no slot of its kind", hint)


def _pin_faults(instance: Instance, programme: Programme) -> Iterator[Fault]:
    """A pinned talk's row says one place, which is where it stands and where it must."""
    for placement in programme.placements:
        if not keeps_pin(instance, placement):
            field = f"placements.{placement.session}"
            yield _fault(field, "is not where the session is pinned", "move it there, or take the pin out")


def _length_faults(instance: Instance, session: Session) -> Iterator[Fault]:
    """A talk is as long as its slot, whichever that is, and some slot must take its kind."""
    slots = [
        instance.slot_span(block, slot).minutes
        for block, shape in enumerate(instance.blocks)
        for slot in range(len(shape.slots))
        if takes(instance, session, block, slot)
    ]
    minutes = instance.minutes_of(session)
    if not slots:
        message = "no slot takes sessions of its kind"
        yield _fault(f"sessions[{session.id}].kind", message, "let some slots take this kind")
    elif minutes is not None and {*slots} != {minutes}:
        message = f"lasts {minutes} min, and talks are as long as their slots in this format"
        hint = "make all slots of its kind so long, or leave the duration out"
        yield _fault(f"sessions[{session.id}].duration", message, hint)


def _comma_faults(instance: Instance) -> Iterator[Fault]:
    """Names that stand in a list, where a comma would part them."""
    listed = {
        "people": [str(person.name) for person in instance.people],
        "kinds": [str(instance.tag_name("kind", kind)) for kind in instance.kinds],
        "sessions": [code_of(session) for session in instance.sessions],
        "tags": [*_tags(instance)],
    }
    for section, names in listed.items():
        for name in dict.fromkeys(names):
            if "," in name:
                message = f"{name!r} holds a comma, which parts names in this format"
                yield _fault(section, message, "write it without")


def _tags(instance: Instance) -> Iterator[str]:
    for block, shape in enumerate(instance.blocks):
        for slot in range(len(shape.slots)):
            yield from sorted(instance.time_tags(block, slot))
    for room in instance.rooms:
        yield from room.tags
    for session in instance.sessions:
        for family in FAMILY_BY_TITLE.values():
            yield from instance.tags(session, family)
