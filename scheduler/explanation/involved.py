"""Which sessions a set of demands is about at all, so that the others need no place, and no variables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from dataclasses import dataclass, replace

from scheduler.network.places import Ints, PositionTable
from scheduler.network.relations import Overlap, TimeRelation
from scheduler.network.terms import Capacity, Pairwise, Term, Unary


def required_sessions(terms: Iterable[Term]) -> set[int]:
    """Sessions that may not be left out."""
    return {term.session for term in terms if isinstance(term, Unary) and term.out > 0}


def involved_sessions(terms: Collection[Term], n_sessions: int) -> set[int]:
    """Sessions that must stand, or whose standing may help others to; all that are not known to be neither.

    Leaving out one of the rest breaks none of these terms, and breaks none that was kept before: what is
    left out costs nothing in terms of one session, in limits of a resource, and in pairs but for those
    where the right session does not stand without the left one.
    """
    involved = required_sessions(terms)
    for term in terms:
        if isinstance(term, Pairwise):
            involved |= {left for left, _, _ in term.pairs} if term.without_left else set()
        elif not isinstance(term, Unary | Capacity):
            return set(range(n_sessions))
    return involved


def concerns(term: Term, sessions: Set[int]) -> bool:
    """Whether lifting a hard term could help some of these sessions to stand, for all that is known.

    Limits of single rooms are taken not to: without them any session could stand beside any other.
    """
    if isinstance(term, Unary):
        return term.session in sessions
    if isinstance(term, Pairwise):
        return any(left in sessions or right in sessions for left, right, _ in term.pairs)
    if isinstance(term, Capacity):
        return any(use.session in sessions and use.amounts.all() for use in term.uses)
    return True


@dataclass(frozen=True)
class Whether:
    """Whether a relation in time has any amount, however much: fewer cases to be told apart."""

    relation: TimeRelation

    def matrix(self, table: PositionTable, left: Ints, right: Ints) -> Ints:
        amounts: Ints = (self.relation.matrix(table, left, right) > 0).astype("int64")
        return amounts


def among(term: Term, involved: Set[int]) -> Term | None:
    """What a hard term forbids where only the sessions involved can stand; None: nothing."""
    if isinstance(term, Unary):
        return term if term.session in involved else None
    if isinstance(term, Pairwise):
        pairs = tuple(pair for pair in term.pairs if pair[0] in involved and pair[1] in involved)
        time = term.time if term.time is None or isinstance(term.time, Overlap) else Whether(term.time)
        return replace(term, pairs=pairs, time=time) if pairs else None
    if isinstance(term, Capacity):
        uses = tuple(use for use in term.uses if use.session in involved)
        return replace(term, uses=uses) if uses else None
    return term
