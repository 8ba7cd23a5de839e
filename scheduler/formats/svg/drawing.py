"""The few marks of which our pictures consist, mirrored where the language runs from right to left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

FONTS = "system-ui, 'Segoe UI', 'Noto Sans', Roboto, Arial, 'Noto Sans Arabic', sans-serif"
INK, FAINT, PAPER, BAND = "#1c1c1c", "#5a5a5a", "#ffffff", "#f0f0f0"


@dataclass(frozen=True)
class Box:
    """A rectangle; ``x`` is the distance from the side where reading begins."""

    x: float
    y: float
    width: float
    height: float


@dataclass
class Drawing:
    """Marks on a paper of a ``width``, in the order in which they are drawn."""

    width: float
    mirrored: bool
    marks: list[str] = field(default_factory=list)

    def rectangle(self, box: Box, colour: str) -> None:
        """A filled rectangle without an edge."""
        x = self.width - box.x - box.width if self.mirrored else box.x
        place = f'x="{_number(x)}" y="{_number(box.y)}"'
        size = f'width="{_number(box.width)}" height="{_number(box.height)}"'
        self.marks.append(f'<rect {place} {size} fill="{colour}"/>')

    def line(self, text: str, x: float, y: float, size: float, colour: str, *, bold: bool) -> None:
        """A line of text that begins at ``x`` and stands on ``y``."""
        at = self.width - x if self.mirrored else x
        weight = ' font-weight="700"' if bold else ""
        self.marks.append(
            f'<text x="{_number(at)}" y="{_number(y)}" font-size="{_number(size)}" fill="{colour}"{weight}>'
            f"{escape(text)}</text>"
        )


def svg_text(drawing: Drawing, height: float, language: str, title: str, description: Sequence[str]) -> str:
    """The whole picture, with the words that stand for it where it is not seen."""
    width = _number(drawing.width)
    direction = "rtl" if drawing.mirrored else "ltr"
    return "\n".join(
        (
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{_number(height)}"'
            f' viewBox="0 0 {width} {_number(height)}" role="img" aria-labelledby="title description"'
            f' xml:lang={quoteattr(language)} lang={quoteattr(language)} direction="{direction}"'
            f' font-family="{FONTS}">',
            f'<title id="title">{escape(title)}</title>',
            f'<desc id="description">{escape(chr(10).join(description))}</desc>',
            f'<rect width="{width}" height="{_number(height)}" fill="{PAPER}"/>',
            *drawing.marks,
            "</svg>\n",
        )
    )


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
