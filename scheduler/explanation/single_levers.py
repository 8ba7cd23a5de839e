"""Remedies of one lever, where one hits all conflicts known: cheaper than to learn of more conflicts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scheduler.explanation.attempts import Attempts

LONGEST_FOR_ONE_LEVER = 0.7
"""Seconds to try levers one by one where none of them does."""


def try_single_levers(attempts: Attempts, conflicts: Sequence[Collection[int]]) -> None:
    """Try each lever that hits all conflicts by itself, the cheapest first."""
    patience, end = attempts.patience, attempts.patience.moment(LONGEST_FOR_ONE_LEVER)
    hitting = frozenset(conflicts[0]).intersection(*conflicts) if conflicts else frozenset()
    for lever in sorted(hitting, key=lambda lever: (attempts.weights[lever], lever)):
        if patience.over or attempts.has_enough(attempts.levers[lever].price):
            return
        if not attempts.kept and patience.elapsed > end:
            return
        _try(attempts, frozenset({lever}))


def _try(attempts: Attempts, chosen: frozenset[int]) -> None:
    assignment = attempts.standing_without(chosen)
    if assignment is None:
        attempts.in_vain.add(chosen)
    else:
        attempts.mend(chosen, assignment)
