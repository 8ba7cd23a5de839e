"""The smallest changes that make an instance solvable.

Every conflict must be hit by a change. The cheapest set of levers that hits all conflicts known is tried: if
the demands left can be met, it is a remedy; if not, they hold a conflict more. What is to be changed is read
off a programme that breaks the lifted demands as little as possible; then it is tried, on the instance
itself, whether less of it would do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from scheduler.demands import Demand
from scheduler.explanation.conflicts import conflict_among
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.growing import grown
from scheduler.explanation.hitting import cheapest_hitting_set
from scheduler.explanation.levers import levers
from scheduler.explanation.mending import Mender
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.quickxplain import quickxplain
from scheduler.network import Assignment

MOST_IN_VAIN = 16
"""Sets of levers that are tried in vain before what was found is the answer."""
USUAL_SEARCH = 2.5
"""Seconds for all remedies, where one is found as early: people wait for them."""
LATEST, LEAST_SEARCH = 3.2, 2.0
"""Seconds of the whole explanation until there is a remedy, and those that are there for it at least."""
LONGEST_PART = 0.05
"""The part of all the time that there is, which the search for a remedy may take where that is longer."""
LONGEST_FOR_BOUNDS, PART_FOR_BOUNDS = 0.3, 0.005
"""Seconds, or the part of the time left, to see which blocks must not grow for a conflict to be one."""
LONGEST_FOR_ONE_LEVER = 0.7
"""Seconds to try levers one by one where none of them does."""
LEAST_AFTER_ONE, LONGEST_FOR_SETS = 0.5, 1.0
"""Seconds to make the first remedy small and to find others, and for those of several levers."""
PARTS, PARTS_OF_THE_FIRST = 4, 2
"""A solve may take one of so many parts of the time left; one that most depends on."""
FAR = 6
"""What costs so many times more than the cheapest remedy is no choice, and not told."""


def find_remedies(
    oracle: Oracle,
    conflicts: Sequence[Sequence[int]],
    n_remedies: int,
    usual_seconds: float = USUAL_SEARCH,
) -> tuple[Remedy, ...]:
    """The cheapest remedies, cheapest first.

    ``conflicts`` are those known, by numbers of demands. No more is looked for after ``usual_seconds``, where
    time is limited at all and there is a remedy.
    """
    return _Search(oracle, conflicts, usual_seconds).remedies(n_remedies) if n_remedies else ()


class _Search:
    """Hits conflicts with levers until all are hit."""

    def __init__(self, oracle: Oracle, conflicts: Sequence[Sequence[int]], usual_seconds: float) -> None:
        self._usual_end = oracle.patience.elapsed + usual_seconds
        self.instance = oracle.network.instance
        self.oracle, self._growths = grown(oracle)
        self.patience = oracle.patience
        self.mender = Mender(self.instance, self.oracle, self._hurry)
        self.levers = levers(self.oracle.network.instance, self.oracle.demands, self._growths)
        self._levers_by_demand: defaultdict[int, list[int]] = defaultdict(list)
        for number, lever in enumerate(self.levers):
            for demand in lever.demands:
                self._levers_by_demand[demand].append(number)
        self._weights = [lever.weight for lever in self.levers]
        self._conflicts = [self._hit_by(conflict) for conflict in self._told_anew(oracle, conflicts)]
        self._tried: list[frozenset[int]] = []
        self._in_vain: set[frozenset[int]] = set()
        self._found: list[Remedy] = []

    def _told_anew(self, oracle: Oracle, conflicts: Sequence[Sequence[int]]) -> list[Sequence[int]]:
        """Conflicts by the numbers of demands where blocks could grow, with those that they do not grow."""
        if self.oracle is oracle:
            return list(conflicts)
        numbers = {_key(demand): number for number, demand in enumerate(self.oracle.demands)}
        found = []
        for conflict in conflicts:
            keys = [_key(oracle.demands[number]) for number in conflict]
            if all(key in numbers for key in keys):
                found.append(self._with_bounds([numbers[key] for key in keys]))
        return found

    def _with_bounds(self, conflict: Sequence[int]) -> Sequence[int]:
        """A conflict with what keeps blocks from growing, where it is none without."""
        bounds = tuple(self._growths)
        with self.patience.limited(LONGEST_FOR_BOUNDS, PART_FOR_BOUNDS):
            self.oracle.focus([*conflict, *bounds])
            if self.oracle.infeasible(conflict):
                return conflict
            return [*conflict, *quickxplain(bounds, lambda some: self.oracle.infeasible([*conflict, *some]))]

    def _hit_by(self, conflict: Iterable[int]) -> tuple[int, ...]:
        """The levers that lift any demand of a conflict, ascending."""
        return tuple(sorted({lever for number in conflict for lever in self._levers_by_demand[number]}))

    def remedies(self, most: int) -> tuple[Remedy, ...]:
        """The cheapest that are found, as many as are asked for."""
        longest = LONGEST_PART * (self.patience.seconds or 0)
        self.patience.hasten(max(LATEST - self.patience.elapsed, LEAST_SEARCH, longest))
        self._try_single_levers(most)
        if not self._found:
            self._try_around_left_out()
        if self._found:
            self.patience.hasten(LONGEST_FOR_SETS)
        self._try_sets(most)
        return self._cheapest(most)

    def _try_single_levers(self, most: int) -> None:
        """Try each lever that hits all conflicts known by itself: cheaper than to learn of more conflicts."""
        end = self.patience.moment(LONGEST_FOR_ONE_LEVER)
        hitting = frozenset(self._conflicts[0]).intersection(*self._conflicts) if self._conflicts else ()
        for lever in sorted(hitting, key=lambda lever: (self._weights[lever], lever)):
            if self.patience.over or self._has_enough(most, self.levers[lever].price):
                return
            if not self._found and self.patience.elapsed > end:
                return
            assignment = self._standing_without(frozenset({lever}))
            if assignment is None:
                self._in_vain.add(frozenset({lever}))
            else:
                self._keep(self._mended({lever}, assignment))

    def _try_around_left_out(self) -> None:
        """Find some remedy: let those stand all the same without whom all others can.

        Only demands that concern them are lifted, which leaves far less to decide than to lift any.
        """
        everything = range(len(self.oracle.demands))
        without = self.oracle.leave_out_fewest(everything, PARTS_OF_THE_FIRST)
        if without is None:
            return
        out, missed = self.oracle.left_out(without), {*everything} - self.oracle.met_by(without)
        dearest = sum(min(self._weights[lever] for lever in self._hit_by([n]))[0] for n in missed)
        lifted = {n for n in everything if self._levers_by_demand[n] and self.oracle.concerns(n, out)}
        assignment = self.oracle.best({*everything} - lifted, lifted, PARTS_OF_THE_FIRST)
        if assignment is not None:
            broken = lifted - self.oracle.met_by(assignment)
            chosen = cheapest_hitting_set([self._hit_by([n]) for n in broken], self._weights, ())
            self._keep(self._mended(chosen or self._hit_by(broken), assignment, dearest))
        if not self._found:
            self._keep(self._mended(self._hit_by(missed), without))

    def _try_sets(self, most: int) -> None:
        """Try sets of levers, the cheapest first, and learn of a conflict by each that is none."""
        n_in_vain = 0
        while n_in_vain < MOST_IN_VAIN and not self.patience.over:
            chosen = cheapest_hitting_set(self._conflicts, self._weights, self._tried)
            if chosen is None or self._has_enough(most, self._least_price(chosen)):
                return
            n_in_vain += not self._keep(self._tried_out(chosen))

    def _least_price(self, chosen: frozenset[int]) -> int:
        """What a set of levers costs at least; with one more, where it was tried in vain."""
        more = min(lever.price for lever in self.levers) if chosen in self._in_vain else 0
        return sum(self.levers[lever].price for lever in chosen) + more

    def _has_enough(self, most: int, least_price: int) -> bool:
        """Whether nothing that is still to come can be cheaper than the remedies that are wanted."""
        costs = sorted(remedy.cost for remedy in self._found)
        wanted = len(costs) >= most and costs[most - 1] <= least_price
        return wanted or self._is_far(least_price)

    def _is_far(self, cost: int) -> bool:
        return bool(self._found) and cost > FAR * min(remedy.cost for remedy in self._found)

    def _cheapest(self, most: int) -> tuple[Remedy, ...]:
        verified = [remedy for remedy in self._found if remedy.verified] or self._found
        near = [remedy for remedy in verified if not self._is_far(remedy.cost)]
        return tuple(sorted(near, key=lambda remedy: remedy.cost)[:most])

    def _keep(self, remedies: Iterable[Remedy]) -> bool:
        """Keep those that are unlike all that there are; whether there are any."""
        told = [remedy for remedy in remedies if not any(_alike(remedy, other) for other in self._found)]
        self._found += told
        return bool(told)

    def _hurry(self) -> None:
        """Look for no more for long, now that there is a remedy."""
        self.patience.hasten(max(LEAST_AFTER_ONE, self._usual_end - self.patience.elapsed))

    def _tried_out(self, chosen: frozenset[int]) -> list[Remedy]:
        """The remedies that a set of levers makes; where it makes none, a conflict that it does not hit."""
        assignment = None if chosen in self._in_vain else self._standing_without(chosen)
        if assignment is not None:
            return self._mended(chosen, assignment)
        conflict = conflict_among(self.oracle, self._left_by(chosen))
        if conflict is None:
            self._tried.append(chosen)
        else:
            self._conflicts.append(self._hit_by(conflict))
        return []

    def _left_by(self, chosen: frozenset[int]) -> frozenset[int]:
        """The demands that a set of levers does not lift."""
        lifted = {number for lever in chosen for number in self.levers[lever].demands}
        return frozenset(range(len(self.oracle.demands))) - lifted

    def _standing_without(self, chosen: frozenset[int]) -> Assignment | None:
        """A programme that breaks what a set of levers lifts as little as can be; None: none was found."""
        left = self._left_by(chosen)
        lifted = frozenset(range(len(self.oracle.demands))) - left
        assignment = self.oracle.best(left, lifted, PARTS)
        if assignment is None:  # perhaps there was only no time for the least
            assignment = self.oracle.best(left, (), PARTS)
        return assignment

    def _mended(self, chosen: Iterable[int], assignment: Assignment, most: int | None = None) -> list[Remedy]:
        """The remedies of a set of levers; neither it nor those that were needed of it are tried again.

        None that costs more than ``most``, or is far from the cheapest.
        """
        members = sorted(chosen)
        if self._found:
            most = FAR * min(remedy.cost for remedy in self._found)
        found = self.mender.remedies([self.levers[n] for n in members], assignment, most)
        self._tried.append(frozenset(members))
        for remedy in found:
            needed = {change.lever for change in remedy.changes}
            self._tried.append(frozenset(n for n in members if self.levers[n].field in needed))
        return found


def _key(demand: Demand) -> tuple[object, ...]:
    """What makes a demand the same in two networks."""
    return demand.rule, demand.subjects, demand.words.say(), repr(demand.mend)


def _alike(remedy: Remedy, other: Remedy) -> bool:
    """Whether two remedies read alike, or are many changes of the same sorts."""
    if len(remedy.changes) > 1 and _sorts(remedy) == _sorts(other):
        return True
    return _said(remedy) == _said(other)


def _said(remedy: Remedy) -> tuple[str, ...]:
    """What people read of a remedy."""
    return tuple(change.words.say() for change in remedy.changes)


def _sorts(remedy: Remedy) -> list[str]:
    """The sentences of a remedy without what they are about."""
    return sorted(change.words.en for change in remedy.changes)
