"""The compiled part of the local search: the cost of a move, and annealing over moves.

``t`` is the array of tables and ``s`` that of the state, both as `scheduler.engines.search.layout` lays them
out: ``t[t[BLOCK] + p]`` is entry p of the table of blocks. Costs are in two channels, 0 for the first level
and 1 for all others together.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

from scheduler.engines.search.layout import (
    BEGIN_INDEX,
    BINS,
    BLOCK,
    BY_BOTH,
    BY_BOTH_START,
    BY_CHOICE,
    BY_CHOICE_START,
    BY_PLACE,
    BY_PLACE_START,
    CHOICES_START,
    CHOICES_VALUES,
    CONSTANTS,
    DRAIN_AMOUNT,
    DRAIN_BASE,
    DRAIN_CLASS,
    DRAIN_END,
    DRAIN_ROW,
    DRAINS_START,
    END_INDEX,
    FEED_AMOUNT,
    FEED_GATE,
    FEED_START,
    GATE_START,
    GROWING,
    HIGH,
    LEAF_AMOUNT,
    LEAF_CHOICES,
    LEAF_GATE,
    LEAF_PLACES,
    LEAF_START,
    LOCAL_CHOICE,
    LOCAL_PLACE,
    LOW,
    MASKS,
    MATES_OF_START,
    MATES_OF_VALUES,
    MATES_START,
    MATES_VALUES,
    MATRICES,
    MAY_BE_OUT,
    MEMBER_BASE,
    MEMBER_BINS,
    MEMBER_KIND,
    MEMBER_START,
    MIXED_ALONE,
    MIXED_CHANNEL,
    MIXED_LEFT,
    MIXED_OTHER,
    MIXED_ROOM,
    MIXED_START,
    MIXED_TIME,
    MIXED_WEIGHT,
    N_BLOCKS,
    N_CHOICES,
    N_GATES,
    N_PLACES,
    N_POSITIONS,
    N_ROOMS,
    N_SESSIONS,
    ON,
    OPEN_CHOICES_CLASS,
    OPEN_CHOICES_START,
    OPEN_CHOICES_VALUES,
    OPEN_PLACES_CLASS,
    OPEN_PLACES_START,
    OPEN_PLACES_VALUES,
    OUT,
    OUTSIDE,
    PLACE_CLASS,
    PLACES_START,
    PLACES_VALUES,
    POSITIONS_IN_BLOCK_START,
    POSITIONS_IN_BLOCK_VALUES,
    RANK_KEY,
    RANK_MEMBER,
    RANK_START,
    RANK_WEIGHT,
    RANK_WISH,
    RANKS_OF_START,
    RANKS_OF_VALUES,
    ROOM_CLASS,
    ROOM_HARD,
    ROOM_SOFT,
    S_BEFORE_IN,
    S_BEST,
    S_BEST_PLACE,
    S_BEST_ROOM,
    S_CHOICE_START,
    S_COUNTS,
    S_FIRST_IN,
    S_JOURNAL,
    S_LOCAL_PLACE,
    S_LOCAL_ROOM,
    S_MOVED,
    S_NEXT_IN,
    S_PLACE,
    S_PLACE_START,
    S_RANDOM,
    S_RANK_COST,
    S_ROOM,
    S_ROOM_HARD,
    S_ROOM_SOFT,
    S_SCRATCH,
    S_STACK,
    S_SUMS,
    S_TARGETS,
    S_TIME_HARD,
    S_TIME_SOFT,
    S_TOTAL,
    S_TRIES,
    STAMP,
    THRESHOLD,
    TIME_HARD,
    TIME_SOFT,
    TWIN,
)
from scheduler.network.places import Ints

Floats = NDArray[np.float64]

Function = TypeVar("Function", bound=Callable[..., object])


def compiled(function: Function) -> Function:
    """Let numba compile a function; the machine code is kept beside this file, or where numba can keep it."""
    try:
        return cast(Function, numba.njit(cache=True, nogil=True, error_model="numpy")(function))
    except RuntimeError:
        # Neither this folder nor the user's own can be written to: compile anew in every process.
        return cast(Function, numba.njit(nogil=True, error_model="numpy")(function))


MOST_MOVED = 64
"""No move changes the places of more sessions at once."""

RELOCATE, SWAP, SWAP_ROOMS, JOIN, CELLS, DROP, CHAIN, ORDERED = range(8)
N_KINDS = 8


def is_compiled() -> bool:
    """Whether there is machine code of an earlier run; without it the first search compiles for some 15 s."""
    if not hasattr(anneal, "stats"):
        return True
    kept = Path(anneal.stats.cache_path or "").glob("kernel.anneal-*.nbi")
    return any(index.stat().st_mtime > Path(__file__).stat().st_mtime for index in kept)


@compiled
def stamp() -> int:
    """The `STAMP` of the layout that this was compiled for."""
    return STAMP


@compiled
def _next(s: Ints) -> int:
    """xorshift64*, so that a seed gives the same search on every machine."""
    x = np.uint64(s[s[S_RANDOM]])
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    s[s[S_RANDOM]] = np.int64(x)
    return int(np.int64((x * np.uint64(2685821657736338717)) >> np.uint64(33)))


@compiled
def _below(s: Ints, n: int) -> int:
    return _next(s) % n


@compiled
def _share(s: Ints) -> float:
    return (_next(s) + 0.5) / 2147483648.0


@compiled
def _copy(s: Ints, source: int, target: int, n: int) -> None:
    for i in range(n):
        s[s[target] + i] = s[s[source] + i]


@compiled
def _local_place(t: Ints, session: int, place: int) -> int:
    """The number of a place among those of a session; -1: it has not this place, or is left out."""
    return t[t[LOCAL_PLACE] + t[N_POSITIONS] * t[t[PLACE_CLASS] + session] + place] if place >= 0 else -1


@compiled
def _local_room(t: Ints, session: int, room: int) -> int:
    """The number of a choice of rooms among those of a session, likewise."""
    return t[t[LOCAL_CHOICE] + t[N_ROOMS] * t[t[ROOM_CLASS] + session] + room] if room >= 0 else -1


@compiled
def _outside(t: Ints, gate: int, value: int) -> int:
    """Units by which a sum leaves the bounds of its gate."""
    over, under = max(0, value - t[t[HIGH] + gate]), max(0, t[t[LOW] + gate] - value)
    return under + (over * (over + 1) // 2 if t[t[GROWING] + gate] else over)


@compiled
def _feed(t: Ints, s: Ints, gate: int, amount: int) -> None:
    """Add to the sum of a gate, and to all that it feeds; the total cost follows."""
    stack = s[S_STACK]
    s[stack], s[stack + 1] = gate, amount
    size = 2
    while size:
        size -= 2
        g, d = s[stack + size], s[stack + size + 1]
        before = s[s[S_SUMS] + g]
        after = before + d
        s[s[S_SUMS] + g] = after
        if t[t[OUTSIDE] + 2 * g + 0] or t[t[OUTSIDE] + 2 * g + 1]:
            units = _outside(t, g, after) - _outside(t, g, before)
            if units:
                s[s[S_TOTAL] + 0] += units * t[t[OUTSIDE] + 2 * g + 0]
                s[s[S_TOTAL] + 1] += units * t[t[OUTSIDE] + 2 * g + 1]
        was, now = before >= t[t[THRESHOLD] + g], after >= t[t[THRESHOLD] + g]
        if was != now:
            sign = 1 if now else -1
            s[s[S_TOTAL] + 0] += sign * t[t[ON] + 2 * g + 0]
            s[s[S_TOTAL] + 1] += sign * t[t[ON] + 2 * g + 1]
            for f in range(t[t[FEED_START] + g], t[t[FEED_START] + g + 1]):
                s[stack + size], s[stack + size + 1] = t[t[FEED_GATE] + f], sign * t[t[FEED_AMOUNT] + f]
                size += 2


@compiled
def _bin(t: Ints, member: int, place: int, room: int) -> int:
    kind, bins = t[t[MEMBER_KIND] + member], t[t[MEMBER_BINS] + member]
    if kind == 0:
        return t[t[MEMBER_BASE] + member] + t[t[BINS] + bins + place]
    if kind == 1:
        return t[t[MEMBER_BASE] + member] + t[t[BINS] + bins + room]
    return t[t[MEMBER_BASE] + member] + t[t[BINS] + bins + place * t[N_ROOMS] + room]


@compiled
def _holds(t: Ints, leaf: int, local_place: int, local_room: int) -> bool:
    if local_place < 0:
        return False
    places, choices = t[t[LEAF_PLACES] + leaf], t[t[LEAF_CHOICES] + leaf]
    if places >= 0 and not t[t[MASKS] + places + local_place]:
        return False
    return choices < 0 or t[t[MASKS] + choices + local_room] != 0


@compiled
def _drains(t: Ints, session: int, local_room: int) -> tuple[int, int]:
    """The first and the last but one of the rows that say what a session takes in some rooms."""
    row = t[DRAINS_START] + t[t[DRAIN_ROW] + t[t[DRAIN_CLASS] + session]] + local_room
    return t[row], t[row + 1]


@compiled
def _drain(t: Ints, s: Ints, session: int, place: int, local_room: int, sign: int) -> None:
    """Take what a session takes of resources at a place, or give it back."""
    first, last = _drains(t, session, local_room)
    for d in range(first, last):
        base, amount = t[t[DRAIN_BASE] + d], sign * t[t[DRAIN_AMOUNT] + d]
        end = t[t[END_INDEX] + t[N_POSITIONS] * t[t[DRAIN_END] + d] + place]
        for moment in range(t[t[BEGIN_INDEX] + place], end):
            _feed(t, s, base + moment, amount)


@compiled
def _unary(t: Ints, s: Ints, session: int, local_place: int, local_room: int, channel: int) -> int:
    if local_place < 0:
        return t[t[OUT] + 2 * session + channel]
    cost = t[t[BY_PLACE] + 2 * (t[t[BY_PLACE_START] + session] + local_place) + channel]
    cost += t[t[BY_CHOICE] + 2 * (t[t[BY_CHOICE_START] + session] + local_room) + channel]
    both = t[t[BY_BOTH_START] + session]
    if both >= 0:
        n = t[t[N_CHOICES] + t[t[ROOM_CLASS] + session]]
        cost += t[t[BY_BOTH] + 2 * (both + local_place * n + local_room) + channel]
    return cost


@compiled
def _row(t: Ints, matrix: int, row: int, n: int) -> int:
    """Where a row of n entries begins: from where to where they are not 0, and after that all of them."""
    return t[MATRICES] + matrix + row * (n + 2)


@compiled
def _entry(t: Ints, matrix: int, row: int, n: int, column: int) -> int:
    return t[_row(t, matrix, row, n) + 2 + column]


@compiled
def _add_row(t: Ints, s: Ints, base: int, row: int, weight: int) -> None:
    """Add a row of a matrix, weighed, to costs that begin at ``base``."""
    for p in range(t[row], t[row + 1]):
        s[base + p] += weight * t[row + 2 + p]


@compiled
def _mixed(t: Ints, s: Ints, session: int) -> tuple[int, int]:
    """What the mixed pairs of a session cost, as everybody stands now."""
    hard = soft = 0
    lp, lr = s[s[S_LOCAL_PLACE] + session], s[s[S_LOCAL_ROOM] + session]
    for e in range(t[t[MIXED_START] + session], t[t[MIXED_START] + session + 1]):
        other = t[t[MIXED_OTHER] + e]
        op = s[s[S_LOCAL_PLACE] + other]
        if lp < 0:
            cost = t[t[MIXED_LEFT] + e] if op >= 0 else 0
        elif op < 0:
            cost = t[t[MIXED_ALONE] + e]
        else:
            cost = t[t[MIXED_WEIGHT] + e]
            if t[t[MIXED_TIME] + e] >= 0:
                cost *= _entry(t, t[t[MIXED_TIME] + e], lp, t[t[N_PLACES] + t[t[PLACE_CLASS] + other]], op)
            if cost and t[t[MIXED_ROOM] + e] >= 0:
                n = t[t[N_CHOICES] + t[t[ROOM_CLASS] + other]]
                cost *= _entry(t, t[t[MIXED_ROOM] + e], lr, n, s[s[S_LOCAL_ROOM] + other])
        if t[t[MIXED_CHANNEL] + e] == 0:
            hard += cost
        else:
            soft += cost
    return hard, soft


@compiled
def _between(t: Ints, pairs: int, session: int, other: int, mine: int, its: int, n: int) -> int:
    """What two sessions cost by one kind of pairs at local places or rooms; none where one is out."""
    if mine < 0 or its < 0:
        return 0
    low, high = t[t[pairs] + session], t[t[pairs] + session + 1]
    end = high
    while low < high:
        middle = (low + high) // 2
        if t[t[pairs + 1] + middle] < other:
            low = middle + 1
        else:
            high = middle
    cost = 0
    while low < end and t[t[pairs + 1] + low] == other:
        cost += t[t[pairs + 3] + low] * _entry(t, t[t[pairs + 2] + low], mine, n, its)
        low += 1
    return cost


@compiled
def _correction(t: Ints, pairs: int, a: int, b: int, a0: int, a1: int, b0: int, b1: int, n: int) -> int:
    """What two sessions that move at once cost, beyond what each costs when the other stays."""
    if t[t[pairs] + a] == t[t[pairs] + a + 1]:
        return 0
    both = _between(t, pairs, a, b, a1, b1, n) + _between(t, pairs, a, b, a0, b0, n)
    return both - _between(t, pairs, a, b, a1, b0, n) - _between(t, pairs, a, b, a0, b1, n)


@compiled
def _spread_pairs(
    t: Ints,
    s: Ints,
    pairs: int,
    costs: int,
    starts: int,
    sizes: int,
    classes: int,
    session: int,
    before: int,
    after: int,
) -> None:
    """Tell all others what they now cost beside a session that has moved."""
    for e in range(t[t[pairs] + session], t[t[pairs] + session + 1]):
        other = t[t[pairs + 1] + e]
        n = t[t[sizes] + t[t[classes] + other]]
        base, weight, matrix = s[costs] + s[s[starts] + other], t[t[pairs + 3] + e], t[t[pairs + 2] + e]
        if before >= 0:
            _add_row(t, s, base, _row(t, matrix, before, n), -weight)
        if after >= 0:
            _add_row(t, s, base, _row(t, matrix, after, n), weight)


@compiled
def _tell(t: Ints, s: Ints, session: int, p0: int, r0: int, p1: int, r1: int) -> None:
    """Tell all others that a session has moved, from and to local places and rooms."""
    if p0 != p1:
        _spread_pairs(t, s, TIME_HARD, S_TIME_HARD, S_PLACE_START, N_PLACES, PLACE_CLASS, session, p0, p1)
        _spread_pairs(t, s, TIME_SOFT, S_TIME_SOFT, S_PLACE_START, N_PLACES, PLACE_CLASS, session, p0, p1)
    if r0 != r1:
        _spread_pairs(t, s, ROOM_HARD, S_ROOM_HARD, S_CHOICE_START, N_CHOICES, ROOM_CLASS, session, r0, r1)
        _spread_pairs(t, s, ROOM_SOFT, S_ROOM_SOFT, S_CHOICE_START, N_CHOICES, ROOM_CLASS, session, r0, r1)


@compiled
def _is_full(t: Ints, s: Ints, session: int, place: int, local_room: int) -> bool:
    """Whether a resource that a session would take there is used up, by others, at the first level."""
    p0 = s[s[S_PLACE] + session]
    mine_first = mine_last = 0
    if p0 >= 0:
        mine_first, mine_last = _drains(t, session, s[s[S_LOCAL_ROOM] + session])
    first, last = _drains(t, session, local_room)
    for d in range(first, last):
        base, amount = t[t[DRAIN_BASE] + d], t[t[DRAIN_AMOUNT] + d]
        mine, begin, end = 0, 0, 0
        for m in range(mine_first, mine_last):
            if t[t[DRAIN_BASE] + m] == base:
                mine = t[t[DRAIN_AMOUNT] + m]
                begin = t[t[BEGIN_INDEX] + p0]
                end = t[t[END_INDEX] + t[N_POSITIONS] * t[t[DRAIN_END] + m] + p0]
        end_there = t[t[END_INDEX] + t[N_POSITIONS] * t[t[DRAIN_END] + d] + place]
        for moment in range(t[t[BEGIN_INDEX] + place], end_there):
            gate = base + moment
            value = s[s[S_SUMS] + gate] + amount
            if begin <= moment < end:
                value -= mine
            if value > t[t[HIGH] + gate] and t[t[OUTSIDE] + 2 * gate] > 0:
                return True
    return False


@compiled
def _stands_in(t: Ints, s: Ints, session: int, gate: int) -> bool:
    """Whether a session is in the bin of a gate."""
    place, room = s[s[S_PLACE] + session], s[s[S_ROOM] + session]
    if place < 0:
        return False
    for m in range(t[t[MEMBER_START] + session], t[t[MEMBER_START] + session + 1]):
        if _bin(t, m, place, room) == gate:
            return True
    return False


@compiled
def _may_take(t: Ints, gate: int, fed: int, is_on: bool) -> bool:
    """Whether ``fed`` may come to hold less when a gate goes on or off."""
    for f in range(t[t[FEED_START] + gate], t[t[FEED_START] + gate + 1]):
        between = t[t[FEED_GATE] + f]
        if between == fed:
            if (t[t[FEED_AMOUNT] + f] < 0) == is_on:
                return True
            continue
        for g in range(t[t[FEED_START] + between], t[t[FEED_START] + between + 1]):
            after = t[t[FEED_GATE] + g]
            if after == fed or t[t[FEED_START] + after] < t[t[FEED_START] + after + 1]:
                return True
    return False


@compiled
def _may_ease(t: Ints, s: Ints, session: int, place: int, room: int, partner: int, fed: int) -> bool:
    """Whether ``fed`` may come to hold less when a session moves; ``partner`` moves at the same time."""
    p0, r0 = s[s[S_PLACE] + session], s[s[S_ROOM] + session]
    for m in range(t[t[MEMBER_START] + session], t[t[MEMBER_START] + session + 1]):
        old = _bin(t, m, p0, r0) if p0 >= 0 else -1
        new = _bin(t, m, place, room) if place >= 0 else -1
        if old == new:
            continue
        if new >= 0 and _may_take(t, new, fed, True):
            return True
        if old >= 0 and _may_take(t, old, fed, False):
            n_leaving = 2 if partner != session and _stands_in(t, s, partner, old) else 1
            if s[s[S_SUMS] + old] - n_leaving < t[t[THRESHOLD] + old]:
                return True
    lp0, lr0 = s[s[S_LOCAL_PLACE] + session], s[s[S_LOCAL_ROOM] + session]
    lp1, lr1 = _local_place(t, session, place), _local_room(t, session, room)
    for leaf in range(t[t[LEAF_START] + session], t[t[LEAF_START] + session + 1]):
        holds = _holds(t, leaf, lp1, lr1)
        if holds != _holds(t, leaf, lp0, lr0) and _may_take(t, t[t[LEAF_GATE] + leaf], fed, holds):
            return True
    return False


@compiled
def _is_out_of_place(t: Ints, s: Ints, n: int, i: int) -> bool:
    """Whether one of n sessions would bring its group where the first level has no room for one more.

    Not if anything that the one or two sessions do could take from what is too much there.
    """
    session, place, room = s[s[S_MOVED] + i], s[s[S_TARGETS] + 2 * i], s[s[S_TARGETS] + 2 * i + 1]
    j = n - 1 - i
    partner, its_place, its_room = s[s[S_MOVED] + j], s[s[S_TARGETS] + 2 * j], s[s[S_TARGETS] + 2 * j + 1]
    p0, r0 = s[s[S_PLACE] + session], s[s[S_ROOM] + session]
    for m in range(t[t[MEMBER_START] + session], t[t[MEMBER_START] + session + 1]):
        gate = _bin(t, m, place, room)
        if s[s[S_SUMS] + gate] + 1 != t[t[THRESHOLD] + gate] or (p0 >= 0 and _bin(t, m, p0, r0) == gate):
            continue
        for f in range(t[t[FEED_START] + gate], t[t[FEED_START] + gate + 1]):
            fed, amount = t[t[FEED_GATE] + f], t[t[FEED_AMOUNT] + f]
            if amount <= 0 or t[t[OUTSIDE] + 2 * fed] <= 0 or s[s[S_SUMS] + fed] + amount <= t[t[HIGH] + fed]:
                continue
            if not _may_ease(t, s, session, place, room, partner, fed) and not (
                n == 2 and _may_ease(t, s, partner, its_place, its_room, session, fed)
            ):
                return True
    return False


@compiled
def _shift(t: Ints, s: Ints, session: int, place: int, room: int, drained: bool) -> None:
    """Put a session elsewhere, as far as gates are concerned; -1: leave it out.

    ``drained``: what it takes of resources changes, too.
    """
    p0, r0 = s[s[S_PLACE] + session], s[s[S_ROOM] + session]
    lp0, lr0 = s[s[S_LOCAL_PLACE] + session], s[s[S_LOCAL_ROOM] + session]
    lp1, lr1 = _local_place(t, session, place), _local_room(t, session, room)
    for m in range(t[t[MEMBER_START] + session], t[t[MEMBER_START] + session + 1]):
        old = _bin(t, m, p0, r0) if p0 >= 0 else -1
        new = _bin(t, m, place, room) if place >= 0 else -1
        if old != new:
            if old >= 0:
                _feed(t, s, old, -1)
            if new >= 0:
                _feed(t, s, new, 1)
    for leaf in range(t[t[LEAF_START] + session], t[t[LEAF_START] + session + 1]):
        old_leaf, new_leaf = _holds(t, leaf, lp0, lr0), _holds(t, leaf, lp1, lr1)
        if old_leaf != new_leaf:
            _feed(
                t,
                s,
                t[t[LEAF_GATE] + leaf],
                t[t[LEAF_AMOUNT] + leaf] if new_leaf else -t[t[LEAF_AMOUNT] + leaf],
            )
    if drained:
        if p0 >= 0:
            _drain(t, s, session, p0, lr0, -1)
        if place >= 0:
            _drain(t, s, session, place, lr1, 1)
    s[s[S_PLACE] + session], s[s[S_ROOM] + session] = place, room
    s[s[S_LOCAL_PLACE] + session], s[s[S_LOCAL_ROOM] + session] = lp1, lr1


@compiled
def _cell(t: Ints, place: int, room: int) -> int:
    """The number of the block and rooms of a place."""
    return t[t[BLOCK] + place] * t[N_ROOMS] + room


@compiled
def _enter_cell(t: Ints, s: Ints, session: int) -> None:
    """Put a session at the head of the list of those in its cell."""
    if s[s[S_PLACE] + session] < 0:
        return
    first = s[S_FIRST_IN] + _cell(t, s[s[S_PLACE] + session], s[s[S_ROOM] + session])
    following = s[first]
    s[s[S_NEXT_IN] + session], s[s[S_BEFORE_IN] + session] = following, -1
    if following >= 0:
        s[s[S_BEFORE_IN] + following] = session
    s[first] = session


@compiled
def _leave_cell(t: Ints, s: Ints, session: int, place: int, room: int) -> None:
    """Take a session out of the list of the cell where it stood."""
    if place < 0:
        return
    following, before = s[s[S_NEXT_IN] + session], s[s[S_BEFORE_IN] + session]
    if before >= 0:
        s[s[S_NEXT_IN] + before] = following
    else:
        s[s[S_FIRST_IN] + _cell(t, place, room)] = following
    if following >= 0:
        s[s[S_BEFORE_IN] + following] = before


@compiled
def _rank_cost(t: Ints, s: Ints, group: int) -> int:
    """How many of a group that want a place in its order have another."""
    n = 0
    begin, end = t[t[RANK_START] + group], t[t[RANK_START] + group + 1]
    for m in range(begin, end):
        session = t[t[RANK_MEMBER] + m]
        if s[s[S_PLACE] + session] >= 0:
            key = (
                t[t[RANK_KEY] + s[s[S_PLACE] + session] * t[N_ROOMS] + s[s[S_ROOM] + session]] * t[N_SESSIONS]
                + session
            )
            i = n
            while i > 0 and s[s[S_SCRATCH] + 2 * i - 2] > key:
                s[s[S_SCRATCH] + 2 * i], s[s[S_SCRATCH] + 2 * i + 1] = (
                    s[s[S_SCRATCH] + 2 * i - 2],
                    s[s[S_SCRATCH] + 2 * i - 1],
                )
                i -= 1
            s[s[S_SCRATCH] + 2 * i], s[s[S_SCRATCH] + 2 * i + 1] = key, t[t[RANK_WISH] + m]
            n += 1
    missed = 0
    for i in range(n):
        wish = s[s[S_SCRATCH] + 2 * i + 1]
        if wish and wish != i + 1:
            missed += 1
    return missed


@compiled
def _rerank(t: Ints, s: Ints, session: int) -> None:
    """Count anew the orders that a session stands in."""
    for i in range(t[t[RANKS_OF_START] + session], t[t[RANKS_OF_START] + session + 1]):
        group = t[t[RANKS_OF_VALUES] + i]
        missed = _rank_cost(t, s, group)
        change = missed - s[s[S_RANK_COST] + group]
        if change:
            s[s[S_RANK_COST] + group] = missed
            s[s[S_TOTAL] + 0] += change * t[t[RANK_WEIGHT] + 2 * group + 0]
            s[s[S_TOTAL] + 1] += change * t[t[RANK_WEIGHT] + 2 * group + 1]


@compiled
def _are_some(t: Ints, pairs: int) -> bool:
    """Whether there is any pair of a kind: most networks have none of some."""
    return t[t[pairs] + t[N_SESSIONS]] > 0


@compiled
def _change(s: Ints, costs: int, before: int, after: int) -> int:
    """What is due at one index of costs more than at another; below 0: nothing is."""
    return (s[costs + after] if after >= 0 else 0) - (s[costs + before] if before >= 0 else 0)


@compiled
def _plain_delta(t: Ints, s: Ints, session: int, lp1: int, lr1: int, channel: int) -> int:
    """What a session's own costs and its plain pairs change by when it alone moves."""
    lp0, lr0 = s[s[S_LOCAL_PLACE] + session], s[s[S_LOCAL_ROOM] + session]
    delta = _unary(t, s, session, lp1, lr1, channel) - _unary(t, s, session, lp0, lr0, channel)
    times, time_pairs = (S_TIME_HARD, TIME_HARD) if channel == 0 else (S_TIME_SOFT, TIME_SOFT)
    rooms, room_pairs = (S_ROOM_HARD, ROOM_HARD) if channel == 0 else (S_ROOM_SOFT, ROOM_SOFT)
    if _are_some(t, time_pairs):
        delta += _change(s, s[times] + s[s[S_PLACE_START] + session], lp0, lp1)
    if _are_some(t, room_pairs):
        delta += _change(s, s[rooms] + s[s[S_CHOICE_START] + session], lr0, lr1)
    return delta


