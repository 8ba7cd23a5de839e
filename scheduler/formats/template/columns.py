"""What a table of the template is made of: columns with headings in three languages, and how each is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from scheduler.domain.text import Words
from scheduler.formats.template.context import Context
from scheduler.formats.workbook import Cell

Reader = Callable[[Cell, Context], Any]
Look = Literal["text", "number", "date", "time", "moment"]
"""How the cells of a column are formatted."""


@dataclass(frozen=True)
class Column:
    """One column: ``field`` is the path to what it says, such as ``pinned.start``.

    ``aliases`` are further headings by which it is known. ``choices`` are what may be picked: ids of another
    table (its key), or words; where ``several`` go into a cell, or other text may, picking is only a help.
    """

    field: str
    heading: Words
    read: Reader
    note: Words
    aliases: tuple[str, ...] = ()
    required: bool = False
    look: Look = "text"
    choices: str | tuple[Words, ...] = ()
    several: bool = False
    width: int = 14

    @property
    def headings(self) -> tuple[str, ...]:
        """All headings by which it is known."""
        return (self.heading.en, self.heading.fr, self.heading.ar, self.field, *self.aliases)


@dataclass(frozen=True)
class Table:
    """One table: ``key`` names its CSV file, ``title`` its sheet; ``what`` is one of its rows, for messages.

    ``named_by``: the text field from which the id of a row is made where it gives none; empty where rows have
    no ids. ``upright``: its rows are the columns, one value beside each.
    """

    key: str
    title: Words
    what: str
    about: Words
    columns: tuple[Column, ...]
    aliases: tuple[str, ...] = ()
    named_by: str = ""
    required: bool = False
    upright: bool = False

    @property
    def titles(self) -> tuple[str, ...]:
        """All titles by which it is known."""
        return (self.title.en, self.title.fr, self.title.ar, self.key, *self.aliases)

    def column(self, field: str) -> Column:
        return next(column for column in self.columns if column.field == field)


LANGUAGES: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "fr": (
        Words(en="fr", fr="fr", ar="fr"),
        ("fr", "french", "francais", "en francais", "الفرنسية", "بالفرنسية"),
    ),
    "ar": (Words(en="ar", fr="ar", ar="ar"), ("ar", "arabic", "arabe", "en arabe", "العربية", "بالعربية")),
    "en": (
        Words(en="en", fr="en", ar="en"),
        ("en", "english", "anglais", "en anglais", "الإنجليزية", "بالإنجليزية"),
    ),
}
"""Endings of headings of texts in one language."""


def in_languages(column: Column) -> tuple[Column, ...]:
    """A column of text, and one more for each language: ``title``, ``title fr`` and so on."""
    found = [replace(column, field=f"{column.field}.any")]
    for language, (shown, endings) in LANGUAGES.items():
        heading = Words(
            en=f"{column.heading.en} {shown.en}",
            fr=f"{column.heading.fr} {shown.fr}",
            ar=f"{column.heading.ar} {shown.ar}",
        )
        aliases = tuple(f"{base} {ending}" for base in column.headings for ending in endings)
        found.append(
            replace(
                column,
                field=f"{column.field}.{language}",
                heading=heading,
                aliases=aliases,
                required=False,
                note=Words(en="", fr="", ar=""),
            )
        )
    return tuple(found)
