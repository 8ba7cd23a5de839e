"""`schedule new`."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from scheduler.cli.failing import fails_politely

if TYPE_CHECKING:
    from scheduler.domain.text import Language

TEMPLATE = "new_instance.yaml"


@fails_politely
def new(
    path: Annotated[
        Path | None, typer.Argument(metavar="PATH", help="The file to write, ending in .yaml.")
    ] = None,
    xlsx: Annotated[
        Path | None,
        typer.Option("--xlsx", metavar="FILE", help="Write a workbook to fill in instead, ending in .xlsx."),
    ] = None,
    csv: Annotated[
        Path | None,
        typer.Option("--csv", metavar="FOLDER", help="Write its tables as CSV files into a folder instead."),
    ] = None,
    language: Annotated[
        Literal["ar", "en", "fr"] | None,
        typer.Option("--lang", help="Language of the workbook or tables; default: en."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there.")] = False,
) -> None:
    """Write a small commented instance to start from, or a spreadsheet to fill in and import."""
    from scheduler.errors import UsageError

    given = [target for target in (path, xlsx, csv) if target is not None]
    if len(given) != 1:
        hint = "give PATH, --xlsx FILE or --csv FOLDER"
        raise UsageError("say what to write" if not given else "one thing is written at a time", hint)
    if path is not None:
        _write_yaml(path, language, force)
    elif xlsx is not None:
        _write_workbook(xlsx, language or "en", force)
    else:
        _write_tables(given[0], language or "en", force)


def _write_yaml(path: Path, language: Language | None, force: bool) -> None:
    from scheduler.errors import UsageError
    from scheduler.formats.atomic import write_text_atomically

    if language is not None:
        raise UsageError("--lang goes with --xlsx or --csv", "leave it out")
    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{path} does not end in .yaml", _hint(path))
    _insist_on_room((path,), force)
    template = resources.files("scheduler.cli").joinpath(TEMPLATE).read_text(encoding="utf-8")
    write_text_atomically(path, template)
    print(f"Wrote {path}. Fill it in, then: schedule solve {path}")


def _hint(path: Path) -> str:
    if path.suffix.lower() == ".xlsx":
        return f"a workbook is written by --xlsx {path}"
    return "instances written by hand are YAML"


def _write_workbook(path: Path, language: Language, force: bool) -> None:
    from scheduler.formats.template_xlsx import write_template_xlsx

    _insist_on_room((path,), force)
    write_template_xlsx(path, language)
    print(f"Wrote {path}. Fill it in, then: schedule import xlsx {path} -o instance.yaml")


def _write_tables(folder: Path, language: Language, force: bool) -> None:
    from scheduler.formats.template_csv import template_csv_files, write_template_csv

    _insist_on_room(template_csv_files(folder), force)
    written = write_template_csv(folder, language)
    print(
        f"Wrote {len(written)} files in {folder}. "
        f"Fill them in, then: schedule import csv {folder} -o instance.yaml"
    )


def _insist_on_room(paths: Iterable[Path], force: bool) -> None:
    """See that nothing is replaced unasked."""
    from scheduler.errors import UsageError

    there = [path for path in paths if path.exists()]
    if there and not force:
        raise UsageError(f"{there[0]} is there already", "choose another name, or replace it with --force")
