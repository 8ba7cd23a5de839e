"""`schedule alternatives`."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.interruption import INTERRUPTED
from scheduler.cli.options import (
    InstanceArgument,
    JsonOption,
    LanguageOption,
    SeedOption,
    TimeLimitOption,
    WorkersOption,
    WorkLimitOption,
)

if TYPE_CHECKING:
    from scheduler.alternative import Alternatives
    from scheduler.domain import Instance

BEST = "best.json"
ENGINE = "alternatives"
NUMBERED = re.compile(r"([1-9]\d*)\.json", re.ASCII)
PERCENT = re.compile(r"(\d+(?:\.\d+)?) ?%?", re.ASCII)


@fails_politely
def alternatives(
    instance: InstanceArgument,
    n: Annotated[int, typer.Option("-n", "--number", min=1, help="How many are wanted.")] = 5,
    within: Annotated[
        str, typer.Option("--within", metavar="PERCENT", help="How much more they may cost than the best.")
    ] = "2",
    distance: Annotated[
        int | None,
        typer.Option(
            "--distance",
            min=1,
            metavar="SESSIONS",
            help="How many sessions at least stand elsewhere. Default: half, and 2 at least.",
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="FOLDER",
            help="Folder for them. Default: solutions/NAME-alternatives.",
            show_default=False,
        ),
    ] = None,
    time_limit: TimeLimitOption = None,
    work_limit: WorkLimitOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Replace files in FOLDER that hold no programme.")
    ] = False,
    lang: LanguageOption = "en",
    as_json: JsonOption = False,
) -> None:
    """Find other programmes for INSTANCE, nearly as good as the best one and different from each other."""
    from scheduler.alternative import alternatives as find
    from scheduler.cli.output import FOLDER
    from scheduler.cli.solve import progress, seconds_allowed
    from scheduler.engines.settings import Settings
    from scheduler.formats.instance_file import read_instance

    percent = percent_given(within)
    problem = read_instance(instance)
    folder = out or FOLDER / f"{instance.stem}-alternatives"
    _insist_on_places(folder, n, instance, overwrite)
    settings = Settings(seconds_allowed(time_limit, work_limit), work_limit, seed, workers)
    with progress(quiet=as_json) as listener:
        found = find(problem, settings, n=n, within_percent=percent, least_moves=distance, listener=listener)
    paths = _write(problem, found, folder, instance.stem, seed)
    if as_json:
        print(json.dumps(alternatives_object(found, paths), ensure_ascii=False, indent=2))
    else:
        from rich.console import Console

        from scheduler.render.alternatives import alternatives_view

        Console().print(alternatives_view(problem, found, lang, paths))
    code = exit_code(found)
    if code:
        raise typer.Exit(code)


def percent_given(given: str) -> float:
    """A percentage as people write it: ``2``, ``2.5`` or ``2%``.

    Raises
    ------
    UsageError
        It is none.
    """
    from scheduler.errors import UsageError

    match = PERCENT.fullmatch(given.strip())
    if match is None:
        raise UsageError(f"--within {given!r} is no percentage", "write it as 2, or as 2%")
    return float(match[1])


def exit_code(found: Alternatives) -> int:
    """What the shell is told; to have found no alternative is an answer, too."""
    from scheduler.cli.solve import exit_code as of_solution

    return INTERRUPTED if found.ending == "interrupted" else of_solution(found.best)


def _insist_on_places(folder: Path, n: int, source: Path, overwrite: bool) -> None:
    """See that all files can be written before the search begins."""
    from scheduler.cli.place import insist_on_a_place
    from scheduler.errors import UsageError

    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder} is a file", "give -o a folder")
    for name in (BEST, *(f"{number}.json" for number in range(1, n + 1))):
        insist_on_a_place(folder / name, source, overwrite)


def _write(instance: Instance, found: Alternatives, folder: Path, name: str, seed: int) -> list[Path]:
    """Write the best programme and its alternatives; where each one stands is returned, in this order."""
    from scheduler.errors import FileWriteError
    from scheduler.formats.programme_file import write_programme

    best = found.best
    if best.programme is None or best.evaluation is None:
        return []
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileWriteError(f"{folder} cannot be made: {error.strerror}") from error
    paths = [folder / BEST]
    write_programme(
        paths[0],
        instance,
        best.programme,
        name=name,
        score=best.evaluation.score,
        bound=best.bound,
        status=best.status,
        engine=best.engine,
        seed=seed,
    )
    for number, other in enumerate(found.programmes, start=1):
        paths.append(folder / f"{number}.json")
        write_programme(
            paths[-1],
            instance,
            other.programme,
            name=name,
            score=other.score,
            status="feasible",
            engine=ENGINE,
            seed=seed,
        )
    _remove_earlier(folder, len(found.programmes))
    return paths


def _remove_earlier(folder: Path, n_new: int) -> None:
    """Remove what an earlier run wrote with higher numbers: it is no alternative to the best one now."""
    from scheduler.errors import FileWriteError

    for path in sorted(folder.iterdir()):
        number = NUMBERED.fullmatch(path.name)
        if number and int(number[1]) > n_new and _is_ours(path):
            try:
                path.unlink()
            except OSError as error:
                raise FileWriteError(f"{path} cannot be removed: {error.strerror}") from error


def _is_ours(path: Path) -> bool:
    """Whether this command wrote a file, of whatever instance."""
    try:
        held = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and held.get("engine") == ENGINE and "placements" in held


def alternatives_object(found: Alternatives, paths: list[Path]) -> dict[str, object]:
    """The JSON of alternatives; ``paths`` has the best programme's first."""
    from scheduler.cli.why import trades_object

    return {
        "programmes": [
            {
                "path": str(path),
                "score": other.score.as_dict(),
                "distance": other.distance,
                "trades": trades_object(other.trades),
            }
            for path, other in zip(paths[1:], found.programmes, strict=True)
        ]
    }
