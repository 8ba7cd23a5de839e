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
    "Alternatives": "scheduler.alternative",
    "Comparison": "scheduler.comparison",
    "Diff": "scheduler.difference",
    "Explanation": "scheduler.explanation",
    "Instance": "scheduler.domain",
    "Programme": "scheduler.domain",
    "Repair": "scheduler.repairs",
    "SchedulerError": "scheduler.errors",
    "Settings": "scheduler.engines.settings",
    "Solution": "scheduler.solver",
    "Stress": "scheduler.mishap",
    "Why": "scheduler.relocation",
    "alternatives": "scheduler.alternative",
    "benchmark": "scheduler.bench",
    "compare": "scheduler.comparison",
    "diff": "scheduler.difference",
    "evaluate": "scheduler.evaluator",
    "explain": "scheduler.explanation",
    "generate": "scheduler.generation",
    "read_instance": "scheduler.formats.instance_file",
    "read_old_programme": "scheduler.formats.old_programme",
    "read_programme": "scheduler.formats.programme_file",
    "repair": "scheduler.repairs",
    "solve": "scheduler.solver",
    "stress": "scheduler.mishap",
    "why": "scheduler.relocation",
    "write_programme": "scheduler.formats.programme_file",
}

__all__ = [
    "Alternatives",
    "Comparison",
    "Diff",
    "Explanation",
    "Instance",
    "Programme",
    "Repair",
    "SchedulerError",
    "Settings",
    "Solution",
    "Stress",
    "Why",
    "alternatives",
    "benchmark",
    "compare",
    "diff",
    "evaluate",
    "explain",
    "generate",
    "read_instance",
    "read_old_programme",
    "read_programme",
    "repair",
    "solve",
    "stress",
    "why",
    "write_programme",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)
