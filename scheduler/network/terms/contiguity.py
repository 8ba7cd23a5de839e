"""Gaps between the bins that a group uses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scheduler.network.assignment import Assignment
from scheduler.network.keys import Key
from scheduler.network.terms.term import Term
from scheduler.network.writer import Condition, Writer

if TYPE_CHECKING:
    from scheduler.network.network import Network


@dataclass(frozen=True, eq=False)
class Contiguity(Term):
    """``weight`` for a group that leaves out bins between those it uses: once, or for ``each`` gap.

    Bins count as neighbours when their numbers do, whether or not the group can ever use them.
    """

    sessions: tuple[int, ...]
    key: Key
    weight: int
    each: bool

    def value(self, network: Network, assignment: Assignment) -> int:
        held = network.bins_held(self.key, self.sessions, assignment)
        n_gaps = max(0, len([bin_ for bin_ in held if bin_ - 1 not in held]) - 1)
        return self.weight * (n_gaps if self.each else min(1, n_gaps))

    def write(self, network: Network, writer: Writer) -> None:
        starts = self._starts(network, writer)
        if self.each:
            writer.charge_outside(self.level, self.weight, [(1, start) for start in starts], 0, 1)
        else:
            writer.charge(self.level, self.weight, writer.at_least(starts, 2))

    def _starts(self, network: Network, writer: Writer) -> list[Condition]:
        """For each bin, that the group uses it and not the one before."""
        bins = network.bins_of(self.key, self.sessions)
        starts = []
        for bin_ in bins:
            here = writer.uses(self.key, self.sessions, bin_)
            if bin_ - 1 in bins:
                before = writer.uses(self.key, self.sessions, bin_ - 1)
                here = writer.same_when([(here, writer.negation(before))])
            starts.append(here)
        return starts