@compiled
def _are_exchanged(t: Ints, s: Ints) -> bool:
    """Whether two sessions that take alike of all resources change places."""
    a, b = s[s[S_MOVED]], s[s[S_MOVED] + 1]
    if t[t[DRAIN_CLASS] + a] != t[t[DRAIN_CLASS] + b]:
        return False
    to_b = s[s[S_TARGETS]] == s[s[S_PLACE] + b] and s[s[S_TARGETS] + 1] == s[s[S_ROOM] + b]
    to_a = s[s[S_TARGETS] + 2] == s[s[S_PLACE] + a] and s[s[S_TARGETS] + 3] == s[s[S_ROOM] + a]
    return to_b and to_a


@compiled
def _cannot_hold(t: Ints, s: Ints, n: int) -> bool:
    """Whether the first level has no room for a move of one or two, told without carrying it out."""
    for i in range(n):
        a, place, room = s[s[S_MOVED] + i], s[s[S_TARGETS] + 2 * i], s[s[S_TARGETS] + 2 * i + 1]
        if place < 0:
            continue
        if n == 1 and _is_full(t, s, a, place, _local_room(t, a, room)):
            return True
        if _is_out_of_place(t, s, n, i):
            return True
    return False


@compiled
def _try(t: Ints, s: Ints, n: int, patience: float, strict: bool) -> bool:
    """Carry out the move of the first n of ``moved`` to ``targets`` if it costs at most ``patience``.

    Targets are pairs of place and room. Costs of the first level are weighed by ``total[2]``; with ``strict``
    none may be added to none.
    """
    hard = soft = 0
    for i in range(n):
        session, place, room = s[s[S_MOVED] + i], s[s[S_TARGETS] + 2 * i], s[s[S_TARGETS] + 2 * i + 1]
        lp, lr = _local_place(t, session, place), _local_room(t, session, room)
        if place >= 0 and (lp < 0 or lr < 0):
            return False
        hard += _plain_delta(t, s, session, lp, lr, 0)
        soft += _plain_delta(t, s, session, lp, lr, 1)
    for i in range(n):
        a = s[s[S_MOVED] + i]
        a0, x0 = s[s[S_LOCAL_PLACE] + a], s[s[S_LOCAL_ROOM] + a]
        a1 = _local_place(t, a, s[s[S_TARGETS] + 2 * i])
        x1 = _local_room(t, a, s[s[S_TARGETS] + 2 * i + 1])
        for j in range(i):
            b = s[s[S_MOVED] + j]
            b0, y0 = s[s[S_LOCAL_PLACE] + b], s[s[S_LOCAL_ROOM] + b]
            b1 = _local_place(t, b, s[s[S_TARGETS] + 2 * j])
            y1 = _local_room(t, b, s[s[S_TARGETS] + 2 * j + 1])
            n_p, n_r = t[t[N_PLACES] + t[t[PLACE_CLASS] + b]], t[t[N_CHOICES] + t[t[ROOM_CLASS] + b]]
            hard += _correction(t, TIME_HARD, a, b, a0, a1, b0, b1, n_p)
            soft += _correction(t, TIME_SOFT, a, b, a0, a1, b0, b1, n_p)
            hard += _correction(t, ROOM_HARD, a, b, x0, x1, y0, y1, n_r)
            soft += _correction(t, ROOM_SOFT, a, b, x0, x1, y0, y1, n_r)
    if strict and s[s[S_TOTAL] + 0] == 0 and (hard > 0 or (n <= 2 and _cannot_hold(t, s, n))):
        return False
    drained = not (n == 2 and _are_exchanged(t, s))
    before_hard, before_soft = s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1]
    for i in range(n):
        session = s[s[S_MOVED] + i]
        s[s[S_TARGETS] + 2 * n + 4 * i], s[s[S_TARGETS] + 2 * n + 4 * i + 1] = (
            s[s[S_PLACE] + session],
            s[s[S_ROOM] + session],
        )
        s[s[S_TARGETS] + 2 * n + 4 * i + 2] = s[s[S_LOCAL_PLACE] + session]
        s[s[S_TARGETS] + 2 * n + 4 * i + 3] = s[s[S_LOCAL_ROOM] + session]
        old = _mixed(t, s, session)
        _shift(t, s, session, s[s[S_TARGETS] + 2 * i], s[s[S_TARGETS] + 2 * i + 1], drained)
        new = _mixed(t, s, session)
        hard += new[0] - old[0]
        soft += new[1] - old[1]
    for i in range(n):
        _rerank(t, s, s[s[S_MOVED] + i])
    delta_hard = hard + s[s[S_TOTAL] + 0] - before_hard
    delta_soft = soft + s[s[S_TOTAL] + 1] - before_soft
    s[s[S_TOTAL] + 3], s[s[S_TOTAL] + 4] = delta_hard, delta_soft
    refused = strict and before_hard == 0 and delta_hard > 0
    if not refused and s[s[S_TOTAL] + 2] * float(delta_hard) + float(delta_soft) <= patience:
        s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1] = before_hard + delta_hard, before_soft + delta_soft
        for i in range(n):
            k = 2 * n + 4 * i
            session = s[s[S_MOVED] + i]
            _tell(
                t,
                s,
                session,
                s[s[S_TARGETS] + k + 2],
                s[s[S_TARGETS] + k + 3],
                s[s[S_LOCAL_PLACE] + session],
                s[s[S_LOCAL_ROOM] + session],
            )
            _leave_cell(t, s, session, s[s[S_TARGETS] + k], s[s[S_TARGETS] + k + 1])
            _enter_cell(t, s, session)
        return True
    for i in range(n - 1, -1, -1):
        k = 2 * n + 4 * i
        _shift(t, s, s[s[S_MOVED] + i], s[s[S_TARGETS] + k], s[s[S_TARGETS] + k + 1], drained)
    for i in range(n):
        _rerank(t, s, s[s[S_MOVED] + i])
    s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1] = before_hard, before_soft
    return False


