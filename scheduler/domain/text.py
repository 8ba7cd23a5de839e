"""Texts in several languages, and sentences made of them.

Right-to-left text shows ``09:00-10:30`` reversed unless it is isolated, so every value put into an
Arabic sentence stands between Unicode isolates (UAX #9, section 2.4).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from scheduler.domain.elision import elided
from scheduler.domain.value import Value

Language = Literal["ar", "en", "fr"]
LANGUAGES: tuple[Language, ...] = ("ar", "en", "fr")
RIGHT_TO_LEFT = frozenset({"ar"})

CONTROLS = frozenset(map(chr, (*range(32), *range(0x7F, 0xA0)))) - {"\n", "\t"}
"""Characters that terminals obey rather than show."""

LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2066", "\u2068", "\u2069"


def _printable(text: str) -> str:
    if not text.strip():
        raise ValueError("is empty; write a text, or leave the field out")
    bad = next((char for char in text if char in CONTROLS), None)
    if bad is not None:
        raise ValueError(f"holds the control character U+{ord(bad):04X}; remove it")
    return text


Line = Annotated[str, Field(strict=True), AfterValidator(_printable)]


def _tag(text: str) -> str:
    if text != text.strip() or "\n" in text or "\t" in text:
        raise ValueError("begins or ends with a blank, or has several lines; write one plain line")
    return _printable(text)


Tag = Annotated[str, Field(strict=True, min_length=1, max_length=80), AfterValidator(_tag)]
"""A tag as people write it, such as ``After lunch``: one line, blanks only inside."""


class Text(Value):
    """A text in one or more languages; a plain string is the same in all of them."""

    any: Line | None = None
    ar: Line | None = None
    en: Line | None = None
    fr: Line | None = None

    def say(self, language: Language = "en") -> str:
        """The text in ``language``, else in English, French or Arabic, whichever there is."""
        wished = (getattr(self, language), self.any, self.en, self.fr, self.ar)
        return next((text for text in wished if text is not None), "")

    def __str__(self) -> str:
        return self.say()

    def __bool__(self) -> bool:
        return bool(self.any or self.en or self.fr or self.ar)


def _as_text(given: object) -> object:
    return {"any": given} if isinstance(given, str) else given


def _some_language(text: Text) -> Text:
    if not text:
        raise ValueError("has no text; write one, or one each for ar, en and fr")
    return text


GivenText = Annotated[Text, BeforeValidator(_as_text), AfterValidator(_some_language)]
"""A text as instances give it: a string, or a mapping of languages."""


@dataclass(frozen=True)
class Words:
    """One sentence in three languages, with places for values, ready to be said in any of them."""

    en: str
    fr: str
    ar: str
    values: Mapping[str, Any] = field(default_factory=dict, compare=False)

    def with_values(self, **values: Any) -> Words:
        """The same sentence about these values: strings, numbers, texts, or lists of them."""
        return Words(self.en, self.fr, self.ar, values)

    def say(self, language: Language = "en") -> str:
        """The sentence in ``language``."""
        template: str = getattr(self, language)
        shown = {name: shown_value(value, language) for name, value in self.values.items()}
        return (elided(template, shown) if language == "fr" else template).format_map(shown)


LIST_SEPARATORS: Mapping[str, str] = {"en": ", ", "fr": ", ", "ar": "، "}


def shown_value(value: Any, language: Language) -> str:
    """``value`` as it stands in a sentence of ``language``, isolated where the sentence is right-to-left.

    Lists are joined by commas, lists of sentences by blanks.
    """
    if isinstance(value, (tuple, list)):
        if value and all(isinstance(part, Words) for part in value):
            return " ".join(part.say(language) for part in value)
        return LIST_SEPARATORS[language].join(shown_value(part, language) for part in value)
    if isinstance(value, Words):
        return value.say(language)
    text = value.say(language) if hasattr(value, "say") else str(value)
    if language not in RIGHT_TO_LEFT:
        return text
    opening = LEFT_TO_RIGHT_ISOLATE if isinstance(value, (int, float)) else FIRST_STRONG_ISOLATE
    return f"{opening}{text}{POP_ISOLATE}"
