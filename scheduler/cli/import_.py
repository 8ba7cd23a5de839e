"""`schedule import`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import JsonOption

if TYPE_CHECKING:
    from scheduler.domain import Instance, Programme
    from scheduler.formats.stored_programme import Status


@fails_politely
def import_(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help="The format: cosplib, optaplanner.")],
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="An instance in that format.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="INSTANCE", help="File to write: .yaml, or .json if large.")
    ],
    programme: Annotated[
        Path | None, typer.Option("--programme", metavar="FILE", help="A programme of it in that format.")
    ] = None,
    programme_out: Annotated[
        Path | None, typer.Option("--programme-out", metavar="OUT", help="File to write that to: .json.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read an instance from the format of another program, and perhaps a programme of it."""
    from scheduler.formats.exchange import exchange
    from scheduler.formats.instance_text import write_instance

    _insist_on_places(out, programme, programme_out)
    known = exchange(name)
    instance = known.read_instance(source)
    found = None if programme is None else known.read_programme(programme, instance)
    write_instance(out, instance)
    if found is not None and programme_out is not None:
        _write_programme(programme_out, instance, found, out.stem)
    if as_json:
        print(json.dumps(_import_object(instance, out, programme_out), ensure_ascii=False, indent=2))
    else:
        _say(instance, out, found, programme_out)


import_.__name__ = "import"  # what the command is called, and no function can be


def _insist_on_places(out: Path, programme: Path | None, programme_out: Path | None) -> None:
    """See that both files can be what is written to them, before anything is read."""
    from scheduler.errors import UsageError
    from scheduler.formats.instance_text import insist_on_ending

    if (programme is None) != (programme_out is None):
        raise UsageError("--programme and --programme-out belong together", "give both, or neither")
    insist_on_ending(out)
    if programme_out is None:
        return
    if programme_out.suffix.lower() != ".json":
        raise UsageError(f"{programme_out} does not end in .json, which programmes do", "give another name")
    if programme_out.absolute() == out.absolute():
        raise UsageError(f"{out} cannot hold both the instance and its programme", "give two files")


def _write_programme(path: Path, instance: Instance, found: Programme, name: str) -> None:
    from scheduler.evaluator import evaluate
    from scheduler.formats.programme_file import write_programme

    score = evaluate(instance, found).score
    status: Status = "feasible" if score.feasible else "unknown"
    write_programme(path, instance, found, name=name, score=score, status=status)


def _import_object(instance: Instance, out: Path, programme_out: Path | None) -> dict[str, object]:
    return {
        "instance": str(out),
        "programme": None if programme_out is None else str(programme_out),
        "sessions": len(instance.sessions),
    }


def _say(instance: Instance, out: Path, found: Programme | None, programme_out: Path | None) -> None:
    print(
        f"Wrote {out}: {len(instance.sessions)} sessions, {len(instance.blocks)} blocks,"
        f" {len(instance.rooms)} rooms, {len(instance.tracks)} tracks."
    )
    if found is None:
        print(f"Next: schedule solve {out}")
    else:
        print(f"Wrote {programme_out}: {len(found.placements)} of the sessions stand somewhere.")
        print(f"Next: schedule check {out} {programme_out}")
