"""The text of an input file, or what is wrong with the file as a whole."""

from __future__ import annotations

import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scheduler.domain.problem import did_you_mean
from scheduler.errors import Fault, InputError

MEGABYTE = 1_000_000
LARGEST_FILE: Mapping[str, int] = {".yaml": 5 * MEGABYTE, ".yml": 5 * MEGABYTE, ".json": 64 * MEGABYTE}
"""Bytes, by the ending of the name. YAML is read slowly, some 300 kB a second."""

ENDINGS = ".yaml, .yml or .json"
BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Source:
    """A text, the name that faults call it by, and the ending that says what it is written in."""

    name: str
    text: str
    ending: str


def read_source(path: Path) -> Source:
    """Read a text file that an instance or a programme can stand in.

    Raises
    ------
    InputError
        The file is missing, is no file, may not be read, is too large, or holds no text.
    """
    name = str(path)
    ending = path.suffix.lower()
    size = _size(path)
    if ending not in LARGEST_FILE:
        raise whole_file_error(name, f"the ending {ending!r} is not known", f"name it {ENDINGS}")
    if size > LARGEST_FILE[ending]:
        raise _too_large(name, ending)
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST_FILE[ending] + 1)
    except OSError as error:
        raise _unreadable(path, error) from None
    return source_of_bytes(name, content)


def source_of_bytes(name: str, content: bytes) -> Source:
    """The text of a file that has been read.

    Raises
    ------
    InputError
        It is empty, too large, or no UTF-8 text.
    """
    ending = Path(name).suffix.lower()
    if len(content) > LARGEST_FILE.get(ending, 0):
        raise _too_large(name, ending)
    nul = content.find(0)
    if nul >= 0:
        hint = "save it as plain text in UTF-8"
        raise InputError(
            f"{name} cannot be read", [_fault_at(name, content, nul, "is not a text file", hint)]
        )
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        hint = "save the file as UTF-8; it may be in the encoding of an older program"
        fault = _fault_at(name, content, error.start, "is not UTF-8 text from here on", hint)
        raise InputError(f"{name} cannot be read", [fault]) from None
    return source_of_text(name, text)


def source_of_text(name: str, text: str) -> Source:
    """A text under the name of a file, whose ending says what it is written in.

    Raises
    ------
    InputError
        It is empty, too large, or its name ends otherwise.
    """
    ending = Path(name).suffix.lower()
    if ending not in LARGEST_FILE:
        raise whole_file_error(name, f"the ending {ending!r} is not known", f"name it {ENDINGS}")
    if len(text) > LARGEST_FILE[ending]:
        raise _too_large(name, ending)
    text = text.removeprefix(BYTE_ORDER_MARK)
    if not text.strip():
        raise whole_file_error(
            name, "is empty", "`schedule new` writes an instance, `schedule solve` a programme"
        )
    return Source(name, text, ending)


def whole_file_error(name: str, message: str, hint: str) -> InputError:
    """An error about a file as a whole, which has no line."""
    return InputError(f"{name} cannot be read: {message}", [Fault(name, 0, 0, "", message, hint)], hint)


def _size(path: Path) -> int:
    """Bytes of a file that is there."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    if stat.S_ISDIR(status.st_mode):
        raise whole_file_error(str(path), "is a folder", "give a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise whole_file_error(str(path), "is not a file", "give a file on disk")
    return status.st_size


def _unreadable(path: Path, error: OSError | ValueError) -> InputError:
    match error:
        case FileNotFoundError():
            return whole_file_error(str(path), "there is no such file", _neighbour(path))
        case PermissionError():
            return whole_file_error(str(path), "may not be read", "ask its owner for permission to read it")
        case OSError(strerror=str(reason)):
            return whole_file_error(str(path), f"cannot be read: {reason}", "check the path")
        case _:
            return whole_file_error(repr(str(path)), "is not the name of a file", "check the path")


def _neighbour(path: Path) -> str:
    """A hint at a file of a similar name in the same folder."""
    try:
        names = [child.name for child in path.parent.iterdir() if child.suffix.lower() in LARGEST_FILE]
    except OSError:
        return f"there is no folder {str(path.parent)!r} either"
    return did_you_mean(path.name, names) if names else "check the path"


def _too_large(name: str, ending: str) -> InputError:
    most = LARGEST_FILE[ending] // MEGABYTE
    hint = "large instances are read as .json" if ending != ".json" else "split it into several conferences"
    return whole_file_error(name, f"is larger than {most} MB", hint)


def _fault_at(name: str, content: bytes, offset: int, message: str, hint: str) -> Fault:
    line_start = content.rfind(b"\n", 0, offset) + 1
    column = len(content[line_start:offset].decode("utf-8", errors="replace")) + 1
    return Fault(name, content.count(b"\n", 0, offset) + 1, column, "", message, hint)
