"""Cells, which are blocks and rooms together: those there can be, those used, and how sentences name them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from scheduler.domain import Instance, Placement
from scheduler.domain.text import Text
from scheduler.domain.time import When
from scheduler.network import NetworkBuilder
from scheduler.network.places import RoomChoice


class Cell(NamedTuple):
    """The index of a block, and the rooms that a session takes at once there, sorted."""

    block: int
    rooms: tuple[str, ...]


# -- in the network -----------------------------------------------------------------------------


def choices_of(network: NetworkBuilder, sessions: Iterable[str]) -> dict[int, RoomChoice]:
    """Choices of rooms that some of ``sessions`` have, by their indices in the table."""
    tables = network.tables
    given = (tables.by_session[network.index[session]].rooms for session in sessions)
    # Sessions that take as many rooms share one array, so that few are looked into.
    numbers = {int(number) for rooms in {id(rooms): rooms for rooms in given}.values() for number in rooms}
    return {number: tables.rooms.choices[number] for number in sorted(numbers)}


def bin_of(network: NetworkBuilder, block: int, choice: int) -> int:
    """The bin of `ByCell` for a block and a choice of rooms, both by index."""
    return block * len(network.tables.rooms.choices) + choice


# -- in a programme -----------------------------------------------------------------------------


def cells_used(instance: Instance, placements: Iterable[Placement]) -> dict[Cell, list[str]]:
    """Sessions by the cell in which they stand, cells sorted; those in unknown blocks are in none."""
    found: defaultdict[Cell, list[str]] = defaultdict(list)
    for placement in placements:
        block = instance.block_index.get(placement.block)
        if block is not None:
            found[Cell(block, tuple(sorted(set(placement.rooms))))].append(placement.session)
    return {cell: found[cell] for cell in sorted(found)}


def places_by_block(cells: Iterable[Cell]) -> dict[int, list[tuple[str, ...]]]:
    """The rooms of some cells, by their blocks."""
    found: defaultdict[int, list[tuple[str, ...]]] = defaultdict(list)
    for cell in cells:
        found[cell.block].append(cell.rooms)
    return dict(found)


# -- in sentences -------------------------------------------------------------------------------


def block_name(instance: Instance, block: int) -> Text | When:
    """What people call the block at this index: its title, or else its time.

    The id where the block has its own timeline, since its clock times may be those of another one.
    """
    shape = instance.blocks[block]
    if shape.title is not None:
        return shape.title
    return Text(any=shape.id) if shape.timeline == "own" else instance.when(instance.block_span(block))


def room_names(instance: Instance, *places: Iterable[str]) -> tuple[Text, ...]:
    """What people call the rooms of some places, each room once."""
    rooms = sorted({room for place in places for room in place})
    return tuple(instance.name(room) for room in rooms)
