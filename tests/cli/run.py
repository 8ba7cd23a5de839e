"""Runs the program as the shell would, in the same process or in one of its own."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from scheduler.cli.app import app


@dataclass(frozen=True)
class Run:
    """What a command said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def schedule(*arguments: str | Path, **environment: str) -> Run:
    """Run in this process."""
    found = CliRunner().invoke(app, [str(argument) for argument in arguments], env=environment)
    if found.exception is not None and not isinstance(found.exception, SystemExit):
        raise found.exception
    return Run(found.exit_code, found.stdout, found.stderr)


def start(*arguments: str | Path, folder: Path) -> subprocess.Popen[str]:
    """Start a process of its own."""
    command = [sys.executable, "-c", "from scheduler.cli.app import main; main()", *map(str, arguments)]
    return subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