@compiled
def _aim(t: Ints, s: Ints, session: int) -> None:
    """A random open place and room for a session."""
    places = t[OPEN_PLACES_START] + t[t[OPEN_PLACES_CLASS] + session]
    choices = t[OPEN_CHOICES_START] + t[t[OPEN_CHOICES_CLASS] + session]
    a, b = t[places], t[places + 1]
    c, d = t[choices], t[choices + 1]
    if a == b or c == d:
        s[s[S_TARGETS] + 0], s[s[S_TARGETS] + 1] = s[s[S_PLACE] + session], s[s[S_ROOM] + session]
        return
    lp = t[t[OPEN_PLACES_VALUES] + a + _below(s, b - a)]
    lr = t[t[OPEN_CHOICES_VALUES] + c + _below(s, d - c)]
    s[s[S_TARGETS] + 0] = t[t[PLACES_VALUES] + t[t[PLACES_START] + t[t[PLACE_CLASS] + session]] + lp]
    s[s[S_TARGETS] + 1] = t[t[CHOICES_VALUES] + t[t[CHOICES_START] + t[t[ROOM_CLASS] + session]] + lr]


@compiled
def _troubled(t: Ints, s: Ints, session: int) -> int:
    """Of some random sessions the first that itself costs something at the first level; else ``session``."""
    for _ in range(12):
        other = _below(s, t[N_SESSIONS])
        lp, lr = s[s[S_LOCAL_PLACE] + other], s[s[S_LOCAL_ROOM] + other]
        cost = _unary(t, s, other, lp, lr, 0)
        if lp >= 0:
            cost += s[s[S_TIME_HARD] + s[s[S_PLACE_START] + other] + lp]
            cost += s[s[S_ROOM_HARD] + s[s[S_CHOICE_START] + other] + lr]
        if cost > 0:
            return other
    return session


