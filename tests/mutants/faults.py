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
    "alike",
    "annealer",
    "board",
    "bundles",
    "conflict_graph",
    "cooling",
    "dealing",
    "demand_model",
    "displaced",
    "events",
    "granularity",
    "groups",
    "intervals",
    "levels",
    "limits",
    "neighbourhood",
    "orders",
    "portfolio",
    "proofs",
    "search",
    "together",
    "unavoidable",
]


@dataclass(frozen=True)
class Fault:
    file: str
    old: str
    new: str
    caught_by: CaughtBy = "contract"
    rule: str = ""
    """Whose contract breaks."""
    first: str = ""
    """The test to try before others of the check, where these take long."""

    def __str__(self) -> str:
        shown = self.new.strip() or f"without {self.old.strip()}"
        return f"{self.file}: {shown.splitlines()[0][:60]}"


def _of(file: str, caught_by: CaughtBy, *changes: tuple[str, str], first: str = "") -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, caught_by, first=first) for old, new in changes)


def _by_rule(rule: str, file: str, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(file, old, new, "contract", rule) for old, new in changes)


def _by_walk(rule: str, file: str, *changes: tuple[str, str]) -> tuple[Fault, ...]:
    return tuple(Fault(f"engines/search/{file}", old, new, "search", rule) for old, new in changes)


