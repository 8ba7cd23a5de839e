"""When and where every session stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from scheduler.domain.time import Span


@dataclass(frozen=True)
class Placement:
    """One session's place: rooms, block, first slot or step (from 0), and its minutes."""

    session: str
    block: str
    slot: int
    start: int
    end: int
    rooms: tuple[str, ...]

    @property
    def time(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Programme:
    """All placements, in the order of the instance; a session that has none is left out."""

    placements: tuple[Placement, ...]

    @cached_property
    def by_session(self) -> dict[str, Placement]:
        return {placement.session: placement for placement in self.placements}

    def get(self, session: str) -> Placement | None:
        return self.by_session.get(session)

    def placed(self, sessions: Iterable[str]) -> tuple[Placement, ...]:
        """Placements of those of ``sessions`` that stand somewhere, in the order given."""
        found = (self.by_session.get(session) for session in sessions)
        return tuple(placement for placement in found if placement is not None)
