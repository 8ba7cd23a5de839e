"""Why is there no programme? A minimal set of demands that cannot all be met.

Quickest first. A session whose places are all closed needs no search. Else sessions are left out while there
still is no programme, then demands that close no place of their own, then whole rules: models grow smaller,
and people read of few of them. What is left is divided until nothing can be spared. What is returned was
proved infeasible by a solve of the network itself; it is called minimal only where, without any one demand,
a programme was found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from scheduler.demands import Demand, demands
from scheduler.domain import Words
from scheduler.engines.settings import Settings
from scheduler.explanation.closers import needed_closers
from scheduler.explanation.explanation import Conflict
from scheduler.explanation.levers import is_changeable
from scheduler.explanation.nowhere import sessions_nowhere
from scheduler.explanation.oracle import Oracle
from scheduler.explanation.patience import Patience
from scheduler.explanation.quickxplain import quickxplain
from scheduler.network import Network

PARTS = 8
"""One of many solves may take one of so many parts of the time left."""
NOWHERE = Words(
    en="{session} can stand nowhere.",
    fr="{session} ne peut se tenir nulle part.",
    ar="لا مكان ممكن لـ{session}.",
)
FEW = 12
"""So few demands are divided at once, without a core."""


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
        return oracle.proof(numbers)
    titles = (oracle.network.instance.sessions[session].title for session in homeless)
    return tuple(NOWHERE.with_values(session=title) for title in titles)


def conflict_among(oracle: Oracle, numbers: Collection[int]) -> tuple[int, ...] | None:
    """One conflict among these demands, in the order of the network; None where none is proved."""
    homeless = list(sessions_nowhere(oracle.network, oracle.demands, sorted(numbers)).values())
    if homeless:
        return min((_least(oracle, members) for members in homeless), key=lambda kept: (len(kept), kept))
    few = _of_few_sessions(oracle, sorted(numbers))
    if not oracle.infeasible(numbers, parts=2):
        return None
    closing = needed_closers(oracle.network, oracle.demands, few)
    return _least(oracle, _of_few_rules(oracle, closing))


def _of_few_sessions(oracle: Oracle, numbers: Sequence[int]) -> Sequence[int]:
    """These demands without those that sessions stand which can be left out, still a conflict."""
    standing = [number for number in numbers if oracle.is_to_stand(number)]
    others = [number for number in numbers if not oracle.is_to_stand(number)]
    oracle.focus(standing, firm=others)
    if len(numbers) <= FEW or not oracle.infeasible(numbers):
        return numbers
    kept = quickxplain(standing, lambda some: oracle.infeasible([*others, *some], PARTS))
    return sorted([*others, *kept])


def _of_few_rules(oracle: Oracle, numbers: Sequence[int]) -> Sequence[int]:
    """These demands but for those of all rules that can be left out, still a conflict."""
    oracle.focus(numbers)
    kept = list(numbers)
    for rule in _rules_to_leave_out(oracle, numbers):
        rest = [number for number in kept if oracle.demands[number].rule != rule]
        if len(kept) > FEW and oracle.infeasible(rest, PARTS):
            kept = rest
    return kept


def _rules_to_leave_out(oracle: Oracle, numbers: Sequence[int]) -> list[str]:
    """Rules, those first whose demands people cannot change, then those that make most demands."""
    n_demands = Counter(oracle.demands[number].rule for number in numbers)
    changeable = {oracle.demands[number].rule for number in numbers if is_changeable(oracle.demands[number])}
    return sorted(n_demands, key=lambda rule: (rule in changeable, -n_demands[rule], rule))


def _least(oracle: Oracle, members: Iterable[int]) -> tuple[int, ...]:
    """What cannot be spared of members that cannot be met, those preferred that people can change."""
    members = list(members)
    oracle.focus(members)
    preferred = sorted(members, key=lambda number: _preference(oracle.demands[number], number))
    return tuple(sorted(quickxplain(preferred, lambda kept: oracle.infeasible(kept, PARTS))))


def _preference(demand: Demand, number: int) -> tuple[bool, bool, int, int]:
    """Lower: rather told to people. What they can change, and what is about few."""
    return demand.mend.ease == "never", not is_changeable(demand), len(demand.subjects), number


def _is_minimal(oracle: Oracle, numbers: Sequence[int]) -> bool:
    """Whether these demands were proved a conflict, and to be none without any one of them.

    Raises
    ------
    StateError
        Two solves disagree, which is a bug.
    """
    whole = frozenset(numbers)
    if not oracle.verified(whole):
        return False
    return all(oracle.feasible(whole - {number}, 4) for number in numbers)
