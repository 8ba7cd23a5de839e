"""The runs made so far: a file of lines, to which each run is added as it ends."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from scheduler.bench.record import Run
from scheduler.errors import FileWriteError

NAME = "runs.jsonl"


@dataclass(frozen=True)
class Journal:
    """The journal of a folder."""

    folder: Path

    @property
    def path(self) -> Path:
        return self.folder / NAME

    def runs(self) -> list[Run]:
        """All runs that are written down, oldest first; a line that was cut short is no run."""
        try:
            lines = self.path.read_bytes().splitlines()
        except FileNotFoundError:
            return []
        found = []
        for line in lines:
            try:
                found.append(Run.model_validate_json(line))
            except ValidationError:
                continue
        return found

    def add(self, run: Run) -> None:
        """Write a run down for good: in one piece, at the end of the file, and to the disk.

        Raises
        ------
        FileWriteError
            That cannot be done.
        """
        line = run.model_dump_json(exclude_defaults=True).encode() + b"\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o666)
            try:
                # A line that was cut short stays a line of its own.
                whole = b"\n" + line if self._ends_within_a_line() else line
                if os.write(descriptor, whole) != len(whole):
                    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            raise FileWriteError(f"{self.path} cannot be written: {error.strerror}") from error

    def _ends_within_a_line(self) -> bool:
        with self.path.open("rb") as file:
            if file.seek(0, os.SEEK_END) == 0:
                return False
            file.seek(-1, os.SEEK_END)
            return file.read(1) != b"\n"
