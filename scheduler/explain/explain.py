"""Explains an instance: whether it can be solved, and if not, why, and what would mend it."""

from __future__ import annotations

from dataclasses import replace

from scheduler.domain import Instance
from scheduler.engines.exact import solve_exactly
from scheduler.engines.settings import Settings
from scheduler.explain.conflicts import find_conflicts
from scheduler.explain.explanation import Explanation
from scheduler.explain.patience import Patience
from scheduler.network import Network
from scheduler.rules import state_rules


def explain(
    instance: Instance, settings: Settings | None = None, n_conflicts: int = 1, n_remedies: int = 3
) -> Explanation:
    """Say why ``instance`` has no programme, and which changes are the smallest to give it one.

    Only hard rules count. ``settings`` limit all of it together (work: each solve); on Ctrl-C, what was
    found until then is returned.
    """
    patience = Patience(settings or Settings())
    network = state_rules(instance)
    with patience.listening():
        conflicts = find_conflicts(network, patience, n_conflicts)
        feasible = False if conflicts else _feasible(network, patience)
    return Explanation(feasible, conflicts, (), patience.interrupted)


def _feasible(network: Network, patience: Patience) -> bool | None:
    """Whether all hard demands can be met; None: not known within the limits."""
    terms = tuple(term for term in network.terms if term.level == network.levels[0])
    result = solve_exactly(replace(network, terms=terms), patience.shared(1))
    patience.heed(result.interrupted)
    return {"optimal": True, "feasible": True, "infeasible": False}.get(result.status)
