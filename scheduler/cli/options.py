"""Options that several commands take, each defined once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

InstanceArgument = Annotated[Path, typer.Argument(metavar="INSTANCE", help="The instance: YAML or JSON.")]
ProgrammeArgument = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="A programme that solve wrote.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else.")]


LanguageOption = Annotated[
    Literal["ar", "en", "fr"], typer.Option("--lang", help="Language of titles and sentences.")
]
TimeLimitOption = Annotated[
    float | None,
    typer.Option(
        "--time-limit",
        min=0,
        metavar="SECONDS",
        help="Wall time to search; 0: no limit. Default: 60, none with --work-limit.",
    ),
]
WorkLimitOption = Annotated[
    float | None,
    typer.Option(
        "--work-limit",
        min=0.001,
        metavar="UNITS",
        help="Deterministic work to do: the same seed, workers and limit give the same programme.",
    ),
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Seed of the random choices.")]
WorkersOption = Annotated[
    int | None,
    typer.Option("--workers", min=1, max=256, help="Threads; default: the CPU count, at least 8."),
]
