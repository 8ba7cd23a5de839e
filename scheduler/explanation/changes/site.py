"""What a change is made of: the instance, and a programme that it must let stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from scheduler.demands import Demand
from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.time import Span

Given = dict[str, Any]
"""A whole instance, as a file would give it."""


@dataclass(frozen=True)
class Site:
    """One change in the making.

    ``steps`` are those of the field's path, such as ``("people", "amal", "available")``. ``demands`` come
    from that field, and ``programme``, which stands in ``instance``, breaks them.
    """

    instance: Instance
    steps: tuple[str, ...]
    demands: tuple[Demand, ...]
    programme: Programme

    @property
    def owner(self) -> str:
        """The id of what has the field."""
        return self.steps[1]

    @property
    def others(self) -> tuple[str, ...]:
        """Whom the demands are about besides the owner, sorted."""
        return tuple(sorted({s for demand in self.demands for s in demand.subjects} - {self.owner}))

    @property
    def placements(self) -> list[Placement]:
        """Where the sessions stand that the demands are about, in the order of the instance."""
        subjects = {subject for demand in self.demands for subject in demand.subjects}
        return [placement for placement in self.programme.placements if placement.session in subjects]

    @property
    def spans(self) -> list[Span]:
        """When these sessions stand, on the wall clock."""
        return [self.instance.clock_span(placement.time) for placement in self.placements]

    def item(self, given: Given) -> Given:
        """The person, room, session or kind that has the field, in what is given."""
        return item(given, self.steps[0], self.owner)


def item(given: Given, group: str, name: str) -> Given:
    """The item of a list, or of a mapping, with this id."""
    held = given[group]
    if isinstance(held, dict):
        entry: Given = held[name]
        return entry
    found: Given = next(entry for entry in held if entry["id"] == name)
    return found


def blocks(given: Given) -> Iterator[Given]:
    """All blocks that are given, in order."""
    for day in given["days"]:
        yield from day.get("blocks", ())


def block(given: Given, name: str) -> Given:
    """The block with this id."""
    return next(held for held in blocks(given) if held["id"] == name)
