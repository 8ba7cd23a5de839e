"""Tracks that should not run in parallel: a symmetric matrix of which only the upper triangle counts."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from scheduler.formats.cosplib.cells import Cells
from scheduler.formats.cosplib.matrix import Penalties, matched


def similar_tracks(cells: Cells, id_by_name: Mapping[str, str]) -> Penalties:
    """What pairs of tracks cost, each said of the one that is listed earlier; zeros are left out.

    Rows go by name, and columns stand in the order of the rows, whatever their names.
    """
    places = matched(cells, [(row, 1) for row in cells.rows()], "track", id_by_name)
    if cells.sheet.n_columns != len(id_by_name) + 1:
        message = f"has {cells.sheet.n_columns - 1} columns for {len(id_by_name)} tracks"
        cells.refuse(
            1, max(1, cells.sheet.n_columns), message, "give each track one, in the order of the rows"
        )
        return {}
    rank = {track: number for number, track in enumerate(places)}
    in_rows = sorted(places, key=lambda track: places[track])
    found: Penalties = {}
    for (_, track), (below, other) in combinations(enumerate(in_rows), 2):
        penalty = cells.whole(places[track][0], below + 2)
        if penalty:
            earlier, later = sorted((track, other), key=rank.__getitem__)
            found.setdefault(earlier, {})[later] = penalty
    return found
