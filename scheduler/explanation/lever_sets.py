"""Remedies of the cheapest sets of levers that hit all conflicts, which are learnt as they are needed."""

from __future__ import annotations

import math
from collections.abc import Iterable

from scheduler.explanation.attempts import Attempts
from scheduler.explanation.conflicts import conflict_among
from scheduler.explanation.hitting import cheapest_hitting_set

MOST_IN_VAIN = 16
"""Sets of levers that are tried in vain before what was found is the answer."""


def try_sets(attempts: Attempts, conflicts: Iterable[tuple[int, ...]]) -> None:
    """Try sets of levers, the cheapest first, and learn of a conflict by each that is none.

    ``conflicts`` are those known, by the levers that hit them.
    """
    known, n_in_vain = list(conflicts), 0
    while n_in_vain < MOST_IN_VAIN and not attempts.patience.over:
        hit = cheapest_hitting_set(known, attempts.weights, attempts.tried)
        if hit.chosen is None:
            attempts.prospect.rise(math.inf if hit.weight is None else hit.weight[0])
            return
        attempts.prospect.rise(_least_price(attempts, hit.chosen))
        if attempts.has_enough(attempts.prospect.least):
            return
        n_in_vain += not _try(attempts, hit.chosen, known)


def _least_price(attempts: Attempts, chosen: frozenset[int]) -> int:
    """What a set of levers costs at least; with one more, where it is known not to do."""
    in_vain = chosen in attempts.in_vain and attempts.oracle.is_known_infeasible(attempts.left_by(chosen))
    more = min(lever.price for lever in attempts.levers) if in_vain else 0
    return attempts.price(chosen) + more


def _try(attempts: Attempts, chosen: frozenset[int], known: list[tuple[int, ...]]) -> bool:
    """Whether a set of levers makes remedies that are kept; where it does not, learn a conflict."""
    assignment = None if chosen in attempts.in_vain else attempts.standing_without(chosen)
    if assignment is not None:
        return attempts.mend(chosen, assignment)
    conflict = conflict_among(attempts.oracle, attempts.left_by(chosen))
    if conflict is None:
        attempts.tried.append(chosen)
        attempts.prospect.doubt(attempts.price(chosen))
    else:
        known.append(attempts.hit_by(conflict))
    return False
