"""What a change is made of: the instance, as a file would give it, and a programme that it must let stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from scheduler.demands import Demand
from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.time import Span

Given = dict[str, Any]


@dataclass(frozen=True)
class Site:
    """One change in the making.

    ``steps`` are those of the field's path, such as ``("people", "amal", "available")``; ``given`` is the
    whole instance, to be changed in place. ``demands`` come from that field, and ``programme`` breaks them.
    """

    instance: Instance
    given: Given
    steps: tuple[str, ...]
    demands: tuple[Demand, ...]
    programme: Programme

    @property
    def owner(self) -> str:
        """The id of what has the field."""
        return self.steps[1]

    @property
    def item(self) -> Given:
        """The person, room, session or kind that has the field, as given."""
        return item(self.given, self.steps[0], self.owner)

    @property
    def placements(self) -> list[Placement]:
        """Where the sessions stand that the demands are about, in the order of the instance."""
        subjects = {subject for demand in self.demands for subject in demand.subjects}
        return [placement for placement in self.programme.placements if placement.session in subjects]

    @property
    def spans(self) -> list[Span]:
        """When these sessions stand, on the wall clock."""
        return [self.instance.clock_span(placement.time) for placement in self.placements]


def item(given: Given, group: str, name: str) -> Given:
    """The item of a list, or of a mapping, with this id."""
    held = given[group]
    if isinstance(held, dict):
        entry: Given = held[name]
        return entry
    found: Given = next(entry for entry in held if entry["id"] == name)
    return found
