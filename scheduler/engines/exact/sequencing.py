"""Deals out positions inside blocks once blocks and rooms are chosen, or says what does not pack."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engines.exact.granularity import all_positions, position_classes
from scheduler.engines.exact.phases import Clock
from scheduler.engines.exact.run import run
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.engines.settings import Settings
from scheduler.network import Assignment, Network
from scheduler.network.terms import Capacity

PACKING_WORK = 5.0
"""Deterministic units that one packing may take before it is left to the model with all positions."""


def sequence(
    network: Network, chosen: Assignment, clock: Clock | None = None, interrupt: Interrupt | None = None
) -> Assignment | tuple[int, ...] | None:
    """Positions of the same blocks and lengths that keep every capacity; else sessions that do not pack.

    The sessions returned cannot all keep their blocks and rooms. None: the limits end before it is known.
    """
    unlimited = Clock(Settings(seconds=None), time.monotonic())
    packer = _Packer(network, chosen, clock or unlimited, interrupt or Interrupt())
    placed = [session for session in range(network.n_sessions) if not chosen.out(session)]
    found = packer.pack(placed)
    if not isinstance(found, _Impossible):
        return found
    blocks = network.tables.positions.block[chosen.positions[placed]]
    for block in sorted(set(blocks.tolist())):
        inside = [s for s, b in zip(placed, blocks, strict=True) if b == block]
        if packer.pack(inside) is IMPOSSIBLE:
            return packer.least(inside)
    return packer.least(placed)


class _Impossible:
    """The packing that there is not."""


IMPOSSIBLE = _Impossible()


@dataclass(frozen=True)
class _Packer:
    """Deals out positions within what is left of a run's limits."""

    network: Network
    chosen: Assignment
    clock: Clock
    interrupt: Interrupt

    def least(self, sessions: list[int]) -> tuple[int, ...]:
        """Drop sessions while the rest is still known not to pack."""
        for session in list(sessions):
            rest = [other for other in sessions if other != session]
            if rest and self.pack(rest) is IMPOSSIBLE:
                sessions = rest
        return tuple(sessions)

    def pack(self, sessions: Sequence[int]) -> Assignment | _Impossible | None:
        """Deal out positions to ``sessions`` only; the others keep the place that stands for their block.

        None where the limits end first.
        """
        if self.interrupt.requested or self.clock.expired:
            return None
        writer = self._model(sessions)
        found: list[list[int]] = []
        outcome = run(writer.model, self._parameters(), found.append, lambda bound: None, self.interrupt)
        self.clock.work_done += outcome.work
        if outcome.status == cp_model.INFEASIBLE:
            return IMPOSSIBLE
        return self._dealt(writer, sessions, found[-1]) if found else None

    def _parameters(self) -> dict[str, object]:
        given = self.clock.parameters()
        left = given.get("max_deterministic_time", PACKING_WORK)
        return given | {"num_workers": 1, "max_deterministic_time": min(PACKING_WORK, cast(float, left))}

    def _model(self, sessions: Sequence[int]) -> CpWriter:
        """Every capacity over ``sessions``, each with the positions of its class and its own rooms."""
        network = self.network
        writer = CpWriter(network, all_positions(network), network.levels[:1])
        classes = position_classes(network)
        for session in range(network.n_sessions):
            if session not in sessions:
                writer.exclude(session, None, None)
                continue
            position, room = network.local(session, self.chosen)
            writer.require(session)
            writer.exclude(session, classes[session] != classes[session][position], None)
            others = np.arange(writer.variables.sessions[session].n_rooms) != room
            writer.exclude(session, None, others)
        for term in network.terms:
            if isinstance(term, Capacity) and writer.forbids(term.level):
                term.write(network, writer)
        for session in sessions:
            writer.variables.made(session)
        return writer

    def _dealt(self, writer: CpWriter, sessions: Sequence[int], values: list[int]) -> Assignment:
        packed = writer.assignment(values)
        positions, rooms = self.chosen.positions.copy(), self.chosen.rooms.copy()
        for session in sessions:
            positions[session], rooms[session] = packed.positions[session], packed.rooms[session]
        return Assignment(positions, rooms)
