"""Hard demands that what has begun breaks, or keeps: nothing that is still to be decided can change that."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace

from scheduler.disturbance.past import Past
from scheduler.disturbance.place import home_of
from scheduler.engines.groups import sessions_of
from scheduler.network import Assignment, Network, NetworkBuilder
from scheduler.network.assignment import OUT
from scheduler.network.terms import (
    Beside,
    Capacity,
    Crowding,
    Extent,
    Mixture,
    Pairwise,
    Rank,
    Spread,
    Tally,
    Term,
    Unary,
    Used,
)


def without_facts(network: Network, past: Past, now: dt.datetime) -> Network:
    """The network with those hard demands only that a decision can still break or keep.

    Demands on sessions that have begun are none any more. Those that concern others, too, hold as ever; but
    where what has begun breaks such a demand by itself, they ask that nothing is added to what is broken.
    """
    return replace(network, terms=tuple(_Facts(network, past, now).left()))


class _Facts:
    """Tells what is left of each demand."""

    def __init__(self, network: Network, past: Past, now: dt.datetime) -> None:
        self.network = network
        self.minute = network.instance.minute(now)
        builder = NetworkBuilder(network.instance)
        homes = [home_of(builder, old) for old in sorted(past, key=lambda old: old.end, reverse=True)]
        self.stood = {
            home.session: (min(home.positions), min(home.rooms))
            for home in homes
            if home.positions and home.rooms
        }
        """Where what has begun stands; what ends last comes first, since others may meet it yet."""
        self.begun = frozenset(home.session for home in homes)

    def left(self) -> Iterator[Term]:
        for term in self.network.terms:
            kept = self._of(term) if term.level == self.network.levels[0] else term
            if kept is not None:
                yield kept

    def _of(self, term: Term) -> Term | None:
        if isinstance(term, Unary):
            return None if term.session in self.begun else term
        if isinstance(term, Pairwise):
            pairs = tuple(pair for pair in term.pairs if not self.begun.issuperset(pair[:2]))
            return replace(term, pairs=pairs) if pairs else None
        if isinstance(term, Tally):
            term = replace(term, bins=self._open_bins(term))
        concerned = sessions_of(term)
        if self.begun.isdisjoint(concerned):
            return term
        if self.begun.issuperset(concerned):
            return None
        if isinstance(term, Rank):
            wanted = tuple(wish for wish in term.wanted if wish[0] not in self.begun)
            return replace(term, wanted=wanted) if wanted else None
        return self._without_excess(term, concerned)

    def _open_bins(self, term: Tally) -> tuple[int, ...]:
        """The bins into which some session can still come."""
        network, table = self.network, self.network.tables.positions.positions
        found: set[int] = set()
        for session in set(term.sessions) - self.begun:
            bins = network.bins(term.key, session)
            if term.key.by != "room":
                positions = network.tables.by_session[session].positions
                bins = bins[[table[position].clock.start >= self.minute for position in positions]]
            found.update(bins.ravel().tolist())
        return tuple(bin_ for bin_ in term.bins if bin_ in found)

    def _without_excess(self, term: Term, concerned: Sequence[int]) -> Term:
        """The demand as if those had not begun that break it with others that have."""
        standing, cost = set[int](), self._cost(term, ())
        forgotten: set[int] = set()
        for session in (session for session in self.stood if session in concerned):
            more = self._cost(term, standing | {session})
            if more > cost:
                forgotten.add(session)
            else:
                standing, cost = standing | {session}, more
        return _forgetting(term, forgotten) if forgotten else term

    def _cost(self, term: Term, standing: Iterable[int]) -> int:
        positions, rooms = [OUT] * self.network.n_sessions, [OUT] * self.network.n_sessions
        for session in standing:
            positions[session], rooms[session] = self.stood[session]
        return term.value(self.network, Assignment.of(positions, rooms))


def _forgetting(term: Term, forgotten: Set[int]) -> Term:
    """A limit that does not count some sessions; demands that others may yet meet are left whole."""

    def rest(sessions: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(session for session in sessions if session not in forgotten)

    match term:
        case Capacity():
            return replace(term, uses=tuple(use for use in term.uses if use.session not in forgotten))
        case Tally() | Crowding() | Extent() | Spread() | Used():
            return replace(term, sessions=rest(term.sessions))
        case Mixture():
            return replace(term, groups=tuple(map(rest, term.groups)))
        case Beside():
            return replace(term, left=rest(term.left), right=rest(term.right))
    return term
