"""Writes terms at block level where no group is in two rooms of a block.

A session needs no room of its own then, nor a part in a number: it stands where its group does. Such a model
has a fraction of the variables of the whole one. What it tells is a programme, never a bound.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from ortools.sat.python import cp_model
from ortools.sat.python.cp_model_helper import Literal

from scheduler.engines.exact.block_plan import BlockPlan
from scheduler.engines.exact.block_writer import BlockWriter, what_fits
from scheduler.engines.exact.condition import NEVER, Condition
from scheduler.engines.exact.dealing import dealt_out
from scheduler.engines.exact.together import Together
from scheduler.engines.exact.writer import CpWriter
from scheduler.network import Assignment, Network
from scheduler.network.assignment import OUT
from scheduler.network.keys import Key
from scheduler.network.places import Mask
from scheduler.network.writer import Use

Load = tuple[tuple[int, int], ...]
"""What a group takes of a room: indices of literals, each with its part."""

Part = tuple[Literal, int, int]
"""A literal, with the minutes and the amount that are taken where it is true."""


@dataclass
class _Taking:
    """What the sessions of a group take of a resource in one block, by choice of rooms."""

    by_rooms: defaultdict[int, list[Part]] = field(default_factory=lambda: defaultdict(list))
    spans: set[tuple[int, int]] = field(default_factory=set)
    longest_after: int = 0


class TogetherWriter(BlockWriter):
    """A writer in which groups have rooms, block by block, and sessions stand where theirs does.

    ``in_order``: all that have a wanted place among their group's have it, as far as blocks can tell.
    """

    def __init__(
        self,
        network: Network,
        plan: BlockPlan,
        forbidden: Iterable[str],
        together: Together,
        in_order: bool,
    ) -> None:
        super().__init__(network, plan, forbidden)
        self.variables.counted = frozenset(range(network.n_sessions))
        self.together = together
        self.in_order = in_order
        self._rooms: dict[tuple[int, int], dict[int, Literal]] = {}
        self._here: dict[tuple[int, int], Condition] = {}
        self._most: defaultdict[tuple[int, int], dict[int, dict[Load, int]]] = defaultdict(dict)
        """By group and block, and by choice of rooms, what may be taken there."""

    # -- where groups are -------------------------------------------------------------------

    def _rooms_of(self, group: int, block: int) -> dict[int, Literal]:
        """By choice of rooms, that the group has it in a block."""
        if (group, block) not in self._rooms:
            self._make(group, block)
        return self._rooms[group, block]

    def _group_in(self, group: int, block: int) -> Condition:
        """Some of the group stand in a block."""
        self._rooms_of(group, block)
        return self._here[group, block]

    def _make(self, group: int, block: int) -> None:
        standing: list[tuple[Literal, list[int]]] = []
        for session in self.together.groups[group]:
            held, rooms = self.variables.made(session), self.network.tables.by_session[session].rooms
            for choice in self._by_block(session).get(block, ()):
                if choice.number in held.at:
                    open_rooms = rooms[held.cells_open[choice.number]].tolist()
                    standing.append((held.at[choice.number], open_rooms))
        everywhere = sorted({room for _, rooms in standing for room in rooms})
        made: dict[int, Literal] = {
            room: self.model.new_bool_var(f"u{group}_{block}_{room}") for room in everywhere
        }
        self._rooms[group, block] = made
        self._here[group, block] = NEVER
        if not standing:
            return
        here = self.model.new_bool_var(f"w{group}_{block}")
        self._here[group, block] = Condition((here,))
        self.model.add_exactly_one([*made.values(), ~here])
        self.model.add_bool_or([*(stands for stands, _ in standing), ~here])
        for stands, open_rooms in standing:
            self.model.add_implication(stands, here)
            if len(open_rooms) < len(everywhere):
                self.model.add_bool_or([*(made[room] for room in open_rooms), ~stands])

    # -- conditions -------------------------------------------------------------------------

    def in_rooms(self, session: int, rooms: Mask) -> Condition:
        places = self.network.tables.by_session[session]
        return self.within(session, np.ones(len(places.positions), dtype=bool), rooms)

    def within(self, session: int, positions: Mask, rooms: Mask) -> Condition:
        held = self.variables.made(session)
        chosen = set(self.network.tables.by_session[session].rooms[rooms].tolist())
        found: list[Literal] = []
        for choice in self._choices_of(session):
            if choice.number in held.at and positions[held.choices[choice.number]]:
                stands = Condition((held.at[choice.number],))
                rooms_of = self._rooms_of(self.together.group_of[session], choice.block)
                there = Condition(tuple(literal for room, literal in rooms_of.items() if room in chosen))
                is_anywhere = len(there.literals) == len(rooms_of)
                found += (stands if is_anywhere else self.all_of([stands, there])).literals
        return Condition(tuple(found))

    def uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        return self.remember(("uses", key, sessions, bin_), lambda: self._new_uses(key, sessions, bin_))

    def _new_uses(self, key: Key, sessions: Sequence[int], bin_: int) -> Condition:
        if key.by == "cell":
            block, rooms = divmod(bin_, len(self.network.tables.rooms.choices))
            return self.any_of(self._parts_in(sessions, block, rooms))
        blocks = range(len(self.network.instance.blocks))
        if key.by == "room":
            return self.any_of([part for b in blocks for part in self._parts_in(sessions, b, bin_)])
        bins = key.bins(self.network.tables)
        by_block = [set(bins[self.network.tables.positions.block == block].tolist()) for block in blocks]
        if any(len(found) > 1 for found in by_block):
            return super().uses(key, sessions, bin_)
        return self.any_of(
            [part for b in blocks if bin_ in by_block[b] for part in self._parts_in(sessions, b, None)]
        )

    def _parts_in(self, sessions: Sequence[int], block: int, rooms: int | None) -> list[Condition]:
        """Group by group, that some of the sessions stand in a block, and with this choice of rooms."""
        wanted = set(sessions)
        found = []
        for number in sorted({self.together.group_of[session] for session in sessions}):
            group, place = self.together.groups[number], self._group_in(number, block)
            if rooms is not None:
                literal = self._rooms_of(number, block).get(rooms)
                place = NEVER if literal is None else Condition((literal,))
            if wanted.issuperset(group):
                found.append(place)
            else:
                some = self.any_of([self._in_block(s, block) for s in group if s in wanted])
                found.append(self.all_of([place, some]))
        return found

    # -- resources --------------------------------------------------------------------------

    def capacity(self, level: str, weight: int, uses: Sequence[Use], limit: int, pairs: bool) -> None:
        by_block: defaultdict[int, defaultdict[int, _Taking]] = defaultdict(lambda: defaultdict(_Taking))
        for use in uses:
            held = self.variables.made(use.session)
            rooms = self.network.tables.by_session[use.session].rooms
            for choice in self._choices_of(use.session):
                for amount, after, mask in use.alike() if choice.number in held.at else ():
                    taking = by_block[choice.block][self.together.group_of[use.session]]
                    taking.spans.update(choice.spans)
                    taking.longest_after = max(taking.longest_after, after)
                    load = held.at[choice.number], amount * (choice.minutes + after), amount
                    for room in rooms[mask].tolist():
                        taking.by_rooms[room].append(load)
        for block, takings in by_block.items():
            spans = (span for taking in takings.values() for span in taking.spans)
            minutes, number = what_fits(spans, max(taking.longest_after for taking in takings.values()))
            for counted, most in ((_minutes, minutes), (_amounts, number)):
                loads = {group: counted(taking.by_rooms) for group, taking in takings.items()}
                self._limit_block(block, loads, limit * most)

    def _limit_block(self, block: int, taken: dict[int, dict[int, Load]], most: int) -> None:
        """Let groups take so much at most, each as it is told for its rooms."""
        rooms = {room for by_rooms in taken.values() for room in by_rooms}
        if len(rooms) == 1 and taken.keys() <= self.together.apart:
            for group, by_rooms in taken.items():
                for room, load in by_rooms.items():
                    held = self._most[group, block].setdefault(room, {})
                    held[load] = min(most, held.get(load, most))
            return
        parts = [
            part for group, by_rooms in taken.items() for part in self._taken_by(group, block, by_rooms, most)
        ]
        self.model.add(cp_model.LinearExpr.sum(parts) <= most)

    def _taken_by(
        self, group: int, block: int, by_rooms: dict[int, Load], most: int
    ) -> list[cp_model.LinearExprT]:
        """What a group takes in a block of what others may take as well."""
        rooms = self._rooms_of(group, block)
        loads = set(by_rooms.values())
        if len(loads) == 1 and by_rooms.keys() >= rooms.keys():
            return [self._sum(loads.pop())]
        if len(self.together.groups[group]) == 1:
            return [rooms[room] * load[0][1] for room, load in by_rooms.items() if room in rooms]
        counted = self.model.new_int_var(0, most, "")
        for room, load in by_rooms.items():
            if room in rooms:
                self.model.add(counted >= self._sum(load)).only_enforce_if(rooms[room])
        return [counted]

    def _sum(self, load: Load) -> cp_model.LinearExpr:
        literals = [self.model.get_bool_var_from_proto_index(index) for index, _ in load]
        return cp_model.LinearExpr.weighted_sum(literals, [part for _, part in load])

    def _tie(self) -> None:
        """Let groups have only rooms that hold them; where all of a block hold as much, at once for all."""
        for (group, block), by_rooms in self._most.items():
            rooms = self._rooms_of(group, block)
            by_kind: defaultdict[tuple[tuple[Load, int], ...], list[Literal]] = defaultdict(list)
            for room, literal in rooms.items():
                by_kind[tuple(by_rooms.get(room, {}).items())].append(literal)
            for kind, literals in by_kind.items():
                there = cp_model.LinearExpr.sum(literals)
                for load, most in kind:
                    more = max(0, sum(part for _, part in load) - most)
                    if more and len(by_kind) == 1:
                        self.model.add(self._sum(load) <= most * there)
                    elif more:
                        self.model.add(self._sum(load) <= most + more * (1 - there))

    # -- ranks ------------------------------------------------------------------------------

    def rank(
        self, level: str, weight: int, sessions: Sequence[int], wanted: Sequence[tuple[int, int]]
    ) -> None:
        super().rank(level, weight, sessions, wanted)
        if self.in_order:
            self._keep_in_order([session for session, _ in sorted(wanted, key=lambda pair: pair[1])])

    def _unless_missed(self, level: str, weight: int) -> list[Literal]:
        return [] if self.in_order else super()._unless_missed(level, weight)

    def _keep_in_order(self, order: Sequence[int]) -> None:
        """Each comes after the one before: it follows from their places, but more is seen at once so."""
        blocks = range(len(self.network.instance.blocks))
        for earlier, later in pairwise(order):
            for block in blocks:
                stands = self._in_block(earlier, block)
                for before in blocks[:block] if not stands.never else ():
                    too_early = self._in_block(later, before)
                    if not too_early.never:
                        self.model.add_bool_or([~self.literal(stands), ~self.literal(too_early)])

    # -- the whole --------------------------------------------------------------------------

    def finish(self) -> None:
        self._keep_apart()
        self.variables.complete()
        for group in range(len(self.together.groups)):
            for block in range(len(self.network.instance.blocks)):
                self._rooms_of(group, block)
        self._tie()

    def can_stand(self, assignment: Assignment) -> bool:
        return all(len(rooms) < 2 for rooms in self._rooms_held(assignment).values())

    def _rooms_held(self, assignment: Assignment) -> dict[tuple[int, int], set[int]]:
        """By group and block, the choices of rooms that sessions have there."""
        found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
        for session, group in self.together.group_of.items():
            if not assignment.out(session):
                block = int(self.network.tables.positions.block[assignment.positions[session]])
                found[group, block].add(int(assignment.rooms[session]))
        return found

    def assignment(self, values: Sequence[int]) -> Assignment:
        tables = self.network.tables
        positions = np.full(self.network.n_sessions, OUT, dtype=np.int64)
        rooms = positions.copy()
        for session, places in enumerate(tables.by_session):
            local, _ = self.variables.stands(session, values)
            if local != OUT:
                positions[session] = places.positions[local]
                block = int(tables.positions.block[positions[session]])
                rooms_of = self._rooms_of(self.together.group_of[session], block)
                rooms[session] = next(room for room, literal in rooms_of.items() if values[literal.index])
        return dealt_out(self.network, Assignment(positions, rooms), self._classes)

    def decisions(self, assignment: Assignment) -> dict[int, dict[int, int]]:
        """As for any writer; the rooms of a group belong to each of its sessions."""
        found = CpWriter.decisions(self, assignment)
        held = self._rooms_held(assignment)
        for (group, block), rooms_of in self._rooms.items():
            rooms = held.get((group, block), ())
            values = {literal.index: int(room in rooms) for room, literal in rooms_of.items()}
            for session in self.together.groups[group]:
                found[session] |= values
        return found


def _minutes(by_rooms: dict[int, list[Part]]) -> dict[int, Load]:
    return {
        room: tuple((one.index, minutes) for one, minutes, _ in parts) for room, parts in by_rooms.items()
    }


def _amounts(by_rooms: dict[int, list[Part]]) -> dict[int, Load]:
    return {room: tuple((one.index, amount) for one, _, amount in by_rooms[room]) for room in by_rooms}
