"""Ctrl-C wherever no search listens for it: it waits until an import is over, and then ends the program.

An exception in the midst of an import would come out as that library's own ImportError, or not at all.
"""

from __future__ import annotations

import _thread
import signal
import sys
import time
from types import FrameType
from typing import NoReturn

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
    importer = _importer(frame)
    if importer is not None:
        importer.f_trace = _raise_interrupted
        sys.settrace(_trace_nothing)
        return
    # Once more a little later, too: some C code drops what is raised inside of its callbacks.
    _thread.start_new_thread(_interrupt_later, ())
    raise Interrupted


def _importer(frame: FrameType | None) -> FrameType | None:
    """The frame with the outermost import that ``frame`` is part of, if there is one."""
    importer, is_importing = None, False
    while frame is not None:
        was_importing, is_importing = is_importing, frame.f_code.co_filename.startswith(IMPORTING)
        if was_importing and not is_importing:
            importer = frame
        frame = frame.f_back
    return importer


def _raise_interrupted(frame: FrameType, event: str, argument: object) -> NoReturn:
    """Trace function of an importer: called with its first line, or return, after the import."""
    sys.settrace(None)
    raise Interrupted


def _trace_nothing(frame: FrameType, event: str, argument: object) -> None:
    return None


def _say_unless_interrupted(dropped: sys.UnraisableHookArgs) -> None:
    if not isinstance(dropped.exc_value, Interrupted):
        sys.__unraisablehook__(dropped)


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
