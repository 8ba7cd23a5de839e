"""Instances from workbooks; all that is wrong with one is told at once, by sheet and cell."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from scheduler.domain import Instance
from scheduler.domain.consistency import instance_problems
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.errors import Fault, InputError
from scheduler.formats.optaplanner.entries import instance_entry
from scheduler.formats.optaplanner.layout import SHEETS
from scheduler.formats.optaplanner.places import Path, places
from scheduler.formats.optaplanner.read_sheets import read_rows, read_titles
from scheduler.formats.optaplanner.table import Place
from scheduler.formats.tree import field_text
from scheduler.formats.workbook import Workbook, read_workbook
from scheduler.rules import rule_problems


def read_optaplanner(path: str | os.PathLike[str]) -> Instance:
    """Read the sheets of a conference from an .xlsx workbook, as OptaPlanner and Timefold read and write it.

    Every date becomes a day with one block, whose slots are the timeslots; talk types become kinds, and every
    constraint a rule, which is off where it has no weight. The file names no time zone: UTC stands in for it.

    Raises
    ------
    InputError
        The file cannot be read, or something is wrong with it; it carries all faults by sheet and cell.
    """
    workbook = read_workbook(path)
    faults = workbook.missing(*SHEETS)
    _insist_on_none(workbook, faults)
    tables = read_titles(workbook, faults)
    _insist_on_none(workbook, faults)  # rows below wrong titles would make no end of faults
    sheets = read_rows(workbook, tables, faults)
    entry = instance_entry(sheets)
    _insist_on_none(workbook, faults)
    judged = _judged(entry)
    if isinstance(judged, Instance):
        return judged
    place_by_path = places(sheets)
    raise _error(workbook, [_fault(workbook, problem, entry, place_by_path) for problem in judged])


def _insist_on_none(workbook: Workbook, faults: list[Fault]) -> None:
    if faults:
        raise _error(workbook, faults)


def _error(workbook: Workbook, faults: list[Fault]) -> InputError:
    number = len(set(faults))
    return InputError(f"{workbook.name} has {'a fault' if number == 1 else f'{number} faults'}", faults)


def _judged(entry: dict[str, Any]) -> Instance | list[Problem]:
    """The instance, or what shows to be wrong only when it is put together."""
    try:
        instance = Instance.model_validate(entry)
    except ValidationError as error:
        return list(schema_problems(error, entry, Instance))
    return list(_problems(instance)) or instance


def _problems(instance: Instance) -> Iterator[Problem]:
    yield from instance_problems(instance)
    yield from rule_problems(instance)


def _fault(workbook: Workbook, problem: Problem, entry: Any, place_by_path: Mapping[Path, Place]) -> Fault:
    """``problem`` at the cell that it comes from, or the one of the innermost thing around it."""
    around = (problem.path[:length] for length in range(len(problem.path), 0, -1))
    place = next((place_by_path[path] for path in around if path in place_by_path), None)
    hint = problem.hint or "correct it"
    if place is None:
        return Fault(workbook.name, 0, 0, field_text(entry, problem.path), problem.message, hint)
    sheet, row, column = place
    return sheet.fault(row, column, problem.message, hint)
