"""Rows that are known by a name of their own: rooms, speakers and talks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scheduler.formats.optaplanner.table import Row, Table


@dataclass(frozen=True)
class NamedRow:
    """A row, the name that it is known by in the workbook, and its id here."""

    row: Row
    name: str
    id: str


def named_rows(table: Table, title: str, make_id: Callable[[str], str]) -> list[NamedRow]:
    """All rows of a table that have a name below ``title``; a name must not stand twice."""
    found: list[NamedRow] = []
    row_by_name: dict[str, Row] = {}
    for row in table.rows():
        name = row.required(title)
        if name in row_by_name:
            hint = "give one of the two another"
            row.fault(title, f"{name!r} stands in row {row_by_name[name].number}, too", hint)
        if name:
            row_by_name.setdefault(name, row)
            found.append(NamedRow(row, name, make_id(name)))
    return found
