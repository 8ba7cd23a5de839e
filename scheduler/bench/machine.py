"""What runs are made on and with: machine, versions, and the commit of the program."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import subprocess
from pathlib import Path

from scheduler.bench.record import Machine

PARTS = ("schedule", "ortools", "numpy", "numba")
SOURCES = Path(__file__).parent.parent
CPU_FILE = Path("/proc/cpuinfo")


def this_machine() -> Machine:
    """The machine at hand, without its name."""
    return Machine(cpu=_cpu(), cores=_cores(), memory_mb=_memory_mb(), system=platform.system())


def _cpu() -> str:
    try:
        lines = CPU_FILE.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        lines = []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor() or platform.machine())


def _cores() -> int:
    """Those that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _memory_mb() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2**20
    except (AttributeError, OSError, ValueError):
        return None


def versions() -> dict[str, str]:
    """Of the program, of Python, and of what solves."""
    found = {"python": platform.python_version()}
    for part in PARTS:
        try:
            found[part] = importlib.metadata.version(part)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def commit() -> str | None:
    """The commit of the program's sources, with ``-dirty`` where they differ from it; None outside of git."""
    tracked = ["git", "-C", str(SOURCES), "ls-files", "--error-unmatch", "__init__.py"]
    described = ["git", "-C", str(SOURCES), "describe", "--always", "--dirty", "--abbrev=12", "--exclude=*"]
    try:
        subprocess.run(tracked, capture_output=True, check=True, timeout=20)
        said = subprocess.run(described, capture_output=True, check=True, timeout=20, text=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip() or None