@compiled
def _aim_beside(t: Ints, s: Ints, session: int) -> bool:
    """A place for a session in the block and rooms where one of its group stands; False: there is none."""
    begin, end = t[t[MATES_OF_START] + session], t[t[MATES_OF_START] + session + 1]
    if begin == end:
        return False
    group = t[t[MATES_OF_VALUES] + begin + _below(s, end - begin)]
    m, n = t[t[MATES_START] + group], t[t[MATES_START] + group + 1]
    mate = t[t[MATES_VALUES] + m + _below(s, n - m)]
    if mate == session or s[s[S_PLACE] + mate] < 0:
        return False
    row = t[t[PLACE_CLASS] + session] * t[N_BLOCKS] + t[t[BLOCK] + s[s[S_PLACE] + mate]]
    p, q = t[t[POSITIONS_IN_BLOCK_START] + row], t[t[POSITIONS_IN_BLOCK_START] + row + 1]
    if p == q:
        return False
    lp = t[t[POSITIONS_IN_BLOCK_VALUES] + p + _below(s, q - p)]
    s[s[S_TARGETS] + 0] = t[t[PLACES_VALUES] + t[t[PLACES_START] + t[t[PLACE_CLASS] + session]] + lp]
    s[s[S_TARGETS] + 1] = s[s[S_ROOM] + mate]
    return True


