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
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from scheduler.demands import Demand
from scheduler.engines.exact.lifting_model import Lifting, LiftingModel
from scheduler.explanation.conflicts import conflict_among
from scheduler.explanation.explanation import Remedy
from scheduler.explanation.growing import grown
from scheduler.explanation.hitting import cheapest_hitting_set
from scheduler.explanation.levers import levers
from scheduler.explanation.mending import Mender
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.prospect import Prospect
from scheduler.explanation.quickxplain import quickxplain
from scheduler.network import Assignment

MOST_IN_VAIN = 16
"""Sets of levers that are tried in vain before what was found is the answer."""
USUAL_SEARCH = 2.5
"""Seconds for all remedies, where one is found as early: people wait for them."""
LATEST, LEAST_SEARCH = 3.0, 2.0
"""Seconds of the whole explanation until there is a remedy, and those that are there for it at least."""
LONGEST_PART = 0.045
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
PARTS_OF_A_LIFTING = 3
"""A look for the cheapest of all levers may take one of so many parts of the time left."""
LEAST_TO_MEND, PART_TO_MEND = 2.0, 0.25
"""Seconds, or the part of the time left, to make a remedy of them, or to look at a part of the levers."""


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
    """Hits conflicts with levers until all are hit."""

    def __init__(
        self, oracle: Oracle, conflicts: Sequence[Sequence[int]], usual_seconds: float, n_wanted: int
    ) -> None:
        self._n_wanted = n_wanted
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
        self._rules = {oracle.demands[number].rule for conflict in conflicts for number in conflict}
        self._conflicts = [self._hit_by(conflict) for conflict in self._told_anew(oracle, conflicts)]
        self._tried: list[frozenset[int]] = []
        self._in_vain: set[frozenset[int]] = set()
        self._done: list[frozenset[int]] = []
        self._stands: Assignment | None = None
        self._found: list[Remedy] = []
        self._prospect = Prospect()

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
            self.oracle.focus(bounds, firm=conflict)
            if self.oracle.infeasible(conflict):
                return conflict
            return [*conflict, *quickxplain(bounds, lambda some: self.oracle.infeasible([*conflict, *some]))]

    def _hit_by(self, conflict: Iterable[int]) -> tuple[int, ...]:
        """The levers that lift any demand of a conflict, ascending."""
        return tuple(sorted({lever for number in conflict for lever in self._levers_by_demand[number]}))

    # -- how long to look, and what to tell ------------------------------------------------------

    def look(self) -> None:
        """Look for as long as people usually wait."""
        longest = LONGEST_PART * (self.patience.seconds or 0)
        self.patience.hasten(max(LATEST - self.patience.elapsed, LEAST_SEARCH, longest))
        self._try_single_levers()
        if not self._found:
            self._try_around_left_out()
        if self._found:
            self.patience.hasten(LONGEST_FOR_SETS)
        self._try_sets()

    def look_further(self) -> None:
        """Look for the cheapest of all levers, until none can be cheaper or time is over."""
        if self.patience.over or self._has_enough(self._prospect.least):
            return
        self._usual_end, self._prospect = math.inf, Prospect()
        if not any(len(remedy.changes) == 1 for remedy in self._found):
            with self.patience.limited(LEAST_TO_MEND, PART_TO_MEND):
                self._try_around_left_out()
        everything = range(len(self.oracle.demands))
        model = self._lifting_model(n for n in everything if self._levers_by_demand[n])
        if model is None:
            return
        while not self.patience.over and self._lifted_further(model):
            pass

    def remedies(self) -> Remedies:
        """The cheapest that are found, as many as are asked for."""
        told, least = self._cheapest(), self._prospect.least
        smallest = bool(told) and told[0].verified and told[0].cost <= least
        return Remedies(told, smallest, len(told) == self._n_wanted or self._has_enough(least))

    # -- the ways in which remedies are found ----------------------------------------------------

    def _try_single_levers(self) -> None:
        """Try each lever that hits all conflicts known by itself: cheaper than to learn of more conflicts."""
        end = self.patience.moment(LONGEST_FOR_ONE_LEVER)
        hitting = frozenset(self._conflicts[0]).intersection(*self._conflicts) if self._conflicts else ()
        for lever in sorted(hitting, key=lambda lever: (self._weights[lever], lever)):
            if self.patience.over or self._has_enough(self.levers[lever].price):
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

        Only demands that concern them are lifted, which leaves far less to decide than to lift any, and at
        first only those of the rules that the known conflicts are about.
        """
        everything = range(len(self.oracle.demands))
        without = self.oracle.leave_out_fewest(everything, PARTS_OF_THE_FIRST)
        if without is None:
            return
        out, missed = self.oracle.left_out(without), {*everything} - self.oracle.met_by(without)
        dearest = sum(min(self._weights[lever] for lever in self._hit_by([n]))[0] for n in missed)
        concerned = {n for n in everything if self._levers_by_demand[n] and self.oracle.concerns(n, out)}
        alike = {n for n in concerned if self.oracle.demands[n].rule in self._rules}
        lifting, start = None, self._stands or without
        for lifted, parts in ((missed | alike, PARTS_OF_THE_FIRST), (missed | concerned, PARTS)):
            model = None if self.patience.over else self._lifting_model(lifted)
            if model is not None:
                lifting = model.cheapest(self.patience.shared(parts).starting_from(start))
                start = lifting.assignment or start
        if lifting is not None and not any(done <= lifting.chosen for done in self._done):
            self._keep(self._made_of(lifting, dearest))
        if not self._found:
            self._keep(self._mended(self._hit_by(missed), without))

    def _made_of(self, lifting: Lifting, most: int | None = None) -> list[Remedy]:
        """The remedies of levers that are known to do, which change no more than must be."""
        if lifting.assignment is None:
            return []
        nearer = self._standing_without(lifting.chosen, lifting.assignment)
        return self._mended(lifting.chosen, nearer or lifting.assignment, most)

    def _lifting_model(self, lifted: Iterable[int]) -> LiftingModel | None:
        """The model of which levers give up some demands, while all others are met."""
        levers_by_demand = {number: self._levers_by_demand[number] for number in sorted(lifted)}
        levers = {lever for held in levers_by_demand.values() for lever in held}
        return self.oracle.lifting_model(levers_by_demand, {n: self.levers[n].price for n in levers})

    def _lifted_further(self, model: LiftingModel) -> bool:
        """Try the cheapest levers that are not closed yet; whether there could be more worth trying."""
        settings = replace(self.patience.shared(PARTS_OF_A_LIFTING), start=self._stands)
        lifting = model.cheapest(settings)
        self._prospect.rise(lifting.least)
        if lifting.assignment is None or self._has_enough(self._prospect.least):
            return False
        known = [done for done in self._done if done <= lifting.chosen]
        is_better = False
        if not known:
            with self.patience.limited(LEAST_TO_MEND, PART_TO_MEND):
                is_better = self._keep(self._made_of(lifting))
        for done in known or [lifting.chosen]:
            model.close(done)
        proved = lifting.least >= self._price(lifting.chosen)
        return is_better or proved or self.patience.seconds is not None

    def _try_sets(self) -> None:
        """Try sets of levers, the cheapest first, and learn of a conflict by each that is none."""
        n_in_vain = 0
        while n_in_vain < MOST_IN_VAIN and not self.patience.over:
            hit = cheapest_hitting_set(self._conflicts, self._weights, self._tried)
            if hit.chosen is None:
                self._prospect.rise(math.inf if hit.weight is None else hit.weight[0])
                return
            self._prospect.rise(self._least_price(hit.chosen))
            if self._has_enough(self._prospect.least):
                return
            n_in_vain += not self._keep(self._tried_out(hit.chosen))

    def _least_price(self, chosen: frozenset[int]) -> int:
        """What a set of levers costs at least; with one more, where it is known not to do."""
        in_vain = chosen in self._in_vain and self.oracle.is_known_infeasible(self._left_by(chosen))
        more = min(lever.price for lever in self.levers) if in_vain else 0
        return self._price(chosen) + more

    def _price(self, chosen: Iterable[int]) -> int:
        return sum(self.levers[lever].price for lever in chosen)

    def _has_enough(self, least_price: float) -> bool:
        """Whether nothing that is still to come can be cheaper than the remedies that are wanted."""
        costs = sorted(remedy.cost for remedy in self._found)
        wanted = len(costs) >= self._n_wanted and costs[self._n_wanted - 1] <= least_price
        return wanted or math.isinf(least_price) or self._is_far(least_price)

    def _is_far(self, cost: float) -> bool:
        return bool(self._found) and cost > FAR * _least_cost(self._found)

    def _cheapest(self) -> tuple[Remedy, ...]:
        verified = [remedy for remedy in self._found if remedy.verified] or self._found
        near = [remedy for remedy in verified if not self._is_far(remedy.cost)]
        return tuple(sorted(near, key=lambda remedy: remedy.cost)[: self._n_wanted])

    def _keep(self, remedies: Iterable[Remedy]) -> bool:
        """Keep those that are unlike all that there are, or cheaper; whether there are any."""
        told = [
            remedy
            for remedy in remedies
            if all(remedy.cost < other.cost for other in self._found if _alike(remedy, other))
        ]
        left = [other for other in self._found if not any(_alike(remedy, other) for remedy in told)]
        self._found = left + told
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
            self._prospect.doubt(self._price(chosen))
        else:
            self._conflicts.append(self._hit_by(conflict))
        return []

    def _left_by(self, chosen: frozenset[int]) -> frozenset[int]:
        """The demands that a set of levers does not lift."""
        lifted = {number for lever in chosen for number in self.levers[lever].demands}
        return frozenset(range(len(self.oracle.demands))) - lifted

    def _standing_without(self, chosen: frozenset[int], start: Assignment | None = None) -> Assignment | None:
        """A programme that breaks what a set of levers lifts as little as can be; None: none was found."""
        left = self._left_by(chosen)
        lifted = frozenset(range(len(self.oracle.demands))) - left
        assignment = self.oracle.best(left, lifted, PARTS, start)
        if assignment is None and start is None:  # perhaps there was only no time for the least
            assignment = self.oracle.best(left, (), PARTS)
        return assignment

    def _mended(self, chosen: Iterable[int], assignment: Assignment, most: int | None = None) -> list[Remedy]:
        """The remedies of a set of levers; neither it nor those that were needed of it are tried again.

        None that costs more than ``most``, or is far from the cheapest.
        """
        members = sorted(chosen)
        if self._found:
            most = FAR * _least_cost(self._found)
        found = self.mender.remedies([self.levers[n] for n in members], assignment, most)
        self._tried.append(frozenset(members))
        if not any(remedy.verified for remedy in found):
            self._prospect.doubt(self._price(members))
        elif not self._found or _least_cost(found) < _least_cost(self._found):
            self._stands = assignment
        for remedy in found:
            fields = {change.lever for change in remedy.changes}
            needed = frozenset(n for n in members if self.levers[n].field in fields)
            self._done.append(needed)
            self._tried.append(needed)
            if remedy.cost > self._price(needed) and (len(needed) > 1 or self.patience.over):
                self._prospect.doubt(self._price(needed))  # perhaps less of each would have done
        return found


def _key(demand: Demand) -> tuple[object, ...]:
    """What makes a demand the same in two networks."""
    return demand.rule, demand.subjects, demand.words.say(), repr(demand.mend)


def _least_cost(remedies: Iterable[Remedy]) -> int:
    return min(remedy.cost for remedy in remedies)


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
