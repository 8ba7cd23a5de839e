"""Breaks give way to a session that ran up to them, and ends later than planned."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scheduler.domain import Instance, Placement, ServiceItem, Span


@dataclass(frozen=True)
class GivenUp:
    """The first minutes of a break, in the indivisible rooms that it closes; ``atoms`` None: everywhere."""

    time: Span
    atoms: frozenset[str] | None


@dataclass(frozen=True)
class GivingWay:
    """The breaks of one day, by its index, where a session that stood at ``old`` takes some minutes more."""

    instance: Instance
    day: int
    old: Placement
    minutes: int

    def left(self) -> tuple[ServiceItem, ...]:
        """All service items: breaks that give way begin later, or are gone."""
        later = self.old.end + self.minutes - self._midnight
        found = []
        for item in self.instance.days[self.day].service:
            if not self._gives_way(item):
                found.append(item)
            elif later < item.end:
                found.append(item.model_copy(update={"start": later}))
        return tuple(found)

    def given_up(self) -> Iterator[GivenUp]:
        for item in filter(self._gives_way, self.instance.days[self.day].service):
            start, end = self._midnight + item.start, self._midnight + item.end
            atoms = self.instance.atoms(item.rooms) if item.rooms else None
            yield GivenUp(Span(start, min(end, self.old.end + self.minutes)), atoms)

    @property
    def _midnight(self) -> int:
        return self.instance.day_start(self.day)

    def _gives_way(self, item: ServiceItem) -> bool:
        if not item.closed or not self._is_here(item):
            return False
        return self.old.end <= self._midnight + item.start < self.old.end + self.minutes

    def _is_here(self, item: ServiceItem) -> bool:
        closed = self.instance.atoms(item.rooms)
        return not item.rooms or not closed.isdisjoint(self.instance.atoms(self.old.rooms))
