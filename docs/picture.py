"""Draws docs/images/solve.svg: what `schedule solve instances/2024.yaml` prints, with Thursday of its days.

``python docs/picture.py`` rewrites it from the committed programme, or solves where there is none. The
picture asks for no font from the network, and the same programme gives the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console, Group
from rich.text import Text

from scheduler import Instance, Solution, evaluate, read_instance, read_programme, solve
from scheduler.render.day import DayView
from scheduler.render.outcome import outcome_view
from scheduler.render.programme import heading, legend
from scheduler.render.scores import evaluation_view

ROOT = Path(__file__).parent.parent
INSTANCE = ROOT / "instances" / "2024.yaml"
PROGRAMME = ROOT / "solutions" / "2024.json"
PICTURE = ROOT / "docs" / "images" / "solve.svg"

COLUMNS = 140
THURSDAY = 1
"""Index of the day that is shown; the whole programme would be too long to read."""

MEASURED_SECONDS = 0.2
"""The median of the engine on two cores, by benchmarks/studies/2026-11-22-from-the-shell.md."""

FRAME = """\
<svg class="terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg">
<style>
.{unique_id}-matrix {{
  font-family: "DejaVu Sans Mono", Menlo, Consolas, "Liberation Mono", monospace;
  font-size: {char_height}px;
  line-height: {line_height}px;
}}
.{unique_id}-title {{ font: bold 18px "DejaVu Sans", Arial, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}"/>
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""Rich's own frame, without its fonts from the network."""


def main() -> None:
    """Write the picture."""
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(picture(), encoding="utf-8")
    print(f"wrote {PICTURE.relative_to(ROOT)}")


def picture() -> str:
    """The picture as SVG."""
    instance = read_instance(INSTANCE)
    solution = solved(instance)
    assert solution.programme is not None
    assert solution.evaluation is not None
    console = Console(
        record=True,
        width=COLUMNS,
        file=io.StringIO(),
        force_terminal=True,
        color_system="truecolor",
        legacy_windows=False,
        _environ={},
    )
    parts = [
        heading(instance, "en"),
        DayView(instance, solution.programme, THURSDAY, "en"),
        legend(instance, solution.programme, "en"),
        Text(),
        evaluation_view(instance, solution.evaluation, "en"),
        Text(),
        outcome_view(solution, "en"),
    ]
    console.print(Group(*parts))
    title = "schedule solve instances/2024.yaml"
    svg = console.export_svg(title=title, code_format=FRAME, unique_id="solve")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def solved(instance: Instance) -> Solution:
    """The committed programme as the answer of a search; where there is none, the answer of one."""
    if not PROGRAMME.exists():
        return solve(instance)
    stored = read_programme(PROGRAMME, instance)
    return Solution(
        status=stored.status or "unknown",
        programme=stored.programme,
        evaluation=evaluate(instance, stored.programme),
        bound=dict(stored.bound or {}),
        seconds=MEASURED_SECONDS,
        interrupted=False,
        proof=(),
        engine=stored.engine or "exact",
        seed=stored.seed or 0,
    )


if __name__ == "__main__":
    main()
