"""Programs that read calendars and share no code with what writes them: libical and ical.js."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from tests.outside import ical_js, program

FOLDER = Path(__file__).parent


@dataclass(frozen=True, order=True)
class Read:
    """One event as a reader understood it; ``start`` and ``end`` in seconds since 1970."""

    uid: str
    start: int
    end: int
    sequence: int
    status: str
    summary: str


@cache
def _libical() -> Path:
    """The small program that reads with libical, compiled."""
    built = Path(mkdtemp()) / "libical_check"
    compiler, source = program("cc", "gcc", "clang"), FOLDER / "libical_check.c"
    subprocess.run([compiler, "-o", built, source, "-lical"], check=True)
    return built


def read_by_libical(content: bytes) -> list[Read]:
    """The events of a calendar in which libical finds nothing wrong."""
    run = subprocess.run([_libical()], input=content, capture_output=True, check=False)
    said = run.stdout.decode("utf-8")
    assert run.returncode == 0, said
    return sorted(_line(line) for line in said.splitlines())


def _line(line: str) -> Read:
    uid, start, end, sequence, status, summary = line.split("\t")
    return Read(uid, int(start), int(end), int(sequence), status, bytes.fromhex(summary).decode("utf-8"))


def read_by_ical_js(content: bytes) -> list[Read]:
    """The events of a calendar that ical.js takes in its strict mode."""
    command = ["node", FOLDER / "ical_js_check.mjs", ical_js()]
    run = subprocess.run(command, input=content, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode("utf-8")
    return sorted(Read(**event) for event in json.loads(run.stdout))
