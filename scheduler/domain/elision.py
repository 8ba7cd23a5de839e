"""French words that lose their last letter before a vowel, which only the value tells: de Amal, d'Amal."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping

BEFORE_VALUE = re.compile(r"\b([Dd]|[Qq]u|[Ll]orsqu|[Pp]uisqu|[Jj]usqu)e \{(\w+)\}")
VOWELS = frozenset("aeiou")
"""Not y, nor h: de Younes, de Hicham."""


def elided(template: str, shown: Mapping[str, str]) -> str:
    """A French template, its words elided before the values that begin with a vowel."""

    def word(found: re.Match[str]) -> str:
        stem, name = found.groups()
        return f"{stem}'{{{name}}}" if _begins_with_vowel(shown.get(name, "")) else found[0]

    return BEFORE_VALUE.sub(word, template)


def _begins_with_vowel(text: str) -> bool:
    """Whatever its accent; ligatures count as their first letter, and letters by themselves are names."""
    if not text[1:2].isalpha():
        return False
    first = unicodedata.normalize("NFD", text[:1].lower().replace("œ", "o").replace("æ", "a"))
    return first[:1] in VOWELS
