"""Colours of kinds and levels."""

from __future__ import annotations

from rich.errors import StyleSyntaxError
from rich.style import Style

from scheduler.domain import Instance

PALETTE = ("yellow", "cyan", "magenta", "green", "bright_blue", "bright_red", "bright_cyan", "bright_magenta")
LEVEL_STYLES = ("bold red", "yellow", "cyan")


def kind_styles(instance: Instance) -> dict[str, Style]:
    """A colour for each kind: its own, or the next of the palette."""
    styles = {}
    for number, (kind, shape) in enumerate(instance.kinds.items()):
        styles[kind] = _colour(shape.colour) or Style.parse(PALETTE[number % len(PALETTE)])
    return styles


def _colour(name: str | None) -> Style | None:
    try:
        return Style.parse(name) if name else None
    except StyleSyntaxError:
        return None


def level_style(instance: Instance, level: str) -> str:
    return LEVEL_STYLES[min(instance.levels.index(level), len(LEVEL_STYLES) - 1)]
