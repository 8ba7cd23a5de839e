"""Every deliberate error of the library, so that callers can catch one family.

::

    SchedulerError            exit code 1 unless said otherwise
    ├── InputError            2: the input cannot be used; carries all its faults
    ├── UsageError            2: the command or the call was given something it cannot do
    ├── StateError            1: two ways of counting disagree; a bug of ours
    └── FileWriteError        2: an output file cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

__all__ = ["Fault", "FileWriteError", "InputError", "SchedulerError", "StateError", "UsageError"]


@dataclass(frozen=True, order=True)
class Fault:
    """One thing that is wrong with an input, and what to do about it.

    ``line`` and ``column`` count from 1; 0 means that the place is not known.
    """

    file: str
    line: int
    column: int
    field: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        field = f" {self.field}:" if self.field else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{place}:{field} {self.message}{hint}"


class SchedulerError(Exception):
    """Root of the tree: a message, a hint on what to do, and the exit code of the command line."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InputError(SchedulerError):
    """An input that cannot be used; ``faults`` are all of them, in the order of the file."""

    exit_code = 2

    def __init__(self, message: str, faults: Iterable[Fault] = (), hint: str = "") -> None:
        super().__init__(message, hint)
        self.faults = tuple(sorted(set(faults)))


class UsageError(SchedulerError):
    """A setting or an argument that cannot be honoured."""

    exit_code = 2


class StateError(SchedulerError):
    """Two ways of counting the same thing disagree, which is a bug of this program."""


class FileWriteError(SchedulerError):
    """An output file that cannot be written."""

    exit_code = 2
