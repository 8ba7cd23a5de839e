"""Seeded faults: what a slip of the hand could do to a term or the engine.

Each is a file of the package, a text that stands in it exactly once, and what to put in its place. Faults of
rules stand with the hand-made cases of that rule, which are to catch them, in its ``state`` and in its
``check``; those here by the check that they name (see `tests.mutants.test_mutants`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CaughtBy = Literal[
    "contract",
    "levels",
    "proofs",
    "limits",
    "events",
    "granularity",
    "conflict_graph",
    "intervals",
    "alike",
    "displaced",
    "demand_model",
]


@dataclass(frozen=True)
class Fault:
    file: str
    old: str
    new: str
    caught_by: CaughtBy = "contract"
    rule: str = ""
    """Whose contract breaks."""

    def __str__(self) -> str:
        return f"{self.file}: {self.new.strip().splitlines()[0][:60]}"


def _of(file: str, caught_by: CaughtBy, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, caught_by) for old, new in changes)


def _by_rule(rule: str, file: str, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, "contract", rule) for old, new in changes)


FAULTS: tuple[Fault, ...] = (
    *_by_rule(
        "room_clash",
        "network/terms/capacity.py",
        ("end = time.end + int(use.minutes_after[rooms])", "end = time.end"),
        ("over) * (minute - since)", "over)"),
        ("over = max(0, in_use - self.limit)", "over = max(0, in_use - 1)"),
        ("over * (over + 1) // 2 if self.pairs", "over * over if self.pairs"),
    ),
    *_by_rule(
        "kind_mix",
        "network/terms/company.py",
        (" - held(self.wanted)", " & held(self.wanted)"),
        ("writer.negation(company)", "company"),
    ),
    *_by_rule(
        "days_on_site",
        "network/terms/extent.py",
        ("max(days) - min(days) - self.free", "len(set(days)) - 1 - self.free"),
        ("if day <= before]", "if day == before]"),
        ("passed, 0, self.free)", "passed, 0, self.free + 1)"),
    ),
    *_by_rule(
        "precedence",
        "network/terms/pairwise.py",
        ("cost = self.without_left * int(", "cost = 0 * int("),
        ("absent, writer.placed(right)", "writer.placed(right)"),
        ("matrix == amount, stands", "matrix > 0, stands"),
    ),
    *_by_rule(
        "person_clash",
        "network/terms/pairwise.py",
        ("weight * minutes * amount, *met", "weight * amount, *met"),
        ("writer.apart(left, right, self.time.extra)", "writer.apart(left, right, 0)"),
    ),
    *_by_rule("track_room", "network/terms/spread.py", ("used, 0, 1)", "used, 0, 2)")),
    *_by_rule(
        "parallel_tracks",
        "network/terms/spread.py",
        ("len({whole for whole, _ in used})", "bool(used)"),
        ("self.key, self.within, self.sessions)", "self.key, None, self.sessions)"),
    ),
    *_by_rule(
        "track_block_penalty",
        "network/terms/used.py",
        ("if bin_ in held)", "if held)"),
        ("writer.charge(self.level, cost, ", "writer.charge(self.level, 1, "),
    ),
    *_by_rule(
        "track_cells",
        "network/terms/mixture.py",
        ("n_uses - len(", "n_uses - bool("),
        ("there, 0, 1)", "there, 0, 2)"),
    ),
    *_by_rule(
        "contiguous_tracks",
        "network/terms/contiguity.py",
        ("if bin_ - 1 not in held])", "if bin_ - 2 not in held])"),
        ("n_gaps if self.each else min(1, n_gaps)", "n_gaps"),
        ("writer.at_least(starts, 2)", "writer.at_least(starts, 3)"),
        ("writer.negation(before)", "before"),
    ),
    *_by_rule(
        "crowd_control",
        "network/terms/crowding.py",
        ("if n > self.most}", "if n >= self.most}"),
        ("due = cost * number if number == self.most + 1 else cost", "due = cost * number"),
    ),
    *_by_rule(
        "similar_tracks",
        "network/terms/beside.py",
        ("n_pairs - sum(", "n_pairs - 0 * sum("),
        ("if room != other:", "if room < other:"),
    ),
    *_by_rule(
        "track_order",
        "network/terms/rank.py",
        ("enumerate(sorted(stand, key=order), start=1)", "enumerate(sorted(stand, key=order))"),
        ("writer.at_least(before, wish))", "writer.at_least(before, wish + 1))"),
        ("writer.negation(writer.at_least(before, wish - 1))", "writer.at_least(before, wish - 1)"),
    ),
    *_by_rule(
        "track_order",
        "network/network.py",
        ("(blocks + table.first[places.positions])", "blocks"),
        ("rooms = places.rooms * n_firsts * self.n_sessions", "rooms = places.rooms * 0"),
    ),
    *_by_rule("track_block_penalty", "network/keys.py", ("block[:, None] * n_choices", "block[:, None]")),
    *_by_rule(
        "day_balance",
        "network/terms/tally.py",
        ("over + max(0, self.low - units)", "over"),
        ("((int(length), writer.at", "((1, writer.at"),
    ),
    *_by_rule(
        "room_availability",
        "network/terms/unary.py",
        ("cost += int(self.by_both[position, rooms])", "cost += 0"),
        ("column > 0, rooms)", "column > 0, None)"),
    ),
    *_by_rule("placed", "network/terms/unary.py", ("if self.out > 0:", "if self.out > 4:")),
    *_by_rule(
        "room_features", "network/terms/unary.py", ("None, self.by_rooms > 0)", "None, self.by_rooms < 0)")
    ),
    *_by_rule(
        "wishes", "network/terms/unary.py", ("self.by_position == amount))", "self.by_position >= amount))")
    ),
    *_by_rule(
        "person_clash",
        "network/relations.py",
        ("first_end + self.extra - last_start", "first_end - last_start"),
        ("longer - Overlap(self.base)", "longer - Overlap(0)"),
        ("== self.minutes)", ">= self.minutes)"),
    ),
    *_by_rule(
        "precedence",
        "network/relations.py",
        ("np.maximum(0, self.least - gap)", "np.maximum(0, -gap)"),
        ("table.day[left][:, None] != table", "table.day[left][:, None] == table"),
        ("rooms[a] != rooms[b]", "rooms[a].isdisjoint(rooms[b])"),
    ),
    *_by_rule(
        "room_stability",
        "network/relations.py",
        (
            "minutes[left][:, None] + minutes[right][None, :]",
            "2 * minutes[left][:, None] + 0 * minutes[right]",
        ),
        ("return 1 - OtherDay()", "return OtherDay()"),
    ),
    *_by_rule(
        "diversity",
        "network/relations.py",
        ("columns = (table.block, table.first, table.start, table.end)", "columns = (table.block,)"),
        (
            "minutes = (table.end - table.start)[left][:, None]",
            "minutes = np.ones((len(left), 1), dtype=np.int64)",
        ),
    ),
    *_by_rule(
        "level_flow",
        "network/relations.py",
        ("(table.end[left][:, None] > table.start", "(table.end[left][:, None] >= table.start"),
    ),
    *_by_rule(
        "person_pause",
        "network/relations.py",
        ("at_once | (close & same_day)", "at_once | close"),
        ("close = Overlap(self.pause)", "close = Overlap(0)"),
    ),
    *_by_rule(
        "presenter_conflict",
        "network/relations.py",
        ("(table.block[left][:, None] == table.block", "(table.day[left][:, None] == table.day"),
    ),
    *_by_rule(
        "overflow_rooms",
        "network/places.py",
        ("session.n_rooms + session.overflow + 1", "session.n_rooms + 1"),
    ),
    *_by_rule("popular_rooms", "network/relations.py", ("(seats > others)", "(seats >= others)")),
    *_by_rule(
        "pinned",
        "network/network.py",
        ("zip(self.instance.sessions", "zip(self.instance.sessions[::-1]"),
    ),
    *_by_rule("wishes", "rules/_rule.py", ("self.weight * amount", "amount")),
    *_by_rule(
        "room_clash",
        "engines/exact/writer.py",
        ("for less in range(most if pairs else 1):", "for less in range(1):"),
    ),
    *_by_rule("contiguous_tracks", "engines/exact/writer.py", ("met <= number - 1)", "met <= number)")),
    *_by_rule(
        "track_order",
        "engines/exact/writer.py",
        ("self.all_of([placed, Condition((before,))])", "Condition((before,))"),
    ),
    *_by_rule(
        "resource_limit",
        "engines/exact/writer.py",
        ("weight * (following - moment)", "weight"),
        ("if limit == 1 and all(", "if all("),
    ),
    *_by_rule(
        "room_clash",
        "engines/exact/writer.py",
        ("(moment < table.end[held] + extra)", "(moment <= table.end[held] + extra)"),
    ),
    *_by_rule(
        "day_balance",
        "engines/exact/writer.py",
        ("self.model.add(excess <= 0)", "self.model.add(excess <= 1)"),
        ("self.model.add(above >= excess)", "self.model.add(above >= excess - 1)"),
        ("self._charge_above(level, weight, low - units, low)", "pass"),
    ),
    *_by_rule("tag_conflict", "engines/exact/writer.py", ("[~left, ~right, both]", "[~left, ~right]")),
    *_by_rule(
        "room_availability",
        "engines/exact/variables.py",
        ("held.cells_open[np.ix_(rows, columns)] = False", "held.cells_open[rows] = False"),
        (
            "self._make_cells(session, held)\n            else:",
            "pass\n            else:",
        ),
    ),
    *_by_rule(
        "room_clash",
        "engines/exact/variables.py",
        ("np.flatnonzero(positions[at] & rooms[inside])", "np.flatnonzero(positions[at])"),
    ),
    *_of(
        "engines/exact/variables.py",
        "levels",
        (
            "held = self.made(session)\n            if held.cell",
            "held = self.sessions[session]\n            if held.cell",
        ),
    ),
    *_of(
        "engines/exact/writer.py", "levels", ("self.constants[level] += amount", "self.constants[level] += 0")
    ),
    *_of(
        "engines/exact/intervals.py",
        "intervals",
        ("held = minutes + after", "held = minutes"),
        ("amounts.append(amount)", "amounts.append(1)"),
        ("self.model.add_no_overlap(intervals)", "pass"),
        ("[] if held.placed.always else [0]", "[]"),
    ),
    *_of(
        "engines/exact/variables.py",
        "intervals",
        ("self.model.add_at_most_one([*closed, there])", "pass"),
    ),
    *_of(
        "engines/exact/block_writer.py",
        "granularity",
        ("limit * (whole + longest_after)", "limit * whole"),
        ("if start >= free_from:", "if start > free_from:"),
    ),
    *_of(
        "engines/exact/granularity.py",
        "granularity",
        (
            "self.needs_time |= self._splits(session, positions)\n\n    def in_rooms",
            "pass\n\n    def in_rooms",
        ),
        ("self.needs_time |= not self.forbids(level)", "pass"),
    ),
    *_of(
        "engines/exact/sequencing.py",
        "granularity",
        ("isinstance(term, Capacity) and", "not isinstance(term, Capacity) and"),
        ("sessions = rest", "pass"),
    ),
    *_of(
        "engines/exact/proofs.py",
        "proofs",
        ("if n_places < len(clique):", "if n_places <= len(clique):"),
        ("number + 1, end + extra", "number + 1, end"),
        ("if held.required]", "]"),
    ),
    *_of(
        "engines/exact/conflict_graph.py",
        "conflict_graph",
        ("candidates &= set(graph[chosen])", "candidates -= {chosen}"),
    ),
    *_of(
        "engines/exact/phases.py",
        "levels",
        ("self.writer.cost(level) <= value)", "self.writer.cost(level) <= value + 1000)"),
        ("self.bound[level] = self.writer.constants[level]", "self.bound[level] = 0"),
    ),
    *_of("engines/exact/phases.py", "granularity", ("0 if self.writer.forbids(level) else cost", "cost")),
    *_of(
        "engines/exact/phases.py",
        "events",
        ("self.bound.update(dict.fromkeys(self._later_costly(level)))", "pass"),
        ("if self.score is not None and not score < self.score:", "if False:"),
    ),
    *_of(
        "engines/exact/engine.py",
        "granularity",
        ("there += [Condition((held.at[choice],)), ", "there += ["),
        ("while len(cuts) < MOST_CUTS:", "while True:"),
    ),
    *_of(
        "engines/exact/engine.py",
        "limits",
        ("allowed = given.feasible or", "allowed = True or"),
        ("(score is None or given < score)", "(score is not None and given > score)"),
    ),
    *_of(
        "network/terms/alike.py",
        "alike",
        ("max(0, n_alike - self.high)", "max(0, n_alike - self.high - 1)"),
        ("over + max(0, self.low - n_alike)", "over"),
        ("return writer.negation(writer.placed(session))", "return writer.placed(session)"),
    ),
    *_of(
        "network/terms/displaced.py",
        "displaced",
        ("self.weight * any(not home.holds", "self.weight * sum(not home.holds"),
        ("in self.positions and int(rooms) in self.rooms", "in self.positions"),
        ("in self.positions and int(rooms) in self.rooms", "in self.positions or int(rooms) in self.rooms"),
        (
            "writer.charge(self.level, self.weight, writer.any_of(away))",
            "writer.charge(self.level, 1, writer.any_of(away))",
        ),
        ("writer.negation(writer.in_rooms(", "(writer.in_rooms("),
        ("writer.negation(writer.at(", "(writer.at("),
    ),
    *_of(
        "engines/exact/demand_model.py",
        "demand_model",
        ("number not in kept)", "number in kept)"),
        (
            "standing is None or session in standing else False",
            "standing is None or session not in standing else False",
        ),
        (
            "self.model.add_implication(literal, self._current)",
            "self.model.add_implication(literal, ~self._current)",
        ),
        (
            "[self.literal(self.placed(session)), self._current]",
            "[self.literal(self.placed(session)), ~self._current]",
        ),
        (
            "self.model.add(excess <= 0).only_enforce_if(~self._current)",
            "self.model.add(excess <= 1).only_enforce_if(~self._current)",
        ),
        (
            "self.model.add(taken <= limit).only_enforce_if(~self._current)",
            "self.model.add(taken <= limit + 1).only_enforce_if(~self._current)",
        ),
        ("self._apart[number, extra].add(", "self._apart[0, extra].add("),
        (
            "for term in sorted(firm, key=lambda term: not isinstance(term, Unary)):",
            "for term in sorted(firm, key=lambda term: isinstance(term, Unary)):",
        ),
    ),
)
