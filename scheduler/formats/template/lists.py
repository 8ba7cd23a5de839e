"""Several things in one cell."""

from __future__ import annotations

import re


def listed(text: str) -> list[str]:
    """The parts between semicolons and line breaks; commas are left, since names may hold them."""
    return _stripped(re.split("[;؛\n]", text))


def at_commas(text: str) -> list[str]:
    """The parts between commas that stand in no brackets."""
    parts, depth, start = [], 0, 0
    for place, sign in enumerate(text):
        depth += (sign in "([{") - (sign in ")]}")
        if sign in ",،" and depth <= 0:
            parts.append(text[start:place])
            start = place + 1
    return _stripped([*parts, text[start:]])


def every_part(text: str) -> list[str]:
    """The parts between semicolons, line breaks and commas."""
    return [part for outer in listed(text) for part in at_commas(outer)]


def _stripped(parts: list[str]) -> list[str]:
    return [part.strip() for part in parts if part.strip()]
