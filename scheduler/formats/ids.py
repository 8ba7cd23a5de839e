"""Ids made of the names that people gave."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 80
EDGES = "-_."


class Ids:
    """Gives out ids, no two of which differ by case alone, nor from those ``taken`` before."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {each.casefold() for each in taken}

    def of(self, *names: str | None, default: str) -> str:
        """An id like the first of ``names`` of which any sign may stand in one, else like ``default``."""
        stem = next((found for name in names if name and (found := slug(name))), default)
        found, number = stem, 1
        while found.casefold() in self._taken:
            number += 1
            ending = f"-{number}"
            found = stem[: LONGEST - len(ending)].rstrip(EDGES) + ending
        self._taken.add(found.casefold())
        return found


def slug(name: str) -> str:
    """``name`` without accents, and with dashes for all that may not stand in an id; perhaps empty."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub("[^A-Za-z0-9_.]+", "-", plain).strip(EDGES)[:LONGEST].rstrip(EDGES)
