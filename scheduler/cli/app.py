"""The program `schedule`: its commands, and what is said where its arguments are no good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import typer

from scheduler.cli.alternatives import alternatives
from scheduler.cli.bench import bench
from scheduler.cli.check import check
from scheduler.cli.compare import compare
from scheduler.cli.diff import diff
from scheduler.cli.explain import explain
from scheduler.cli.export import export
from scheduler.cli.failing import finish_stdout, give_up_stdout, say_error_object
from scheduler.cli.generate import generate
from scheduler.cli.import_ import import_
from scheduler.cli.new import new
from scheduler.cli.repair import repair
from scheduler.cli.rules import rules
from scheduler.cli.show import show
from scheduler.cli.solve import solve
from scheduler.cli.stdout import is_of_stdout
from scheduler.cli.stress import stress
from scheduler.cli.version import version
from scheduler.cli.why import why

BAD_USAGE = 2
COMMANDS: tuple[Callable[..., None], ...] = (
    solve,
    check,
    show,
    explain,
    why,
    repair,
    diff,
    compare,
    alternatives,
    stress,
    import_,
    export,
    new,
    generate,
    bench,
    rules,
    version,
)

app = typer.Typer(
    name="schedule",
    help="The programme of a conference, solved: sessions to rooms and times, proved and printed.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for command in COMMANDS:
    app.command()(command)


def run(arguments: Sequence[str]) -> int:
    """Run the program with these arguments; the exit code is returned."""
    try:
        code = app(args=list(arguments), prog_name="schedule", standalone_mode=False) or 0
    except Exception as error:
        if isinstance(error, OSError) and is_of_stdout(error):
            return give_up_stdout(error)
        if not _is_of_usage(error):
            raise
        code = _refuse(error, as_json="--json" in arguments)
    return finish_stdout(code)


def _is_of_usage(error: Exception) -> bool:
    """Whether the arguments were refused; the class has no public name that all versions of typer share."""
    return hasattr(error, "format_message")


def _refuse(error: Exception, as_json: bool) -> int:
    from typer.rich_utils import rich_format_error

    rich_format_error(error)  # type: ignore[arg-type]  # see above
    if as_json:
        say_error_object(error.format_message())  # type: ignore[attr-defined]
    return getattr(error, "exit_code", BAD_USAGE)
