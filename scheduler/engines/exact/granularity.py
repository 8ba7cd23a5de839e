"""Which choices of time a session has in a model: every position, or one for all of its length in a block."""

from __future__ import annotations

import numpy as np

from scheduler.network import Network
from scheduler.network.places import Ints

Classes = tuple[Ints, ...]
"""For each session the class of each of its positions, shape (positions,)."""


def all_positions(network: Network) -> tuple[Ints, ...]:
    """Time level: every position is a choice."""
    return tuple(np.arange(len(places.positions), dtype=np.int64) for places in network.tables.by_session)


def position_classes(network: Network) -> Classes:
    """Positions of one length in one block are of one class."""
    table = network.tables.positions
    length = table.end - table.start
    return tuple(
        np.unique(np.stack([table.block[held], length[held]]), axis=1, return_inverse=True)[1].ravel()
        if len(held)
        else held
        for held in (places.positions for places in network.tables.by_session)
    )
