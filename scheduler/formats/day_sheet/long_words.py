"""Words that are longer than a line, such as addresses: where they may go on in the next line."""

from __future__ import annotations

import unicodedata

LONGEST = 18
"""Signs of a word after which there is a place to break it."""

BREAK = "\u200b"


def breakable(text: str) -> str:
    """``text`` with invisible places to break in its long words; no sign is parted from its marks."""
    return " ".join(_breakable(word) if len(word) > LONGEST else word for word in text.split(" "))


def _breakable(word: str) -> str:
    shown: list[str] = []
    since = 0
    for number, sign in enumerate(word):
        if since >= LONGEST and breakable_at(word, number):
            shown.append(BREAK)
            since = 0
        shown.append(sign)
        since += 1
    return "".join(shown)


def breakable_at(word: str, number: int) -> bool:
    """Whether a line may end before the sign at ``number`` (from 1) of a word."""
    return not _joins(word[number]) and not _joins(word[number - 1])


def _joins(sign: str) -> bool:
    """Whether a sign belongs to that before it, or holds together those beside it: marks, joiners, tones."""
    category = unicodedata.category(sign)
    return category[0] in "MC" or category == "Sk"
