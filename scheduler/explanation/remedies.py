"""The smallest changes that make an instance solvable.

Every conflict must be hit by a change. The cheapest set of levers that hits all conflicts known is tried: if
the demands left can be met, it is a remedy; if not, they hold a conflict more. What is to be changed, and
how far, is read off a programme that breaks the lifted demands as little as possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace

from pydantic import ValidationError

from scheduler.demands import Demand
from scheduler.domain import Instance, Programme, Words
from scheduler.engines.exact import solve_exactly
from scheduler.evaluator import evaluate
from scheduler.explanation.changes import Site, changer_of
from scheduler.explanation.changes.field import field_steps
from scheduler.explanation.changes.rules import relax
from scheduler.explanation.changes.site import Given
from scheduler.explanation.conflicts import conflict_among
from scheduler.explanation.explanation import Change, Remedy
from scheduler.explanation.hitting import cheapest_hitting_set
from scheduler.explanation.levers import Lever, levers
from scheduler.explanation.oracle import Oracle
from scheduler.network import Assignment, Network
from scheduler.rules import state_rules

MANY_IN_VAIN = 2
"""After so many sets of levers tried in vain, any remedy is looked for, in case that no better is found."""
MOST_IN_VAIN = 16
"""Sets of levers that are tried in vain before what was found is the answer."""
LONGEST_SEARCH, LONGEST_AFTER_ONE = 5.0, 1.5
"""Seconds for all remedies, and for more of them once there is one: people wait for the answer."""
PARTS = 4
"""A solve may take one of so many parts of the time left."""


def find_remedies(oracle: Oracle, conflicts: Sequence[Sequence[int]], n_remedies: int) -> tuple[Remedy, ...]:
    """The cheapest remedies, cheapest first; ``conflicts`` are those known, by numbers of demands."""
    return _Search(oracle, conflicts).remedies(n_remedies)


class _Search:
    """Hits conflicts with levers until all are hit."""

    def __init__(self, oracle: Oracle, conflicts: Sequence[Sequence[int]]) -> None:
        self.oracle = oracle
        self.instance = oracle.network.instance
        self.levers = levers(self.instance, oracle.demands)
        self._lever_by_demand = {n: number for number, lever in enumerate(self.levers) for n in lever.demands}
        self._weights = [lever.weight for lever in self.levers]
        self._conflicts = [self._hit_by(conflict) for conflict in conflicts]
        self._tried: list[frozenset[int]] = []

    def _hit_by(self, conflict: Iterable[int]) -> tuple[int, ...]:
        """The levers that lift any demand of a conflict, ascending."""
        found = (self._lever_by_demand.get(number) for number in conflict)
        return tuple(sorted({lever for lever in found if lever is not None}))

    def remedies(self, most: int) -> tuple[Remedy, ...]:
        found: list[Remedy] = []
        spare: list[Remedy] = []
        n_in_vain = 0
        self.oracle.patience.hasten(LONGEST_SEARCH)
        while len(found) < most and n_in_vain < MOST_IN_VAIN and not self.oracle.patience.over:
            chosen = cheapest_hitting_set(self._conflicts, self._weights, self._tried)
            if chosen is None:
                break
            remedy = self._tried_out(chosen)
            if remedy is not None:
                if _said(remedy) not in map(_said, found):
                    found.append(remedy)
                self.oracle.patience.hasten(LONGEST_AFTER_ONE)
                continue
            n_in_vain += 1
            if n_in_vain == MANY_IN_VAIN:
                spare = self._fewest_left_out()
                if spare:
                    self.oracle.patience.hasten(LONGEST_AFTER_ONE)
        spare = [remedy for remedy in spare if _said(remedy) not in map(_said, found)]
        return tuple(sorted([*found, *spare], key=lambda remedy: remedy.cost)[:most])

    def _fewest_left_out(self) -> list[Remedy]:
        """The remedy of leaving out as few sessions as can be: not the cheapest, but there is one at once."""
        assignment = self.oracle.leave_out_fewest(range(len(self.oracle.demands)))
        if assignment is None:
            return []
        missed = frozenset(range(len(self.oracle.demands))) - self.oracle.met_by(assignment)
        chosen = frozenset(self._hit_by(missed))
        self._tried.append(chosen)
        remedy = self._remedy([self.levers[n] for n in sorted(chosen)], assignment)
        return [] if remedy is None else [remedy]

    def _tried_out(self, chosen: frozenset[int]) -> Remedy | None:
        """The remedy that a set of levers makes; None where it makes none, which is remembered."""
        lifted = {number for lever in chosen for number in self.levers[lever].demands}
        left = frozenset(range(len(self.oracle.demands))) - lifted
        assignment = self.oracle.best(left, lifted, PARTS)
        if assignment is not None:
            self._tried.append(chosen)
            return self._remedy([self.levers[n] for n in sorted(chosen)], assignment)
        conflict = conflict_among(self.oracle, left)
        if conflict is None:
            self._tried.append(chosen)
        else:
            self._conflicts.append(self._hit_by(conflict))
        return None

    def _remedy(self, chosen: Sequence[Lever], assignment: Assignment) -> Remedy | None:
        programme = self.oracle.network.programme(assignment)
        broken = frozenset(range(len(self.oracle.demands))) - self.oracle.met_by(assignment)
        made = _made(self.instance, chosen, self.oracle.demands, broken, programme)
        if made is None or not made.changes:
            return None
        verdict = self._makes_solvable(made.instance, programme)
        cost = sum(change.cost for change in made.changes)
        return None if verdict is False else Remedy(made.changes, cost, verdict is True, made.instance)

    def _makes_solvable(self, changed: Instance, programme: Programme) -> bool | None:
        """Whether a changed instance has a programme: the one at hand, or any."""
        if evaluate(changed, programme).feasible:
            return True
        return has_programme(state_rules(changed), self.oracle)


def _said(remedy: Remedy) -> tuple[str, ...]:
    """What people read of a remedy; two that read alike are one to them."""
    return tuple(change.words.say() for change in remedy.changes)


@dataclass(frozen=True)
class _Made:
    """A changed instance, and what was changed."""

    instance: Instance
    changes: tuple[Change, ...]


def _made(
    instance: Instance,
    chosen: Sequence[Lever],
    demands: Sequence[Demand],
    broken: frozenset[int],
    programme: Programme,
) -> _Made | None:
    """The instance after all changes; None where they make none that is in order."""
    given = instance.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    changes = []
    for lever in chosen:
        lifted = tuple(demands[number] for number in lever.demands if number in broken)
        if lifted:
            words = _changed(instance, given, lever, lifted, programme)
            changes.append(Change(lever.field, words, lever.price))
    try:
        return _Made(Instance.model_validate(deepcopy(given)), tuple(changes))
    except ValidationError:
        return None


def _changed(
    instance: Instance, given: Given, lever: Lever, lifted: tuple[Demand, ...], programme: Programme
) -> Words:
    """Change what is given by one lever, and say how."""
    site = Site(instance, given, field_steps(lever.field), lifted, programme)
    changer = None if lever.relaxes else changer_of(lifted[0].mend)
    return relax(site) if changer is None else changer[0](site)


def has_programme(network: Network, oracle: Oracle) -> bool | None:
    """Whether a network's hard demands can all be met; None: not known within the limits."""
    terms = tuple(term for term in network.terms if term.level == network.levels[0])
    if oracle.patience.over:
        return None
    result = solve_exactly(replace(network, terms=terms), oracle.patience.shared(PARTS))
    return {"optimal": True, "feasible": True, "infeasible": False}.get(result.status)
