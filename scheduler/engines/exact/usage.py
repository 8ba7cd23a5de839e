"""What of a resource is in use at a minute, as literals that are looked up once for all minutes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.variables import Variables
from scheduler.network.places import Ints, Mask
from scheduler.network.writer import Use

Take = tuple[int, int, int, Mask | None]
"""A session, an amount, the minutes after its end for which it is held, and the rooms; None: in any."""

InUse = list[tuple[int, Literal]]
"""Amounts with the literals that make them so."""


def takes_of(uses: Iterable[Use]) -> list[Take]:
    """What sessions take, each by its rooms."""
    return [(use.session, amount, after, rooms) for use in uses for amount, after, rooms in use.alike()]


def one_at_a_time(sessions: Iterable[int], extra: int) -> list[Take]:
    """What sessions take of each other's time, each lengthened by some minutes."""
    return [(session, 1, extra, None) for session in sessions]


class Usage:
    """Literals, each with the minutes in which it means that an amount is in use.

    While all choices of a session would use it, one literal stands for them: that it stands at all.
    """

    def __init__(self, variables: Variables, takes: Sequence[Take]) -> None:
        self._variables = variables
        self._literals: list[Literal] = []
        rows: list[tuple[int, int, int, int]] = []
        for number, (session, amount, after, rooms) in enumerate(takes):
            for start, end, literal in self._spans(session, after, rooms):
                rows.append((start, end, amount, number))
                self._literals.append(literal)
        columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
        self._starts, self._ends, self._amounts, self._takers = columns

    def _spans(self, session: int, after: int, rooms: Mask | None) -> Iterator[tuple[int, int, Literal]]:
        """Literals of a session with the minutes, half-open, in which it uses the resource."""
        variables = self._variables
        chosen, literals, is_everywhere = variables.chosen(session, rooms)
        table = variables.network.tables.positions
        positions = variables.network.tables.by_session[session].positions[chosen]
        starts, ends = table.start[positions].tolist(), (table.end[positions] + after).tolist()
        since, until = (max(starts), min(ends)) if is_everywhere and literals else (0, 0)
        if since >= until:
            yield from zip(starts, ends, literals, strict=True)
            return
        placed = variables.made(session).placed
        yield since, until, variables.model.new_constant(1) if placed.always else placed.literals[0]
        for start, end, literal in zip(starts, ends, literals, strict=True):
            if start < since:
                yield start, since, literal
            if until < end:
                yield until, end, literal

    def at(self, moment: int) -> InUse:
        """What is in use at a minute."""
        return self._said(np.flatnonzero((self._starts <= moment) & (moment < self._ends)))

    def crowded(self, limit: int) -> list[InUse]:
        """What is in use together, where that could be above a limit; little that is within another."""
        moments = self._fullest()
        begun, not_over = self._starts <= moments[:, None], moments[:, None] < self._ends
        at, rows = np.nonzero(begun & not_over)
        if not len(rows):
            return []
        changes = (np.diff(at, prepend=-1) != 0) | (np.diff(self._takers[rows], prepend=-1) != 0)
        firsts = np.flatnonzero(changes)
        most = np.bincount(at[firsts], np.maximum.reduceat(self._amounts[rows], firsts), len(moments))
        parts = np.split(rows, np.searchsorted(at, np.arange(1, len(moments))))
        return [self._said(parts[n]) for n in np.flatnonzero(most > limit).tolist()]

    def _fullest(self) -> Ints:
        """Minutes at which something begins to be used, but not where more does before anything ends."""
        starts, ends = np.unique(self._starts), np.unique(self._ends)
        over_by_then = np.searchsorted(ends, starts, side="right")
        fullest: Ints = starts[np.diff(over_by_then, append=len(ends)) > 0]
        return fullest

    def _said(self, rows: Ints) -> InUse:
        amounts = self._amounts[rows].tolist()
        return [(amount, self._literals[n]) for amount, n in zip(amounts, rows.tolist(), strict=True)]
