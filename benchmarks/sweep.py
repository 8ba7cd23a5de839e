"""How one sweep of the local search grows with the conference: as many moves as there are sessions.

Usage: ``python benchmarks/sweep.py [-o PICTURE.svg] [--sizes 50,100,...]``. Random conferences of each size,
as ``schedule generate`` makes them; prints a table in Markdown, with the time to the first feasible programme
and memory. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

from scheduler.bench.chart import Chart, Series, chart_svg
from scheduler.bench.scale import Scale
from scheduler.engines.search.annealer import Annealer
from scheduler.engines.search.tables import tables_of
from scheduler.generation import generate
from scheduler.rules import state_rules

SIZES = (50, 100, 200, 500, 1000, 2000, 5000)
LEAST_MOVES = 100_000
RUNS = 5
STYLE = """<style>
svg { background: #fff; font: 11.5px sans-serif; fill: #333 }
.grid { stroke: #ddd } .axis { fill: none; stroke: #777 } .line { fill: none; stroke-width: 2.2 }
.line.s0 { stroke: #0b5cad } .mark.s0 { fill: #0b5cad }
.line.s1 { stroke: #b3541e; stroke-dasharray: 7 3 } .mark.s1 { fill: #b3541e }
</style>"""
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'


def measure(n_sessions: int) -> dict[str, float]:
    """Seconds to the first feasible programme and of one sweep, and peak memory, of one size."""
    instance = generate(n_sessions, seed=1)
    began = time.perf_counter()
    network = state_rules(instance)
    tables = tables_of(network)
    search = Annealer(network, tables, 0, lambda: False)
    search.feasible()
    first = time.perf_counter() - began
    search.round(2.0)
    cooling = search.cooling()
    heat = math.sqrt(cooling.hot * cooling.cold)
    n_moves = max(LEAST_MOVES, n_sessions)
    sweeps = []
    for _ in range(RUNS):
        began = time.perf_counter()
        search.walk.anneal(n_moves, heat, heat, strict=True)
        sweeps.append((time.perf_counter() - began) * n_sessions / n_moves)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"sessions": n_sessions, "first": first, "sweep": median(sweeps), "peak": peak}


def picture(rows: list[dict[str, float]]) -> str:
    """A sweep by size, beside n log n through the first."""
    points = [(row["sessions"], 1000 * row["sweep"]) for row in rows]
    n_0, first = points[0]
    law = [(n, first * n * math.log(n) / (n_0 * math.log(n_0))) for n, _ in points]
    chart = Chart(
        "sweep",
        "One sweep of the local search by size",
        "Milliseconds of as many moves as there are sessions, and n log n through the first point.",
        "sessions (logarithmic)",
        "milliseconds (logarithmic)",
        (Series("a sweep", points, 0, steps=False, marked=True), Series("n log n", law, 1, steps=False)),
        Scale.over([n for n, _ in points], logarithmic=True),
        Scale.over([y for _, y in [*points, *law]], logarithmic=True),
    )
    svg = str(chart_svg(chart)).replace("<svg", f"<svg {NAMESPACE}", 1)
    return svg.replace(">", f">{STYLE}", 1) + "\n"


def _row(row: dict[str, float], first: dict[str, float]) -> str:
    n, n_0 = row["sessions"], first["sessions"]
    to_law = row["sweep"] / first["sweep"] / (n * math.log(n) / (n_0 * math.log(n_0)))
    figures = (1000 * row["sweep"], 1e6 * row["sweep"] / n, to_law)
    return (
        f"| {n} | {row['first']:.1f} | " + " | ".join(f"{f:.2f}" for f in figures) + f" | {row['peak']:.0f} |"
    )


def main() -> None:
    """Measure all sizes, one process each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    rows: list[dict[str, float]] = []
    print("| sessions | first feasible programme, s | a sweep, ms | a move, µs | to n log n | peak MB |")
    print("|---|---|---|---|---|---|")
    for size in given.sizes.split(","):
        told = subprocess.run([sys.executable, __file__, "--one", size], capture_output=True, check=True)
        rows.append(json.loads(told.stdout))
        print(_row(rows[-1], rows[0]), flush=True)
    if given.output:
        given.output.write_text(picture(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
