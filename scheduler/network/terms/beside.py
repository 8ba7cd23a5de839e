"""Two groups in different rooms of the same block."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import ByCell
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Beside(Term):
    """``weight`` for each block and two rooms of it, the one used by ``left``, the other by ``right``."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        lefts = _rooms_by_block(network, network.bins_held(ByCell(), self.left, assignment))
        rights = _rooms_by_block(network, network.bins_held(ByCell(), self.right, assignment))
        common = lefts.keys() & rights.keys()
        n_pairs = sum(len(lefts[block]) * len(rights[block]) for block in common)
        return self.weight * (n_pairs - sum(len(lefts[b].keys() & rights[b].keys()) for b in common))

    def write(self, network: Network, writer: Writer) -> None:
        lefts = _rooms_by_block(network, network.bins_of(ByCell(), self.left))
        rights = _rooms_by_block(network, network.bins_of(ByCell(), self.right))
        for block in sorted(lefts.keys() & rights.keys()):
            here = {room: writer.uses(ByCell(), self.left, cell) for room, cell in lefts[block].items()}
            there = {room: writer.uses(ByCell(), self.right, cell) for room, cell in rights[block].items()}
            for room, other in product(here, there):
                if room != other:
                    writer.charge(self.level, self.weight, here[room], there[other])


def _rooms_by_block(network: Network, cells: Iterable[int]) -> dict[int, dict[int, int]]:
    """By block the cells, each by its room choice."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for cell in cells:
        block, rooms = ByCell().block_and_rooms(network.tables, cell)
        found[block][rooms] = cell
    return found
