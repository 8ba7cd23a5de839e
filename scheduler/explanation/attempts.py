"""Sets of levers that were tried, and what came of each: remedies, or nothing certain."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

from scheduler.engines.exact.lifting_model import Lifting, LiftingModel
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.kept import Kept
from scheduler.explanation.levers import Lever
from scheduler.explanation.mending import Mender
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.prospect import Prospect
from scheduler.network import Assignment

PARTS = 4
"""A solve may take one of so many parts of the time left."""


class Attempts:
    """What is known of levers, by numbers: of ``levers`` those, of demands those of ``oracle``.

    ``stands`` is the programme that the cheapest remedy was made for. ``tried`` need not be tried again;
    ``done`` of them do; ``in_vain`` were tried alone, and did not.
    """

    def __init__(self, oracle: Oracle, mender: Mender, levers: Sequence[Lever], n_wanted: int) -> None:
        self.oracle = oracle
        self.patience = oracle.patience
        self.mender = mender
        self.levers = levers
        self.weights = [lever.weight for lever in levers]
        self.by_demand: defaultdict[int, list[int]] = defaultdict(list)
        for number, lever in enumerate(levers):
            for demand in lever.demands:
                self.by_demand[demand].append(number)
        self.kept = Kept(n_wanted)
        self.prospect = Prospect()
        self.tried: list[frozenset[int]] = []
        self.done: list[frozenset[int]] = []
        self.in_vain: set[frozenset[int]] = set()
        self.stands: Assignment | None = None

    # -- what levers are about -------------------------------------------------------------------

    def hit_by(self, demands: Iterable[int]) -> tuple[int, ...]:
        """The levers that lift any of these demands, ascending."""
        return tuple(sorted({lever for number in demands for lever in self.by_demand[number]}))

    def left_by(self, chosen: Iterable[int]) -> frozenset[int]:
        """The demands that a set of levers does not lift."""
        lifted = {number for lever in chosen for number in self.levers[lever].demands}
        return frozenset(range(len(self.oracle.demands))) - lifted

    def price(self, chosen: Iterable[int]) -> int:
        """What a set of levers costs at least."""
        return sum(self.levers[lever].price for lever in chosen)

    def lifting_model(self, lifted: Iterable[int]) -> LiftingModel | None:
        """The model of which levers give up some demands, while all others are met."""
        by_demand = {number: self.by_demand[number] for number in sorted(lifted)}
        levers = {lever for held in by_demand.values() for lever in held}
        return self.oracle.lifting_model(by_demand, {n: self.levers[n].price for n in levers})

    # -- what comes of them ----------------------------------------------------------------------

    def has_enough(self, least_price: float) -> bool:
        """Whether nothing that is still to come can be cheaper than the remedies that are wanted."""
        wanted = self.kept.are_enough(least_price)
        return wanted or math.isinf(least_price) or self.kept.is_far(least_price)

    def standing_without(self, chosen: Iterable[int], start: Assignment | None = None) -> Assignment | None:
        """A programme that breaks what a set of levers lifts as little as can be; None: none was found."""
        left = self.left_by(chosen)
        lifted = frozenset(range(len(self.oracle.demands))) - left
        assignment = self.oracle.best(left, lifted, PARTS, start)
        if assignment is None and start is None:  # perhaps there was only no time for the least
            assignment = self.oracle.best(left, (), PARTS)
        return assignment

    def made_of(self, lifting: Lifting, most: int | None = None) -> bool:
        """Keep the remedies of levers that are known to do, which change no more than must be."""
        if lifting.assignment is None:
            return False
        nearer = self.standing_without(lifting.chosen, lifting.assignment)
        return self.mend(lifting.chosen, nearer or lifting.assignment, most)

    def mend(self, chosen: Iterable[int], assignment: Assignment, most: int | None = None) -> bool:
        """Keep the remedies of a set of levers; whether there are any that are worth it.

        Neither it nor those that were needed of it are tried again. None that costs more than ``most``, or
        is far from the cheapest.
        """
        members = sorted(chosen)
        if self.kept:
            most = self.kept.most
        found = self.mender.remedies([self.levers[n] for n in members], assignment, most)
        self.tried.append(frozenset(members))
        if not any(remedy.verified for remedy in found):
            self.prospect.doubt(self.price(members))
        elif not self.kept or min(remedy.cost for remedy in found) < self.kept.costs[0]:
            self.stands = assignment
        for remedy in found:
            self._learn(members, remedy)
        return self.kept.keep(found)

    def _learn(self, members: Sequence[int], remedy: Remedy) -> None:
        """Remember which levers a remedy needed, and whether less of each would perhaps have done."""
        fields = {change.lever for change in remedy.changes}
        needed = frozenset(n for n in members if self.levers[n].field in fields)
        self.done.append(needed)
        self.tried.append(needed)
        if remedy.cost > self.price(needed) and (len(needed) > 1 or self.patience.over):
            self.prospect.doubt(self.price(needed))
