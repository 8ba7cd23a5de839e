"""`schedule compare`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, JsonOption, LanguageOption

if TYPE_CHECKING:
    from scheduler.comparison import Comparison


@fails_politely
def compare(
    instance: InstanceArgument,
    programmes: Annotated[
        list[Path], typer.Argument(metavar="A B...", help="Programmes that solve wrote, two or more.")
    ],
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Lay the scores of several programmes side by side, rule by rule."""
    from scheduler.comparison import compare as side_by_side
    from scheduler.errors import UsageError
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme

    if len(programmes) < 2:
        raise UsageError("one programme has nothing to be compared with", "give two or more")
    problem = read_instance(instance)
    names = distinct_names(programmes)
    stored = {name: read_programme(path, problem) for name, path in zip(names, programmes, strict=True)}
    found = side_by_side(
        problem,
        {name: each.programme for name, each in stored.items()},
        {name: each.bound for name, each in stored.items() if each.hash == problem.hash},
    )
    if as_json:
        print(json.dumps(comparison_object(found, programmes), ensure_ascii=False, indent=2))
        return
    from rich.console import Console

    from scheduler.render.compare import comparison_view

    Console().print(comparison_view(problem, found, lang))


def distinct_names(paths: list[Path]) -> list[str]:
    """A name for each path: itself, with a number where it was given before."""
    names: list[str] = []
    for path in paths:
        wished = (str(path), *(f"{path} ({number})" for number in range(2, len(paths) + 2)))
        names.append(next(name for name in wished if name not in names))
    return names


def comparison_object(found: Comparison, paths: list[Path]) -> dict[str, object]:
    """The JSON of a comparison of the programmes in these files."""
    from scheduler.cli.check import rules_object

    return {
        "programmes": [
            {
                "path": str(path),
                "score": each.evaluation.score.as_dict(),
                "bound": None if each.bound is None else dict(each.bound),
                "rules": rules_object(each.evaluation),
            }
            for path, each in zip(paths, found.programmes, strict=True)
        ]
    }
