"""A resource over time as optional intervals: for sessions that can start at very many minutes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from ortools.sat.python import cp_model

from scheduler.engines.exact.variables import Variables
from scheduler.network.writer import Use

MANY_CHOICES = 64
"""From so many choices of time on, a literal for each choice and room costs more than it helps."""


class Intervals:
    """Start and length of sessions as integers, tied to their choices, and what is made of them."""

    def __init__(self, variables: Variables) -> None:
        self.variables = variables
        self.model = variables.model
        self._times: dict[int, tuple[cp_model.LinearExprT, cp_model.LinearExprT]] = {}

    def suits(self, uses: Sequence[Use]) -> bool:
        """Whether some session that uses the resource has many choices of time."""
        return any(len(self.variables.made(use.session).at) >= MANY_CHOICES for use in uses)

    def limit(self, uses: Sequence[Use], limit: int) -> None:
        """No more than ``limit`` is in use at any minute."""
        intervals, amounts = [], []
        for use in uses:
            for amount, after, rooms in use.alike():
                there = self.variables.roomed(use.session, rooms)
                if there.never or not self.variables.made(use.session).at:
                    continue
                presence = 1 if there.always else self.model.new_bool_var("")
                if not there.always:
                    self.model.add(cp_model.LinearExpr.sum(list(there.literals)) == presence)
                start, minutes = self._time(use.session)
                held = minutes + after
                end = self.model.new_int_var(0, 2**31, "")
                intervals.append(self.model.new_optional_interval_var(start, held, end, presence, ""))
                amounts.append(amount)
        if limit == 1 and set(amounts) == {1}:
            self.model.add_no_overlap(intervals)
        else:
            self.model.add_cumulative(intervals, amounts, limit)

    def _time(self, session: int) -> tuple[cp_model.LinearExprT, cp_model.LinearExprT]:
        """Start and minutes of a session; both 0 where it is left out."""
        if session not in self._times:
            held = self.variables.made(session)
            table = self.variables.network.tables
            positions = table.by_session[session].positions[held.choices[list(held.at)]]
            starts, ends = table.positions.start[positions], table.positions.end[positions]
            self._times[session] = self._sum(session, starts), self._sum(session, ends - starts)
        return self._times[session]

    def _sum(self, session: int, values: np.ndarray) -> cp_model.LinearExprT:
        """The value of the choice that is taken."""
        held = self.variables.made(session)
        known = sorted({*map(int, values), *([] if held.placed.always else [0])})
        if len(known) == 1:
            return known[0]
        taken = self.model.new_int_var_from_domain(cp_model.Domain.from_values(known), "")
        literals = list(held.at.values())
        self.model.add(cp_model.LinearExpr.weighted_sum(literals, [int(value) for value in values]) == taken)
        return taken
