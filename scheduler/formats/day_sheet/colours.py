"""Colours of kinds on paper: a light tint behind black text, and a strong one for its edge.

Colour never says anything alone: the name of the kind stands beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler.domain import Instance


@dataclass(frozen=True)
class Colour:
    """``#rrggbb`` each: ``tint`` carries black text, ``edge`` stands out on white."""

    tint: str
    edge: str


COLOURS: Mapping[str, Colour] = {
    "yellow": Colour("#fbf1cf", "#a87b00"),
    "cyan": Colour("#dcf1f4", "#0f7f8f"),
    "magenta": Colour("#f6e1f1", "#a03a86"),
    "green": Colour("#e0f2e0", "#2f7d3a"),
    "blue": Colour("#e0e8f8", "#2f57a8"),
    "red": Colour("#fae1de", "#b23a2e"),
    "orange": Colour("#fbe7d3", "#b45f10"),
    "grey": Colour("#ececec", "#5f5f5f"),
}
PALETTE = ("yellow", "cyan", "magenta", "green", "blue", "red", "orange", "grey")
"""For kinds without a colour, in this order."""

ALIKE: Mapping[str, str] = {"white": "grey", "black": "grey", "gray": "grey", "purple": "magenta"}


def kind_colours(instance: Instance) -> dict[str, Colour]:
    """A colour for each kind: that of its name of a terminal's colour, or the next of the palette."""
    return {
        kind: COLOURS[_base(shape.colour) or PALETTE[number % len(PALETTE)]]
        for number, (kind, shape) in enumerate(instance.kinds.items())
    }


def _base(name: str | None) -> str | None:
    """The colour of which ``bright_cyan``, ``dark_cyan`` or ``cyan3`` are shades."""
    words = (name or "").lower().replace("_", " ").rstrip("0123456789").split()
    last = words[-1] if words else ""
    base = ALIKE.get(last, last)
    return base if base in COLOURS else None
