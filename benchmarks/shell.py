"""How long a command takes from the shell, start-up included, and how much memory it needs.

Runs each command several times in turn and prints medians, so that noise of the machine meets all alike.
Usage: ``python benchmarks/shell.py [--runs N] [INSTANCE ...]``; default: 5 runs of the committed instances.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from statistics import median

INSTANCES = tuple(
    Path(__file__).parent.parent / "instances" / f"{name}.yaml" for name in ("2022", "2024", "grid")
)


@dataclass(frozen=True)
class Measure:
    """One run: wall seconds, peak memory in MB, and for a solve its status and the engine's seconds."""

    seconds: float
    megabytes: float
    status: str = ""
    engine_seconds: float = 0.0


def measure(arguments: list[str]) -> Measure:
    """Run ``schedule`` once with these arguments."""
    began = time.perf_counter()
    process = subprocess.Popen(["schedule", *arguments], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    if os.waitstatus_to_exitcode(status) != 0:
        sys.exit(f"schedule {' '.join(arguments)} failed")
    megabytes = usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    if "--json" not in arguments:
        return Measure(seconds, megabytes)
    answer = json.loads(said)
    gap = sum(answer["gap"].values())
    return Measure(seconds, megabytes, f"{answer['status']}, gap {gap}", answer["seconds"])


def main() -> None:
    """Measure, and print a table in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("instances", nargs="*", type=Path, default=INSTANCES)
    given = parser.parse_args()
    measures: defaultdict[str, list[Measure]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for run in range(given.runs):
            measures["--help"].append(measure(["--help"]))
            for instance in given.instances:
                out = str(Path(folder) / "out.json")
                solving = ["solve", str(instance), "-o", out, "--overwrite", "--json", "--seed", str(run)]
                measures[f"solve {instance.name}"].append(measure(solving))
    machine = f"{platform.machine()}, {os.cpu_count()} CPUs, Python {platform.python_version()}"
    print(f"{machine}, {given.runs} runs\n")
    print("| command | wall s, median | worst | engine s, median | peak MB | status |")
    print("|---|---|---|---|---|---|")
    for command, found in measures.items():
        wall, engine = [m.seconds for m in found], median(m.engine_seconds for m in found)
        peak = max(m.megabytes for m in found)
        statuses = ", ".join(sorted({m.status for m in found}))
        row = f"| {command} | {median(wall):.2f} | {max(wall):.2f} | {engine:.2f} | {peak:.0f} | {statuses} |"
        print(row)


if __name__ == "__main__":
    main()
