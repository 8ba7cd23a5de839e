"""How wide text is, roughly: whoever opens the picture has other fonts than its writer."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

from scheduler.formats.day_sheet.long_words import breakable_at

NARROW = frozenset("iljtfrI.,:;'|!()[]{}`·’‘ ")
WIDE = frozenset("mwMW@%&—…Œœ")
BOLD = 1.08
"""How much wider bold letters are."""


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width of a line at a size of letters, in the same unit."""
    return sum(map(_width, text)) * size * (BOLD if bold else 1)


@cache
def _width(sign: str) -> float:
    """The width of one sign in sizes: as wide as the widest of the usual sans-serif fonts has it."""
    category = unicodedata.category(sign)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if sign in NARROW:
        return 0.38
    if sign in WIDE:
        return 1.0
    if unicodedata.east_asian_width(sign) in "WF" or ord(sign) > 0xFFFF:
        return 1.3
    if unicodedata.bidirectional(sign) == "AL":
        return 0.58
    return 0.72 if category in ("Lu", "So", "Sm", "Sc") else 0.62


def wrapped(text: str, size: float, width: float, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``width``; a word that is longer is broken between signs."""
    lines: list[str] = []
    for word in _words(text, size, width, bold):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(joined, size, bold) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def _words(text: str, size: float, width: float, bold: bool) -> Iterator[str]:
    for word in text.split():
        part, taken = "", 0.0
        for number, sign in enumerate(word):
            wide = width_of(sign, size, bold)
            if part and taken + wide > width and breakable_at(word, number):
                yield part
                part, taken = "", 0.0
            part += sign
            taken += wide
        yield part
