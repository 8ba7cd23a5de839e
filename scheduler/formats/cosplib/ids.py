"""Ids made of the names that people gave."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80
EDGES = "-_."


class Ids:
    """Gives out ids, no two of which differ by case alone."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, name: str, default: str) -> str:
        """An id like ``name``, or like ``default`` where none of its signs may stand in an id."""
        stem = slug(name) or default
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
