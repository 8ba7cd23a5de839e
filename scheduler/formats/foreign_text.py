"""Texts from elsewhere as texts of an instance: without signs that it refuses, in the languages it knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from scheduler.domain.text import CONTROLS, LANGUAGES

LONGEST_TAG = 80
LINE_ENDS = re.compile(r"\r\n?|[\u2028\u2029]")


def clean(text: str) -> str:
    """``text`` without control characters and blanks around it; perhaps empty."""
    plain = LINE_ENDS.sub("\n", text)
    return "".join(char for char in plain if char not in CONTROLS).strip()


def one_line(text: str) -> str:
    """``text`` on one line, such as a name; perhaps empty."""
    return " ".join(clean(text).split())


def clean_tag(text: str) -> str:
    """``text`` as a tag, cut where it is too long; perhaps empty."""
    return one_line(text)[:LONGEST_TAG].rstrip()


def language_of(locale: str) -> str:
    """The language of a locale such as ``fr-MA``; empty where instances do not know it."""
    language = re.split("[-_]", locale.lower(), maxsplit=1)[0]
    return language if language in LANGUAGES else ""


def given_text(said: Mapping[str, str]) -> dict[str, str] | str:
    """A text by locale, as an instance gives it; empty where it says nothing.

    What is said in no language that instances know stands for all of them, where nothing else is said.
    """
    found: dict[str, str] = {}
    for locale, text in said.items():
        language = language_of(locale)
        if language and clean(text):
            found.setdefault(language, clean(text))
    others = (clean(text) for text in said.values())
    return found or next((text for text in others if text), "")


def languages_of(given: Iterable[dict[str, str] | str]) -> set[str]:
    """The languages in which these texts are given."""
    return {language for text in given if isinstance(text, dict) for language in text}
