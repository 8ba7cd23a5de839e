"""Where each table and each part of the state lies in the two arrays that the compiled search works on.

One array of whole numbers holds all tables, another the state: compiled code takes a whole table as an
argument much more slowly than one array. The entry at the index of a name is where its part begins; scalars,
the first few, are that entry themselves. A last entry tells where the last part ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from zlib import crc32

import numpy as np

from scheduler.network.places import Ints

(
    N_SESSIONS,
    N_ROOMS,
    N_POSITIONS,
    N_BLOCKS,
    N_GATES,
    BLOCK,
    TWIN,
    PLACE_CLASS,
    ROOM_CLASS,
    N_PLACES,
    N_CHOICES,
    PLACES_START,
    PLACES_VALUES,
    CHOICES_START,
    CHOICES_VALUES,
    LOCAL_PLACE,
    LOCAL_CHOICE,
    OPEN_PLACES_CLASS,
    OPEN_PLACES_START,
    OPEN_PLACES_VALUES,
    OPEN_CHOICES_CLASS,
    OPEN_CHOICES_START,
    OPEN_CHOICES_VALUES,
    BY_PLACE_START,
    BY_PLACE,
    BY_CHOICE_START,
    BY_CHOICE,
    BY_BOTH_START,
    BY_BOTH,
    OUT,
    MAY_BE_OUT,
    MATRICES,
    TIME_HARD,
    TIME_HARD_OTHER,
    TIME_HARD_OFFSET,
    TIME_HARD_WEIGHT,
    TIME_SOFT,
    TIME_SOFT_OTHER,
    TIME_SOFT_OFFSET,
    TIME_SOFT_WEIGHT,
    ROOM_HARD,
    ROOM_HARD_OTHER,
    ROOM_HARD_OFFSET,
    ROOM_HARD_WEIGHT,
    ROOM_SOFT,
    ROOM_SOFT_OTHER,
    ROOM_SOFT_OFFSET,
    ROOM_SOFT_WEIGHT,
    MIXED_START,
    MIXED_OTHER,
    MIXED_TIME,
    MIXED_ROOM,
    MIXED_WEIGHT,
    MIXED_CHANNEL,
    MIXED_ALONE,
    MIXED_LEFT,
    GATE_START,
    THRESHOLD,
    LOW,
    HIGH,
    OUTSIDE,
    ON,
    GROWING,
    FEED_START,
    FEED_GATE,
    FEED_AMOUNT,
    MEMBER_START,
    MEMBER_BASE,
    MEMBER_KIND,
    MEMBER_BINS,
    BINS,
    LEAF_START,
    LEAF_GATE,
    LEAF_AMOUNT,
    LEAF_PLACES,
    LEAF_CHOICES,
    MASKS,
    DRAIN_CLASS,
    DRAIN_ROW,
    DRAINS_START,
    DRAIN_BASE,
    DRAIN_AMOUNT,
    DRAIN_END,
    BEGIN_INDEX,
    END_INDEX,
    RANK_START,
    RANK_MEMBER,
    RANK_WISH,
    RANK_WEIGHT,
    RANKS_OF_START,
    RANKS_OF_VALUES,
    RANK_KEY,
    MATES_START,
    MATES_VALUES,
    MATES_OF_START,
    MATES_OF_VALUES,
    POSITIONS_IN_BLOCK_START,
    POSITIONS_IN_BLOCK_VALUES,
    CONSTANTS,
) = range(99)

N_SCALARS = N_GATES + 1
TABLES: tuple[str, ...] = tuple(name for name, value in list(globals().items()) if isinstance(value, int))[
    :-1
]

(
    S_PLACE,
    S_ROOM,
    S_LOCAL_PLACE,
    S_LOCAL_ROOM,
    S_TOTAL,
    S_SUMS,
    S_TIME_HARD,
    S_TIME_SOFT,
    S_ROOM_HARD,
    S_ROOM_SOFT,
    S_PLACE_START,
    S_CHOICE_START,
    S_RANK_COST,
    S_STACK,
    S_MOVED,
    S_TARGETS,
    S_SCRATCH,
    S_RANDOM,
    S_BEST_PLACE,
    S_BEST_ROOM,
    S_BEST,
    S_JOURNAL,
    S_FIRST_IN,
    S_NEXT_IN,
    S_BEFORE_IN,
    S_COUNTS,
    S_TRIES,
) = range(27)

STATE: tuple[str, ...] = tuple(name for name in list(globals()) if name.startswith("S_"))

STAMP = crc32(" ".join((*TABLES, *STATE)).encode())
"""Another one for every other layout: machine code that numba has kept is of the layout of its time."""


def packed(names: Sequence[str], parts: Mapping[str, int | Ints]) -> Ints:
    """One array with a head, an entry for each name, and after it the parts in the order of the names."""
    head = np.zeros(len(names) + 1, np.int64)
    flat = [head]
    place = len(head)
    for number, name in enumerate(names):
        part = parts[name]
        if isinstance(part, int):
            head[number] = part
            continue
        head[number] = place
        flat.append(np.ascontiguousarray(part, dtype=np.int64).ravel())
        place += part.size
    head[-1] = place
    return np.concatenate(flat)
