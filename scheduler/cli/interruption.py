"""Ctrl-C wherever no search listens for it: it waits until an import is over, and then ends the program.

An exception in the midst of an import would come out as that library's own ImportError, or not at all.
"""

from __future__ import annotations

import _thread
import signal
import sys
import time
from types import FrameType

INTERRUPTED = 130
IMPORTING = "<frozen importlib._bootstrap"
PATIENCE_SECONDS = 0.005


class Interrupted(BaseException):
    """The program is to end at once; no library catches it, as some do KeyboardInterrupt."""


def listen() -> None:
    """Take over Ctrl-C; a search that listens itself has it meanwhile."""
    sys.unraisablehook = _say_unless_interrupted
    signal.signal(signal.SIGINT, _interrupt)


def stop_listening() -> None:
    """Let nothing disturb the last words."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _interrupt(signum: int, frame: FrameType | None) -> None:
    # Once more a little later, too: some C code drops what is raised inside of its callbacks.
    _thread.start_new_thread(_interrupt_later, ())
    if not _is_importing(frame):
        raise Interrupted


def _say_unless_interrupted(dropped: sys.UnraisableHookArgs) -> None:
    if not isinstance(dropped.exc_value, Interrupted):
        sys.__unraisablehook__(dropped)


def _is_importing(frame: FrameType | None) -> bool:
    while frame is not None:
        if frame.f_code.co_filename.startswith(IMPORTING):
            return True
        frame = frame.f_back
    return False


def _interrupt_later() -> None:
    time.sleep(PATIENCE_SECONDS)
    _thread.interrupt_main()


def comes_of_interruption(error: BaseException | None) -> bool:
    """Whether Ctrl-C stands at the beginning of ``error``, whatever a library has made of it."""
    waiting, seen = [error], set[int]()
    while waiting:
        found = waiting.pop()
        if found is None or id(found) in seen:
            continue
        if isinstance(found, (KeyboardInterrupt, Interrupted)):
            return True
        seen.add(id(found))
        waiting += [found.__cause__, found.__context__]
    return False
