"""How long writing the exact model of a network will take, told from its terms."""

from __future__ import annotations

from scheduler.network import Network
from scheduler.network.terms import Pairwise

SECONDS_PER_ROW = 4e-5
"""Measured: what one row of one relation of one pair takes to write."""

SECONDS_PER_CELL = 5e-6
"""Measured: what one pair of position and room takes to write, by blocks as well, at the least."""


def writing_seconds(network: Network) -> float:
    """Seconds, roughly, with all positions; pairs that depend on time or rooms are nearly all of it."""
    tables = network.tables.by_session
    rows = 0
    for term in network.terms:
        if isinstance(term, Pairwise) and not (term.level == network.levels[0] and term.room is None):
            for left, _, _ in term.pairs:
                rows += len(tables[left].positions) if term.time is not None else 0
                rows += len(tables[left].rooms) if term.room is not None else 0
    return rows * SECONDS_PER_ROW


def least_writing_seconds(network: Network) -> float:
    """Seconds, roughly, that writing takes at the least, however few the positions are told apart."""
    return n_cells(network) * SECONDS_PER_CELL


def n_cells(network: Network) -> int:
    """Pairs of position and room choice of all sessions."""
    return sum(len(held.positions) * len(held.rooms) for held in network.tables.by_session)
