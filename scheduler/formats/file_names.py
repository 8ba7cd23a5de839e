"""Names of files for things with ids, such as one calendar for each person."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices, whatever comes after the first dot."""


def file_stems(ids: Iterable[str]) -> dict[str, str]:
    """By id the name of its file without the ending: the id, unless a file system could not tell it apart.

    Ids that differ only in case, and those that are no names of files everywhere, get some digits more.
    """
    every = tuple(dict.fromkeys(ids))
    n_by_folded = Counter(each.casefold() for each in every)
    return {
        each: f"{each}-{_digits(each)}" if n_by_folded[each.casefold()] > 1 or _is_reserved(each) else each
        for each in every
    }


def _is_reserved(name: str) -> bool:
    return name.casefold().partition(".")[0] in RESERVED


def _digits(text: str) -> str:
    """The same for the same id, always."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:6]