FAULTS: tuple[Fault, ...] = (
    *_by_rule(
        "room_clash",
        "network/terms/capacity.py",
        ("table.end[positions] + minutes_after[held]", "table.end[positions]"),
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
    ),
    *_by_rule(
        "track_order",
        "engines/exact/writer.py",
        ("self.at_least(before, wish))", "self.at_least(before, wish + 1))"),
        ("self.negation(self.at_least(before, wish - 1))", "self.at_least(before, wish - 1)"),
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
        ("enumerate(self.instance.sessions)", "enumerate(self.instance.sessions[::-1])"),
    ),
    *_by_rule(
        "room_availability",
        "rules/_amounts.py",
        ("return 0 if self.slots.isdisjoint(ids) else", "return 0 if ids else"),
        ("self.room in self.instance.with_parts(choice.rooms)", "self.room in choice.rooms"),
        ("return minutes_outside(position.clock, self.windows)", "return 0"),
        ("position.clock.minutes - minutes_outside", "minutes_outside"),
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
        "engines/exact/usage.py",
        ("(moment < self._ends)", "(moment <= self._ends)"),
        ("(table.end[positions] + after)", "(table.end[positions])"),
    ),
    *_of(
        "engines/exact/usage.py",
        "demand_model",
        ("np.flatnonzero(most > limit)", "np.flatnonzero(most > limit + 1)"),
        ("append=len(ends)) > 0]", "append=len(ends)) > 1]"),
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
        ("held = np.flatnonzero(rooms[inside])", "held = np.arange(len(inside))"),
    ),
    *_of(
        "engines/exact/variables.py",
        "levels",
        (
            "held = self.made(session)\n            if session in self.counted",
            "held = self.sessions[session]\n            if session in self.counted",
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
        ("min(start for _, start in held) + longest_after", "min(start for _, start in held)"),
        ("if start >= free_from:", "if start > free_from:"),
    ),
    *_of(
        "engines/exact/block_plan.py",
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
        ("candidates &= graph[chosen]", "candidates -= {chosen}"),
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
    ),
    *_of(
        "engines/exact/block_writer.py",
        "bundles",
        ("there += [Condition((made.at[choice],)), ", "there += ["),
    ),
    *_of(
        "engines/exact/engine.py",
        "granularity",
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
        "network/whereabouts.py",
        "alike",
        (" & (table.end[own.positions] == there.end)", ""),
        ("Whereabouts(span.start, span.end, rooms)", "Whereabouts(position, span.end, rooms)"),
        ("own.rooms == there.rooms", "own.rooms >= 0"),
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
    # -- local search -----------------------------------------------------------------------
    *_by_walk(
        "kind_mix",
        "gates.py",
        ("feeds.append((gate, -amount))", "feeds.append((gate, amount))"),
        ("self.gates[gate].start += amount\n            self", "self"),
    ),
    *_by_walk("contiguous_tracks", "gates.py", ("self._new(threshold=number)", "self._new(threshold=1)")),
    *_by_walk("day_balance", "gates.py", ("(low=low, high", "(low=0, high")),
    *_by_walk(
        "room_clash",
        "gates.py",
        ("weight * (following - moment)", "weight"),
        ("growing=pairs", "growing=False"),
        ("found | {end + after for", "found | {end for"),
    ),
    *_of("engines/search/gates.py", "annealer", ("wanted = number - n_always", "wanted = number")),
    *_of(
        "engines/search/gates.py",
        "annealer",
        ("(-amount if met.inverted else amount)", "amount"),
        ("self.constants[level] += amount if met.always else 0", "pass"),
        ("self.gates[gate].start += amount if condition.always else 0", "pass"),
    ),
    *_by_walk("placed", "tables.py", ("worth * term.out", "0 * term.out")),
    *_by_walk("room_fit", "tables.py", ("worth * term.by_rooms", "term.by_rooms")),
    *_by_walk(
        "precedence",
        "tables.py",
        ("missed if of_left else 0", "0"),
        ("[w * of_key[key] for key, w in", "[of_key[key] for key, w in"),
    ),
    *_by_walk(
        "level_flow",
        "tables.py",
        (
            "self.place_class[right], of_left)\n        return key, found if of_left else found.T",
            "self.place_class[right], of_left)\n        return key, found",
        ),
    ),
    *_by_walk(
        "room_stability",
        "tables.py",
        ("(weight * constant, None, room)", "(weight, None, room)"),
        ("inside.size > 0 and bool(", "inside.size > 0 or bool("),
    ),
    *_by_walk(
        "track_order",
        "tables.py",
        ("wish.get(session, 0)", "wish.get(session, 1)"),
        ("np.arange(n_rooms)) * n_firsts", "0 * np.arange(n_rooms)) * n_firsts"),
    ),
    *_by_walk("room_clash", "tables.py", ("np.searchsorted(afters, after[which, room])", "0 * room")),
    *_by_walk(
        "resource_limit",
        "tables.py",
        ("room_class[session]), taken)", "room_class[session]), ())"),
    ),
    *_by_walk("person_clash", "tables.py", ("(0, 1) if level == self", "(1, 1) if level == self")),
    *_by_walk(
        "tag_conflict",
        "kernel.py",
        (
            "return both - _between(t, pairs,",
            "return both + _between(t, pairs,",
        ),
        ("_row(t, matrix, before, n), -weight)", "_row(t, matrix, 0, n), -weight)"),
    ),
    *_by_walk(
        "room_clash",
        "kernel.py",
        ("over * (over + 1) // 2 if t[t[GROWING] + gate]", "over if t[t[GROWING] + gate]"),
        ("drained = not (n == 2 and _are_exchanged(t, s))", "drained = n != 2"),
        ("s[s[S_TARGETS] + k + 1], drained)", "s[s[S_TARGETS] + k + 1], False)"),
        ("if value > t[t[HIGH] + gate] and t[t[OUTSIDE]", "if value >= t[t[HIGH] + gate] and t[t[OUTSIDE]"),
        ("refused = strict and", "refused = False and"),
    ),
    *_by_walk(
        "day_balance", "kernel.py", ("max(0, t[t[LOW] + gate] - value)", "int(value < t[t[LOW] + gate])")
    ),
    *_by_walk("popular_rooms", "kernel.py", ("if r0 != r1:", "if p0 != p1 and r0 != r1:")),
    *_by_walk(
        "precedence",
        "kernel.py",
        ("cost = t[t[MIXED_LEFT] + e] if op >= 0 else 0", "cost = 0"),
        ("s[s[S_BEST] + 2] = noted + n", "s[s[S_BEST] + 2] = noted"),
    ),
    *_by_walk(
        "track_order",
        "kernel.py",
        ("if wish and wish != i + 1:", "if wish and wish != i:"),
        ("s[s[S_RANK_COST] + group] = missed", "pass"),
    ),
    *_by_walk(
        "track_room",
        "kernel.py",
        ("_feed(t, s, old, -1)", "pass"),
        ("sign = 1 if now else -1", "sign = 1"),
        ("n_leaving = 2 if", "n_leaving = 1 if"),
        ("< t[t[THRESHOLD] + old]:", "< 0:"),
    ),
    *_by_walk("contiguous_tracks", "kernel.py", ("if after == fed or ", "if ")),
    *_by_walk("track_cells", "kernel.py", ("s + place * t[N_ROOMS] + room]", "s + place * t[N_ROOMS]]")),
    *_of(
        "engines/search/kernel.py",
        "orders",
        ("free = wish - 1", "free = 0"),
        ("s[places + 3 * j - 3] > key", "s[places + 3 * j - 3] < key"),
        ("(0 < wish <= k) != with_wish", "(0 < wish) != with_wish"),
        ("if group != last:", "if last < 0:"),
        ("s[s[S_FIRST_IN] + _cell(t, place, room)] = following", "pass"),
    ),
    # -- blocks -----------------------------------------------------------------------------
    *_of(
        "engines/exact/block_plan.py",
        "bundles",
        (
            "np.sort(np.unique(of_session, return_index=True)[1])",
            "np.unique(of_session, False, True)[1][::-1]",
        ),
        ("exact &= written is not None and not", "exact &= not"),
        (" and not isinstance(term, Rank)", ""),
        ('append(("alone", session))', 'append(("alone",))'),
        (
            "return any((number, group) not in b and any",
            "return True or any((number, group) in b and any",
        ),
        ("            or term.without_left\n", ""),
        ("all(weight >= 0 for _, _, weight in term.pairs)", "True"),
        ("self._traits[use.session].append((self._number, amounts))", "pass"),
        ("self._traits[session].append(self._number)", "pass"),
    ),
    *_of(
        "engines/exact/bundles.py",
        "bundles",
        ("sum(here) == cp_model", "sum(here) <= cp_model"),
        ("np.logical_or.reduce([h.cells_open for h in held])", "np.ones_like(held[0].cells_open)"),
        ("return len(self.plan.bundles[self.plan.bundle_of[session]]) > 1", "return True"),
    ),
    *_of(
        "engines/exact/block_writer.py",
        "bundles",
        ("self.model.add(number <= most * used)", "pass"),
        ("<= number - 1", "<= number"),
        ("sum(before) <= wish - 1)", "sum(before) <= wish)"),
        ("sum(until) >= wish)", "sum(until) >= wish - 1)"),
        (
            "choice.number, room] += 1",
            "choice.number, room] = 1",
        ),
        ("sum([*literals, *counted]) >= used)", "sum([*literals, *counted]) >= 0)"),
        ("left[choice, room] -= 1", "pass"),
    ),
    *_of(
        "engines/exact/together.py",
        "together",
        ("{frozenset(term.left), frozenset(term.right)} <= apart", "False"),
        ("term.level == network.levels[0] and term.key == ByCell()", "True"),
    ),
    *_of(
        "engines/exact/together_writer.py",
        "together",
        ("if wanted.issuperset(group):", "if True:"),
        ("taken.keys() <= self.together.apart:", "True:"),
        ("+ more * (1 - there))", ")"),
        ("return [] if self.in_order else super()", "return super()"),
        ("values = {literal.index: int(room in rooms)", "values = {literal.index: int(room not in rooms)"),
    ),
    *_of(
        "engines/exact/engine.py",
        "bundles",
        ("if any(self.bound[level] != score[level] for level in self.network.levels):", "if False:"),
        ('by_blocks.status == "feasible" and', "False and"),
    ),
    *_of(
        "engines/exact/dealing.py",
        "dealing",
        ("if wish.get(s) in places}", "if wish.get(s) == 0}"),
        ("first += len(inside)", "pass"),
        ("free_from = int(table.end[fitting[0]])", "free_from = int(table.start[fitting[0]])"),
        ("positions[session] = fitting[0]", "positions[session] = alike[0]"),
        ("alike = places[classes[session] == classes[session][local]]", "alike = places"),
    ),
    # -- neighbourhoods, board and portfolio ------------------------------------------------
    *_of(
        "engines/groups.py",
        "groups",
        ("if 2 <= len(group)", "if 1 <= len(group)"),
        ("tuple(sorted(group))", "group"),
        ("< network.n_sessions", "<= network.n_sessions"),
    ),
    *_of(
        "engines/unavoidable.py",
        "unavoidable",
        ("[~closed]", ""),
        ("if may_be_out else ways", ""),
        ("if closed.all() and not may_be_out:", "if False:"),
        ("least[term.level] += term.least(network)", "pass"),
    ),
    *_of(
        "engines/board.py",
        "board",
        (
            "is not None and not score < self.score:",
            "is not None and score > self.score:",
        ),
        ("if not (score.feasible or self.counts_hard):", "if not score.feasible:"),
        ("known is not None and all(", "known is not None and any("),
        ("self.told = dict(bound)", "self.told = bound"),
        ("if self.bound != self._heard:", "if True:"),
        ("told, self._news = self._news, []", "told = self._news"),
        ("if holds else None", ""),
        ("raised[level] = max(", "raised[level] = min("),
        ("least is None or told > least", "True"),
    ),
    *_of(
        "engines/neighbourhood/choice.py",
        "neighbourhood",
        ("freed.update(inside[bin_])", "freed.add(inside[bin_][0])"),
        ("min(MOST_SHARE, kind.share * GROWTH)", "kind.share * GROWTH"),
        ("max(0.25, 0.8 * kind.merit + (1.0 if improved", "max(0.25, 0.8 * kind.merit + (0.0 if improved"),
        ("self._random = random.Random(self.seed)", "self._random = random.Random(0)"),
    ),
    *_of(
        "engines/groups.py",
        "neighbourhood",
        ("network.bins_held(term.key, (s,), assignment) & dear", "s in sessions_of(term)"),
        ("if cost > 0}", "}"),
        first="test_of_a_bin_that_costs_those_are_freed_that_stand_there",
    ),
    *_of(
        "engines/neighbourhood/search.py",
        "neighbourhood",
        ("            if index not in loose\n", ""),
        ("- (name == level) if", "if"),
        ("min(outcome.solution[cost.index], score[name])", "outcome.solution[cost.index]"),
        ('"fix_variables_to_their_hinted_value": True', '"fix_variables_to_their_hinted_value": False'),
        ("if cost != bound.get(name)]", "]"),
    ),
    *_of(
        "engines/search/cooling.py",
        "cooling",
        ("float(np.quantile(amounts, SMALL))", "float(amounts.min())"),
        ("max(heat * hot, 2 * cold)", "max(hot, 2 * cold)"),
        (", hot / LEAST_FALL)", ", hot)"),
        ("changes[changes != 0]", "changes"),
        ("QUENCHED * self.cold", "self.cold"),
        ("share / (1 - QUENCH)", "share"),
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("n_cells(self.network) > MANY_CELLS", "False"),
        first="test_a_large_model_is_written_after_the_tables",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("self._written_at > limit * LONG_WRITING", "False"),
        first="test_what_took_long_to_write_is_not_searched_exactly",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("if not self._models or level is None or self.board", "if level is None or self.board"),
        ("self.board.told.get(level) is not None:", "False:"),
        ("return not any(self.board", "return True or any(self.board"),
        first="test_what_tells_no_bound_is_searched_exactly_for_less_time",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("if is_long and SEARCH in self.engines and", "if is_long and"),
        ("> LONG_WRITING * limit\n        if is_long", "> limit\n        if is_long"),
        first="test_what_the_local_search_can_do_without_is_not_written",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ('status: Status = "unknown" if best is None else "feasible"', 'status: Status = "optimal"'),
        ('if proof is not None and proof.status == "infeasible":', "if False:"),
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("self.board.offer(self.settings.start)", "pass"),
        first="test_a_start_is_never_made_worse",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("self._errors.append(error)", "pass"),
        first="test_an_error_in_the_exact_search_is_raised",
    ),
    *_of(
        "engines/portfolio.py",
        "portfolio",
        ("cut_short = self.interrupt.requested and", "cut_short = False and"),
        first="test_ctrl_c_keeps_the_best_so_far",
    ),
)