@compiled
def _number_among(s: Ints, session: int, n: int) -> int:
    """Which of the first n that are to be moved a session is; -1: none of them."""
    for i in range(n):
        if s[s[S_MOVED] + i] == session:
            return i
    return -1


@compiled
def _in_order(t: Ints, s: Ints, group: int, n: int) -> int:
    """Deal the places that a group will have out in the order that it wants; how many move then.

    ``n`` are moved already; 0: it is too many.
    """
    places, k = s[S_SCRATCH], 0
    begin, end = t[t[RANK_START] + group], t[t[RANK_START] + group + 1]
    for m in range(begin, end):
        session = t[t[RANK_MEMBER] + m]
        i = _number_among(s, session, n)
        place = s[s[S_TARGETS] + 2 * i] if i >= 0 else s[s[S_PLACE] + session]
        room = s[s[S_TARGETS] + 2 * i + 1] if i >= 0 else s[s[S_ROOM] + session]
        if place < 0:
            continue
        key = t[t[RANK_KEY] + place * t[N_ROOMS] + room]
        j = k
        while j > 0 and s[places + 3 * j - 3] > key:
            for column in range(3):
                s[places + 3 * j + column] = s[places + 3 * j - 3 + column]
            j -= 1
        s[places + 3 * j], s[places + 3 * j + 1], s[places + 3 * j + 2] = key, place * t[N_ROOMS] + room, -1
        k += 1
    for with_wish in (True, False):
        free = 0
        for m in range(begin, end):
            session, wish = t[t[RANK_MEMBER] + m], t[t[RANK_WISH] + m]
            if s[s[S_PLACE] + session] < 0 or (0 < wish <= k) != with_wish:
                continue
            if with_wish:
                free = wish - 1
            while free < k and s[places + 3 * free + 2] >= 0:
                free += 1
            if free == k:
                return 0
            s[places + 3 * free + 2] = session
    for j in range(k):
        cell, session = s[places + 3 * j + 1], s[places + 3 * j + 2]
        place, room = cell // t[N_ROOMS], cell % t[N_ROOMS]
        i = _number_among(s, session, n)
        if i < 0:
            if place == s[s[S_PLACE] + session] and room == s[s[S_ROOM] + session]:
                continue
            if n == MOST_MOVED:
                return 0
            i, n = n, n + 1
            s[s[S_MOVED] + i] = session
        s[s[S_TARGETS] + 2 * i], s[s[S_TARGETS] + 2 * i + 1] = place, room
    return n


