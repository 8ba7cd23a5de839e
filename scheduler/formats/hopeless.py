"""Sessions and people for whom no programme can keep a rule that must be kept.

Each is an input fault that the solver would otherwise take a proof to find. Only what one rule by itself
rules out is found here, with the lists of rooms and blocks that bind the session; why several together cannot
be kept is for the solver to explain. Where sessions need not be placed, nothing is hopeless.
"""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.domain import Instance, Session
from scheduler.domain.consistency import pin_problems, place_problems
from scheduler.domain.problem import Problem
from scheduler.formats.presence import presence_problems
from scheduler.formats.seats import seat_problems
from scheduler.formats.slots import slot_problems
from scheduler.rules import rules_in_force


def homeless_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of sessions that must stand and have no place at all, or cannot start where they must."""
    binding = _binding(instance)
    if "placed" in binding:
        yield from place_problems(instance)
    if {"placed", "pinned"} <= binding:
        yield from pin_problems(instance)


def hopeless_problems(instance: Instance) -> Iterator[Problem]:
    """Problems of sessions that must stand and have places, all of which break a binding rule."""
    binding = _binding(instance)
    if "placed" not in binding:
        return
    if "person_availability" in binding:
        yield from presence_problems(instance)
    if "room_capacity" in binding:
        yield from seat_problems(instance, instance.rooms_of if "kind_rooms" in binding else _any)
    if "slot_fits" in binding:
        blocks = {key: kind.blocks for key, kind in instance.kinds.items()}
        yield from slot_problems(instance, blocks if "allowed_times" in binding else {})


def _binding(instance: Instance) -> frozenset[str]:
    """Names of the rules in force at the first level, which is never to be broken."""
    hardest = instance.levels[0]
    return frozenset(rule.name() for rule in rules_in_force(instance) if rule.level == hardest)


def _any(_: Session) -> tuple[str, ...]:
    """No room is listed: all will do."""
    return ()
