"""The smallest part of a set that cannot be met: divide and conquer, preferred members first.

Source: U. Junker, QUICKXPLAIN: preferred explanations and relaxations for over-constrained problems, AAAI
2004, section 4. For k members in the end, of n, it asks about k * log2(n / k) + 2k times.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

Infeasible = Callable[[Sequence[int]], bool]


def quickxplain(members: Sequence[int], infeasible: Infeasible) -> tuple[int, ...]:
    """Members that cannot all be met, none of which can be spared; in the order given.

    ``members``, which cannot all be met, come in the order in which they are preferred in the answer.
    ``infeasible`` must never be wrong where it says yes; where it says no too often, the answer still cannot
    be met, but may hold members that could be spared.
    """
    if len(members) < 2:
        return tuple(members)
    found = _needed((), False, tuple(members), infeasible)
    return tuple(member for member in members if member in set(found))


def _needed(
    background: tuple[int, ...], grown: bool, members: tuple[int, ...], infeasible: Infeasible
) -> tuple[int, ...]:
    """What ``members`` must add to the background; ``grown``: it may be too much by itself."""
    if grown and infeasible(background):
        return ()
    if len(members) == 1:
        return members
    half = (len(members) + 1) // 2
    preferred, others = members[:half], members[half:]
    from_others = _needed((*background, *preferred), True, others, infeasible)
    from_preferred = _needed((*background, *from_others), bool(from_others), preferred, infeasible)
    return (*from_preferred, *from_others)
