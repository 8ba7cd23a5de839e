"""Writes terms at block level: rooms and other resources are counted, not sequenced."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.block_plan import BlockPlan
from scheduler.engines.exact.bundles import Bundles, Count
from scheduler.engines.exact.condition import NEVER, Condition
from scheduler.engines.exact.dealing import dealt_out, order_within_blocks
from scheduler.engines.exact.granularity import position_classes
from scheduler.engines.exact.writer import CpWriter
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.keys import Key
from scheduler.network.relations import Overlap
from scheduler.network.writer import Use

Cell = tuple[int, int]
"""A block and a choice of rooms, an index into the table."""


@dataclass(frozen=True)
class _Choice:
    """One choice of a session: its block, the minutes of its positions, and their (end, start)."""

    number: int
    block: int
    minutes: int
    spans: tuple[tuple[int, int], ...]


class BlockWriter(CpWriter):
    """A writer whose choices are blocks, and whose rooms are numbers of alike sessions.

    What a resource can hold in a block is bounded in two ways, both necessary and neither always enough:
    by the minutes from the first start to the last end, and by how many positions fit one after the other.
    Whether a cell really packs is seen when its positions are dealt out.
    """

    def __init__(self, network: Network, plan: BlockPlan, forbidden: Iterable[str]) -> None:
        super().__init__(network, plan.choices, forbidden)
        self.plan = plan
        self.bundles = Bundles(self.variables, plan)
        self.variables.counted = frozenset(
            session for session in range(network.n_sessions) if self.bundles.is_counted(session)
        )
        self._classes = position_classes(network)
        self._choices: dict[tuple[int, bytes], tuple[_Choice, ...]] = {}
        self._choices_by_block: dict[int, dict[int, list[_Choice]]] = {}
        self._used: dict[tuple[Sequence[int], Cell], Literal] = {}
        self._held: dict[Cell, tuple[int, dict[tuple[int, int, int], int]]] = {}
        """By cell the least minutes it holds, and what each number there takes of them."""

    def stands_for(self, session: int, choice: int, position: int) -> bool:
        places = self.network.tables.by_session[session].positions
        local = int(np.searchsorted(places, position))
        if local == len(places) or places[local] != position:
            return False
        return bool(self._classes[session][local] == self._classes[session][choice])

    # -- groups in rooms --------------------------------------------------------------------

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        if key.by == "position" or not any(self.bundles.is_counted(session) for session in sessions):
            return super().uses(key, sessions, bin_)
        n_rooms = len(self.network.tables.rooms.choices)
        if key.by == "cell":
            return self._uses_cell(sessions, divmod(bin_, n_rooms))
        blocks = range(len(self.network.instance.blocks))
        return self.remember(
            ("uses", key, sessions, bin_),
            lambda: self.any_of([self._uses_cell(sessions, (block, bin_)) for block in blocks]),
        )

    def _uses_cell(self, sessions: Sequence[int], cell: Cell) -> Condition:
        key = ("uses cell", sessions, cell)
        return self.remember(key, lambda: self._new_used(sessions, cell))

    def _new_used(self, sessions: Sequence[int], cell: Cell) -> Condition:
        literals, numbers = self._in_cell(sessions, cell)
        if not numbers:
            return self.any_of([Condition((literal,)) for literal in literals])
        used = self.model.new_bool_var("")
        self._used[sessions, cell] = used
        counted = [number for number, _ in numbers]
        self.model.add(cp_model.LinearExpr.sum([*literals, *counted]) >= used)
        for literal in literals:
            self.model.add_implication(literal, used)
        return Condition((used,))

    def _in_cell(
        self, sessions: Sequence[int], cell: Cell
    ) -> tuple[list[Literal], list[tuple[Count, tuple[int, int, int]]]]:
        """Literals of the sessions that stand alone, and numbers of the others, in one cell."""
        block, choice_of_rooms = cell
        single, bundles = self.bundles.by_bundle(sessions)
        literals = [
            literal
            for session in single
            for condition in (self._celled(session, block, choice_of_rooms),)
            for literal in condition.literals
        ]
        numbers = []
        for bundle in bundles:
            made = self.bundles.made(bundle)
            first = self.plan.bundles[bundle][0]
            room = self._local_room(first, choice_of_rooms)
            inside = [choice.number for choice in self._by_block(first).get(block, ())]
            numbers += [(made[n, room], (bundle, n, room)) for n in inside if (n, room) in made]
        return literals, numbers

    def _celled(self, session: int, block: int, choice_of_rooms: int) -> Condition:
        places = self.network.tables.by_session[session]
        positions = self.network.tables.positions.block[places.positions] == block
        rooms = places.rooms == choice_of_rooms
        return self.variables.celled(session, positions, rooms) if rooms.any() else NEVER

    def _local_room(self, session: int, choice_of_rooms: int) -> int:
        rooms = self.network.tables.by_session[session].rooms
        local = int(np.searchsorted(rooms, choice_of_rooms))
        return local if local < len(rooms) and rooms[local] == choice_of_rooms else -1

    def _choices_of(self, session: int) -> tuple[_Choice, ...]:
        """What each choice of a session stands for; alike for sessions of the same positions."""
        places = self.network.tables.by_session[session].positions
        key = (id(places), self.plan.choices[session].tobytes())
        if key not in self._choices:
            table, classes = self.network.tables.positions, self._classes[session]
            found = []
            for number, choice in enumerate(self.plan.choices[session].tolist()):
                alike = places[classes == classes[choice]]
                ends, starts = table.end[alike].tolist(), table.start[alike].tolist()
                first = places[choice]
                minutes = int(table.end[first] - table.start[first])
                spans = tuple(zip(ends, starts, strict=True))
                found.append(_Choice(number, int(table.block[first]), minutes, spans))
            self._choices[key] = tuple(found)
        return self._choices[key]

    def _by_block(self, session: int) -> dict[int, list[_Choice]]:
        """The choices of a session in each block."""
        choices = self._choices_of(session)
        if id(choices) not in self._choices_by_block:
            found: defaultdict[int, list[_Choice]] = defaultdict(list)
            for choice in choices:
                found[choice.block].append(choice)
            self._choices_by_block[id(choices)] = dict(found)
        return self._choices_by_block[id(choices)]

    # -- resources --------------------------------------------------------------------------

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        takers = self._takers(uses)
        for block in range(len(self.network.instance.blocks)):
            self._count(takers.get(block, []), block, limit)

    def _takers(self, uses: Sequence[Use]) -> dict[int, list[_Taker]]:
        """By block what takes of the resource: a session, or all of a bundle at once."""
        found: defaultdict[int, list[_Taker]] = defaultdict(list)
        told: set[int] = set()
        for use in uses:
            bundle = self.plan.bundle_of[use.session]
            if self.bundles.is_counted(use.session) and bundle in told:
                continue
            told.add(bundle)
            alike = use.alike()
            for choice in self._choices_of(use.session):
                for amount, after, rooms in alike:
                    found[choice.block].append(_Taker(use.session, bundle, choice, amount, after, rooms))
        return found

    def _count(self, takers: Sequence[_Taker], block: int, limit: int) -> None:
        minutes: list[cp_model.LinearExprT] = []
        amounts: list[int] = []
        lengths: list[int] = []
        spans: set[tuple[int, int]] = set()
        cells: defaultdict[int, dict[tuple[int, int, int], int]] = defaultdict(dict)
        longest_after = 0
        for taker in takers:
            taken = self._taken(taker, cells)
            if not taken:
                continue
            spans.update(taker.choice.spans)
            longest_after = max(longest_after, taker.after)
            minutes += taken
            amounts += [taker.amount] * len(taken)
            lengths += [taker.amount * (taker.choice.minutes + taker.after)] * len(taken)
        if not minutes:
            return
        whole, most = what_fits(spans, longest_after)
        if sum(lengths) > 0:
            self.model.add(cp_model.LinearExpr.weighted_sum(minutes, lengths) <= limit * whole)
        if any(length != lengths[0] for length in lengths) or lengths[0] * most < whole:
            self.model.add(cp_model.LinearExpr.weighted_sum(minutes, amounts) <= limit * most)
        for room, taken_there in cells.items():
            known = self._held.get((block, room))
            if known is None or limit * whole < known[0]:
                self._held[block, room] = (limit * whole, taken_there)

    def _taken(
        self, taker: _Taker, cells: defaultdict[int, dict[tuple[int, int, int], int]]
    ) -> list[cp_model.LinearExprT]:
        """What counts the sessions of a taker that use the resource."""
        session, choice = taker.session, taker.choice
        if not self.bundles.is_counted(session):
            places = self.network.tables.by_session[session]
            alone = self.plan.choices[session][choice.number]
            mask = np.arange(len(places.positions)) == alone
            condition = self.variables.celled(session, mask, taker.rooms)
            return [1] if condition.always else list(condition.literals)
        rooms = self.network.tables.by_session[session].rooms
        found: list[cp_model.LinearExprT] = []
        made = self.bundles.made(taker.bundle)
        for room in np.flatnonzero(taker.rooms).tolist():
            number = made.get((choice.number, room))
            if number is not None:
                found.append(number)
                key = (taker.bundle, choice.number, room)
                cells[int(rooms[room])][key] = taker.amount * (choice.minutes + taker.after)
        return found

    # -- ranks ------------------------------------------------------------------------------

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        """A session has its place only if the places of its block reach from the first before to beyond it.

        Within a block any order can be dealt out, or costs more than is counted here.
        """
        standing = self._standing(sessions)
        blocks = sorted(standing)
        for session, wish in wanted:
            for position, block in enumerate(blocks):
                stands = self._in_block(session, block)
                if stands.never:
                    continue
                met = [] if stands.always else [self.literal(stands)]
                met += self._unless_missed(level, weight)
                before = [literal for b in blocks[:position] for literal in standing[b]]
                until = [*before, *standing[block]]
                if len(before) >= wish:
                    self.model.add(cp_model.LinearExpr.sum(before) <= wish - 1).only_enforce_if(met)
                self.model.add(cp_model.LinearExpr.sum(until) >= wish).only_enforce_if(met)

    def _unless_missed(self, level: str, weight: int) -> list[Literal]:
        """What is true unless a place is missed, which is charged."""
        missed = self.model.new_bool_var("")
        self.charge(level, weight, Condition((missed,)))
        return [~missed]

    def _standing(self, sessions: Sequence[int]) -> dict[int, list[Literal]]:
        found: defaultdict[int, list[Literal]] = defaultdict(list)
        for session in sessions:
            held = self.variables.made(session)
            for choice in self._choices_of(session):
                if choice.number in held.at:
                    found[choice.block].append(held.at[choice.number])
        return found

    def _in_block(self, session: int, block: int) -> Condition:
        places = self.network.tables.by_session[session].positions
        return self.at(session, self.network.tables.positions.block[places] == block)

    # -- the whole --------------------------------------------------------------------------

    def finish(self) -> None:
        self._keep_apart()
        self.variables.complete()
        for bundle, members in enumerate(self.plan.bundles):
            if len(members) > 1:
                self.bundles.made(bundle)
        self._tie()

    def _keep_apart(self) -> None:
        for extra, pairs in sorted(self.apart_by_extra.items()):
            for left, right in sorted(pairs):
                overlap = self.network.time_matrix(Overlap(extra), left, right) > 0
                for choice, literal in self.variables.made(left).at.items():
                    row = overlap[self.variables.made(left).choices[choice]]
                    self.charge(self.network.levels[0], 1, Condition((literal,)), self.at(right, row))

    def _tie(self) -> None:
        """Tie numbers to the cells that they use: none where a cell is not used, else what it can hold."""
        by_group: defaultdict[tuple[Sequence[int], int], dict[int, Literal]] = defaultdict(dict)
        for (sessions, cell), used in self._used.items():
            by_group[sessions, cell[0]][cell[1]] = used
            _, numbers = self._in_cell(sessions, cell)
            minutes, taken = self._held.get(cell, (None, {}))
            inside = [(number, taken[key]) for number, key in numbers if key in taken]
            if minutes is not None and inside:
                load = cp_model.LinearExpr.weighted_sum([n for n, _ in inside], [m for _, m in inside])
                self.model.add(load <= minutes * used)
            for number, (bundle, *_rest) in numbers:
                most = len(self.plan.bundles[bundle])
                key = (bundle, *_rest)
                if minutes is not None and key in taken:
                    most = min(most, minutes // max(1, taken[key]))
                self.model.add(number <= most * used)
        for (sessions, block), used_by_rooms in by_group.items():
            for session in sessions:
                rooms = self.network.tables.by_session[session].rooms.tolist()
                if self.bundles.is_counted(session) and used_by_rooms.keys() >= set(rooms):
                    somewhere = [used_by_rooms[room] for room in rooms]
                    for literal in self._in_block(session, block).literals:
                        self.model.add_bool_or([*somewhere, ~literal])

    def assignment(self, values: Sequence[int]) -> Assignment:
        """Blocks and rooms of a solution, dealt out to positions as far as these fit."""
        tables = self.network.tables
        local = np.array([self.variables.stands(s, values) for s in range(self.network.n_sessions)])
        positions = np.array(
            [
                p.positions[at] if at >= 0 else OUT
                for p, at in zip(tables.by_session, local[:, 0], strict=True)
            ]
        )
        blocks = np.where(positions >= 0, tables.positions.block[positions], OUT)
        left = {
            bundle: {key: values[number.index] for key, number in sorted(numbers.items())}
            for bundle, numbers in enumerate(self.bundles.numbers)
            if numbers
        }
        for session in np.argsort(order_within_blocks(self.network, blocks), kind="stable").tolist():
            if positions[session] >= 0 and self.bundles.is_counted(session):
                choice = int(np.searchsorted(self.plan.choices[session], local[session, 0]))
                local[session, 1] = _taken(left[self.plan.bundle_of[session]], choice)
        rooms = np.array(
            [p.rooms[at] if at >= 0 else OUT for p, at in zip(tables.by_session, local[:, 1], strict=True)]
        )
        return dealt_out(self.network, Assignment(positions, rooms), self._classes)

    def decisions(self, assignment: Assignment) -> dict[int, dict[int, int]]:
        """As for any writer; the numbers of a bundle belong to each of its sessions."""
        found = super().decisions(assignment)
        stand: Counter[tuple[int, int, int]] = Counter()
        for session, places in enumerate(self.network.tables.by_session):
            position = int(assignment.positions[session])
            if position != OUT and self.bundles.is_counted(session):
                room = int(np.searchsorted(places.rooms, assignment.rooms[session]))
                for choice in self._choices_of(session):
                    chosen = int(self.plan.choices[session][choice.number])
                    if self.stands_for(session, chosen, position):
                        stand[self.plan.bundle_of[session], choice.number, room] += 1
        for bundle, numbers in enumerate(self.bundles.numbers):
            values = {number.index: stand[bundle, *key] for key, number in numbers.items()}
            for session in self.plan.bundles[bundle] if values else ():
                found[session] |= values
        return found

    def cut(self, chosen: Assignment, sessions: Sequence[int]) -> None:
        """Forbid that these sessions all stand in their blocks and rooms, or others of their bundles."""
        there: list[Condition] = []
        held: Counter[tuple[int, int, int]] = Counter()
        for session in sessions:
            position, room = self.network.local(session, chosen)
            choice = int(
                np.flatnonzero(
                    self._classes[session][self.plan.choices[session]] == self._classes[session][position]
                )[0]
            )
            if self.bundles.is_counted(session):
                held[self.plan.bundle_of[session], choice, room] += 1
                continue
            made = self.variables.made(session)
            there += [Condition((made.at[choice],)), Condition((made.room[room],))]
        for (bundle, choice, room), number in held.items():
            as_many = self.model.new_bool_var("")
            fewer = self.bundles.made(bundle)[choice, room] <= number - 1
            self.model.add(fewer).only_enforce_if(~as_many)
            there.append(Condition((as_many,)))
        self.model.add_bool_or([~self.literal(condition) for condition in there])


def _taken(left: dict[tuple[int, int], int], choice: int) -> int:
    """The first room of a choice that still wants a session of a bundle."""
    room = next(room for (c, room), number in left.items() if c == choice and number > 0)
    left[choice, room] -= 1
    return room


@dataclass(frozen=True)
class _Taker:
    """What takes ``amount`` of a resource, for its minutes and those after, at a choice in these rooms."""

    session: int
    bundle: int
    choice: _Choice
    amount: int
    after: int
    rooms: np.ndarray


def what_fits(spans: Iterable[tuple[int, int]], longest_after: int) -> tuple[int, int]:
    """Bounds of what one resource holds, given the (end, start) of all positions: minutes, and positions."""
    held = sorted(spans)
    whole = held[-1][0] - min(start for _, start in held) + longest_after
    return whole, _n_one_after_the_other(held)


def _n_one_after_the_other(spans: Sequence[tuple[int, int]]) -> int:
    """The most of these (end, start) that can follow each other: earliest end first."""
    number, free_from = 0, -1
    for end, start in spans:
        if start >= free_from:
            number, free_from = number + 1, end
    return number
