"""Profiles of hypothesis: derandomised, so that the suite says the same every time it runs."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

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
