"""Seeded faults: what a slip of the hand could do to a rule, a term or the engine.

Each is a file of the package, a text that stands in it exactly once, and what to put in its place. Faults of
rules are to be caught by the hand-made cases of that rule, in its ``state`` and in its ``check``; the others
by the check that they name (see `tests.mutants.test_mutants`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

CaughtBy = Literal[
    "contract", "levels", "proofs", "limits", "events", "granularity", "conflict_graph", "intervals"
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


def _of_rule(rule: str, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(f"rules/{rule}.py", old, new) for old, new in changes)


RULE_FAULTS: tuple[Fault, ...] = (
    *_of_rule(
        "allowed_times",
        (
            "return minutes_outside(position.time, allowed)",
            "return minutes_outside(position.time, allowed[:1])",
        ),
        ("return int(instance.blocks[position.block].id not in kind.blocks)", "return 0"),
        ("if kind.blocks and placement.block not in kind.blocks:", "if placement.block not in kind.blocks:"),
        ("if inside:", "if inside > 30:"),
    ),
    *_of_rule(
        "breaks",
        ("return position.time.overlap(span)", "return int(position.time.overlap(span) > 0)"),
        ("closed = instance.atoms(item.rooms)", "closed = frozenset(item.rooms)"),
        ("closes = not item.rooms or any(", "closes = bool(item.rooms) and any("),
    ),
    *_of_rule(
        "daily_limit",
        ("high=self.most,", "high=self.most + 1,"),
        ("measure=self.measure,", 'measure="sessions",'),
        ("self.violation(amount - self.most, tag", "self.violation(amount, tag"),
    ),
    *_of_rule(
        "day_balance",
        ("low=total // len(days),", "low=0,"),
        ("high=-(-total // len(days)),", "high=total // len(days),"),
        (
            "off = abs(held[day] * len(days) - total) // len(days)",
            "off = abs(held[day] - total // len(days))",
        ),
    ),
    *_of_rule(
        "days_on_site",
        ("level=self.level, reason=reason, weight=self.weight)", "level=self.level, reason=reason)"),
        ("days = (dates[-1] - dates[0]).days", "days = len(set(dates)) - 1"),
    ),
    *_of_rule(
        "kind_mix",
        ("network.company(on_offer, wanted, ", "network.company(wanted, on_offer, "),
        ("waves[placement.start].append(placement)", "waves[placement.end].append(placement)"),
    ),
    *_of_rule(
        "kind_rooms",
        ("sum(room not in listed for room in choice.rooms)", "int(choice.rooms[0] not in listed)"),
        ("self.violation(len(wrong), ", "self.violation(1, "),
    ),
    *_of_rule(
        "left_out",
        ("out = session.price", "out = 1"),
        ("self.violation(session.price, ", "self.violation(1, "),
    ),
    *_of_rule(
        "person_availability",
        ("return 0 if in_them else position.time.minutes", "return int(not in_them)"),
        ("not block.step and all(block.slot_id(slot) in", "not block.step and any(block.slot_id(slot) in"),
        ("if available and outside:", "if outside:"),
        ("and set(taken) <= set(person.slots)", "and bool(set(taken) & set(person.slots))"),
    ),
    *_of_rule(
        "person_clash",
        ("time=Overlap(pause)", "time=Overlap()"),
        ("LongerOverlap(pause, walk)", "LongerOverlap(0, walk)"),
        ("(0 if _continues(*pair) else self.pause)", "self.pause"),
    ),
    *_of_rule(
        "person_limit",
        ("range(len(instance.days))", "range(1)"),
        ("self.violation(dates[date] - most, person", "self.violation(dates[date], person"),
    ),
    *_of_rule(
        "pinned",
        ("int(position.start != pinned)", "int(position.start < pinned)"),
        ("int(frozenset(choice.rooms) != pinned)", "int(pinned.isdisjoint(choice.rooms))"),
        (
            "and sorted(set(placement.rooms)) != sorted(set(pin.rooms))",
            "and placement.rooms[0] != pin.rooms[0]",
        ),
    ),
    *_of_rule(
        "placed",
        ("out=1)", "out=2)"),
        ("if not session.optional:", "if session.optional:"),
        ("if not found[session.id] and not session.optional:", "if not found[session.id]:"),
        ("if n_times > 1:", "if n_times > 2:"),
    ),
    *_of_rule(
        "plenary",
        ("if not kind.plenary:", "if kind.plenary:"),
        ("time=Overlap()", "time=Overlap(15)"),
        ("self.violation(minutes, plenary", "self.violation(1, plenary"),
    ),
    *_of_rule(
        "popular_rooms",
        ("if few < many:", "if few <= many:"),
        ('Parallel() if self.scope == "parallel" else None', "Parallel()"),
        ("fewer and _seats(instance, less) > _seats(", "fewer and _seats(instance, less) >= _seats("),
    ),
    *_of_rule(
        "precedence",
        ("GapMissed(0, 0) if link.right_after", "GapMissed(0, None) if link.right_after"),
        ("without_left=1,", "without_left=0,"),
        ("if later.start < opens:", "if later.start < opens - 15:"),
        ("later.start > closes:", "later.end > closes:"),
    ),
    *_of_rule(
        "prime_time",
        ("days = range(first, last + 1)", "days = range(1)"),
        ("not any(h.start <= at < h.end for", "not any(h.start <= at <= h.end for"),
    ),
    *_of_rule(
        "resource_limit",
        ("network.capacity(uses, resource.limit, ", "network.capacity(uses, resource.limit + 1, "),
        ("amount = (used - limit) * span.minutes", "amount = used - limit"),
    ),
    *_of_rule(
        "room_availability",
        ("minutes[position] * takes[choice]", "minutes[position]"),
        ("for room in sorted(instance.with_parts(placement.rooms)):", "for room in sorted(placement.rooms):"),
    ),
    *_of_rule(
        "room_capacity",
        ("return max(0, audience - ", "return max(0, audience - 1 - "),
        (".seats(instance.setup_of(session))", ".seats(None)"),
    ),
    *_of_rule(
        "room_clash",
        ("int(atom in choice.atoms)", "int(atom in choice.rooms)"),
        ("network.capacity(uses, 1, ", "network.capacity(uses, 2, "),
        ("minutes = min(end, taken_until) - start", "minutes = taken_until - start"),
        ("if end > taken_until:", "if True:"),
    ),
    *_of_rule(
        "room_features",
        (
            "sum(feature not in instance.room[room].features",
            "all(feature not in instance.room[room].features",
        ),
        ("self.violation(len(missing), ", "self.violation(1, "),
    ),
    *_of_rule(
        "room_fit",
        ("- audience) // self.seats", "- audience) // 10"),
        ("range(self.seats, empty + 1, self.seats)", "range(self.seats, empty, self.seats)"),
    ),
    *_of_rule(
        "session_conflict",
        ("frozenset({session.id, other})", "(session.id, other)"),
        ("if minutes > 0 and (apart or a.session in", "if minutes > 0 and (apart and a.session in"),
    ),
    *_of_rule(
        "slot_fits",
        ("return max(0, position.end - last.end)", "return abs(position.end - last.end)"),
        ("sum(abs(later.start - earlier.end) for", "sum(max(0, later.start - earlier.end) for"),
        ("yield self.violation(1, session.id", "yield self.violation(2, session.id"),
    ),
    *_of_rule(
        "tag_conflict",
        ('Parallel() if self.per == "pair" else Overlap()', "Parallel()"),
        ("self.weight * n_tags", "self.weight"),
        ("amount = n_tags * (minutes", "amount = (minutes"),
    ),
    *_of_rule(
        "track_room",
        ("network.spread(ids, ", "network.spread(ids[1:], "),
        ("self.violation(len(places) - 1, ", "self.violation(len(places), "),
    ),
    *_of_rule(
        "wishes",
        (
            "return minutes_outside(position.time, preferred)",
            "return minutes_outside(position.time, preferred[:1])",
        ),
        ("if preferred and outside:", "if outside:"),
        ("if inside:", "if inside and preferred:"),
    ),
)


def _of(file: str, caught_by: CaughtBy, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, caught_by) for old, new in changes)


def _by_rule(rule: str, file: str, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, "contract", rule) for old, new in changes)


FAULTS: tuple[Fault, ...] = (
    *_by_rule(
        "room_clash",
        "network/terms/capacity.py",
        ("end = time.end + int(use.minutes_after[rooms])", "end = time.end"),
        ("max(0, in_use - self.limit) * (minute - since)", "max(0, in_use - self.limit)"),
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
        ("(max(days) - min(days))", "(len(set(days)) - 1)"),
        ("if day <= before]", "if day == before]"),
    ),
    *_by_rule(
        "precedence",
        "network/terms/pairwise.py",
        ("return self.without_left", "return 0"),
        ("absent, writer.placed(right)", "writer.placed(right)"),
        ("matrix == amount, stands", "matrix > 0, stands"),
    ),
    *_by_rule(
        "person_clash",
        "network/terms/pairwise.py",
        ("weight * minutes * amount, *met", "weight * amount, *met"),
        ("writer.apart(left, right, self.time.extra)", "writer.apart(left, right, 0)"),
    ),
    *_by_rule("track_room", "network/terms/spread.py", ("used, 0, self.free)", "used, 0, self.free + 1)")),
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
    *_by_rule("popular_rooms", "network/relations.py", ("(seats > others)", "(seats >= others)")),
    *_by_rule(
        "pinned",
        "network/network.py",
        ("zip(self.instance.sessions", "zip(self.instance.sessions[::-1]"),
    ),
    *_by_rule("wishes", "rules/_rule.py", ("self.weight * amount", "amount")),
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
)
