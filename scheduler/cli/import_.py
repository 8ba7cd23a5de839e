"""`schedule import`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.format_names import IMPORTED
from scheduler.cli.options import JsonOption
from scheduler.cli.place import insist_on_another_file

if TYPE_CHECKING:
    from scheduler.domain import Instance, Programme, Score
    from scheduler.formats.exchange import Import, Imported
    from scheduler.formats.stored_programme import Status


@fails_politely
def import_(
    name: Annotated[str, typer.Argument(metavar="FORMAT", help=f"The format: {', '.join(IMPORTED)}.")],
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A file or folder in that format.")],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="INSTANCE", help="File to write: .yaml, or .json if large.")
    ],
    programme: Annotated[
        Path | None, typer.Option("--programme", metavar="FILE", help="A programme of it in that format.")
    ] = None,
    programme_out: Annotated[
        Path | None, typer.Option("--programme-out", metavar="OUT", help="File to write that to: .json.")
    ] = None,
    into: Annotated[
        Path | None, typer.Option("--into", metavar="INSTANCE", help="The instance to which votes are added.")
    ] = None,
    timezone: Annotated[
        str | None,
        typer.Option("--timezone", metavar="ZONE", help="Zone of its times where SOURCE does not say it."),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Read an instance from the format of another program, and perhaps a programme of it.

    Votes, the favourites of attendees in a CSV file with the columns voter and session, are added to an
    instance instead.
    """
    from scheduler.evaluator import evaluate
    from scheduler.formats.exchange import ImportOptions, importer
    from scheduler.formats.instance_text import write_instance

    _insist_on_places(out, programme, programme_out)
    insist_on_another_file(out, source, programme, into)
    insist_on_another_file(programme_out, source, programme, into)
    if into is not None:
        _insist_on_no_programme(programme)
        _add(name, source, into, out, as_json)
        return
    known = importer(name)
    _insist_on_reader(known, name, programme)
    imported = known.read(source, ImportOptions(timezone))
    instance = imported.instance
    found = _programme(known, imported, programme, programme_out)
    evaluation = None if found is None else evaluate(instance, found)
    write_instance(out, instance, imported.notes)
    if found is not None and evaluation is not None and programme_out is not None:
        _write_programme(programme_out, instance, found, evaluation.score, out.stem)
    if as_json:
        said = _import_object(instance, out, programme_out) | {"notes": list(imported.notes)}
        print(json.dumps(said, ensure_ascii=False, indent=2))
    else:
        _say(instance, out, found, programme_out, imported.notes)


import_.__name__ = "import"  # what the command is called, and no function can be


def _programme(known: Import, imported: Imported, source: Path | None, out: Path | None) -> Programme | None:
    """The programme that is to be written: from a file of its own, or the one that came with the instance."""
    from scheduler.errors import UsageError

    if out is None:
        return None
    if source is None and imported.programme is None:
        raise UsageError("there is no programme in the file", "give one with --programme")
    if source is None:
        return imported.programme
    assert known.read_programme is not None  # see _insist_on_reader
    return known.read_programme(source, imported.instance)


def _insist_on_reader(known: Import, name: str, programme: Path | None) -> None:
    from scheduler.errors import UsageError

    if programme is not None and known.read_programme is None:
        raise UsageError(f"{name} has no programmes in files of their own", "leave --programme out")


def _insist_on_places(out: Path, programme: Path | None, programme_out: Path | None) -> None:
    """See that both files can be what is written to them, before anything is read."""
    from scheduler.errors import UsageError
    from scheduler.formats.instance_text import insist_on_ending

    if programme is not None and programme_out is None:
        raise UsageError("--programme goes with --programme-out", "say where to write it")
    insist_on_ending(out)
    if programme_out is None:
        return
    if programme_out.suffix.lower() != ".json":
        raise UsageError(f"{programme_out} does not end in .json, which programmes do", "give another name")
    if programme_out.absolute() == out.absolute():
        raise UsageError(f"{out} cannot hold both the instance and its programme", "give two files")


def _insist_on_no_programme(programme: Path | None) -> None:
    from scheduler.errors import UsageError

    if programme is not None:
        raise UsageError("--into and --programme do not go together", "leave one of the two out")


def _add(name: str, source: Path, into: Path, out: Path, as_json: bool) -> None:
    """Add what a file holds to an instance, and write that elsewhere."""
    from scheduler.domain.problem import did_you_mean
    from scheduler.errors import UsageError
    from scheduler.formats.exchange import ADDITIONS
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.instance_text import write_instance

    if name not in ADDITIONS:
        raise UsageError(f"{name!r} is not added to an instance", did_you_mean(name, ADDITIONS))
    instance = ADDITIONS[name](source, read_instance(into))
    write_instance(out, instance)
    if as_json:
        print(json.dumps(_import_object(instance, out, None), ensure_ascii=False, indent=2))
        return
    print(f"Wrote {out}: {into} with {len(instance.interests)} interests.")
    print("Next: list the rule interest_conflict, or popular_rooms with `by: favourites`.")


def _write_programme(path: Path, instance: Instance, found: Programme, score: Score, name: str) -> None:
    from scheduler.formats.programme_file import write_programme

    status: Status = "feasible" if score.feasible else "unknown"
    write_programme(path, instance, found, name=name, score=score, status=status)


def _import_object(instance: Instance, out: Path, programme_out: Path | None) -> dict[str, object]:
    return {
        "instance": str(out),
        "programme": None if programme_out is None else str(programme_out),
        "sessions": len(instance.sessions),
    }


def _say(
    instance: Instance, out: Path, found: Programme | None, programme_out: Path | None, notes: tuple[str, ...]
) -> None:
    from scheduler.domain.text import CONTROLS

    print(
        f"Wrote {out}: {len(instance.sessions)} sessions, {len(instance.blocks)} blocks,"
        f" {len(instance.rooms)} rooms, {len(instance.tracks)} tracks."
    )
    if notes:
        print("Still to fill in:")
    for note in notes:
        print(f"- {''.join(' ' if char in CONTROLS else char for char in note)}")
    if found is None:
        print(f"Next: schedule solve {out}")
    else:
        print(f"Wrote {programme_out}: {len(found.placements)} of the sessions stand somewhere.")
        print(f"Next: schedule check {out} {programme_out}")
