"""Deals out positions inside blocks once blocks and rooms are chosen, or says what does not pack."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engines.exact.granularity import all_positions, position_classes
from scheduler.engines.exact.run import run
from scheduler.engines.exact.writer import CpWriter
from scheduler.engines.interrupt import Interrupt
from scheduler.network import Assignment, Network
from scheduler.network.terms import Capacity


def sequence(network: Network, chosen: Assignment, seed: int = 0) -> Assignment | tuple[int, ...]:
    """Positions of the same blocks and lengths that keep every capacity; else sessions that do not pack.

    The sessions returned cannot all keep their blocks and rooms, and any one fewer can.
    """
    placed = [session for session in range(network.n_sessions) if not chosen.out(session)]
    found = _pack(network, chosen, placed, seed)
    if found is not None:
        return found
    blocks = network.tables.positions.block[chosen.positions[placed]]
    for block in sorted(set(blocks.tolist())):
        inside = [s for s, b in zip(placed, blocks, strict=True) if b == block]
        if _pack(network, chosen, inside, seed) is None:
            return _least(network, chosen, inside, seed)
    return _least(network, chosen, placed, seed)


def _least(network: Network, chosen: Assignment, sessions: list[int], seed: int) -> tuple[int, ...]:
    """Drop sessions while the rest still does not pack."""
    for session in list(sessions):
        rest = [other for other in sessions if other != session]
        if rest and _pack(network, chosen, rest, seed) is None:
            sessions = rest
    return tuple(sessions)


def _pack(network: Network, chosen: Assignment, sessions: Sequence[int], seed: int) -> Assignment | None:
    """Deal out positions to ``sessions`` only; the others keep the place that stands for their block."""
    writer = CpWriter(network, all_positions(network), network.levels[:1])
    classes = position_classes(network)
    for session in range(network.n_sessions):
        if session not in sessions:
            writer.exclude(session, None, None)
            continue
        position, room = network.local(session, chosen)
        writer.require(session)
        writer.exclude(session, classes[session] != classes[session][position], None)
        others = np.arange(writer.variables.sessions[session].n_rooms) != room
        writer.exclude(session, None, others)
    for term in network.terms:
        if isinstance(term, Capacity) and writer.forbids(term.level):
            term.write(network, writer)
    for session in sessions:
        writer.variables.made(session)
    found: list[list[int]] = []
    parameters = {"num_workers": 1, "random_seed": seed}
    outcome = run(writer.model, parameters, found.append, lambda bound: None, Interrupt())
    if outcome.status == cp_model.INFEASIBLE:
        return None
    packed = writer.variables.assignment(lambda literal: found[-1][literal.index])
    positions, rooms = chosen.positions.copy(), chosen.rooms.copy()
    for session in sessions:
        positions[session], rooms[session] = packed.positions[session], packed.rooms[session]
    return Assignment(positions, rooms)
