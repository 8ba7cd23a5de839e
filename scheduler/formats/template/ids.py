"""Ids of rows: as given, else made from their names, each one's only."""

from __future__ import annotations

import re
from collections.abc import Sequence

from scheduler.domain.value import ID_PATTERN
from scheduler.formats.template.cells import cell_text
from scheduler.formats.template.folding import slug
from scheduler.formats.template.headed import Headed, Row
from scheduler.formats.template.unreadable import UnreadableCellError

MOST_LETTERS = 80
"""Of an id."""
NAMED_ALIKE = ("rooms", "people", "sessions")
"""Tables that share their ids: messages and files name these things by their ids alone."""


def ids_of(tables: Sequence[Headed]) -> dict[str, list[str]]:
    """The id of each row by key of table; ids that are given are kept, even if given twice.

    What is given and is no id is replaced by one that is.
    """
    found: dict[str, list[str]] = {}
    shared = {given for t in tables if t.table.key in NAMED_ALIKE for row in t.rows if (given := _given(row))}
    for held in tables:
        own = {given for row in held.rows if (given := _given(row))}
        taken = shared if held.table.key in NAMED_ALIKE else own
        found[held.table.key] = [_given(row) or _made(held, row, taken) for row in held.rows]
    return found


def row_text(row: Row, field: str) -> str:
    """What a row says in a field as text; empty where it says nothing, or nothing that can be read."""
    try:
        return cell_text(row.cells.get(field))
    except UnreadableCellError:
        return ""


def names_of(held: Headed, row: Row) -> list[str]:
    """What a row calls itself, in whatever language."""
    texts = (row_text(row, f"{held.table.named_by}.{language}") for language in ("en", "any", "fr", "ar"))
    return [text for text in texts if text]


def is_id(text: str) -> bool:
    return re.fullmatch(ID_PATTERN, text) is not None and len(text) <= MOST_LETTERS


def _given(row: Row) -> str:
    """The id of a row; empty where it gives none, or something else."""
    text = row_text(row, "id")
    return text if is_id(text) else ""


def _made(held: Headed, row: Row, taken: set[str]) -> str:
    """An id that none has yet, which is then taken."""
    slugs = (slug(name) for name in names_of(held, row))
    base = next((made for made in slugs if made), held.table.what.rpartition(" ")[2])
    number, made = 1, base
    while made in taken or not made:
        number += 1
        made = f"{base}-{number}"
    taken.add(made)
    return made
