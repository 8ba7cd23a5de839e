"""`schedule new`."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from scheduler.cli.failing import fails_politely

TEMPLATE = "new_instance.yaml"


@fails_politely
def new(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="The file to write, ending in .yaml.")],
    force: Annotated[bool, typer.Option("--force", help="Replace the file if it is there.")] = False,
) -> None:
    """Write a small commented instance to start from."""
    from scheduler.errors import UsageError
    from scheduler.formats.atomic import write_text_atomically

    if path.suffix not in (".yaml", ".yml"):
        raise UsageError(f"{path} does not end in .yaml", "instances written by hand are YAML")
    if path.exists() and not force:
        raise UsageError(f"{path} is there already", "choose another name, or replace it with --force")
    template = resources.files("scheduler.cli").joinpath(TEMPLATE).read_text(encoding="utf-8")
    write_text_atomically(path, template)
    print(f"Wrote {path}. Fill it in, then: schedule solve {path}")
