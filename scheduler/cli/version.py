"""`schedule version`."""

from __future__ import annotations

import importlib.metadata
import json
import platform

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import JsonOption

PARTS = ("schedule", "ortools", "networkx", "numpy", "pydantic", "rich", "ruamel.yaml", "typer", "tzdata")


@fails_politely
def version(as_json: JsonOption = False) -> None:
    """Show the versions of the program and of what it stands on, for bug reports."""
    versions = {part: importlib.metadata.version(part) for part in PARTS}
    versions["python"] = platform.python_version()
    versions["system"] = platform.platform()
    if as_json:
        print(json.dumps(versions, indent=2))
        return
    for part, number in versions.items():
        print(f"{part:<12} {number}")