@compiled
def _orders_kept(t: Ints, s: Ints, n: int) -> int:
    """Put the groups of those that are to be moved in the orders that they want; how many move then.

    0: none, or too many. A session that is in several such groups is put in order by the last of them.
    """
    last = -1
    for i in range(n):
        session = s[s[S_MOVED] + i]
        for r in range(t[t[RANKS_OF_START] + session], t[t[RANKS_OF_START] + session + 1]):
            group = t[t[RANKS_OF_VALUES] + r]
            if group != last:
                n = _in_order(t, s, group, n)
                last = group
            if n == 0:
                return 0
    for i in range(n):
        session = s[s[S_MOVED] + i]
        if s[s[S_TARGETS] + 2 * i] != s[s[S_PLACE] + session]:
            return n
        if s[s[S_TARGETS] + 2 * i + 1] != s[s[S_ROOM] + session]:
            return n
    return 0


@compiled
def _propose_cells(t: Ints, s: Ints, a: int) -> int:
    """Let all that stand in the cell of a session change places with all in another cell."""
    b = _below(s, t[N_SESSIONS])
    if a == b or s[s[S_PLACE] + a] < 0 or s[s[S_PLACE] + b] < 0:
        return 0
    block_a, room_a = t[t[BLOCK] + s[s[S_PLACE] + a]], s[s[S_ROOM] + a]
    block_b, room_b = t[t[BLOCK] + s[s[S_PLACE] + b]], s[s[S_ROOM] + b]
    if _below(s, 3) == 0:
        _aim(t, s, a)
        block_b, room_b = t[t[BLOCK] + s[s[S_TARGETS] + 0]], s[s[S_TARGETS] + 1]
    elif _below(s, 3) == 0:
        block_b = block_a
    if block_a == block_b and room_a == room_b:
        return 0
    n = 0
    for in_a in (True, False):
        cell = block_a * t[N_ROOMS] + room_a if in_a else block_b * t[N_ROOMS] + room_b
        session = s[s[S_FIRST_IN] + cell]
        while session >= 0:
            place = s[s[S_PLACE] + session]
            if n == MOST_MOVED:
                return 0
            target = place
            if block_a != block_b:
                target = t[t[TWIN] + place * t[N_BLOCKS] + (block_b if in_a else block_a)]
            if target < 0:
                return 0
            s[s[S_MOVED] + n] = session
            s[s[S_TARGETS] + 2 * n], s[s[S_TARGETS] + 2 * n + 1] = target, room_b if in_a else room_a
            n += 1
            session = s[s[S_NEXT_IN] + session]
    return n


