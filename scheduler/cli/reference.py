"""The command reference as Markdown, from the commands themselves."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, OptionInfo

from scheduler.cli.app import COMMANDS

HEADING = """# Commands

Generated from the commands by `python docs/build.py`; `schedule COMMAND --help` shows the same.

Exit codes: 0 done; 1 a bug of ours; 2 bad input or usage; 3 infeasible, or hard rules broken; 4 nothing found
within the limit; 130 interrupted before the search was done (the best so far is written; a proof that is
completed all the same ends with 0 or 3).
"""


def command_reference() -> str:
    """The page of all commands."""
    return "\n".join([HEADING, *map(_section, COMMANDS)])


def _section(command: Callable[..., None]) -> str:
    hints = get_type_hints(command, include_extras=True)
    arguments, options = [], []
    for name, parameter in inspect.signature(command).parameters.items():
        kind, info = get_args(hints[name])
        if isinstance(info, ArgumentInfo):
            arguments.append(info)
        else:
            options.append(f"| {_names(name, kind, info)} | {info.help}{_default(parameter.default)} |")
    usage = " ".join(["schedule", command.__name__, *(argument.metavar or "" for argument in arguments)])
    rows = [f"| `{argument.metavar}` | {argument.help} |" for argument in arguments]
    table = "\n".join(["| argument or option | meaning |", "|---|---|", *rows, *options])
    return f"## {command.__name__}\n\n```\n{usage}\n```\n\n{inspect.getdoc(command)}\n\n{table}\n"


def _names(name: str, kind: Any, info: OptionInfo) -> str:
    choices = "/".join(get_args(kind)) if get_origin(kind) is Literal else name.upper()
    takes = "" if kind is bool else f" {info.metavar or choices}"
    # In an annotation typer keeps the first declared name where a default would be.
    declared = [info.default, *(info.param_decls or ())]
    return ", ".join(f"`{option}{takes}`" for option in declared)


def _default(default: object) -> str:
    return "" if default in (None, False, inspect.Parameter.empty) else f" Default: {default}."
