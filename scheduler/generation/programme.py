"""The hidden programme: how many sessions of each kind, of which tracks, and where each one stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from scheduler.generation.dice import Dice
from scheduler.generation.draft import UNITS, UNITS_A_BLOCK, Draft, Stand
from scheduler.generation.timetable import BLOCKS_A_DAY
from scheduler.generation.wanted import Wanted

FEWEST_FOR_POSTERS = 60
PERCENT = {"poster": 12, "round_table": 10, "workshop": 8}
TITLES = {
    "keynote": "Keynote",
    "round_table": "Round table",
    "talk": "Talk",
    "workshop": "Workshop",
    "poster": "Poster",
}
SESSIONS_A_TRACK = 12
LARGEST_TRACK = 60
MAIN_HALL, POSTER_HALL = 0, -1
"""Numbers of two rooms; the others are numbered from 1."""

Cell = list[tuple[Draft, int]]
"""Sessions in one room during one block, each with its first unit."""


@dataclass(frozen=True)
class Hidden:
    """All sessions with where they stand, in the order of the instance; ``cells`` are those not empty."""

    drafts: list[Draft]
    cells: list[Cell]
    n_rooms: int
    n_tracks: int
    empty: dict[int, list[tuple[int, int]]]
    """(day, block) pairs in which each parallel room stands empty."""


def hidden_programme(wanted: Wanted, dice: Dice) -> Hidden:
    """Make up sessions, and deal them out to rooms and times."""
    drafts, n_tracks = _drafts(wanted, dice)
    cells = _cells([draft for draft in drafts if draft.is_parallel], dice)
    n_blocks = wanted.n_days * BLOCKS_A_DAY
    units = sum(UNITS[draft.kind] for draft in drafts if draft.is_parallel)
    by_time = -(-units * 100 // (wanted.tightness * n_blocks * UNITS_A_BLOCK))
    n_rooms = max(2, by_time, -(-len(cells) // n_blocks))
    empty = _deal_out(cells, n_rooms, n_blocks, dice)
    _stand_in_halls(drafts, wanted.n_days, dice)
    return Hidden(drafts, cells, n_rooms, n_tracks, empty)


def _drafts(wanted: Wanted, dice: Dice) -> tuple[list[Draft], int]:
    """All sessions with kind and track, in any order, numbered by kind in that order."""
    kinds = dice.shuffled(_kinds(wanted))
    n_tracks = max(2, wanted.sessions // SESSIONS_A_TRACK)
    largest = min(LARGEST_TRACK, max(wanted.sessions // 6, -(-2 * wanted.sessions // n_tracks)))
    weights = [1000 // (number + 3) for number in range(n_tracks)]
    sizes, numbers = Counter[int](), Counter[str]()
    width = len(str(wanted.sessions))
    drafts = []
    for kind in kinds:
        open_weights = [weight if sizes[track] < largest else 0 for track, weight in enumerate(weights)]
        track = dice.weighted(open_weights)
        sizes[track] += 1
        numbers[kind] += 1
        number = f"{numbers[kind]:0{width}d}"
        name = kind.replace("_", "-")
        drafts.append(Draft(f"{name}-{number}", kind, f"{TITLES[kind]} {number}", track))
    return drafts, n_tracks


def _kinds(wanted: Wanted) -> list[str]:
    """The kind of every session; what is none of the others is a talk."""
    rest = wanted.sessions - wanted.n_days
    counts = {kind: rest * percent // 100 for kind, percent in PERCENT.items()}
    if wanted.sessions < FEWEST_FOR_POSTERS:
        counts["poster"] = 0
    counts["keynote"] = wanted.n_days
    counts["talk"] = wanted.sessions - sum(counts.values())
    return [kind for kind in sorted(counts) for _ in range(counts[kind])]


def _cells(drafts: list[Draft], dice: Dice) -> list[Cell]:
    """Full cells of each track, one track after the other, and between them cells of what was left over."""
    by_track: defaultdict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_track[draft.track].append(draft)
    full: list[list[Cell]] = []
    over: list[Draft] = []
    for track in dice.shuffled(sorted(by_track)):
        cells, left = _packed(dice.shuffled(by_track[track]), dice)
        full.append(dice.shuffled(cells))
        over += left
    mixed, last = _packed(over, dice)
    mixed += [[(draft, 0)] for draft in last if draft.kind == "round_table"]
    talks = [draft for draft in last if draft.kind == "talk"]
    mixed += [[(draft, unit) for unit, draft in enumerate(talks)]] if talks else []
    for cell in mixed:
        full.insert(dice.below(len(full) + 1), [cell])
    return [cell for cells in full for cell in cells]


def _packed(drafts: list[Draft], dice: Dice) -> tuple[list[Cell], list[Draft]]:
    """Cells without a gap, and what fills none: round tables alone, or two talks at most."""
    kinds = {kind: [draft for draft in drafts if draft.kind == kind] for kind in UNITS}
    tables, talks = kinds["round_table"], kinds["talk"]
    cells: list[Cell] = [[(workshop, 0)] for workshop in kinds["workshop"]]
    while tables and talks:
        table, talk = tables.pop(), talks.pop()
        cells.append([(table, 0), (talk, 2)] if dice.chance(50) else [(talk, 0), (table, 1)])
    while len(talks) >= UNITS_A_BLOCK:
        cells.append([(talks.pop(), unit) for unit in range(UNITS_A_BLOCK)])
    return cells, tables + talks


def _deal_out(cells: list[Cell], n_rooms: int, n_blocks: int, dice: Dice) -> dict[int, list[tuple[int, int]]]:
    """Put cells into rooms, block after block, so that tracks have few rooms; empty places are returned."""
    places = [(room, block) for room in range(n_rooms) for block in range(n_blocks)]
    spare = set(dice.shuffled(range(len(places)))[: len(places) - len(cells)])
    used = (place for number, place in enumerate(places) if number not in spare)
    for cell, (room, block) in zip(cells, used, strict=True):
        for draft, unit in cell:
            draft.stand = Stand(block // BLOCKS_A_DAY, block % BLOCKS_A_DAY, unit, room)
    empty: dict[int, list[tuple[int, int]]] = {room: [] for room in range(n_rooms)}
    for number in sorted(spare):
        room, block = places[number]
        empty[room].append(divmod(block, BLOCKS_A_DAY))
    return empty


def _stand_in_halls(drafts: list[Draft], n_days: int, dice: Dice) -> None:
    """One keynote a day; posters in the last block of each day."""
    keynotes = [draft for draft in drafts if draft.kind == "keynote"]
    for day, draft in enumerate(dice.shuffled(keynotes)):
        draft.stand = Stand(day, None, 0, MAIN_HALL)
    posters = [draft for draft in drafts if draft.kind == "poster"]
    for number, draft in enumerate(dice.shuffled(posters)):
        draft.stand = Stand(number % n_days, BLOCKS_A_DAY - 1, 0, POSTER_HALL)