@compiled
def _propose_ordered(t: Ints, s: Ints, a: int) -> int:
    """Move a session, or let it change places with another, and put all of their groups in order."""
    n = 1
    if s[s[S_PLACE] + a] < 0 or t[t[RANKS_OF_START] + a] == t[t[RANKS_OF_START] + a + 1]:
        return 0
    way = _below(s, 8)
    if way == 7:
        return _orders_kept(t, s, _propose_cells(t, s, a))
    s[s[S_TARGETS] + 0], s[s[S_TARGETS] + 1] = s[s[S_PLACE] + a], s[s[S_ROOM] + a]
    if way < 3:
        _aim(t, s, a)
    elif way < 5:
        if not _aim_beside(t, s, a):
            return 0
    elif way < 6:
        b = _below(s, t[N_SESSIONS])
        if b == a or s[s[S_PLACE] + b] < 0:
            return 0
        n = 2
        s[s[S_MOVED] + 1] = b
        s[s[S_TARGETS] + 2], s[s[S_TARGETS] + 3] = s[s[S_PLACE] + a], s[s[S_ROOM] + a]
        s[s[S_TARGETS] + 0], s[s[S_TARGETS] + 1] = s[s[S_PLACE] + b], s[s[S_ROOM] + b]
    return _orders_kept(t, s, n)


@compiled
def _propose(t: Ints, s: Ints, kind: int) -> int:
    """Fill ``moved`` and ``targets`` with a random move of a kind; how many sessions it moves."""
    a = _below(s, t[N_SESSIONS])
    if s[s[S_TOTAL]] > 0 and _below(s, 2):
        a = _troubled(t, s, a)
    s[s[S_MOVED] + 0] = a
    if kind == RELOCATE:
        _aim(t, s, a)
        if s[s[S_PLACE] + a] >= 0 and _below(s, 3) == 0:
            if _below(s, 2):
                s[s[S_TARGETS] + 0] = s[s[S_PLACE] + a]
            else:
                s[s[S_TARGETS] + 1] = s[s[S_ROOM] + a]
        return 1 if s[s[S_TARGETS] + 0] != s[s[S_PLACE] + a] or s[s[S_TARGETS] + 1] != s[s[S_ROOM] + a] else 0
    if kind == DROP:
        if s[s[S_PLACE] + a] < 0:
            _aim(t, s, a)
        elif t[t[MAY_BE_OUT] + a]:
            s[s[S_TARGETS] + 0] = s[s[S_TARGETS] + 1] = -1
        else:
            return 0
        return 1
    if kind == ORDERED:
        return _propose_ordered(t, s, a)
    if kind == CELLS:
        return _propose_cells(t, s, a)
    if kind == JOIN:
        if not _aim_beside(t, s, a):
            return 0
        return 1 if s[s[S_TARGETS] + 0] != s[s[S_PLACE] + a] or s[s[S_TARGETS] + 1] != s[s[S_ROOM] + a] else 0
    b = _below(s, t[N_SESSIONS])
    begin, end = t[t[MATES_OF_START] + a], t[t[MATES_OF_START] + a + 1]
    if kind == SWAP and begin < end and _below(s, 2):
        group = t[t[MATES_OF_VALUES] + begin + _below(s, end - begin)]
        m, n = t[t[MATES_START] + group], t[t[MATES_START] + group + 1]
        b = t[t[MATES_VALUES] + m + _below(s, n - m)]
    if kind == SWAP_ROOMS and s[s[S_PLACE] + a] >= 0:
        for _ in range(20):
            if s[s[S_PLACE] + b] == s[s[S_PLACE] + a] and b != a:
                break
            b = _below(s, t[N_SESSIONS])
    if a == b or s[s[S_PLACE] + a] < 0 or s[s[S_PLACE] + b] < 0:
        return 0
    if kind == CHAIN:
        # The first takes the place of the second, that one an open place or the place of a third.
        s[s[S_MOVED] + 1] = b
        place, room = s[s[S_PLACE] + b], s[s[S_ROOM] + b]
        n = 2
        c = _below(s, t[N_SESSIONS])
        if _below(s, 2) and c != a and c != b and s[s[S_PLACE] + c] >= 0:
            n = 3
            s[s[S_MOVED] + 2] = c
            s[s[S_TARGETS] + 4], s[s[S_TARGETS] + 5] = s[s[S_PLACE] + a], s[s[S_ROOM] + a]
            s[s[S_TARGETS] + 2], s[s[S_TARGETS] + 3] = s[s[S_PLACE] + c], s[s[S_ROOM] + c]
        else:
            _aim(t, s, b)
            s[s[S_TARGETS] + 2], s[s[S_TARGETS] + 3] = s[s[S_TARGETS]], s[s[S_TARGETS] + 1]
        s[s[S_TARGETS]], s[s[S_TARGETS] + 1] = place, room
        return n
    s[s[S_MOVED] + 1] = b
    s[s[S_TARGETS] + 0], s[s[S_TARGETS] + 1] = s[s[S_PLACE] + b], s[s[S_ROOM] + b]
    s[s[S_TARGETS] + 2], s[s[S_TARGETS] + 3] = s[s[S_PLACE] + a], s[s[S_ROOM] + a]
    if kind == SWAP_ROOMS and s[s[S_PLACE] + a] != s[s[S_PLACE] + b]:
        s[s[S_TARGETS] + 0], s[s[S_TARGETS] + 2] = s[s[S_PLACE] + a], s[s[S_PLACE] + b]
    return 2 if s[s[S_PLACE] + a] != s[s[S_PLACE] + b] or s[s[S_ROOM] + a] != s[s[S_ROOM] + b] else 0


@compiled
def _keep_all(t: Ints, s: Ints) -> None:
    """Remember where everybody stands, as the best that was met."""
    s[s[S_BEST] + 0], s[s[S_BEST] + 1] = s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1]
    _copy(s, S_PLACE, S_BEST_PLACE, t[N_SESSIONS])
    _copy(s, S_ROOM, S_BEST_ROOM, t[N_SESSIONS])
    s[s[S_BEST] + 2] = 0


@compiled
def _note(t: Ints, s: Ints, n: int) -> None:
    """Enter those who have moved in the journal of what differs from the best; -1: it overflowed."""
    noted = s[s[S_BEST] + 2]
    if noted < 0:
        return
    if noted + n > t[N_SESSIONS]:
        s[s[S_BEST] + 2] = -1
        return
    for i in range(n):
        s[s[S_JOURNAL] + noted + i] = s[s[S_MOVED] + i]
    s[s[S_BEST] + 2] = noted + n


