"""`schedule explain`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageOption,
    SeedOption,
    WorkersOption,
    WorkLimitOption,
)
from scheduler.cli.solve import seconds_allowed

if TYPE_CHECKING:
    from scheduler.demands import Demand
    from scheduler.explanation import Conflict, Explanation, Remedy
    from scheduler.formats.tree import Tree

NOT_KNOWN = 4

TimeLimitOption = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        min=0,
        metavar="SECONDS",
        help="Wall time, all of which mends may take; 0: no limit. Default: 60, for mends a few seconds.",
    ),
]

Lines = Sequence[Sequence[int | None]]
"""For each conflict and demand its line in the file."""


@fails_politely
def explain(
    instance: InstanceArgument,
    conflicts: Annotated[
        int, typer.Option("--conflicts", min=1, metavar="N", help="Independent conflicts to look for.")
    ] = 1,
    mends: Annotated[int, typer.Option("--mends", min=1, metavar="N", help="Mends to look for.")] = 3,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Say why INSTANCE has no programme, and which changes are the smallest to give it one."""
    from rich.console import Console

    from scheduler.engines.settings import Settings
    from scheduler.explanation import explain as find
    from scheduler.formats.instance_file import instance_of_tree
    from scheduler.formats.read_tree import read_tree
    from scheduler.formats.source import read_source
    from scheduler.render.explanation import explanation_view

    tree = read_tree(read_source(instance))
    problem = instance_of_tree(tree)
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers)
    found = find(problem, settings, conflicts, mends, looks_further=time_limit is not None)
    lines = demand_lines(tree, found.conflicts)
    if as_json:
        print(json.dumps(explanation_object(found, lines), ensure_ascii=False, indent=2))
    else:
        places = [[f"{instance.name}:{line}" if line else "" for line in held] for held in lines]
        Console().print(explanation_view(found, places, lang))
    code = exit_code(found)
    if code:
        raise typer.Exit(code)


def exit_code(found: Explanation) -> int:
    """What the shell is told; an instance without a programme that is explained is no failure."""
    if found.interrupted:
        return INTERRUPTED
    return NOT_KNOWN if found.feasible is None else 0


def demand_lines(tree: Tree, conflicts: Sequence[Conflict]) -> Lines:
    """Where the demands of conflicts come from, line by line of the instance's file.

    What is asked for, as a place or fixed times are, has no line.
    """
    from scheduler.formats.field_lines import field_lines

    wanted = [_fields(demand) for conflict in conflicts for demand in conflict.demands]
    lines = iter(field_lines(tree, wanted))
    return [[next(lines) for _ in conflict.demands] for conflict in conflicts]


def _fields(demand: Demand) -> list[str]:
    """Where a demand may be looked for in the file, the closest first."""
    from scheduler.rules import catalogue

    if demand.rule not in catalogue():
        return []
    return [*([demand.mend.field] if demand.mend.field else []), *demand.subjects, f"rules.{demand.rule}"]


def explanation_object(found: Explanation, lines: Lines) -> dict[str, object]:
    """The JSON of an explanation whose demands stand on these lines."""
    held = zip(found.conflicts, lines, strict=True)
    return {
        "feasible": found.feasible,
        "minimal": found.minimal,
        "conflicts": [conflict_object(conflict, where) for conflict, where in held],
        "all_conflicts": found.all_conflicts,
        "conflicts_cut_short": found.conflicts_cut_short,
        "mends": [_mend_object(remedy) for remedy in found.remedies],
        "mends_cut_short": found.remedies_cut_short,
        "mends_smallest": found.remedies_smallest,
    }


def conflict_object(conflict: Conflict, lines: Sequence[int | None]) -> dict[str, object]:
    """The JSON of one conflict."""
    held = zip(conflict.demands, lines, strict=True)
    return {
        "minimal": conflict.minimal,
        "demands": [
            {
                "rule": demand.rule,
                "subjects": list(demand.subjects),
                "line": line,
                "text": demand.words.say("en"),
            }
            for demand, line in held
        ],
    }


def _mend_object(remedy: Remedy) -> dict[str, object]:
    return {
        "changes": [{"field": change.field, "text": change.words.say("en")} for change in remedy.changes],
        "cost": remedy.cost,
        "verified": remedy.verified,
    }
