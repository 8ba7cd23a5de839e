"""The formats of other programs that instances and programmes come from and go to, by name.

Each is a package or module here that is imported when it is first used. To add one, write it and list it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

from scheduler.domain import Instance, Programme
from scheduler.domain.problem import did_you_mean
from scheduler.errors import UsageError
from scheduler.formats.publication import By, Publication


@dataclass(frozen=True)
class ImportOptions:
    """What the user adds to a file that does not say it: ``timezone``, a name of the IANA database."""

    timezone: str | None = None


@dataclass(frozen=True)
class Imported:
    """An instance read from elsewhere, and its programme where the same file holds one.

    ``notes`` are comments in English on what is still to fill in, the same for every reader of the file.
    """

    instance: Instance
    programme: Programme | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Import:
    """How an instance is read. ``read_programme`` reads one from a file of its own.

    What cannot be read is an InputError that carries all faults.
    """

    read: Callable[[Path, ImportOptions], Imported]
    read_programme: Callable[[Path, Instance], Programme] | None = None


@dataclass(frozen=True)
class Export:
    """How a programme is written to a path: a file, or with ``publication.by`` a folder; gives what it wrote.

    Where the format has several forms the ending of the path decides; other endings are a UsageError, and
    what the format cannot say is an InputError. ``by`` are the lists it can be split into. ``text`` is the
    ending of its usual form where that is one file of text, which may go to stdout. ``reads_calendars``:
    earlier releases may be given as `Publication.calendars`.
    """

    write: Callable[[Publication, Path], tuple[Path, ...]]
    by: tuple[By, ...] = ()
    text: str | None = None
    reads_calendars: bool = False


def _of(module: str, function: str) -> Callable[..., Any]:
    """A function of a module of this package, which is imported when it is called."""

    def lazily(*arguments: Any) -> Any:
        return getattr(import_module(f"scheduler.formats.{module}"), function)(*arguments)

    return lazily


def _read(module: str, function: str) -> Callable[[Path, ImportOptions], Imported]:
    """A reader of an instance alone, which needs no options."""
    return lambda path, _: Imported(_of(module, function)(path))


def _written(module: str, function: str) -> Callable[[Publication, Path], tuple[Path, ...]]:
    """A writer of one file, to which only instance and programme matter."""

    def write(publication: Publication, path: Path) -> tuple[Path, ...]:
        _of(module, function)(publication.instance, publication.programme, path)
        return (path,)

    return write


IMPORTS: Mapping[str, Import] = {
    "cosplib": Import(_read("cosplib", "read_cosplib"), _of("cosplib", "read_cosplib_programme")),
    "csv": Import(_of("template_csv", "read_template_csv")),
    "optaplanner": Import(
        _read("optaplanner", "read_optaplanner"), _of("optaplanner", "read_optaplanner_programme")
    ),
    "pretalx": Import(_of("pretalx", "read_pretalx")),
    "schedule-json": Import(_of("schedule_json", "read_schedule_json")),
    "schedule-xml": Import(_of("schedule_xml", "read_schedule_xml")),
    "sessionize": Import(_of("sessionize", "read_sessionize")),
    "xlsx": Import(_of("template_xlsx", "read_template_xlsx")),
}
"""Formats from which instances are read."""

EXPORTS: Mapping[str, Export] = {
    "cosplib": Export(_written("cosplib", "write_cosplib")),
    "csv": Export(_of("agenda_csv", "write_csv"), by=("person", "room", "track"), text=".csv"),
    "html": Export(_of("page", "write_page"), text=".html"),
    "ical": Export(
        _of("ical", "write_ical"), by=("person", "room", "track"), text=".ics", reads_calendars=True
    ),
    "json": Export(_of("agenda_json", "write_json"), text=".json"),
    "jsonld": Export(_of("jsonld", "write_jsonld"), text=".jsonld"),
    "markdown": Export(_of("markdown", "write_markdown"), by=("person", "room", "track"), text=".md"),
    "optaplanner": Export(_written("optaplanner", "write_optaplanner")),
    "pdf": Export(_of("pdf", "write_pdf"), by=("person", "room")),
    "pretalx": Export(_of("pretalx", "write_pretalx"), text=".json"),
    "schedule-json": Export(_of("schedule_json", "write_schedule_json"), text=".json"),
    "schedule-xml": Export(_of("schedule_xml", "write_schedule_xml"), text=".xml"),
    "svg": Export(_of("svg", "write_svg"), text=".svg"),
    "xlsx": Export(_of("agenda_xlsx", "write_xlsx")),
}
"""Formats in which programmes are written."""

ADDITIONS: Mapping[str, Callable[[Path, Instance], Instance]] = {"votes": _of("votes", "with_votes")}
"""Formats that hold no instance, but something to add to one."""


def importer(name: str) -> Import:
    """The way to read this format.

    Raises
    ------
    UsageError
        There is none, or it is only read into an instance.
    """
    if name in ADDITIONS:
        raise UsageError(f"{name} are added to an instance", f"schedule import {name} FILE --into INSTANCE")
    if name not in IMPORTS:
        hint = "it is only exported" if name in EXPORTS else did_you_mean(name, IMPORTS)
        raise UsageError(f"no instance is read from the format {name!r}", hint)
    return IMPORTS[name]


def exporter(name: str) -> Export:
    """The way to write this format.

    Raises
    ------
    UsageError
        There is none.
    """
    if name not in EXPORTS:
        hint = "it is only imported" if name in IMPORTS else did_you_mean(name, EXPORTS)
        raise UsageError(f"no programme is written in the format {name!r}", hint)
    return EXPORTS[name]
