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

from scheduler.errors import Fault, InputError, SchedulerError

Command = TypeVar("Command", bound=Callable[..., None])


def fails_politely(command: Command) -> Command:
    """Let ``command`` end with a message and an exit code where the library raises, never a traceback.

    ``SCHEDULE_TRACEBACK=1`` in the environment shows where an error came from.
    """

    @functools.wraps(command)
    def politely(*args: Any, **options: Any) -> None:
        try:
            command(*args, **options)
        except SchedulerError as error:
            if os.environ.get("SCHEDULE_TRACEBACK"):
                raise
            _fail(error, as_json=bool(options.get("as_json")))
        except (typer.Exit, typer.Abort, BrokenPipeError, KeyboardInterrupt):
            raise
        except Exception as error:
            if os.environ.get("SCHEDULE_TRACEBACK"):
                raise
            _fail(_bug(error), as_json=bool(options.get("as_json")))

    return politely  # type: ignore[return-value]


def _bug(error: Exception) -> SchedulerError:
    message = f"internal error, {type(error).__name__}: {error}"
    return SchedulerError(message, "please report it with `schedule version` and SCHEDULE_TRACEBACK=1")


def _fail(error: SchedulerError, as_json: bool) -> NoReturn:
    faults = error.faults if isinstance(error, InputError) else ()
    if as_json:
        print(json.dumps(error_object(error, faults), ensure_ascii=False, indent=2))
    else:
        _say(error, faults)
    raise typer.Exit(error.exit_code)


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
