"""Profiles of hypothesis: derandomised, so that the suite says the same every time it runs.

Before the first worker starts, the local search is compiled (see `tests.compiled`).
"""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import compile_once

QUIET = (HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much)
"""Instances take many choices to draw, and some are drawn in vain."""

for name, n_examples in (("dev", 30), ("ci", 60)):
    settings.register_profile(
        name,
        max_examples=n_examples,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=QUIET,
    )
settings.load_profile("ci" if os.environ.get("CI") else "dev")


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        compile_once(config)
