"""Writes a file whole or not at all: whoever reads it meets the old text or the new one."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
from pathlib import Path

from scheduler.errors import FileWriteError

REASONS = {
    errno.ENOENT: ("there is no such folder", "make the folder first"),
    errno.ENOTDIR: ("there is no such folder", "check the path"),
    errno.EACCES: ("the folder may not be written to", "write elsewhere, or ask for permission"),
    errno.EPERM: ("the folder may not be written to", "write elsewhere, or ask for permission"),
    errno.EROFS: ("the disk is read-only", "write to another disk"),
    errno.ENOSPC: ("the disk is full", "free some space, or write to another disk"),
    errno.EISDIR: ("it is a folder", "give the name of a file in it"),
    errno.ENAMETOOLONG: ("the name is too long", "give a shorter one"),
}


def write_text_atomically(path: Path, text: str) -> None:
    """Put ``text`` in UTF-8 where ``path`` is; see `write_bytes_atomically`.

    Raises
    ------
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    write_bytes_atomically(path, text.encode("utf-8"))


def write_bytes_atomically(path: Path, content: bytes) -> None:
    """Put ``content`` where ``path`` is, or where the link at ``path`` leads.

    The permissions of a file that is replaced are kept. What is no file, such as a pipe, is written to as
    it is.

    Raises
    ------
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    try:
        target = path.resolve()
        mode = _mode(target)
        if mode is not None and stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, "is a folder")
        if mode is None or stat.S_ISREG(mode):
            _replace(target, content, mode)
        else:
            target.write_bytes(content)
    except (OSError, ValueError, RuntimeError) as error:
        raise _refused(path, error) from error


def _mode(target: Path) -> int | None:
    """Type and permissions of what stands there; None where nothing does."""
    try:
        return target.stat().st_mode
    except FileNotFoundError:
        return None


def _replace(target: Path, content: bytes, mode: int | None) -> None:
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        # Made with the usual permissions of new files, which a file of the tempfile module has not got.
        with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            beside.chmod(stat.S_IMODE(mode))
        os.replace(beside, target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; not every system can, and the text itself is safe by now."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(path: Path, error: Exception) -> FileWriteError:
    number = getattr(error, "errno", None)
    reason, hint = REASONS.get(
        number or 0, (getattr(error, "strerror", None) or str(error), "check the path")
    )
    return FileWriteError(f"{str(path)!r} cannot be written: {reason}", hint)
