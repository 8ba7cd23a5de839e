"""How many sessions, or minutes of them, of a group fall into each bin of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from scheduler.network.assignment import Assignment
from scheduler.network.keys import Key
from scheduler.network.places import Ints
from scheduler.network.terms.term import Term
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network

Measure = Literal["sessions", "minutes"]


@dataclass(frozen=True, eq=False)
class Tally(Term):
    """``weight`` for each unit by which a bin of ``bins`` holds less than ``low`` or more than ``high``."""

    sessions: tuple[int, ...]
    key: Key
    bins: tuple[int, ...]
    weight: int
    low: int = 0
    high: int | None = None
    measure: Measure = "sessions"

    def value(self, network: Network, assignment: Assignment) -> int:
        held = dict.fromkeys(self.bins, 0)
        for session in self.sessions:
            if not assignment.out(session):
                bin_ = network.bin_of(self.key, session, assignment)
                if bin_ in held:
                    held[bin_] += self._units(network, int(assignment.positions[session]))
        return self.weight * sum(self._outside(units) for units in held.values())

    def _units(self, network: Network, position: int) -> int:
        return 1 if self.measure == "sessions" else network.tables.positions.positions[position].time.minutes

    def _outside(self, units: int) -> int:
        over = 0 if self.high is None else max(0, units - self.high)
        return over + max(0, self.low - units)

    def write(self, network: Network, writer: Writer) -> None:
        for bin_ in self.bins:
            counted: list[tuple[int, Condition]] = []
            for session in self.sessions:
                mask = network.bin_mask(self.key, session, bin_)
                if not mask.any():
                    continue
                if self.measure == "sessions":
                    counted.append((1, network.stands(writer, self.key, session, mask)))
                    continue
                minutes = self._minutes(network, session)
                for length in np.unique(minutes[mask]):
                    alike = mask & (minutes == length)
                    counted.append((int(length), writer.at(session, alike)))
            writer.charge_outside(self.level, self.weight, counted, self.low, self.high)

    def _minutes(self, network: Network, session: int) -> Ints:
        table = network.tables.positions
        held = network.tables.by_session[session].positions
        minutes: Ints = table.end[held] - table.start[held]
        return minutes