@compiled
def _keep_best(t: Ints, s: Ints) -> None:
    """As `_keep_all`, but only what has changed since."""
    noted = s[s[S_BEST] + 2]
    if noted < 0:
        _keep_all(t, s)
        return
    for i in range(noted):
        session = s[s[S_JOURNAL] + i]
        s[s[S_BEST_PLACE] + session] = s[s[S_PLACE] + session]
        s[s[S_BEST_ROOM] + session] = s[s[S_ROOM] + session]
    s[s[S_BEST] + 0], s[s[S_BEST] + 1] = s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1]
    s[s[S_BEST] + 2] = 0


@compiled
def begin(t: Ints, s: Ints) -> None:
    """Count everything for the places in ``place`` and ``room``."""
    n = t[N_SESSIONS]
    s[s[S_TOTAL] + 0], s[s[S_TOTAL] + 1] = t[t[CONSTANTS] + 0], t[t[CONSTANTS] + 1]
    for gate in range(t[N_GATES]):
        s[s[S_SUMS] + gate] = t[t[GATE_START] + gate]
    for costs in (S_TIME_HARD, S_TIME_SOFT, S_ROOM_HARD, S_ROOM_SOFT):
        for i in range(s[costs], s[costs + 1]):
            s[i] = 0
    for gate in range(t[N_GATES]):
        value = s[s[S_SUMS] + gate]
        units = _outside(t, gate, value)
        s[s[S_TOTAL] + 0] += units * t[t[OUTSIDE] + 2 * gate + 0]
        s[s[S_TOTAL] + 1] += units * t[t[OUTSIDE] + 2 * gate + 1]
        if value >= t[t[THRESHOLD] + gate]:
            s[s[S_TOTAL] + 0] += t[t[ON] + 2 * gate + 0]
            s[s[S_TOTAL] + 1] += t[t[ON] + 2 * gate + 1]
    for gate in range(t[N_GATES]):
        if t[t[GATE_START] + gate] >= t[t[THRESHOLD] + gate]:
            for f in range(t[t[FEED_START] + gate], t[t[FEED_START] + gate + 1]):
                _feed(t, s, t[t[FEED_GATE] + f], t[t[FEED_AMOUNT] + f])
    _copy(s, S_PLACE, S_BEST_PLACE, n)
    _copy(s, S_ROOM, S_BEST_ROOM, n)
    for session in range(n):
        s[s[S_PLACE] + session] = s[s[S_ROOM] + session] = -1
        s[s[S_LOCAL_PLACE] + session] = s[s[S_LOCAL_ROOM] + session] = -1
    for i in range(s[S_FIRST_IN], s[S_FIRST_IN + 1]):
        s[i] = -1
    for group in range(s[S_RANK_COST], s[S_RANK_COST + 1]):
        s[group] = 0
    hard = soft = 0
    for session in range(n):
        hard += t[t[OUT] + 2 * session + 0]
        soft += t[t[OUT] + 2 * session + 1]
    for session in range(n):
        if s[s[S_BEST_PLACE] + session] < 0:
            continue
        lp = _local_place(t, session, s[s[S_BEST_PLACE] + session])
        lr = _local_room(t, session, s[s[S_BEST_ROOM] + session])
        hard += _plain_delta(t, s, session, lp, lr, 0)
        soft += _plain_delta(t, s, session, lp, lr, 1)
        old = _mixed(t, s, session)
        _shift(t, s, session, s[s[S_BEST_PLACE] + session], s[s[S_BEST_ROOM] + session], True)
        new = _mixed(t, s, session)
        hard += new[0] - old[0]
        soft += new[1] - old[1]
        _tell(t, s, session, -1, -1, lp, lr)
        _enter_cell(t, s, session)
    for session in range(n):
        _rerank(t, s, session)
    s[s[S_TOTAL] + 0] += hard
    s[s[S_TOTAL] + 1] += soft
    _keep_all(t, s)


@compiled
def anneal(
    t: Ints,
    s: Ints,
    n_moves: int,
    hot: float,
    cold: float,
    strict: bool,
    shares: Floats,
) -> int:
    """Try so many moves while the temperature falls from ``hot`` to ``cold``; how many were carried out.

    ``shares`` are cumulative shares of the kinds of moves. The best place met is kept in ``best_place`` and
    ``best_room``; the search stands where it ended.
    """
    n_taken = 0
    cooling = (cold / hot) ** (1.0 / max(1, n_moves)) if hot > 0 else 1.0
    temperature = hot
    for _ in range(n_moves):
        temperature *= cooling
        u = _share(s)
        kind = 0
        while kind < N_KINDS - 1 and u > shares[kind]:
            kind += 1
        n = _propose(t, s, kind)
        s[s[S_TRIES] + kind] += 1
        if n == 0:
            continue
        patience = -temperature * np.log(_share(s)) if temperature > 0 else 0.0
        if _try(t, s, n, patience, strict):
            n_taken += 1
            s[s[S_COUNTS] + kind] += 1
            _note(t, s, n)
            if s[s[S_TOTAL] + 0] < s[s[S_BEST] + 0] or (
                s[s[S_TOTAL] + 0] == s[s[S_BEST] + 0] and s[s[S_TOTAL] + 1] < s[s[S_BEST] + 1]
            ):
                _keep_best(t, s)
    return n_taken


@compiled
def sample(t: Ints, s: Ints, n_moves: int, shares: Floats, deltas: Ints) -> int:
    """What random moves would cost by channel, shape (moves, 2); how many there were. None is carried out."""
    n_found = 0
    for _ in range(n_moves):
        u = _share(s)
        kind = 0
        while kind < N_KINDS - 1 and u > shares[kind]:
            kind += 1
        n = _propose(t, s, kind)
        if n and n_found < len(deltas):
            s[s[S_TOTAL] + 3] = s[s[S_TOTAL] + 4] = 0
            _try(t, s, n, -1e300, False)
            deltas[n_found, 0], deltas[n_found, 1] = s[s[S_TOTAL] + 3], s[s[S_TOTAL] + 4]
            n_found += 1
    return n_found


@compiled
def construct(t: Ints, s: Ints, order: Ints, n_tries: int) -> None:
    """Place sessions that are out, in an order, each at the cheapest of some random places."""
    for session in order:
        if s[s[S_PLACE] + session] >= 0:
            continue
        found, place, room = np.inf, -1, -1
        for _ in range(n_tries):
            _aim(t, s, session)
            p, r = s[s[S_TARGETS]], s[s[S_TARGETS] + 1]
            s[s[S_MOVED]] = session
            s[s[S_TOTAL] + 3] = s[s[S_TOTAL] + 4] = 0
            _try(t, s, 1, -np.inf, False)
            cost = s[s[S_TOTAL] + 2] * float(s[s[S_TOTAL] + 3]) + float(s[s[S_TOTAL] + 4])
            if cost < found:
                found, place, room = cost, p, r
        if place >= 0:
            s[s[S_MOVED]] = session
            s[s[S_TARGETS]], s[s[S_TARGETS] + 1] = place, room
            _try(t, s, 1, np.inf, False)
    _keep_all(t, s)
