"""The smallest part of a set that cannot be met: what can be spared is left out, in growing steps.

Where most members are needed, this asks little more than once for each of them; where few are, steps grow,
and it asks about 2k * log2(n) times for k members in the end, of n.

Source: deletion filtering, J. Chinneck & E. Dravnieks, Locating minimal infeasible constraint sets in linear
programs, ORSA Journal on Computing 3 (1991); steps as in J. Marques-Silva, M. Janota & A. Belov, Minimal sets
over monotone predicates in Boolean formulae, CAV 2013, "progression".
"""

from __future__ import annotations

from collections.abc import Sequence

from scheduler.explanation.quickxplain import Infeasible


def without_spare(members: Sequence[int], infeasible: Infeasible) -> tuple[int, ...]:
    """Members that cannot all be met, none of which can be spared; in the order given.

    ``members``, which cannot all be met, come in the order in which they are preferred in the answer.
    ``infeasible`` must never be wrong where it says yes; where it says no too often, the answer still cannot
    be met, but may hold members that could be spared.
    """
    needed: tuple[int, ...] = ()
    waiting, step = tuple(members), 1
    while waiting:
        step = min(step, len(waiting))
        rest = waiting[:-step]
        if infeasible((*rest, *needed)):
            waiting, step = rest, 2 * step
        elif step == 1:
            waiting, needed = rest, (waiting[-1], *needed)
        else:
            step //= 2
    return needed
