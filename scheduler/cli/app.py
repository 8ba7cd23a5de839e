"""The program `schedule`: its commands, and what happens when one of them fails."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import typer

from scheduler.cli.check import check
from scheduler.cli.new import new
from scheduler.cli.rules import rules
from scheduler.cli.show import show
from scheduler.cli.solve import solve
from scheduler.cli.version import version

INTERRUPTED = 130
COMMANDS: tuple[Callable[..., None], ...] = (solve, check, show, new, rules, version)

app = typer.Typer(
    name="schedule",
    help="The programme of a conference, solved: sessions to rooms and times, proved and printed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


def main() -> None:
    """Run the program; a reader that closes the pipe early is no error."""
    try:
        app()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
