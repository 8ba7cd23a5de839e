"""`schedule export`."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import InstanceArgument, JsonOption, ProgrammeArgument
from scheduler.cli.place import insist_on_another_file

if TYPE_CHECKING:
    from scheduler.domain import Instance, Programme
    from scheduler.formats.exchange import Export


@fails_politely
def export(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help="The format; docs/formats lists them.")],
    out: Annotated[
        Path,
        typer.Option("-o", "--out", metavar="PATH", help="File to write, or with --by the folder for files."),
    ],
    language: Annotated[
        Literal["ar", "en", "fr"] | None,
        typer.Option("--lang", help="Language; default: all of the conference, or its first."),
    ] = None,
    by: Annotated[
        Literal["person", "room", "track"] | None,
        typer.Option("--by", help="One file for each person, room or track."),
    ] = None,
    previous: Annotated[
        list[Path] | None,
        typer.Option(
            "--previous",
            metavar="PROGRAMME",
            help="A programme released before, so that readers learn what changed; the oldest first.",
        ),
    ] = None,
    released: Annotated[
        datetime | None,
        typer.Option(
            "--released", metavar="MOMENT", help="When this is released, in UTC; default: when PROGRAMME was."
        ),
    ] = None,
    website: Annotated[
        str | None, typer.Option("--website", metavar="URL", help="Where the sessions have their pages.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write PROGRAMME in a format for people or other programs."""
    from scheduler.formats.exchange import exporter
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.formats.publication import Publication

    known = exporter(to)
    _insist_on_split(known, to, by)
    insist_on_another_file(out, instance, programme, *(previous or ()))
    problem = read_instance(instance)
    found = read_programme(programme, problem).programme
    publication = Publication(
        problem,
        found,
        language=language,
        by=by,
        previous=tuple(_earlier(path, problem) for path in previous or ()),
        released=_moment(released, programme),
        website=website,
    )
    written = known.write(publication, out)
    n_left_out = len(problem.sessions) - len(found.placements)
    if as_json:
        answer = {"path": str(out), "format": to, "left_out": n_left_out, "files": list(map(str, written))}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    left_out = f", without {n_left_out} that stand nowhere" if n_left_out else ""
    files = "" if written == (out,) else f" in {len(written)} files"
    print(f"Wrote {out}: {len(found.placements)} sessions{files}{left_out}.")


def _insist_on_split(known: Export, name: str, by: str | None) -> None:
    from scheduler.errors import UsageError

    if by is not None and by not in known.by:
        able = f"it can be by {', '.join(known.by)}" if known.by else "leave --by out"
        raise UsageError(f"{name} is not written by {by}", able)


def _earlier(path: Path, instance: Instance) -> Programme:
    """A programme released before; what is no longer in the instance is there by its ids."""
    from scheduler.formats.old_programme import read_old_programme

    return read_old_programme(path, instance).programme


def _moment(given: datetime | None, programme: Path) -> datetime:
    """The moment of the release: as given, else by SOURCE_DATE_EPOCH, else when the programme was written."""
    if given is not None:
        return given.replace(tzinfo=UTC) if given.tzinfo is None else given
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    seconds = int(stated) if stated.isdigit() else int(programme.stat().st_mtime)
    return datetime.fromtimestamp(seconds, UTC)
