"""Groups of sessions that terms speak of together: those that engines move or free together."""

from __future__ import annotations

from scheduler.network import Assignment, Network
from scheduler.network.terms import Capacity, Pairwise, Rank, Term, Unary, Used

Groups = tuple[tuple[int, ...], ...]


def groups_of(network: Network) -> Groups:
    """Every group of two sessions or more, but not of all of them, each once and in order."""
    found = {
        tuple(sorted(group))
        for term in network.terms
        if not isinstance(term, (Unary, Pairwise, Capacity))
        for group in _groups(term)
        if 2 <= len(group) < network.n_sessions
    }
    return tuple(sorted(found))


MANY = 0.1
"""The share of sessions of which it is said that many want something."""


def want_orders(network: Network) -> bool:
    """Whether many sessions want a place in an order of their group."""
    wanted = {session for term in network.terms if isinstance(term, Rank) for session, _ in term.wanted}
    return len(wanted) > MANY * network.n_sessions


def sessions_of(term: Term) -> tuple[int, ...]:
    """All sessions that a term speaks of, ascending."""
    if isinstance(term, Unary):
        return (term.session,)
    if isinstance(term, Pairwise):
        return tuple(sorted({session for left, right, _ in term.pairs for session in (left, right)}))
    if isinstance(term, Capacity):
        return tuple(sorted({use.session for use in term.uses}))
    return tuple(sorted({session for group in _groups(term) for session in group}))


def costing_sessions(term: Term, network: Network, assignment: Assignment) -> tuple[int, ...]:
    """The sessions that a term's cost comes of: where bins cost, those that stand there; else all of them."""
    if not isinstance(term, Used):
        return sessions_of(term)
    dear = {bin_ for bin_, cost in term.costs if cost > 0}
    return tuple(s for s in term.sessions if network.bins_held(term.key, (s,), assignment) & dear)


def _groups(term: Term) -> list[tuple[int, ...]]:
    found = [getattr(term, name, ()) for name in ("sessions", "left", "right")]
    if not isinstance(term, Rank):
        found.append(getattr(term, "wanted", ()))
    found += list(getattr(term, "groups", ()))
    found.append(tuple(home.session for home in getattr(term, "homes", ())))
    return [tuple(group) for group in found if group]
