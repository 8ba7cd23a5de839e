"""Deals out places once blocks are chosen: in which order sessions come, and the first positions that fit."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from scheduler.engines.exact.granularity import Classes
from scheduler.network import Assignment, Network
from scheduler.network.places import Ints
from scheduler.network.terms import Rank


def order_within_blocks(network: Network, blocks: Ints) -> Ints:
    """A number for each session by which those of one block are dealt out: places that are wanted first.

    ``blocks`` has the block of each session, below 0 for those left out.
    """
    found = np.arange(network.n_sessions, dtype=np.int64)
    for term in network.terms:
        if isinstance(term, Rank):
            _order(term, blocks, found)
    return found


def _order(term: Rank, blocks: Ints, found: Ints) -> None:
    wish = dict(term.wanted)
    by_block: defaultdict[int, list[int]] = defaultdict(list)
    for session in term.sessions:
        if blocks[session] >= 0:
            by_block[int(blocks[session])].append(session)
    first = 1
    for block in sorted(by_block):
        inside = by_block[block]
        places = range(first, first + len(inside))
        given = {wish[s]: s for s in inside if wish.get(s) in places}
        others = iter([s for s in inside if s not in given.values()])
        numbers = sorted(found[inside].tolist())
        for number, place in zip(numbers, places, strict=True):
            found[given[place] if place in given else next(others)] = number
        first += len(inside)


def dealt_out(network: Network, chosen: Assignment, classes: Classes) -> Assignment:
    """Positions in the same blocks and rooms, one after the other in each room as long as they fit.

    What does not fit keeps the position that stands for its block, and overlaps.
    """
    table = network.tables.positions
    blocks = np.where(chosen.positions >= 0, table.block[chosen.positions], -1)
    order = order_within_blocks(network, blocks)
    cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for session in np.lexsort((order,)).tolist():
        if blocks[session] >= 0:
            cells[int(blocks[session]), int(chosen.rooms[session])].append(session)
    positions = chosen.positions.copy()
    for sessions in cells.values():
        free_from = -1
        for session in sessions:
            places = network.tables.by_session[session].positions
            local = int(np.searchsorted(places, chosen.positions[session]))
            alike = places[classes[session] == classes[session][local]]
            fitting = alike[table.start[alike] >= free_from]
            if len(fitting):
                positions[session] = fitting[0]
                free_from = int(table.end[fitting[0]])
    return Assignment(positions, chosen.rooms)
