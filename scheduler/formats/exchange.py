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


@dataclass(frozen=True)
class Exchange:
    """One format, read and written.

    ``write`` lets the ending of the path decide where the format has several forms, and refuses other
    endings with a UsageError. What cannot be read, or said in the format, is an InputError.
    """

    read_instance: Callable[[Path], Instance]
    read_programme: Callable[[Path, Instance], Programme]
    write: Callable[[Instance, Programme, Path], None]


def _of(module: str, function: str) -> Callable[..., Any]:
    """A function of a module of this package, which is imported when it is called."""

    def lazily(*arguments: Any) -> Any:
        return getattr(import_module(f"scheduler.formats.{module}"), function)(*arguments)

    return lazily


EXCHANGES: Mapping[str, Exchange] = {
    "cosplib": Exchange(
        read_instance=_of("cosplib", "read_cosplib"),
        read_programme=_of("cosplib", "read_cosplib_programme"),
        write=_of("cosplib", "write_cosplib"),
    ),
    "optaplanner": Exchange(
        read_instance=_of("optaplanner", "read_optaplanner"),
        read_programme=_of("optaplanner", "read_optaplanner_programme"),
        write=_of("optaplanner", "write_optaplanner"),
    ),
}


ADDITIONS: Mapping[str, Callable[[Path, Instance], Instance]] = {"votes": _of("votes", "with_votes")}
"""Formats that hold no instance, but something to add to one."""


def exchange(name: str) -> Exchange:
    """The format of this name.

    Raises
    ------
    UsageError
        There is none, or it is only read, and only into an instance.
    """
    if name in ADDITIONS:
        raise UsageError(f"{name} are added to an instance", f"schedule import {name} FILE --into INSTANCE")
    if name not in EXCHANGES:
        raise UsageError(f"there is no format {name!r}", did_you_mean(name, EXCHANGES))
    return EXCHANGES[name]
