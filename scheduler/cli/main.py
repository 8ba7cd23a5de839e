"""Where the program starts: Ctrl-C is taken in hand before anything that takes time is imported."""

from __future__ import annotations

import os
import sys

from scheduler.cli.interruption import INTERRUPTED, Interrupted, listen, stop_listening

INTERRUPTED_OBJECT = '{"error": "interrupted", "faults": []}'


def main() -> None:
    """Run the program, and tell the shell how it ended."""
    listen()
    try:
        from scheduler.cli.app import run

        code = run(sys.argv[1:])
    except (Interrupted, KeyboardInterrupt):
        _leave_at_once()
    sys.exit(code)


def _leave_at_once() -> None:
    """End with 130; a solver may still run in a thread that nobody can wait for."""
    stop_listening()
    try:
        if "--json" in sys.argv[1:]:
            print(INTERRUPTED_OBJECT)
        sys.stdout.flush()
    except (OSError, AttributeError):  # nobody reads, or there is no stdout
        pass
    os._exit(INTERRUPTED)
