"""What a calendar says of the program that wrote it."""

from __future__ import annotations

PRODUCER = "-//schedule//schedule//EN"
"""Without a version, so that a new one alone changes no calendar."""
