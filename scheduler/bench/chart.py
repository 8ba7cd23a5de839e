"""A chart of lines as SVG: no script, colours from the page, title and text for those who cannot see it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from markupsafe import Markup

from scheduler.bench.scale import Scale, figure_text

WIDTH, HEIGHT = 560, 300
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 14, 44
N_STYLES = 6
"""Colours and strokes in the page's style sheet."""
MARKS = ("circle", "square", "diamond")
BEYOND = 6
"""How far a label stands from what it belongs to."""

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Series:
    """A line with its name; ``style`` picks colour and stroke. ``steps``: it stays until it changes."""

    name: str
    points: Points
    style: int
    steps: bool = True
    marked: bool = False


@dataclass(frozen=True)
class Chart:
    """``levels`` are lines across, with their names, such as what others reached."""

    id: str
    title: str
    description: str
    x_label: str
    y_label: str
    series: tuple[Series, ...]
    x: Scale
    y: Scale
    levels: tuple[tuple[str, float], ...] = ()


def chart_svg(chart: Chart) -> Markup:
    """The chart, to be put into a page."""
    svg = ET.Element(
        "svg",
        {
            "viewBox": f"0 0 {WIDTH} {HEIGHT}",
            "role": "img",
            "aria-labelledby": f"{chart.id}-title {chart.id}-text",
            "class": "chart",
        },
    )
    _text(svg, "title", chart.title, id=f"{chart.id}-title")
    _text(svg, "desc", chart.description, id=f"{chart.id}-text")
    _axes(svg, chart)
    for name, level in chart.levels:
        _level(svg, chart, name, level)
    for series in chart.series:
        _line(svg, chart, series)
    return Markup(ET.tostring(svg, encoding="unicode"))


def _x(chart: Chart, number: float) -> float:
    return round(LEFT + chart.x.place(number) * (WIDTH - LEFT - RIGHT), 1)


def _y(chart: Chart, number: float) -> float:
    return round(HEIGHT - BOTTOM - chart.y.place(number) * (HEIGHT - TOP - BOTTOM), 1)


def _axes(svg: ET.Element, chart: Chart) -> None:
    bottom, right = HEIGHT - BOTTOM, WIDTH - RIGHT
    for number in chart.y.ticks:
        y = _y(chart, number)
        _shape(svg, "line", "grid", x1=LEFT, x2=right, y1=y, y2=y)
        _text(svg, "text", figure_text(number), x=LEFT - BEYOND, y=y + 4, text_anchor="end")
    for number in chart.x.ticks:
        x = _x(chart, number)
        _shape(svg, "line", "grid", x1=x, x2=x, y1=TOP, y2=bottom)
        _text(svg, "text", figure_text(number), x=x, y=bottom + 16, text_anchor="middle")
    _shape(svg, "path", "axis", d=f"M{LEFT} {TOP}V{bottom}H{right}")
    middle = (LEFT + right) / 2
    _text(svg, "text", chart.x_label, x=middle, y=HEIGHT - 8, text_anchor="middle", class_="label")
    up = (TOP + bottom) / 2
    turned = f"rotate(-90 14 {up})"
    _text(svg, "text", chart.y_label, x=14, y=up, text_anchor="middle", transform=turned, class_="label")


def _level(svg: ET.Element, chart: Chart, name: str, level: float) -> None:
    y = _y(chart, level)
    _shape(svg, "line", "level", x1=LEFT, x2=WIDTH - RIGHT, y1=y, y2=y)
    _text(svg, "text", name, x=LEFT + 4, y=y - 4, class_="level-name")


def _line(svg: ET.Element, chart: Chart, series: Series) -> None:
    points = [(_x(chart, a), _y(chart, b)) for a, b in series.points if math.isfinite(b)]
    if not points:
        return
    style = f"s{series.style % N_STYLES}"
    moves = [f"M{points[0][0]} {points[0][1]}"]
    for x, y in points[1:]:
        moves.append(f"H{x}V{y}" if series.steps else f"L{x} {y}")
    _shape(svg, "path", f"line {style}", d="".join(moves))
    for x, y in points if series.marked else points[-1:]:
        _mark(svg, series.style, style, x, y)


def _mark(svg: ET.Element, number: int, style: str, x: float, y: float) -> None:
    match MARKS[number % len(MARKS)]:
        case "circle":
            _shape(svg, "circle", f"mark {style}", cx=x, cy=y, r=3.5)
        case "square":
            _shape(svg, "rect", f"mark {style}", x=round(x - 3, 1), y=round(y - 3, 1), width=6, height=6)
        case _:
            _shape(svg, "path", f"mark {style}", d=f"M{x} {round(y - 4.5, 1)}l4.5 4.5l-4.5 4.5l-4.5 -4.5z")


def _shape(svg: ET.Element, name: str, class_: str, **attributes: object) -> None:
    ET.SubElement(svg, name, {"class": class_} | {key: str(value) for key, value in attributes.items()})


def _text(svg: ET.Element, name: str, text: str, **attributes: object) -> None:
    said = {key.rstrip("_").replace("_", "-"): str(value) for key, value in attributes.items()}
    ET.SubElement(svg, name, said).text = text
