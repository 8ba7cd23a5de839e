"""Something that is wrong with an instance, told by where it stands rather than by line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """``path`` leads from the root of the instance to the field, such as ``("sessions", 3, "kind")``.

    ``of_key``: the fault is the key at the end of the path, not its value.
    """

    path: tuple[str | int, ...]
    message: str
    hint: str = ""
    of_key: bool = False


def closest(given: str, known: Iterable[str]) -> str | None:
    """The known word that ``given`` may be a slip of, in whatever case; None where none is close."""
    by_folded = {word.casefold(): word for word in sorted(known, reverse=True)}
    close = difflib.get_close_matches(given.casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else None


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """A hint for a misspelt word, or the words there are."""
    words = sorted(known)
    meant = closest(given, words)
    if meant is not None:
        return f"did you mean {meant!r}?"
    if not words:
        return "there is none"
    shown = ", ".join(words[:8])
    return f"known are {shown}" + (", ..." if len(words) > 8 else "")
