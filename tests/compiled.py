"""The compiled local search, made ready before tests run: ``python -m tests.compiled`` compiles all of it.

What numba compiles it keeps on disk, so that other processes load it in less than a second. Without that
every worker of pytest would compile for itself, which takes each of them half a minute.
"""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

NAME = "search/compiled"


def identity() -> str:
    """Changes whenever what numba has kept is of no use any more."""
    spec = find_spec("scheduler.engines.search.kernel")
    assert spec is not None
    assert spec.origin is not None
    kernel = Path(spec.origin)
    state = kernel.stat()
    kept = sorted(path.name for path in (kernel.parent / "__pycache__").glob("kernel.*.nbi"))
    return f"{version('numba')} {sys.version} {state.st_mtime_ns} {state.st_size} {kept}"


def compile_once(config: pytest.Config) -> None:
    """Compile in a process of its own, unless that has been done since the source was changed."""
    cache: pytest.Cache | None = getattr(config, "cache", None)
    if cache is None or cache.get(NAME, "") != identity():
        subprocess.run([sys.executable, "-m", "tests.compiled"], cwd=config.rootpath, check=False)
        if cache is not None:
            cache.set(NAME, identity())


def compile_all() -> None:
    """Call everything that others call from outside, so that numba compiles it."""
    from scheduler.engines.search.tables import tables_of
    from scheduler.engines.search.walk import Walk
    from scheduler.rules import state_rules
    from tests.rules.case import instance_of

    network = state_rules(instance_of(base="all", sessions=[{"id": "a"}, {"id": "b"}]))
    walk = Walk(network, tables_of(network), 0)
    walk.stand(walk.here)
    walk.construct(np.arange(2), 2)
    walk.sample(10)
    walk.anneal(10, 1.0, 1.0, strict=False)


if __name__ == "__main__":
    compile_all()
