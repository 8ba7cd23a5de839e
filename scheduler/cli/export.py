"""`schedule export`."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.format_names import EXPORTED
from scheduler.cli.options import InstanceArgument, JsonOption, ProgrammeArgument
from scheduler.cli.place import insist_on_another_file
from scheduler.cli.sending import insist_on_pretalx, send, told

if TYPE_CHECKING:
    from scheduler.domain import Instance, Programme
    from scheduler.formats.exchange import Export
    from scheduler.formats.publication import Publication

STDOUT = Path("-")
MOST_DIGITS = 11
"""Of a moment in seconds; with more it lies beyond all calendars."""


@fails_politely
def export(
    instance: InstanceArgument,
    programme: ProgrammeArgument,
    to: Annotated[str, typer.Option("--to", metavar="FORMAT", help=f"The format: {', '.join(EXPORTED)}.")],
    out: Annotated[
        Path,
        typer.Option(
            "-o",
            "--out",
            metavar="PATH",
            help="File to write, or with --by the folder for files; -: stdout, where it is one of text.",
        ),
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
            metavar="RELEASE",
            help="A programme, or with ical a calendar, released before, so that readers learn what"
            " changed; the oldest first.",
        ),
    ] = None,
    released: Annotated[
        datetime | None,
        typer.Option(
            "--released", metavar="MOMENT", help="When this is released, in UTC; default: when PROGRAMME was."
        ),
    ] = None,
    website: Annotated[
        str | None,
        typer.Option(
            "--website",
            metavar="URL",
            help="Where the sessions have their pages; default: as the instance says.",
        ),
    ] = None,
    paper: Annotated[
        Literal["a3", "a4"] | None,
        typer.Option(
            "--paper", help="Paper of pdf; default: a4, or a3 where a day has too many rooms for it."
        ),
    ] = None,
    abstracts: Annotated[
        bool, typer.Option("--abstracts", help="With pdf and markdown: what sessions are about, too.")
    ] = False,
    send_to: Annotated[
        str | None,
        typer.Option(
            "--send",
            metavar="URL",
            help="With pretalx: send the plan to this event, too, with the token in PRETALX_TOKEN.",
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Write PROGRAMME in a format for people or other programs."""
    from scheduler.formats.exchange import exporter
    from scheduler.formats.instance_file import read_instance
    from scheduler.formats.programme_file import read_programme
    from scheduler.formats.publication import Publication

    known = exporter(to)
    earlier = tuple(previous or ())
    _insist_on_split(known, to, by, out)
    _insist_on_calendars(known, to, earlier)
    _insist_on_pages(to, paper, abstracts)
    insist_on_pretalx(to, send_to, out)
    if out == STDOUT:
        _insist_on_text(known, to, by, as_json)
    else:
        insist_on_another_file(out, instance, programme, *earlier)
    problem = read_instance(instance)
    found = read_programme(programme, problem).programme
    publication = Publication(
        problem,
        found,
        language=language,
        by=by,
        previous=tuple(_earlier(path, problem) for path in earlier if not _is_calendar(path)),
        calendars=tuple(filter(_is_calendar, earlier)),
        released=_moment(released, programme),
        website=_address(website),
        paper=paper,
        abstracts=abstracts,
    )
    if out == STDOUT:
        _print(known, publication)
        return
    written = known.write(publication, out)
    sent = None if send_to is None else send(publication, send_to)
    n_left_out = len(problem.sessions) - len(found.placements)
    if as_json:
        answer = {"path": str(out), "format": to, "left_out": n_left_out, "files": list(map(str, written))}
        answer |= {} if sent is None else {"requests": sent.n_requests}
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return
    left_out = f", without {n_left_out} that stand nowhere" if n_left_out else ""
    number = len(found.placements)
    print(f"Wrote {out}: {number} session{'s' * (number != 1)}{_files(out, written)}{left_out}.")
    if sent is not None:
        print(told(sent))


def _files(out: Path, written: tuple[Path, ...]) -> str:
    if written == (out,):
        return ""
    return " in a file" if len(written) == 1 else f" in {len(written)} files"


def _print(known: Export, publication: Publication) -> None:
    """Write the one text file of a format to stdout, byte by byte where it takes bytes."""
    with TemporaryDirectory() as folder:
        [path] = known.write(publication, Path(folder) / f"programme{known.text}")
        content = path.read_bytes()
    sys.stdout.flush()
    if hasattr(sys.stdout, "buffer"):
        sys.stdout.buffer.write(content)
    else:
        sys.stdout.write(content.decode("utf-8"))


def _insist_on_split(known: Export, name: str, by: str | None, out: Path) -> None:
    from scheduler.errors import UsageError

    if by is not None and by not in known.by:
        able = f"it can be by {', '.join(known.by)}" if known.by else "leave --by out"
        raise UsageError(f"{name} is not written by {by}", able)
    if by is not None and out.is_file():
        raise UsageError(f"{out} is a file, and one file for each {by} needs a folder", "give another -o")


def _insist_on_text(known: Export, name: str, by: str | None, as_json: bool) -> None:
    """See that a format can go to stdout, and that nothing else goes there."""
    from scheduler.errors import UsageError

    if by is not None:
        raise UsageError("several files cannot go to stdout", "give -o a folder")
    if known.text is None:
        raise UsageError(f"{name} is not written as one file of text", "give -o a file")
    if as_json:
        raise UsageError("--json goes to stdout as well", "give -o a file")


def _insist_on_pages(name: str, paper: str | None, abstracts: bool) -> None:
    from scheduler.errors import UsageError

    if paper is not None and name != "pdf":
        raise UsageError(f"{name} is not written for a paper", "leave --paper out, or export pdf")
    if abstracts and name not in ("markdown", "pdf"):
        raise UsageError(f"{name} has no choice of abstracts", "leave --abstracts out")


def _insist_on_calendars(known: Export, name: str, earlier: tuple[Path, ...]) -> None:
    """See that calendars are given to a format that reads them, and not among programmes."""
    from scheduler.errors import UsageError

    calendars = [path for path in earlier if _is_calendar(path)]
    if calendars and not known.reads_calendars:
        raise UsageError(f"{calendars[0]} is a calendar, which {name} does not read", "give a programme")
    if calendars and len(calendars) < len(earlier):
        raise UsageError(
            "some earlier releases are calendars and some programmes", "give all as one of the two"
        )


def _is_calendar(path: Path) -> bool:
    """Whether a release is a calendar, or a folder of some, rather than a programme."""
    return path.suffix.lower() == ".ics" or path.is_dir()


def _address(given: str | None) -> str | None:
    """The address of a page, as the command line gives it."""
    from scheduler.domain.web_address import web_address
    from scheduler.errors import UsageError

    try:
        return None if given is None else web_address(given)
    except ValueError as error:
        raise UsageError(f"--website {error}") from None


def _earlier(path: Path, instance: Instance) -> Programme:
    """A programme released before; what is no longer in the instance is there by its ids."""
    from scheduler.formats.old_programme import read_old_programme

    return read_old_programme(path, instance).programme


def _moment(given: datetime | None, programme: Path) -> datetime:
    """The moment of the release: as given, else by SOURCE_DATE_EPOCH, else when the programme was written."""
    if given is not None:
        return given.replace(tzinfo=UTC) if given.tzinfo is None else given
    stated = os.environ.get("SOURCE_DATE_EPOCH", "")
    is_stated = stated.isascii() and stated.isdigit() and len(stated) <= MOST_DIGITS
    seconds = int(stated) if is_stated else int(programme.stat().st_mtime)
    return datetime.fromtimestamp(seconds, UTC)
