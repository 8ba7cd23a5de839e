"""Starts the process of a run, waits for its answer, and ends it where it has to."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from scheduler.bench.record import Job
from scheduler.domain import Instance
from scheduler.engines.interrupt import Interrupt

MODULE = "scheduler.bench.measuring"
POLL_SECONDS = 0.1
PATIENCE, PATIENCE_SECONDS = 5, 900
"""A run that takes so many times its limit, and so much more, does not end by itself any more."""
LONGEST_SAYING = 300


class Interrupted(Exception):
    """The run was given up, since the whole is to end."""


def run_apart(job: Job, instance: Instance, programme: Path, interrupt: Interrupt) -> dict[str, Any]:
    """Make a run in a process of its own; what it answers, or how it failed.

    Raises
    ------
    Interrupted
        The whole was interrupted meanwhile.
    """
    told = {
        "job": asdict(job),
        "programme": str(programme),
        "instance": instance.model_dump(mode="json", by_alias=True, exclude_defaults=True),
    }
    process = _start()
    try:
        answer, complaints, late = _talk(process, json.dumps(told).encode() + b"\n", job, interrupt)
    finally:
        _end(process)
    if late:
        return {"status": "failed", "failure": "did not end long after its limit"}
    try:
        found: dict[str, Any] = json.loads(answer)
    except ValueError:
        return {"status": "failed", "failure": _failure(process.returncode, complaints)}
    return found


def _start() -> subprocess.Popen[bytes]:
    """In a session of its own, so that Ctrl-C reaches the starter only; it finds the modules found here."""
    paths = os.pathsep.join(path or os.getcwd() for path in sys.path)
    return subprocess.Popen(
        [sys.executable, "-P", "-m", MODULE],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": paths},
        start_new_session=True,
    )


def _talk(
    process: subprocess.Popen[bytes], told: bytes, job: Job, interrupt: Interrupt
) -> tuple[bytes, bytes, bool]:
    """Answer, complaints, and whether it had to be cut off; stdin stays open until the process has ended."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    heard: dict[str, bytes] = {}

    def hear(name: str, pipe: IO[bytes]) -> None:
        heard[name] = pipe.read()

    pipes = {"out": process.stdout, "err": process.stderr}
    readers = [threading.Thread(target=hear, args=given, daemon=True) for given in pipes.items()]
    for reader in readers:
        reader.start()
    with contextlib.suppress(OSError):  # where it has ended before it heard
        process.stdin.write(told)
        process.stdin.flush()
    deadline = None if job.seconds is None else time.monotonic() + PATIENCE * job.seconds + PATIENCE_SECONDS
    late = False
    while process.poll() is None:
        if interrupt.requested:
            raise Interrupted
        if deadline is not None and time.monotonic() > deadline:
            late = True
            break
        _wait_a_moment(process)
    if late:
        _end(process)
    for reader in readers:
        reader.join(timeout=10)
    return heard.get("out", b""), heard.get("err", b""), late


def _wait_a_moment(process: subprocess.Popen[bytes]) -> None:
    """Wait a moment for it to end."""
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(POLL_SECONDS)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it, and whatever it started, if it still runs; nothing of it is left behind."""
    if process.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
        process.wait()
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with contextlib.suppress(OSError):
                pipe.close()


def _failure(code: int, complaints: bytes) -> str:
    """How a run ended that gave no answer."""
    if code < 0:
        try:
            return f"ended by {signal.Signals(-code).name}"
        except ValueError:
            return f"ended by signal {-code}"
    lines = complaints.decode("utf-8", errors="replace").strip().splitlines()
    return (lines[-1] if lines else f"ended with {code}")[:LONGEST_SAYING]
