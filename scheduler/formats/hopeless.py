"""Sessions and people for whom no programme can keep a rule that must be kept.

Each is an input fault that the solver would otherwise take a proof to find. Only what one rule by itself
rules out is found here; why several together cannot be kept is for the solver to explain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from scheduler.domain import Instance
from scheduler.domain.problem import Problem
from scheduler.formats.presence import presence_problems
from scheduler.formats.seats import seat_problems
from scheduler.formats.slots import slot_problems
from scheduler.rules import rules_in_force

CHECKS: Mapping[str, Callable[[Instance], Iterator[Problem]]] = {
    "person_availability": presence_problems,
    "room_capacity": seat_problems,
    "slot_fits": slot_problems,
}
"""By the name of the rule."""


def hopeless_problems(instance: Instance) -> Iterator[Problem]:
    """Problems by the rules in force at the first level, which is never to be broken."""
    hardest = instance.levels[0]
    in_force = {rule.name() for rule in rules_in_force(instance) if rule.level == hardest}
    for name, problems in CHECKS.items():
        if name in in_force:
            yield from problems(instance)
