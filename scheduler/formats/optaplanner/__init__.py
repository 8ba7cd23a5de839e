"""The workbooks of OptaPlanner's and Timefold's conference scheduling, and programmes for them."""

from __future__ import annotations

import os
from pathlib import Path

from scheduler.domain import Instance, Programme
from scheduler.formats.optaplanner.read_plan import read_plan
from scheduler.formats.optaplanner.read_solution import read_solution
from scheduler.formats.optaplanner.reading import read_optaplanner
from scheduler.formats.optaplanner.written import insist_on_ending, write_optaplanner

__all__ = ["read_optaplanner", "read_optaplanner_programme", "write_optaplanner"]


def read_optaplanner_programme(path: str | os.PathLike[str], instance: Instance) -> Programme:
    """Read a programme of ``instance``: from a workbook with times and rooms filled in, or from JSON.

    Talks that stand nowhere are left out. Of slots with the same time the first that takes the talk is meant.

    Raises
    ------
    UsageError
        The file's name ends in neither ``.xlsx`` nor ``.json``.
    InputError
        The file cannot be read, or holds no programme of this instance; it carries all faults.
    """
    file = Path(path)
    insist_on_ending(file)
    return (read_solution if file.suffix.lower() == ".json" else read_plan)(file, instance)
