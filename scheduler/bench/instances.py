"""Instances from files of all kinds: ours, and the workbooks of other programs."""

from __future__ import annotations

from pathlib import Path

from scheduler.domain import Instance
from scheduler.errors import InputError
from scheduler.formats.cosplib.instance import SHEETS as OF_COSPLIB
from scheduler.formats.exchange import ImportOptions, importer
from scheduler.formats.instance_file import read_instance
from scheduler.formats.optaplanner.layout import SHEETS as OF_OPTAPLANNER
from scheduler.formats.workbook import read_workbook

WORKBOOK = ".xlsx"


def read_any_instance(path: Path) -> Instance:
    """Read an instance from YAML, JSON, or a workbook of CoSPLib or OptaPlanner, told apart by its sheets.

    Raises
    ------
    InputError
        It cannot be read, or is none of these; it carries all faults.
    """
    if path.suffix.lower() != WORKBOOK:
        return read_instance(path)
    held = read_workbook(path).sheets.keys()
    for name, sheets in (("cosplib", OF_COSPLIB), ("optaplanner", OF_OPTAPLANNER)):
        if held >= set(sheets):
            return importer(name).read(path, ImportOptions()).instance
    raise InputError(
        f"{path} is a workbook of neither CoSPLib nor OptaPlanner",
        hint="`schedule import` tells which sheets are missing",
    )
