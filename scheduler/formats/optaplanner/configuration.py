"""The first sheet of a workbook: the conference's name, and the rules with their weights."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scheduler.domain.problem import did_you_mean
from scheduler.domain.value import LARGEST
from scheduler.errors import Fault
from scheduler.formats.optaplanner.constraints import (
    CONSTRAINTS,
    PAUSE,
    SHAPE,
    SPEAKER_MAKESPAN,
    Constraint,
)
from scheduler.formats.optaplanner.layout import CONFERENCE_NAME, MINIMUM_PAUSE, WEIGHT_TITLES
from scheduler.formats.optaplanner.table import Place, Row, Table
from scheduler.formats.optaplanner.weights import LEVELS, weight_by_level
from scheduler.formats.workbook import Sheet

NAME, WEIGHT, DESCRIPTION = WEIGHT_TITLES
COLUMNS = {title: column for column, title in enumerate(WEIGHT_TITLES, start=1)}

Entry = dict[str, Any]


@dataclass
class Configuration:
    """What the sheet says; ``rules`` are entries as instances list them."""

    name_place: Place
    conference: str = ""
    rules: dict[str, Entry] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    """The cell of the weight of each rule."""


def read_configuration(sheet: Sheet, faults: list[Fault]) -> Configuration:
    """Read the sheet; a constraint without a row is off."""
    row_by_name = _rows(Table(sheet, 0, faults, column_by_title=COLUMNS))
    found = Configuration((sheet, 1, 2), rules={name: {"rule": name, "level": LEVELS[0]} for name in SHAPE})
    if CONFERENCE_NAME in row_by_name:
        found.conference = row_by_name[CONFERENCE_NAME].required(WEIGHT)
        found.name_place = row_by_name[CONFERENCE_NAME].place(WEIGHT)
    else:
        faults.append(_missing(sheet, CONFERENCE_NAME))
    pause = row_by_name.get(MINIMUM_PAUSE)
    for constraint in CONSTRAINTS:
        row = row_by_name.get(constraint.name)
        if constraint is SPEAKER_MAKESPAN and row is None:
            continue
        for rule_id, entry in _entries(constraint, row, pause):
            found.rules[rule_id] = entry
            found.places[rule_id] = row.place(WEIGHT) if row else (sheet, 1, 1)
            if PAUSE in entry and pause is None and entry["level"] in LEVELS:
                faults.append(_missing(sheet, MINIMUM_PAUSE))
    return found


def _missing(sheet: Sheet, name: str) -> Fault:
    return sheet.fault(1, 1, f"there is no row {name!r}", "add it, with what it says in column B")


def _rows(table: Table) -> dict[str, Row]:
    """The row of each name in the first column, by the name as the format writes it."""
    names = (CONFERENCE_NAME, MINIMUM_PAUSE, NAME, *(constraint.name for constraint in CONSTRAINTS))
    name_by_folded = {name.casefold(): name for name in names}
    found: dict[str, Row] = {}
    for row in table.rows():
        given = row.required(NAME)
        name = name_by_folded.get(given.casefold())
        if given and name is None:
            row.fault(NAME, f"there is no constraint {given!r}", did_you_mean(given, names))
        elif name in found:
            row.fault(NAME, f"{given!r} stands twice", f"keep it or row {found[name].number}")
        elif name is not None:
            found[name] = row
    return found


def _entries(constraint: Constraint, row: Row | None, pause: Row | None) -> Iterator[tuple[str, Entry]]:
    """The rules that a row makes: one for each level with a weight, else one that is off."""
    weights = {} if row is None else _weights(constraint, row)
    given = {level: weight for level, weight in weights.items() if weight}
    rest = {**constraint.parameters, **_pause(constraint, pause), **_note(constraint, row, pause)}
    if not given:
        yield constraint.id, {"rule": constraint.rule, "level": "off", **rest}
    for level, weight in given.items():
        rule_id = constraint.id if len(given) == 1 else f"{constraint.id}_{level}"
        scaled = weight * constraint.scale
        yield rule_id, {"rule": constraint.rule, "level": level, "weight": scaled, **rest}


def _weights(constraint: Constraint, row: Row) -> dict[str, int]:
    """What the row says of each level; what it must not say is a fault."""
    given = row.required(WEIGHT)
    weights = weight_by_level(given.replace(" ", ""))
    if not given:
        return {}
    if weights is None:
        row.fault(WEIGHT, f"{given!r} is not a weight", "write it as 0hard/0medium/10soft")
        return {}
    most = LARGEST // constraint.scale
    if not all(0 <= weight <= most for weight in weights.values()):
        row.fault(WEIGHT, f"{given!r} is out of range", f"write weights of 0 to {most:,}")
    if constraint.reward and weights[LEVELS[0]]:
        message = f"rewards cannot be {LEVELS[0]}, as nothing would be broken without them"
        row.fault(WEIGHT, message, f"weigh {constraint.name!r} as {' or '.join(LEVELS[1:])}")
    return weights


def _pause(constraint: Constraint, pause: Row | None) -> Entry:
    if PAUSE not in constraint.parameters:
        return {}
    return {PAUSE: 0 if pause is None else _minutes(pause)}


def _minutes(pause: Row) -> int:
    pause.required(WEIGHT)
    return pause.whole(WEIGHT) or 0


def _note(constraint: Constraint, row: Row | None, pause: Row | None) -> Entry:
    """The row's description; below it, on a line of its own, that of the pause where the rule has one."""
    lines = ["" if row is None else " ".join(row.text(DESCRIPTION).split("\n"))]
    if PAUSE in constraint.parameters and pause is not None and pause.text(DESCRIPTION):
        lines.append(" ".join(pause.text(DESCRIPTION).split("\n")))
    note = "\n".join(lines)
    return {"note": note} if note.strip() else {}
