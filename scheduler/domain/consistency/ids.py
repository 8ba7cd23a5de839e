"""Ids that stand twice.

Messages and files name a session, person or room by its id alone, so that an id is one thing's only.
Organisations, blocks and slots are named apart from these, as are the keys of kinds, tracks and resources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from scheduler.domain.instance import Instance
from scheduler.domain.person import Person
from scheduler.domain.problem import Problem
from scheduler.domain.room import Room
from scheduler.domain.session import Session

Named = tuple[str, str, tuple[str | int, ...], bool]
"""An id, what bears it, where it stands, and whether it is a key there."""

RESERVED_LEVEL = "off"


def id_problems(instance: Instance) -> Iterator[Problem]:
    """A problem for every id, and every level, that is taken already."""
    yield from _repeated(_subjects(instance))
    yield from _repeated(_organisations(instance))
    yield from _repeated(_blocks(instance))
    yield from _repeated(_slots(instance))
    yield from _level_problems(instance)


def _repeated(named: Iterable[Named]) -> Iterator[Problem]:
    bearers: dict[str, str] = {}
    for name, bearer, path, of_key in named:
        if name in bearers:
            message = f"{name!r} is already the id of {bearers[name]}"
            yield Problem(path, message, "give one of the two another id", of_key)
        bearers.setdefault(name, bearer)


def _subjects(instance: Instance) -> Iterator[Named]:
    listed: dict[str, tuple[str, Sequence[Room | Person | Session]]] = {
        "rooms": ("a room", instance.rooms),
        "people": ("a person", instance.people),
        "sessions": ("a session", instance.sessions),
    }
    for section, (bearer, items) in listed.items():
        for index, item in enumerate(items):
            yield item.id, bearer, (section, index, "id"), False


def _organisations(instance: Instance) -> Iterator[Named]:
    for index, item in enumerate(instance.organisations):
        yield item.id, "an organisation", ("organisations", index, "id"), False


def _blocks(instance: Instance) -> Iterator[Named]:
    for day, given in enumerate(instance.days):
        for index, block in enumerate(given.blocks):
            yield block.id, f"a block of {given.date}", ("days", day, "blocks", index, "id"), False


def _slots(instance: Instance) -> Iterator[Named]:
    """All slots, those with an id of their own first, since only these can be renamed."""
    own, implied = [], []
    for day, given in enumerate(instance.days):
        for number, block in enumerate(given.blocks):
            for index, name in enumerate(block.slot_ids):
                place = ("days", day, "blocks", number, "slots", index)
                bearer = f"a slot of block {block.id}"
                if block.slots and block.slots[index].id is not None:
                    own.append((name, bearer, (*place, "id"), False))
                else:
                    implied.append((name, bearer, place if block.slots else place[:4], False))
    return chain(own, implied)


def _level_problems(instance: Instance) -> Iterator[Problem]:
    for index, level in enumerate(instance.levels):
        if level in instance.levels[:index]:
            yield Problem(("levels", index), f"{level!r} stands twice", "leave one of the two out")
        if level == RESERVED_LEVEL:
            yield Problem(
                ("levels", index), f"{level!r} switches rules off and cannot be a level", "call it otherwise"
            )
