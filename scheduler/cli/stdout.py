"""Standard output that takes no more: the reader has gone, or the disk is full."""

from __future__ import annotations

import errno
import os
import sys

REFUSALS = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EBADF, errno.EPIPE})


def is_of_stdout(error: BaseException) -> bool:
    """Whether an error is that of printing; what writes files has an error of its own."""
    return isinstance(error, OSError) and error.filename is None and error.errno in REFUSALS


def stdout_failure() -> OSError | None:
    """Why what has been printed cannot be written, if so; what can be has then been."""
    if sys.stdout is None:
        return None
    try:
        sys.stdout.flush()
    except OSError as error:
        return error
    return None


def silence_stdout() -> None:
    """Drop what could not be written, which would be tried once more at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
