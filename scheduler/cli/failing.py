"""What a command does with the errors of the library: says them, as text or JSON, and exits."""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Callable
from typing import Any, NoReturn, TypeVar

import typer
from rich.console import Console
from rich.text import Text

from scheduler.cli.interruption import Interrupted, comes_of_interruption
from scheduler.cli.stdout import is_of_stdout, silence_stdout, stdout_failure
from scheduler.errors import Fault, FileWriteError, InputError, SchedulerError

Command = TypeVar("Command", bound=Callable[..., None])


def fails_politely(command: Command) -> Command:
    """Let ``command`` end with a message and an exit code where the library raises, never a traceback.

    ``SCHEDULE_TRACEBACK=1`` in the environment shows where an error came from.
    """

    @functools.wraps(command)
    def politely(*args: Any, **options: Any) -> None:
        as_json = bool(options.get("as_json"))
        try:
            command(*args, **options)
        except (typer.Exit, typer.Abort):
            raise
        except KeyboardInterrupt as error:
            raise Interrupted from error
        except Exception as error:
            if comes_of_interruption(error):
                raise Interrupted from error
            if isinstance(error, OSError) and is_of_stdout(error):
                raise typer.Exit(give_up_stdout(error)) from None
            if os.environ.get("SCHEDULE_TRACEBACK"):
                raise
            _fail(error if isinstance(error, SchedulerError) else _bug(error), as_json)

    return politely  # type: ignore[return-value]


def finish_stdout(code: int) -> int:
    """Write what still waits to be; ``code``, unless there is no writing it."""
    failure = stdout_failure()
    return code if failure is None else give_up_stdout(failure)


def give_up_stdout(failure: OSError) -> int:
    """The exit code where stdout takes no more; a reader that has gone wanted no more, which is no error."""
    silence_stdout()
    if isinstance(failure, BrokenPipeError):
        return 0
    error = FileWriteError(f"standard output cannot be written: {failure.strerror}", "send it elsewhere")
    _say(error, ())
    return error.exit_code


def _bug(error: Exception) -> SchedulerError:
    message = f"internal error, {type(error).__name__}: {error}"
    return SchedulerError(message, "please report it with `schedule version` and SCHEDULE_TRACEBACK=1")


def _fail(error: SchedulerError, as_json: bool) -> NoReturn:
    faults = error.faults if isinstance(error, InputError) else ()
    if as_json:
        say_error_object(error.message, faults)
    else:
        _say(error, faults)
    raise typer.Exit(error.exit_code)


def say_error_object(message: str, faults: tuple[Fault, ...] = ()) -> None:
    """Print the JSON of any command that failed."""
    print(json.dumps(error_object(SchedulerError(message), faults), ensure_ascii=False, indent=2))


def error_object(error: SchedulerError, faults: tuple[Fault, ...]) -> dict[str, object]:
    """The JSON of any command on bad input."""
    return {"error": error.message, "faults": [fault_object(fault) for fault in faults]}


def fault_object(fault: Fault) -> dict[str, object]:
    return {
        "file": fault.file,
        "line": fault.line,
        "column": fault.column,
        "field": fault.field,
        "message": fault.message,
        "hint": fault.hint,
    }


def _say(error: SchedulerError, faults: tuple[Fault, ...]) -> None:
    console = Console(stderr=True, soft_wrap=True)
    for fault in faults:
        place = f"{fault.file}:{fault.line}:{fault.column}: " if fault.line else f"{fault.file}: "
        field = f"{fault.field}: " if fault.field else ""
        console.print(Text.assemble((place, "bold"), (field, "cyan"), fault.message))
        if fault.hint:
            console.print(Text(f"    {fault.hint}", style="dim"))
    console.print(Text(f"Error: {error.message}", style="bold red"))
    if error.hint:
        console.print(Text(error.hint, style="dim"))
