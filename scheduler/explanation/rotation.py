"""Who else could be left out instead: told by a programme, without a search.

A programme that leaves out one session, and meets all else, shows that this one cannot be spared in a
conflict. Where that session could take the place of another, this other one is left out, and cannot be spared
either if all else is still met; and so on from there.

Source: A. Belov & J. Marques-Silva, Accelerating MUS extraction with recursive model rotation, FMCAD 2011.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scheduler.explanation.oracle import Oracle
from scheduler.network import Assignment


class Rotating:
    """Tells whether some of the demands of a conflict cannot be met with the others that are in it.

    Called with fewer and fewer demands of ``some``, as in `without_spare`.
    """

    def __init__(self, oracle: Oracle, some: Sequence[int], others: Sequence[int], parts: int) -> None:
        self._oracle, self._others, self._parts = oracle, others, parts
        self._conflict = frozenset((*some, *others))
        self._unknown = {number for number in self._conflict if oracle.is_to_stand(number)}
        """The sessions that are to stand, of which it is not known whether they can be spared."""

    def __call__(self, asked: Sequence[int]) -> bool:
        numbers = frozenset((*asked, *self._others))
        if self._oracle.infeasible(numbers, self._parts):
            self._conflict = numbers
            self._unknown &= numbers
            return True
        given_up, shown = self._conflict - numbers, self._oracle.programme_of(numbers)
        if shown is not None and len(given_up) == 1 and given_up <= self._unknown:
            self._unknown -= given_up
            rotate(self._oracle, self._conflict, min(given_up), shown, self._unknown)
        return False


def rotate(
    oracle: Oracle, conflict: frozenset[int], number: int, shown: Assignment, unknown: set[int]
) -> None:
    """Let the oracle know of programmes that meet all of a conflict but for one session that is to stand.

    ``shown`` does, but for the demand of this ``number``. Those of ``unknown`` that are found are taken out.
    """
    waiting = [(number, shown)]
    while waiting:
        left_out, there = waiting.pop()
        for other, instead in _exchanged(oracle, left_out, sorted(unknown), there):
            if oracle.patience.over:
                return
            if oracle.meets(conflict - {other}, instead):
                oracle.learn(instead)
                unknown.remove(other)
                waiting.append((other, instead))


def _exchanged(
    oracle: Oracle, left_out: int, others: Iterable[int], shown: Assignment
) -> Iterator[tuple[int, Assignment]]:
    """The session that is left out in the place of each of the others that it could take."""
    incoming = oracle.session_of(left_out)
    own = oracle.network.tables.by_session[incoming]
    if not shown.out(incoming):
        return
    for other in others:
        outgoing = oracle.session_of(other)
        if shown.positions[outgoing] in own.positions and shown.rooms[outgoing] in own.rooms:
            yield other, shown.exchanged(outgoing, incoming)
