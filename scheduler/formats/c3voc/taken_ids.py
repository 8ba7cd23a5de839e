"""Ids for things that have none, none of them given out twice."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler.formats.cosplib.ids import EDGES, LONGEST, slug


class TakenIds:
    """Gives out ids that differ from all taken before by more than case."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {each.casefold() for each in taken}

    def new(self, *names: str | None, default: str) -> str:
        """An id like the first of ``names`` of which any sign may stand in one, else like ``default``."""
        stem = next((found for name in names if name and (found := slug(name))), default)
        found, number = stem, 1
        while found.casefold() in self._taken:
            number += 1
            ending = f"-{number}"
            found = stem[: LONGEST - len(ending)].rstrip(EDGES) + ending
        self._taken.add(found.casefold())
        return found
