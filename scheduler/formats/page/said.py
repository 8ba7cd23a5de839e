"""Texts as they stand in the page: one element for each way in which the languages say them.

The style hides those that are not of the language chosen. Text from outside is isolated from its neighbours
(`bdi`), so that neither right-to-left words nor marks of direction inside it move what stands beside it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup

from scheduler.domain.text import (
    FIRST_STRONG_ISOLATE,
    LEFT_TO_RIGHT_ISOLATE,
    LIST_SEPARATORS,
    POP_ISOLATE,
    RIGHT_TO_LEFT,
    Language,
    Text,
)

FALLBACKS: tuple[Language, ...] = ("en", "fr", "ar")
"""The order in which a text stands in for one that is missing, as `Text.say` has it."""

LEFT, RIGHT = frozenset({"L"}), frozenset({"R", "AL"})
"""Classes of characters that have a direction (UAX #9, table 4)."""

MARKS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})
"""Classes of characters that set one."""

NEUTRAL = frozenset({"WS", "ON", "CS", "ES", "EN", "NSM"})
"""Classes of characters that take the direction of those about them, where these agree."""


class Sayable(Protocol):
    """Anything with words in several languages."""

    def say(self, language: Language = "en") -> str: ...


@dataclass(frozen=True)
class Listed:
    """Several texts from outside in a row, each isolated; ``more`` is how many are not named."""

    texts: tuple[Text, ...]
    more: int = 0

    def say(self, language: Language = "en") -> str:
        named = LIST_SEPARATORS[language].join(_isolated(text.say(language), language) for text in self.texts)
        more = f"+{self.more}"
        if language in RIGHT_TO_LEFT:
            more = f"{LEFT_TO_RIGHT_ISOLATE}{more}{POP_ISOLATE}"
        return f"{named} {more}" if self.more else named


def said(text: Sayable, languages: Sequence[Language]) -> Markup:
    """The text in all ``languages``, escaped."""
    ways = by_wording(text, languages)
    outside = isinstance(text, (Text, Listed))
    if len(ways) == 1 and not outside:
        return Markup.escape(next(iter(ways)))
    parts = []
    for wording, shown_in in ways.items():
        shown = Markup(' class="l {}"').format(" ".join(shown_in)) if len(ways) > 1 else Markup("")
        attributes = shown + _language(wording, own_language(text, shown_in))
        name = "bdi" if outside else "span"
        parts.append(Markup("<{0}{1}>{2}</{0}>").format(name, attributes, wording))
    return Markup("").join(parts)


def by_wording(text: Sayable, languages: Sequence[Language]) -> Mapping[str, tuple[Language, ...]]:
    """Each wording of a text with the languages that have it, in the order of ``languages``."""
    ways: dict[str, tuple[Language, ...]] = {}
    for language in languages:
        wording = text.say(language)
        ways[wording] = (*ways.get(wording, ()), language)
    return ways


def own_language(text: Sayable, shown_in: Sequence[Language]) -> Language | None:
    """The language in which a text is written where these show it; None where nobody says."""
    if not isinstance(text, Text):
        return shown_in[0]
    own = next((language for language in shown_in if getattr(text, language) is not None), None)
    if own is not None or text.any is not None:
        return own
    return next((language for language in FALLBACKS if getattr(text, language) is not None), None)


def direction(language: Language) -> str:
    """``rtl`` or ``ltr``, as HTML writes it."""
    return "rtl" if language in RIGHT_TO_LEFT else "ltr"


def _language(wording: str, language: Language | None) -> Markup:
    """The language of an element, and its direction where that of its first letter would be wrong."""
    if language is None:
        return Markup("")
    written = Markup(' lang="{}"').format(language)
    rightful = direction(language)
    return (
        written if _first_direction(wording) == rightful else written + Markup(' dir="{}"').format(rightful)
    )


def _first_direction(wording: str) -> str:
    """The direction that browsers take a text to have; empty where marks of direction make it doubtful."""
    kinds = [unicodedata.bidirectional(sign) for sign in wording]
    if MARKS.intersection(kinds):
        return ""
    first = next((kind for kind in kinds if kind in LEFT | RIGHT), "")
    return "ltr" if first in LEFT else "rtl" if first in RIGHT else ""


def _isolated(wording: str, language: Language) -> str:
    """A text as it can stand in a row of others, between isolates where its direction may differ."""
    own = RIGHT if language in RIGHT_TO_LEFT else LEFT
    kinds = {unicodedata.bidirectional(sign) for sign in wording} - NEUTRAL
    return wording if kinds <= own else f"{FIRST_STRONG_ISOLATE}{wording}{POP_ISOLATE}"
