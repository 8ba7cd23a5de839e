"""`schedule rules`."""

from __future__ import annotations

from typing import Annotated

import typer

from scheduler.cli.failing import fails_politely
from scheduler.cli.options import LanguageOption


@fails_politely
def rules(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[NAME]", help="One rule to be told in full.", show_default=False),
    ] = None,
    lang: LanguageOption = "en",
) -> None:
    """List the catalogue of rules, or tell one of them in full."""
    from rich.console import Console

    from scheduler.domain.problem import did_you_mean
    from scheduler.errors import UsageError
    from scheduler.render.catalogue import catalogue_view, rule_view
    from scheduler.rules import catalogue

    if name is None:
        Console().print(catalogue_view(catalogue(), lang))
        return
    if name not in catalogue():
        raise UsageError(f"{name!r} is not a rule", did_you_mean(name, catalogue()))
    Console().print(rule_view(catalogue()[name], lang))
