"""Why is there no programme? A minimal set of demands that cannot all be met.

Quickest first: a session whose places are all closed needs no search; else CP-SAT's core of assumptions,
which is solved again and divided until nothing can be spared. Whatever is returned was proved infeasible by
a solve of its own; it is called minimal only where every demand less was solved, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scheduler.demands import Demand, demands
from scheduler.engines.exact.demand_model import DemandModel
from scheduler.engines.settings import Settings
from scheduler.explain.explanation import Conflict
from scheduler.explain.levers import is_changeable
from scheduler.explain.nowhere import closers_by_session
from scheduler.explain.oracle import Oracle
from scheduler.explain.patience import Patience
from scheduler.explain.quickxplain import quickxplain
from scheduler.network import Network


def conflicts_of(network: Network, settings: Settings, n_conflicts: int = 1) -> tuple[Conflict, ...]:
    """Conflicts of a network's hard demands that share none of them; none: no proof that there are any.

    ``settings`` limit all of it together. Soft terms play no part.
    """
    patience = Patience(settings)
    with patience.listening():
        return find_conflicts(network, patience, n_conflicts)


def find_conflicts(network: Network, patience: Patience, n_conflicts: int) -> tuple[Conflict, ...]:
    """As `conflicts_of`, within limits that are shared with others."""
    oracle = Oracle(network, demands(network), patience)
    found: list[Conflict] = []
    left = frozenset(range(len(oracle.demands)))
    while len(found) < n_conflicts:
        numbers = _conflict(oracle, left)
        if numbers is None:
            break
        found.append(Conflict(tuple(oracle.demands[n] for n in numbers), _is_minimal(oracle, numbers)))
        left -= set(numbers)
    return tuple(found)


def _conflict(oracle: Oracle, numbers: frozenset[int]) -> tuple[int, ...] | None:
    """One conflict among these demands, in the order of the network; None where none is proved."""
    homeless = closers_by_session(oracle.network, oracle.demands, sorted(numbers))
    if homeless:
        return min((_least(oracle, members) for members in homeless), key=lambda kept: (len(kept), kept))
    if not oracle.infeasible(numbers, parts=2):
        return None
    return _least(oracle, _core(oracle, sorted(numbers)))


def _core(oracle: Oracle, numbers: Sequence[int]) -> Sequence[int]:
    """A part of these demands that cannot be met, where CP-SAT finds one; else all of them."""
    patience = oracle.patience
    terms = [oracle.demands[number].terms for number in numbers]
    core = DemandModel(oracle.network, terms, patience.interrupt).core(patience.shared(3))
    chosen = [numbers[n] for n in core or ()]
    return chosen if chosen and oracle.infeasible(chosen) else numbers


def _least(oracle: Oracle, members: Iterable[int]) -> tuple[int, ...]:
    """What cannot be spared of members that cannot be met, those preferred that people can change."""
    preferred = sorted(members, key=lambda number: _preference(oracle.demands[number], number))
    return tuple(sorted(quickxplain(preferred, oracle.infeasible)))


def _preference(demand: Demand, number: int) -> tuple[bool, bool, int, int]:
    """Lower: rather told to people. What they can change, and what is about few."""
    return demand.mend.ease == "never", not is_changeable(demand), len(demand.subjects), number


def _is_minimal(oracle: Oracle, numbers: Sequence[int]) -> bool:
    """Whether these demands were proved a conflict, and to be none without any one of them."""
    whole = frozenset(numbers)
    return oracle.infeasible(whole) and all(oracle.feasible(whole - {number}, 4) for number in numbers)
