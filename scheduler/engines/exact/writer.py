"""Writes terms into a CP-SAT model: the exact engine's side of the network's `Writer`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.condition import ALWAYS, NEVER, Condition
from scheduler.engines.exact.conflict_graph import covering_cliques
from scheduler.engines.exact.intervals import Intervals
from scheduler.engines.exact.usage import InUse, Take, Usage, one_at_a_time, takes_of
from scheduler.engines.exact.variables import Variables
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.keys import Key
from scheduler.network.places import Ints, Mask
from scheduler.network.terms import Term
from scheduler.network.writer import Use


class CpWriter:
    """Model, variables and costs by level of one network.

    ``forbidden`` are the levels whose costs are constraints; the others have a cost expression each.
    """

    def __init__(self, network: Network, choices: tuple[Ints, ...], forbidden: Iterable[str]) -> None:
        self.network = network
        self.model = cp_model.CpModel()
        self.variables = Variables(network, self.model, choices)
        self.intervals = Intervals(self.variables)
        self.forbidden = frozenset(forbidden)
        self.costs: defaultdict[str, list[tuple[int, Literal | cp_model.IntVar]]] = defaultdict(list)
        self.constants: defaultdict[str, int] = defaultdict(int)
        self.apart_by_extra: defaultdict[int, set[tuple[int, int]]] = defaultdict(set)
        self.narrow: dict[Term, list[Literal | cp_model.IntVar]] = {}
        """Terms that keep groups together, with their costs: a narrower model has none of them."""
        self._memory: dict[Hashable, Condition] = {}
        self._ranks: dict[int, cp_model.IntVar] = {}

    def stands_for(self, session: int, choice: int, position: int) -> bool:
        """Whether a choice, a local index, stands for a position of the table."""
        return bool(self.network.tables.by_session[session].positions[choice] == position)

    # -- conditions ---------------------------------------------------------------------------

    def forbids(self, level: str) -> bool:
        return level in self.forbidden

    def at(self, session: int, positions: Mask) -> Condition:
        return self.variables.standing(session, positions)

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        return self.variables.roomed(session, rooms)

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        return self.variables.celled(session, positions, rooms)

    def placed(self, session: int) -> Condition:
        return self.variables.made(session).placed

    def negation(self, condition: Condition) -> Condition:
        if condition.always:
            return NEVER
        return ALWAYS if condition.never else Condition((~self.literal(condition),))

    def any_of(self, conditions: Sequence[Condition]) -> Condition:
        if any(condition.always for condition in conditions):
            return ALWAYS
        given = [condition for condition in conditions if condition.literals]
        if len(given) < 2:
            return given[0] if given else NEVER
        literals = {literal.index: literal for condition in given for literal in condition.literals}
        return self.remember(("any", *sorted(literals)), lambda: self._new_any(list(literals.values())))

    def _new_any(self, literals: list[Literal]) -> Condition:
        some = self.model.new_bool_var("")
        self.model.add_bool_or([*literals, ~some])
        for literal in literals:
            self.model.add_implication(literal, some)
        return Condition((some,))

    def at_least(self, conditions: Sequence[Condition], number: int) -> Condition:
        n_always = sum(condition.always for condition in conditions)
        open_ones = [condition for condition in conditions if condition.literals]
        wanted = number - n_always
        if wanted <= 0:
            return ALWAYS
        if wanted > len(open_ones):
            return NEVER
        literals = sorted((one for met in open_ones for one in met.literals), key=lambda one: one.index)
        key = ("at least", wanted, *(literal.index for literal in literals))
        return self.remember(key, lambda: self._new_at_least(literals, wanted))

    def _new_at_least(self, literals: list[Literal], number: int) -> Condition:
        enough = self.model.new_bool_var("")
        met = cp_model.LinearExpr.sum(literals)
        self.model.add(met >= number).only_enforce_if(enough)
        self.model.add(met <= number - 1).only_enforce_if(~enough)
        return Condition((enough,))

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        network = self.network

        def make() -> Condition:
            held = ((session, network.mask_by_bin(key, session).get(bin_)) for session in sessions)
            return self.any_of([network.stands(self, key, s, mask) for s, mask in held if mask is not None])

        return self.remember(("uses", key, sessions, bin_), make)

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        for session, wish in wanted:
            before = [self._earlier(other, session) for other in sessions if other != session]
            stands = self.placed(session)
            self.charge(level, weight, stands, self.at_least(before, wish))
            if wish > 1:
                too_few = self.negation(self.at_least(before, wish - 1))
                self.charge(level, weight, stands, too_few)

    def _earlier(self, left: int, right: int) -> Condition:
        """The left session stands, and before the right one; if that stands nowhere it means nothing."""
        placed = self.placed(left)
        if placed.never or not self.variables.made(left).at or not self.variables.made(right).at:
            return NEVER
        return self.remember(("earlier", left, right), lambda: self._new_earlier(placed, left, right))

    def _new_earlier(self, placed: Condition, left: int, right: int) -> Condition:
        before = self.model.new_bool_var("")
        self.model.add(self._rank(left) < self._rank(right)).only_enforce_if(before)
        self.model.add(self._rank(left) >= self._rank(right)).only_enforce_if(~before)
        return self.all_of([placed, Condition((before,))])

    def _rank(self, session: int) -> cp_model.LinearExprT:
        """The rank of the place where a session stands; 0 where it is left out."""
        if session not in self._ranks:
            held = self.variables.made(session)
            at, rooms = self.network.rank_parts(session)
            literals = [*held.at.values(), *held.room.values()]
            values = [*(int(at[held.choices[c]]) for c in held.at), *(int(rooms[r]) for r in held.room)]
            most = int(at.max(initial=0)) + int(rooms.max(initial=0))
            rank = self.model.new_int_var(0, most, "")
            self.model.add(cp_model.LinearExpr.weighted_sum(literals, values) == rank)
            self._ranks[session] = rank
        return self._ranks[session]

    def same_when(self, groups: Sequence[tuple[Condition, Condition]]) -> Condition:
        open_groups = [(a, b) for a, b in groups if not (a.never or b.never)]
        if not open_groups:
            return NEVER
        if len(open_groups) == 1:
            return self.all_of(open_groups[0])
        both = self.model.new_bool_var("")
        for a, b in open_groups:
            left, right = self.literal(a), self.literal(b)
            self.model.add_bool_or([~left, ~right, both])
            self.model.add_bool_or([~both, ~left, right])
        for side in zip(*open_groups, strict=True):
            self.model.add_bool_or([*(self.literal(condition) for condition in side), ~both])
        return Condition((both,))

    def all_of(self, conditions: Iterable[Condition]) -> Condition:
        """All conditions are met."""
        given = [condition for condition in conditions if not condition.always]
        if any(condition.never for condition in given):
            return NEVER
        literals = {literal.index: literal for literal in map(self.literal, given)}
        if len(literals) < 2:
            return Condition(tuple(literals.values())) if literals else ALWAYS
        return self.remember(("all", *sorted(literals)), lambda: self._new_all(list(literals.values())))

    def _new_all(self, literals: list[Literal]) -> Condition:
        every = self.model.new_bool_var("")
        self.model.add_bool_or([every, *(~literal for literal in literals)])
        for literal in literals:
            self.model.add_implication(every, literal)
        return Condition((every,))

    def literal(self, condition: Condition) -> Literal:
        """One literal that is true exactly when the condition is met."""
        if condition.always or condition.never:
            return self.model.new_constant(int(condition.always))
        if len(condition.literals) == 1:
            return condition.literals[0]
        return self.remember(("literal", condition.key), lambda: self._new_literal(condition)).literals[0]

    def _new_literal(self, condition: Condition) -> Condition:
        met = self.model.new_bool_var("")
        self.model.add_exactly_one([*condition.literals, ~met])
        return Condition((met,))

    def remember(self, key: Hashable, make: Callable[[], Condition]) -> Condition:
        if key not in self._memory:
            self._memory[key] = make()
        return self._memory[key]

    # -- constraints and costs ----------------------------------------------------------------

    def require(self, session: int) -> None:
        self.variables.sessions[session].required = True

    def exclude(self, session: int, positions: Mask | None, rooms: Mask | None) -> None:
        self.variables.exclude(session, positions, rooms)

    def apart(self, left: int, right: int, extra: int) -> None:
        self.apart_by_extra[extra].add((min(left, right), max(left, right)))

    def charge(self, level: str, amount: int, *conditions: Condition) -> None:
        if any(condition.never for condition in conditions):
            return
        given = [condition for condition in conditions if not condition.always]
        if self.forbids(level):
            if amount > 0:
                self._forbid(given)
            return
        if not given:
            self.constants[level] += amount
            return
        due = given[0] if len(given) == 1 else self.all_of(given)
        self.costs[level] += [(amount, literal) for literal in due.literals]

    def _forbid(self, conditions: list[Condition]) -> None:
        if len(conditions) == 1:
            for literal in conditions[0].literals:
                self.model.add(literal == 0)
        else:
            self.model.add_bool_or([~self.literal(condition) for condition in conditions])

    def charge_outside(
        self, level: str, weight: int, counted: Sequence[tuple[int, Condition]], low: int, high: int | None
    ) -> None:
        units = cp_model.LinearExpr.sum(
            [
                n * (1 if condition.always else cp_model.LinearExpr.sum(list(condition.literals)))
                for n, condition in counted
                if not condition.never
            ]
        )
        most = sum(n for n, condition in counted if not condition.never)
        if high is not None and most > high:
            self._charge_above(level, weight, units - high, most - high)
        if low > 0:
            self._charge_above(level, weight, low - units, low)

    def _charge_above(self, level: str, weight: int, excess: cp_model.LinearExprT, most: int) -> None:
        """``weight`` for each unit of ``excess`` above 0, which it can reach up to ``most``."""
        if self.forbids(level):
            self.model.add(excess <= 0)
            return
        above = self.model.new_int_var(0, most, "")
        self.model.add(above >= excess)
        self.costs[level].append((weight, above))

    # -- resources over time ------------------------------------------------------------------

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        if self.forbids(level) and self.intervals.suits(uses):
            self.intervals.limit(uses, limit)
            return
        usage = Usage(self.variables, takes_of(uses))
        if self.forbids(level):
            for moment in self._starts(use.session for use in uses):
                self._limit(usage.at(moment), limit)
            return
        changes = sorted(self._changes(uses))
        for moment, following in pairwise(changes):
            in_use = usage.at(moment)
            most = sum(amount for amount, _ in in_use) - limit
            if most > 0:
                excess = cp_model.LinearExpr.sum([n * literal for n, literal in in_use]) - limit
                for less in range(most if pairs else 1):
                    self._charge_above(level, weight * (following - moment), excess - less, most - less)

    def _never_above(self, takes: Sequence[Take], limit: int) -> None:
        """Keep what sessions take of a resource within its limit at every minute."""
        usage = Usage(self.variables, takes)
        for moment in self._starts(session for session, *_ in takes):
            self._limit(usage.at(moment), limit)

    def _limit(self, in_use: InUse, limit: int) -> None:
        if sum(amount for amount, _ in in_use) <= limit:
            return
        key = ("limit", limit, *sorted((amount, literal.index) for amount, literal in in_use))
        if key in self._memory:
            return
        self._memory[key] = ALWAYS
        if limit == 1 and all(amount == 1 for amount, _ in in_use):
            self.model.add_at_most_one([literal for _, literal in in_use])
        else:
            self.model.add(cp_model.LinearExpr.sum([n * literal for n, literal in in_use]) <= limit)

    def _starts(self, sessions: Iterable[int]) -> list[int]:
        """Minutes at which something may begin to be used: where use is highest, it is so at one of them."""
        start = self.network.tables.positions.start
        return sorted({int(start[p]) for session in sessions for p in self._open_positions(session)})

    def _changes(self, uses: Sequence[Use]) -> set[int]:
        end = self.network.tables.positions.end
        ends = (
            int(end[p]) + int(after)
            for use in uses
            for p in self._open_positions(use.session)
            for after in np.unique(use.minutes_after)
        )
        return {*self._starts(use.session for use in uses), *ends}

    def _open_positions(self, session: int) -> Ints:
        held = self.variables.made(session)
        chosen = held.choices[list(held.at)]
        positions: Ints = self.network.tables.by_session[session].positions[chosen]
        return positions

    # -- the whole ----------------------------------------------------------------------------

    def assignment(self, values: Sequence[int]) -> Assignment:
        """The assignment in a solution, given as values of the variables."""
        positions, rooms = [], []
        for session, places in enumerate(self.network.tables.by_session):
            position, room = self.variables.stands(session, values)
            positions.append(OUT if position == OUT else int(places.positions[position]))
            rooms.append(OUT if position == OUT else int(places.rooms[room]))
        return Assignment.of(positions, rooms)

    def can_stand(self, assignment: Assignment) -> bool:
        """Whether the model knows this assignment, too."""
        return True

    def decisions(self, assignment: Assignment) -> dict[int, dict[int, int]]:
        """The value of each variable that is decided on, by the session it belongs to."""
        found = {}
        for session, held in enumerate(self.variables.sessions):
            places = self.network.tables.by_session[session]
            position, room = int(assignment.positions[session]), int(assignment.rooms[session])
            values: dict[int, int] = {}
            found[session] = values
            for choice, literal in held.at.items():
                stands = position != OUT and self.stands_for(session, int(held.choices[choice]), position)
                values[literal.index] = int(stands)
            for choice, literal in held.room.items():
                values[literal.index] = int(position != OUT and room == places.rooms[choice])
        return found

    def hint(self, assignment: Assignment) -> None:
        """Suggest an assignment to the solver."""
        decided = self.decisions(assignment)
        self.suggest({index: value for values in decided.values() for index, value in values.items()})

    def suggest(self, values: Mapping[int, int]) -> None:
        """Suggest the values of some variables, and no others."""
        hint = self.model.proto.solution_hint
        hint.vars.clear()
        hint.values.clear()
        hint.vars.extend(values.keys())
        hint.values.extend(values.values())

    def finish(self) -> None:
        """Write what only the whole shows: cliques of sessions that must be apart, and joint choices."""
        for extra, pairs in sorted(self.apart_by_extra.items()):
            for clique in covering_cliques(pairs):
                self._never_above(one_at_a_time(clique, extra), 1)
        self.variables.complete()

    def value(self, level: str, values: Sequence[int]) -> int:
        """What a level costs in a solution, as far as it is written."""
        return self.constants[level] + sum(
            weight * (values[due.index] if due.index >= 0 else 1 - values[~due.index])
            for weight, due in self.costs[level]
        )

    def cost(self, level: str) -> cp_model.LinearExprT:
        """The cost expression of a level."""
        weights = [weight for weight, _ in self.costs[level]]
        due = [variable for _, variable in self.costs[level]]
        return cp_model.LinearExpr.weighted_sum(due, weights) + self.constants[level]
