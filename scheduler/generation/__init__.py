"""Random conferences for tests and benchmarks: seeded, realistic, and never without a programme.

A hidden programme is made first, and all demands so that it meets them; the instance does not tell it.
"""

from scheduler.generation.conference import generate, generate_with_programme
from scheduler.generation.wanted import MOST_SESSIONS, STEPS, Wanted

__all__ = ["MOST_SESSIONS", "STEPS", "Wanted", "generate", "generate_with_programme"]
