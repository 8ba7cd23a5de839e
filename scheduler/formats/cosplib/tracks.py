"""Tracks, with their chairs and all that they cost here, there, or together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.cosplib.matrix import penalty_matrix
from scheduler.formats.cosplib.names import NAME, Names, People
from scheduler.formats.cosplib.similar import similar_tracks

CHAIRS = 2
"""The column of people, who may be several."""


def tracks_of(sheets: Mapping[str, Cells], names: Names, people: People) -> dict[str, Any]:
    """Tracks by id, in the order of their sheet."""
    rows = ("track", names.tracks)
    by_block = penalty_matrix(sheets["tracks_sessions|penalty"], rows, ("session", names.blocks))
    by_room = penalty_matrix(sheets["tracks_rooms|penalty"], rows, ("room", names.rooms))
    similar = similar_tracks(sheets["similar tracks"], names.tracks)
    chairs = _chairs(sheets["tracks"], names, people)
    return {
        track: {
            "title": name,
            "chairs": chairs.get(track, []),
            "block_penalties": by_block.get(track, {}),
            "room_penalties": by_room.get(track, {}),
            "similar": similar.get(track, {}),
        }
        for name, track in names.tracks.items()
    }


def _chairs(cells: Cells, names: Names, people: People) -> dict[str, list[str]]:
    named = {names.tracks.get(cells.raw(row, NAME), ""): row for row in cells.rows()}
    return {track: [people.id(name) for name in cells.names(row, CHAIRS)] for track, row in named.items()}
