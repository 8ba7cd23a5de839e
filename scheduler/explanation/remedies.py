"""The smallest changes that make an instance solvable.

Every conflict must be hit by a change. The cheapest set of levers that hits all conflicts known is tried: if
the demands left can be met, it is a remedy; if not, they hold a conflict more. What is to be changed is read
off a programme that breaks the lifted demands as little as possible; then it is tried, on the instance
itself, whether less of it would do.

Conflicts are met one by one, which is quick where few are in the way. Where many are, one model tells of all
levers at once: with those around the sessions that are in the way there soon is a remedy, with all of them
there is a proof that none is smaller, for whoever can wait.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from scheduler.explanation.all_levers import LEAST_TO_MEND, PART_TO_MEND, try_all_levers
from scheduler.explanation.around_left_out import try_around_left_out
from scheduler.explanation.attempts import Attempts
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.growing import grown
from scheduler.explanation.lever_sets import try_sets
from scheduler.explanation.levers import levers
from scheduler.explanation.mending import Mender
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.prospect import Prospect
from scheduler.explanation.single_levers import try_single_levers
from scheduler.explanation.told_anew import told_anew

USUAL_SEARCH = 2.5
"""Seconds for all remedies, where one is found as early: people wait for them."""
LATEST, LEAST_SEARCH = 2.8, 1.5
"""Seconds of the whole explanation until there is a remedy, and those that are there for it at least."""
LONGEST_PART = 0.045
"""The part of all the time that there is, which the search for a remedy may take where that is longer."""
LEAST_AFTER_ONE, LONGEST_FOR_SETS = 0.5, 1.0
"""Seconds to make the first remedy small and to find others, and for those of several levers."""


@dataclass(frozen=True)
class Remedies:
    """Those found, the cheapest first.

    ``smallest``: it is proved that none is cheaper than the first. ``complete``: as many are told as were
    asked for, or there are no others worth telling.
    """

    told: tuple[Remedy, ...] = ()
    smallest: bool = False
    complete: bool = True


def find_remedies(
    oracle: Oracle,
    conflicts: Sequence[Sequence[int]],
    n_remedies: int,
    usual_seconds: float = USUAL_SEARCH,
    *,
    looks_further: bool = False,
) -> Remedies:
    """The cheapest remedies.

    ``conflicts`` are those known, by numbers of demands. No more is looked for after ``usual_seconds``, where
    time is limited at all and there is a remedy, but by who ``looks_further``: as long as there is time, and
    until none can be smaller.
    """
    if not n_remedies:
        return Remedies()
    search = _Search(oracle, conflicts, usual_seconds, n_remedies)
    with oracle.patience.limited(0.0, 1.0):
        search.look()
    if looks_further:
        search.look_further()
    return search.remedies()


class _Search:
    """What is tried one after the other, and how long."""

    def __init__(
        self, oracle: Oracle, conflicts: Sequence[Sequence[int]], usual_seconds: float, n_wanted: int
    ) -> None:
        self.patience = oracle.patience
        self._usual_end = self.patience.elapsed + usual_seconds
        instance = oracle.network.instance
        longer, growths = grown(oracle)
        found = levers(longer.network.instance, longer.demands, growths)
        self.attempts = Attempts(longer, Mender(instance, longer, self._hurry), found, n_wanted)
        self._rules = {oracle.demands[number].rule for conflict in conflicts for number in conflict}
        told = told_anew(conflicts, oracle, longer, growths)
        self._conflicts = [self.attempts.hit_by(conflict) for conflict in told]

    def look(self) -> None:
        """Look for as long as people usually wait."""
        longest = LONGEST_PART * (self.patience.seconds or 0)
        self.patience.hasten(max(LATEST - self.patience.elapsed, LEAST_SEARCH, longest))
        try_single_levers(self.attempts, self._conflicts)
        if not self.attempts.kept:
            try_around_left_out(self.attempts, self._rules)
        if self.attempts.kept:
            self.patience.hasten(LONGEST_FOR_SETS)
        try_sets(self.attempts, self._conflicts)

    def look_further(self) -> None:
        """Look for the cheapest of all levers, until none can be cheaper or time is over."""
        if self.patience.over or self.attempts.has_enough(self.attempts.prospect.least):
            return
        self._usual_end, self.attempts.prospect = math.inf, Prospect()
        if not self.attempts.kept.has_single_change:
            with self.patience.limited(LEAST_TO_MEND, PART_TO_MEND):
                try_around_left_out(self.attempts, self._rules)
        try_all_levers(self.attempts)

    def remedies(self) -> Remedies:
        """The cheapest that are found, as many as are asked for."""
        kept, least = self.attempts.kept, self.attempts.prospect.least
        told = kept.cheapest()
        smallest = bool(told) and told[0].verified and told[0].cost <= least
        return Remedies(told, smallest, len(told) == kept.n_wanted or self.attempts.has_enough(least))

    def _hurry(self) -> None:
        """Look for no more for long, now that there is a remedy."""
        self.patience.hasten(max(LEAST_AFTER_ONE, self._usual_end - self.patience.elapsed))
