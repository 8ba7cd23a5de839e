"""Names of files for things with ids, such as one calendar for each person."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable

from scheduler.domain.value import ID_PATTERN

RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10))}
)
"""Names that Windows keeps for devices, whatever comes after the first dot."""


def file_stems(ids: Iterable[str]) -> dict[str, str]:
    """By id the name of its file without the ending: the id, unless a file system could not tell it apart.

    Ids that differ only in case, and those that are no names of files everywhere, get some digits more. What
    is no id of an instance, and could lead out of the folder, gets digits alone.
    """
    every = tuple(dict.fromkeys(ids))
    n_by_folded = Counter(each.casefold() for each in every)
    return {each: _stem(each, is_alone=n_by_folded[each.casefold()] == 1) for each in every}


def is_id(text: str) -> bool:
    """Whether an instance could call something so."""
    return re.fullmatch(ID_PATTERN, text) is not None and len(text) <= 80


def _stem(given: str, is_alone: bool) -> str:
    if not is_id(given):
        return f"_{_digits(given)}"
    if _is_reserved(given):
        return f"{_digits(given)}-{given}"
    return given if is_alone else f"{given}-{_digits(given)}"


def _is_reserved(name: str) -> bool:
    return name.casefold().partition(".")[0] in RESERVED


def _digits(text: str) -> str:
    """The same for the same id, always."""
    return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:6]
