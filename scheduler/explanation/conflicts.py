"""Why is there no programme? A minimal set of demands that cannot all be met.

Quickest first. A session whose places are all closed needs no search. Else sessions are left out while there
still is no programme, then demands that close no place of their own, then those that relate sessions, then
those that close places, whole rules of them at first: so models are small where there are many questions,
and people read of what they can change. What is returned was proved infeasible, by a solve of the network
itself as well unless there was no time to make it small; it is called minimal only where, without any one
demand, a programme was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from scheduler.demands import Demand, demands
from scheduler.domain import Words
from scheduler.engines.settings import Settings
from scheduler.explanation.closers import needed_closers
from scheduler.explanation.deletion import without_spare
from scheduler.explanation.explanation import Conflict
from scheduler.explanation.nowhere import sessions_nowhere
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.patience import Patience
from scheduler.explanation.preference import Reluctance, reluctance
from scheduler.explanation.rotation import Rotating
from scheduler.network import Network

PARTS = 8
"""One of many solves may take one of so many parts of the time left."""
LONGEST, LONGEST_TO_VERIFY = 1.0, 0.4
"""Seconds in which a conflict is made small, and in which it is seen to be minimal, where time is limited."""
LONGEST_PART, PART_TO_VERIFY = 0.02, 0.007
"""The parts of the time left for them, where these are longer."""
MOST_TO_VERIFY = 8
"""Of so many demands it is still seen whether they are needed; where more are not known to be, there was no
time to make the conflict small."""
NOWHERE = Words(
    en="{session} can stand nowhere.",
    fr="{session} ne peut se tenir nulle part.",
    ar="لا مكان ممكن لـ{session}.",
)


def conflicts_of(network: Network, settings: Settings, n_conflicts: int = 1) -> tuple[Conflict, ...]:
    """Conflicts of a network's hard demands that share none of them; none: no proof that there are any.

    ``settings`` limit all of it together. Soft terms play no part.
    """
    patience = Patience(settings)
    with patience.listening():
        oracle = Oracle(network, demands(network), patience)
        return tuple(conflict(oracle, numbers) for numbers in separate_conflicts(oracle, n_conflicts))


def separate_conflicts(oracle: Oracle, most: int) -> list[tuple[int, ...]]:
    """Up to ``most`` conflicts that share no demand, by the numbers of demands."""
    found: list[tuple[int, ...]] = []
    while len(found) < most:
        numbers = conflict_among(oracle, others_than(oracle, found))
        if numbers is None:
            break
        found.append(numbers)
    return found


def others_than(oracle: Oracle, found: Iterable[Collection[int]]) -> frozenset[int]:
    """The demands that are in none of these conflicts."""
    return frozenset(range(len(oracle.demands))).difference(*found)


def conflict(oracle: Oracle, numbers: Sequence[int]) -> Conflict:
    """The conflict of these demands, which is called minimal where that is verified."""
    held = tuple(oracle.demands[n] for n in numbers)
    return Conflict(held, _is_minimal(oracle, numbers), _therefore(oracle, numbers))


def _therefore(oracle: Oracle, numbers: Sequence[int]) -> tuple[Words, ...]:
    """What comes of a conflict in words."""
    homeless = sessions_nowhere(oracle.network, oracle.demands, numbers)
    if not homeless:
        return () if _is_cut_short(oracle, numbers) else oracle.proof(numbers)
    titles = (oracle.network.instance.sessions[session].title for session in homeless)
    return tuple(NOWHERE.with_values(session=title) for title in titles)


def conflict_among(oracle: Oracle, numbers: Collection[int]) -> tuple[int, ...] | None:
    """One conflict among these demands, in the order of the network; None where none is proved."""
    homeless = list(sessions_nowhere(oracle.network, oracle.demands, sorted(numbers)).values())
    if homeless:
        return min((_least(oracle, members, members) for members in homeless), key=lambda k: (len(k), k))
    oracle.focus(*_parted(numbers, oracle.is_to_stand))
    if not oracle.infeasible(numbers, parts=2):
        return None
    with oracle.patience.limited(LONGEST, LONGEST_PART):
        few = _least(oracle, numbers, filter(oracle.is_to_stand, numbers))
        few = tuple(needed_closers(oracle.network, oracle.demands, few))
        few = _least(oracle, few, (number for number in few if not oracle.is_of_places(number)))
        few = _of_few_rules(oracle, few)
        return _least(oracle, few, filter(oracle.is_of_places, few))


def _least(oracle: Oracle, numbers: Collection[int], part: Iterable[int]) -> tuple[int, ...]:
    """These demands, which cannot be met, but for what can be spared of a part of them.

    Those are kept rather that people can change.
    """
    some = sorted(part, key=lambda number: _preference(oracle.demands[number], number))
    others = sorted({*numbers}.difference(some))
    oracle.focus(some, firm=others)
    kept = without_spare(some, Rotating(oracle, some, others, PARTS))
    return tuple(sorted([*others, *kept]))


def _parted(numbers: Iterable[int], holds: Callable[[int], bool]) -> tuple[list[int], list[int]]:
    """Numbers for which something holds, and the others."""
    given = sorted(numbers)
    return [n for n in given if holds(n)], [n for n in given if not holds(n)]


def _of_few_rules(oracle: Oracle, numbers: Sequence[int]) -> tuple[int, ...]:
    """These demands without those of whole rules that close places and can be left out, still a conflict."""
    of_places, others = _parted(numbers, oracle.is_of_places)
    oracle.focus(of_places, firm=others)
    kept = list(of_places)
    for rule in _rules_to_leave_out(oracle, kept):
        rest = [number for number in kept if oracle.demands[number].rule != rule]
        if oracle.infeasible([*others, *rest], PARTS):
            kept = rest
    return tuple(sorted([*others, *kept]))


def _rules_to_leave_out(oracle: Oracle, numbers: Sequence[int]) -> list[str]:
    """Rules, those first whose demands people cannot change, then those that make most demands."""
    n_demands = Counter(oracle.demands[number].rule for number in numbers)
    told = {
        oracle.demands[number].rule
        for number in numbers
        if reluctance(oracle.demands[number]) <= Reluctance.CHANGEABLE
    }
    return sorted(n_demands, key=lambda rule: (rule in told, -n_demands[rule], rule))


def _preference(demand: Demand, number: int) -> tuple[Reluctance, int, int]:
    """Lower: rather told to people. What they can change, and what is about few."""
    return reluctance(demand), len(demand.subjects), number


def _is_minimal(oracle: Oracle, numbers: Sequence[int]) -> bool:
    """Whether a solve of the network proves these demands a conflict, and others that none can be spared.

    Raises
    ------
    StateError
        Two solves disagree, which is a bug.
    """
    whole = frozenset(numbers)
    if _is_cut_short(oracle, numbers) or not oracle.verified(whole):
        return False
    with oracle.patience.limited(LONGEST_TO_VERIFY, PART_TO_VERIFY):
        return all(oracle.feasible(whole - {number}, 4) for number in numbers)


def _is_cut_short(oracle: Oracle, numbers: Sequence[int]) -> bool:
    """Whether there was no time to make these demands few: of many it is not known that they are needed."""
    whole = frozenset(numbers)
    unknown = (number for number in numbers if not oracle.is_known_feasible(whole - {number}))
    return len(list(islice(unknown, MOST_TO_VERIFY + 1))) > MOST_TO_VERIFY
