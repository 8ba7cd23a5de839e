"""Explains an instance: whether it can be solved, and if not, why, and what would mend it."""

from __future__ import annotations

from scheduler.demands import demands
from scheduler.domain import Instance
from scheduler.engines.settings import Settings
from scheduler.explanation.conflicts import conflict, others_than, separate_conflicts
from scheduler.explanation.explanation import Explanation
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.patience import Patience
from scheduler.explanation.remedies import find_remedies
from scheduler.rules import state_rules

USUAL_WHOLE = 2.6
"""Seconds of all, after which no more remedies are looked for if there is one: people wait for the answer."""
LEAST_FOR_REMEDIES, PART_FOR_REMEDIES = 1.0, 0.015
"""Seconds for remedies, however long it took to find the conflict; a part of the time left, where longer."""


def explain(
    instance: Instance,
    settings: Settings | None = None,
    n_conflicts: int = 1,
    n_remedies: int = 3,
    *,
    looks_further: bool = False,
) -> Explanation:
    """Say why ``instance`` has no programme, and which changes are the smallest to give it one.

    Only hard rules count. ``settings`` limit all of it together (work: each solve); on Ctrl-C, what was
    found until then is returned. For remedies a few seconds are taken, of however many; who ``looks_further``
    has them looked for until all are found and none can be smaller, or until the limits.
    """
    patience = Patience(settings or Settings())
    network = state_rules(instance)
    oracle = Oracle(network, demands(network), patience)
    with patience.listening():
        numbers = separate_conflicts(oracle, n_conflicts)
        if not numbers:
            feasible = oracle.feasible(range(len(oracle.demands)))
            return Explanation(feasible, interrupted=patience.interrupted, all_conflicts=feasible is True)
        conflicts = tuple(conflict(oracle, held) for held in numbers)
        wanted = len(numbers) < n_conflicts
        complete = wanted and oracle.feasible(others_than(oracle, numbers)) is True
        part = PART_FOR_REMEDIES * (patience.seconds or 0)
        seconds = max(LEAST_FOR_REMEDIES, USUAL_WHOLE - patience.elapsed, part)
        remedies = find_remedies(oracle, numbers, n_remedies, seconds, looks_further=looks_further)
    return Explanation(
        feasible=False,
        conflicts=conflicts,
        remedies=remedies.told,
        interrupted=patience.interrupted,
        all_conflicts=complete,
        conflicts_cut_short=wanted and not complete,
        remedies_cut_short=not remedies.complete,
        remedies_smallest=remedies.smallest,
    )
