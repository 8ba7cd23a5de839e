"""Ids for things that others know by names: legible, unique, the same every time."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import count

from scheduler.domain.value import ID_PATTERN

LONGEST = 60
"""Letters kept of a name, so that a number fits behind it."""


def slug(name: str) -> str:
    """``name`` in small letters and digits with dashes between; empty where it has none of these."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower())[:LONGEST].strip("-")


class Ids:
    """The ids taken so far, capital letters or not: in a space of their own, none stands twice."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of_name(self, name: str, stand_in: str) -> str:
        """A free id like ``name``, or like ``stand_in`` where nothing of the name can be in an id."""
        return self._claim(slug(name) or stand_in)

    def of_code(self, code: str, stand_in: str) -> str:
        """``code`` itself where it is a free id, else one like it."""
        is_id = len(code) <= LONGEST and re.match(ID_PATTERN, code) and "\n" not in code
        return self._claim(code if is_id else slug(code) or stand_in)

    def first_free(self, *wished: str) -> str:
        """The first of these ids that is free, else the last one with a number."""
        free = (name for name in wished[:-1] if name.casefold() not in self._taken)
        return self._claim(next(free, wished[-1]))

    def _claim(self, wished: str) -> str:
        names = _numbered(wished[:LONGEST].rstrip("-._"))
        found = next(name for name in names if name.casefold() not in self._taken)
        self._taken.add(found.casefold())
        return found


def _numbered(name: str) -> Iterator[str]:
    yield name
    yield from (f"{name}-{number}" for number in count(2))
