"""Several files in one folder, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scheduler.errors import FileWriteError
from scheduler.formats.atomic import write_bytes_atomically


def write_folder(folder: Path, content_by_name: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write files into ``folder``, which is made where it is not there; their paths are returned.

    Other files that stand there are left alone.

    Raises
    ------
    FileWriteError
        The folder cannot be made, or a file not written; those written before it stand.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileWriteError(
            f"{str(folder)!r} cannot be made: {reason}", "give the name of a folder"
        ) from error
    paths = {folder / name: content for name, content in content_by_name.items()}
    for path, content in paths.items():
        write_bytes_atomically(path, content)
    return tuple(paths)
