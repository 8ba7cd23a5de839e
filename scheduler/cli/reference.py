"""The command reference as Markdown, from the commands themselves."""

from __future__ import annotations

import inspect

import click
import typer

from scheduler.cli.app import app

HEADING = """# Commands

Generated from the commands by `python docs/build.py`; `schedule COMMAND --help` shows the same.

Exit codes: 0 done; 1 a bug of ours; 2 bad input or usage; 3 infeasible, or hard rules broken; 4 nothing found
within the limit; 130 interrupted (the best so far is written).
"""


def command_reference() -> str:
    """The page of all commands."""
    group = typer.main.get_command(app)
    context = click.Context(group, info_name="schedule")
    parts = [HEADING]
    for name in group.list_commands(context):  # type: ignore[attr-defined]  # typer gives a group
        command = group.get_command(context, name)  # type: ignore[attr-defined]  # typer gives a group
        parts.append(_section(command, click.Context(command, info_name=name, parent=context)))
    return "\n".join(parts)


def _section(command: click.Command, context: click.Context) -> str:
    usage = " ".join(["schedule", command.name or "", *command.collect_usage_pieces(context)])
    rows = [row for parameter in command.get_params(context) if (row := _row(parameter, context))]
    table = ["| argument or option | meaning |", "|---|---|", *rows]
    return "\n".join([f"## {command.name}\n", f"```\n{usage}\n```\n", inspect.cleandoc(command.help or ""), "", *table, ""])


def _row(parameter: click.Parameter, context: click.Context) -> str:
    if isinstance(parameter, click.Option):
        names, said = parameter.get_help_record(context) or ("", "")
    else:
        names = parameter.make_metavar(context)
        said = getattr(parameter, "help", "") or ""
    return f"| `{names}` | {said} |".replace("|ar", "\\|ar") if names else ""
