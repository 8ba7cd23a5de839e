"""What must hold of any explanation why an instance cannot be solved, found out by solving anew."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from scheduler.demands import Demand, demands
from scheduler.domain import Instance
from scheduler.engines.exact import solve_exactly
from scheduler.engines.settings import Settings
from scheduler.explanation import Conflict, Remedy
from scheduler.network import Network
from scheduler.rules import state_rules
from tests.planted import Named, Planted

FIXED = Settings(seconds=None, work=60.0, workers=1)
"""The same answer every time: one worker, limited by work."""


def solvable(instance: Instance) -> bool:
    """Whether all hard demands of an instance can be met."""
    network = state_rules(instance)
    return can_meet(network, (term for demand in demands(network) for term in demand.terms))


def can_meet(network: Network, terms: Iterable[int]) -> bool:
    """Whether some assignment meets all of these hard terms, by their indices."""
    kept = tuple(network.terms[index] for index in sorted(terms))
    status = solve_exactly(replace(network, terms=kept), FIXED).status
    assert status in ("optimal", "feasible", "infeasible"), "the work ran out"
    return status != "infeasible"


def names(conflict: Conflict) -> frozenset[Named]:
    """Its demands by rule and subjects."""
    return frozenset((demand.rule, demand.subjects) for demand in conflict.demands)


def insist_on_minimal(network: Network, conflict: Conflict) -> None:
    """Raise unless the demands cannot all be met, and can be met with any one of them less."""
    assert conflict.minimal
    assert not can_meet(network, (term for demand in conflict.demands for term in demand.terms))
    for spared in conflict.demands:
        rest = (term for demand in conflict.demands if demand is not spared for term in demand.terms)
        assert can_meet(network, rest), f"{spared.words.say()} could be left out"


def insist_on_independent(conflicts: Iterable[Conflict]) -> None:
    """Raise where two conflicts have a demand in common."""
    seen: set[int] = set()
    for conflict in conflicts:
        terms = {term for demand in conflict.demands for term in demand.terms}
        assert terms
        assert seen.isdisjoint(terms)
        seen |= terms


def insist_on_naming(planted: Iterable[Planted], conflicts: Iterable[Conflict]) -> None:
    """Raise unless each planted conflict is found whole in one of these, in its size, and none beside."""
    unmatched = list(conflicts)
    for plant in planted:
        found = [conflict for conflict in unmatched if plant.demands <= names(conflict)]
        told = [sorted(names(conflict)) for conflict in unmatched]
        assert len(found) == 1, f"{sorted(plant.demands)} is in none of {told}"
        assert plant.size in (None, len(found[0].demands))
        unmatched.remove(found[0])
    assert not unmatched


def insist_on_mended(network: Network, remedies: Iterable[Remedy]) -> None:
    """Raise unless remedies are verified, the cheapest first, and change what they must and no more.

    The changed instance is solved anew; and without the demands that come from the changed fields all others
    can be met, but not without fewer.
    """
    told = list(remedies)
    assert [remedy.cost for remedy in told] == sorted(remedy.cost for remedy in told)
    for remedy in told:
        fields = [change.lever for change in remedy.changes]
        assert fields
        assert remedy.verified
        assert remedy.cost == sum(change.cost for change in remedy.changes)
        assert remedy.mended is not None
        assert solvable(remedy.mended), fields
        if any(field.startswith("blocks.") for field in fields):
            continue
        assert can_meet(network, _terms_without(network, fields))
        for kept in fields:
            fewer = [field for field in fields if field != kept]
            assert not can_meet(network, _terms_without(network, fewer)), f"{kept} need not change"


def _is_lifted(network: Network, demand: Demand, fields: Collection[str]) -> bool:
    """Whether a demand comes from one of these fields, a rule relaxed, or somebody taken off sessions."""
    person = network.instance.person
    asked_of = [f"people.{subject}" for subject in demand.subjects if subject in person]
    lifting = {demand.mend.field, f"rules.{demand.rule}.level", *(asked_of if len(asked_of) == 1 else ())}
    return not lifting.isdisjoint(fields)


def _terms_without(network: Network, fields: Iterable[str]) -> Iterator[int]:
    """Hard terms but for those of the demands that come from some fields, or from rules relaxed by them."""
    lifted = frozenset(fields)
    for demand in demands(network):
        if not _is_lifted(network, demand, lifted):
            yield from demand.terms
