"""The programme of a conference, solved.

::

    from scheduler import evaluate, read_instance, solve

    instance = read_instance("instances/2024.yaml")
    solution = solve(instance)
    print(solution.status, solution.evaluation.score)

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from __future__ import annotations

import importlib
from typing import Any

_HOME = {
    "Instance": "scheduler.domain",
    "Programme": "scheduler.domain",
    "SchedulerError": "scheduler.errors",
    "Settings": "scheduler.engines.settings",
    "Solution": "scheduler.solver",
    "evaluate": "scheduler.evaluator",
    "read_instance": "scheduler.formats.instance_file",
    "read_programme": "scheduler.formats.programme_file",
    "solve": "scheduler.solver",
    "write_programme": "scheduler.formats.programme_file",
}

__all__ = [
    "Instance",
    "Programme",
    "SchedulerError",
    "Settings",
    "Solution",
    "evaluate",
    "read_instance",
    "read_programme",
    "solve",
    "write_programme",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
