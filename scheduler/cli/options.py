"""Options that several commands take, each defined once."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Annotated, Optional

import typer

InstanceArgument = Annotated[Path, typer.Argument(metavar="INSTANCE", help="The instance: YAML or JSON.")]
ProgrammeArgument = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="A programme that solve wrote.")]
JsonOption = Annotated[bool, typer.Option("--json", help="Print one JSON object on stdout and nothing else.")]


class LanguageChoice(str, Enum):
    """Languages of the screen."""

    ar = "ar"
    en = "en"
    fr = "fr"


LanguageOption = Annotated[LanguageChoice, typer.Option("--lang", help="Language of titles and sentences.")]
TimeLimitOption = Annotated[
    float, typer.Option("--time-limit", min=0, metavar="SECONDS", help="Wall time to search; 0: no limit.")
]
WorkLimitOption = Annotated[
    Optional[float],  # noqa: UP007, UP045 - typer reads the annotation at run time
    typer.Option(
        "--work-limit",
        min=0.001,
        metavar="UNITS",
        help="Deterministic work to do: the same seed, workers and limit give the same programme.",
    ),
]
SeedOption = Annotated[int, typer.Option("--seed", min=0, max=2**31 - 1, help="Seed of the random choices.")]
WorkersOption = Annotated[
    Optional[int],  # noqa: UP007, UP045 - typer reads the annotation at run time
    typer.Option("--workers", min=1, max=256, help="Threads; default: the CPU count, at least 8.", show_default=False),
]
