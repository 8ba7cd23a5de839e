"""What the categories of Sessionize mean, by their titles.

A title that speaks of tracks or themes gives tracks, one of formats or types the kinds of sessions, one of
languages their languages, one of levels what the audience is to know already. All others are tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from scheduler.formats.foreign_text import one_line
from scheduler.formats.sessionize.records import Category

Meaning = Literal["track", "kind", "language", "level", "tag"]

TITLES: tuple[tuple[Meaning, str], ...] = (
    ("kind", r"format|session type|type de session|\btype\b|صيغة|نوع"),
    ("track", r"\btracks?\b|\bth[eè]mes?\b|\bth[eé]matiques?\b|\btopics?\b|\bparcours\b|محور|مسار|موضوع"),
    ("language", r"languages?$|^spoken|langues?$|لغة"),
    ("level", r"\blevel\b|\bniveau\b|مستوى"),
)
"""The first that is found in a title says what it means; each but tags is given to one category only."""

LANGUAGES = {
    "en": r"english|anglais|إنجليزية|\ben\b",
    "fr": r"fran[cç]ais|french|فرنسية|\bfr\b",
    "ar": r"arab|عرب|\bar\b",
}
MINUTES = re.compile(r"(\d{1,3})\s*(?:min|mn|د)", re.IGNORECASE)


@dataclass(frozen=True)
class Choice:
    """One choice of a category: what it means, what it is called, its place among the others from 1."""

    meaning: Meaning
    category: str
    item: str
    name: str
    place: int


@dataclass
class Choices:
    """All choices by their ids."""

    by_item: dict[str, Choice] = field(default_factory=dict)

    def of(self, items: Iterable[str], meaning: Meaning) -> list[Choice]:
        """Those of these items that have this meaning."""
        found = (self.by_item.get(item) for item in items)
        return [choice for choice in found if choice is not None and choice.meaning == meaning]


def choices_of(categories: Iterable[Category]) -> Choices:
    """What each choice means."""
    found, given = Choices(), set[Meaning]()
    for category in categories:
        title = one_line(category.title or "")
        meaning = _meaning(title)
        meaning = "tag" if meaning in given else meaning
        if meaning != "tag":
            given.add(meaning)
        for place, item in enumerate(category.items, start=1):
            name = one_line(item.name or "") or item.id
            found.by_item.setdefault(item.id, Choice(meaning, title or category.id, item.id, name, place))
    return found


def _meaning(title: str) -> Meaning:
    meanings = (meaning for meaning, pattern in TITLES if re.search(pattern, title, re.IGNORECASE))
    return next(meanings, "tag")


def language_named(name: str) -> str:
    """The language that a choice names; empty where it is none that instances know."""
    named = (code for code, pattern in LANGUAGES.items() if re.search(pattern, name, re.IGNORECASE))
    return next(named, "")


def minutes_named(name: str) -> int | None:
    """Minutes that the name of a format tells, such as ``Workshop (90 min)``."""
    found = MINUTES.search(name)
    return int(found[1]) or None if found else None
