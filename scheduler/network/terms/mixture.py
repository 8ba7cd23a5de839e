"""Groups that share a bin of a key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import Key
from scheduler.network.terms.term import Term
from scheduler.network.writer import Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Mixture(Term):
    """``weight`` for every group beyond the first that uses a bin."""

    groups: tuple[tuple[int, ...], ...]
    key: Key
    weight: int

    def value(self, network: Network, assignment: Assignment) -> int:
        held = [network.bins_held(self.key, group, assignment) for group in self.groups]
        n_uses = sum(map(len, held))
        return self.weight * (n_uses - len(set[int]().union(*held)))

    def write(self, network: Network, writer: Writer) -> None:
        for bin_ in network.bins_of(self.key, (session for group in self.groups for session in group)):
            there = [(1, writer.uses(self.key, group, bin_)) for group in self.groups]
            writer.charge_outside(self.level, self.weight, there, 0, 1)
