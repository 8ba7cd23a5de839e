"""The endings of files, which tell formats apart."""

from __future__ import annotations

from pathlib import Path

from scheduler.errors import UsageError


def insist_on_ending(path: Path, *endings: str) -> None:
    """See that the name of a file ends in one of these, such as ``.json``, in capitals or not.

    Raises
    ------
    UsageError
        It does not; the hint names the file anew.
    """
    if path.suffix.lower() not in endings:
        raise UsageError(
            f"{str(path)!r} does not end in {' or '.join(endings)}", f"name the file {path.stem}{endings[0]}"
        )
