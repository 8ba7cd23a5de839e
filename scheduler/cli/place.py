"""Finds out before a search, rather than after it, that its answer could not stand where it is wanted."""

from __future__ import annotations

import json
import os
from pathlib import Path

from scheduler.errors import FileWriteError, UsageError

ENDING = ".json"


def insist_on_a_place(path: Path, source: Path, overwrite: bool) -> None:
    """See that a programme can be written to ``path``, and that nothing else is lost by it.

    ``source`` is the file of the instance, which is never replaced; of other files ``overwrite`` lets any be
    replaced, and else programmes only.

    Raises
    ------
    UsageError
        It is no name, a folder, the instance itself, a file that is no programme, or no JSON.
    FileWriteError
        It cannot be written to.
    """
    there = _is_there(path)
    if path.is_dir():
        raise UsageError(f"{path} is a folder", "give -o a file")
    if there and path.samefile(source):
        raise UsageError(f"{path} is the instance itself", "give -o another file")
    if path.suffix.lower() != ENDING:
        raise UsageError(
            f"{path} does not end in {ENDING}, which programmes do", "`-o -` prints it on stdout"
        )
    if there and not overwrite and not _may_be_replaced(path):
        raise UsageError(
            f"{path} is there already and holds no programme",
            "give -o another file, or replace it with --overwrite",
        )
    _insist_on_writable(path)


def insist_on_another_file(path: Path | None, *sources: Path | None) -> None:
    """See that what is written replaces none of the files that it is made from, and can be written.

    Raises
    ------
    UsageError
        It is one of them.
    FileWriteError
        It cannot be written to.
    """
    if path is None:
        return
    for source in sources:
        if source is not None and _is_there(path) and _is_there(source) and path.samefile(source):
            raise UsageError(f"{path} is what is read itself", "give the output another name")
    _insist_on_writable(path)


def _is_there(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError, PermissionError):
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(f"{path} cannot be the name of a file: {reason}", "give another -o") from None
    return True


def _may_be_replaced(path: Path) -> bool:
    """Whether a file holds a programme, of whatever instance and however faulty, or nothing at all."""
    if not path.is_file():
        return False
    try:
        text = path.read_text(encoding="utf-8-sig")
        held = json.loads(text) if text.strip() else {"placements": {}}
    except (OSError, ValueError, RecursionError):
        return False
    return isinstance(held, dict) and isinstance(held.get("placements"), dict)


def _insist_on_writable(path: Path) -> None:
    there = next(folder for folder in path.absolute().parents if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise FileWriteError(f"{path} cannot be written: {there} is not open for writing", "give another -o")
