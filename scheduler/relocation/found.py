"""Programmes with a session at another place: those proved best, and estimates of the others."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from scheduler.domain import Score
from scheduler.network import Assignment
from scheduler.network.whereabouts import Whereabouts


@dataclass(frozen=True)
class Found:
    """A programme with the session at another place; ``score`` is over the levels of the instance."""

    place: Whereabouts
    score: Score
    n_moves: int
    assignment: Assignment = field(compare=False)
    exact: bool = False

    @property
    def rank(self) -> tuple[tuple[int, ...], int, bool, Whereabouts]:
        return self.score.costs, self.n_moves, not self.exact, self.place


class Ranking:
    """Other places in the order in which they are found, and the estimates of those that are not yet."""

    def __init__(self, n_places: int, present: Whereabouts, estimates: list[Found]) -> None:
        self.n_places = n_places
        self.found: list[Found] = []
        self.left = estimates
        self.present = present
        self._least: Score | None = None

    @property
    def full(self) -> bool:
        return len(self.found) >= self.n_places

    @property
    def closed(self) -> list[Whereabouts]:
        """The present place and those found."""
        return [self.present, *(found.place for found in self.found)]

    def add(self, found: Found) -> None:
        self.found.append(found)
        self.left = [estimate for estimate in self.left if estimate.place != found.place]
        if found.exact:
            self._least = found.score

    def take_as_good(self) -> bool:
        """Take the best estimate, if it is as good as the last that was proved: nothing left is better."""
        if self._least is None or not self.left or self.left[0].score != self._least:
            return False
        self.add(replace(self.left[0], exact=True))
        return True

    def fill(self) -> None:
        """Add the best estimates where searches came to an end before."""
        n_missing = self.n_places - len(self.found)
        self.found += self.left[: max(0, n_missing)]
