"""Remedies of one lever, where one hits all conflicts known: cheaper than to learn of more conflicts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from scheduler.explanation.attempts import PARTS, Attempts

LONGEST_FOR_ONE_LEVER = 0.7
"""Seconds to try levers one by one where none of them does."""
MANY = 3
"""Of so many levers it is asked first whether they do at all, in one model of them all."""


def try_single_levers(attempts: Attempts, conflicts: Sequence[Collection[int]]) -> None:
    """Try each lever that hits all conflicts by itself, the cheapest first."""
    patience, end = attempts.patience, attempts.patience.moment(LONGEST_FOR_ONE_LEVER)
    hitting = frozenset(conflicts[0]).intersection(*conflicts) if conflicts else frozenset()
    is_sifted = len(hitting) >= MANY
    if is_sifted:
        _focus_on(attempts, hitting)
    for lever in sorted(hitting, key=lambda lever: (attempts.weights[lever], lever)):
        if patience.over or attempts.has_enough(attempts.levers[lever].price):
            return
        if not attempts.kept and patience.elapsed > end:
            return
        _try(attempts, frozenset({lever}), is_sifted)


def _focus_on(attempts: Attempts, levers: Collection[int]) -> None:
    """Prepare to ask which of these levers do."""
    firm = attempts.left_by(levers)
    attempts.oracle.focus(frozenset(range(len(attempts.oracle.demands))) - firm, firm)


def _try(attempts: Attempts, chosen: frozenset[int], is_sifted: bool) -> None:
    in_vain = is_sifted and attempts.oracle.infeasible(attempts.left_by(chosen), PARTS)
    assignment = None if in_vain else attempts.standing_without(chosen)
    if assignment is None:
        attempts.in_vain.add(chosen)
    else:
        attempts.mend(chosen, assignment)
