"""Weights and scores at the three levels of the format: ``0hard/0medium/10soft``."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scheduler.domain.score import DEFAULT_LEVELS

LEVELS = DEFAULT_LEVELS
"""The levels of the format, which are the usual ones."""

WEIGHT = re.compile(r"(-?\d{1,15})hard/(-?\d{1,15})medium/(-?\d{1,15})soft", re.ASCII)


def weight_by_level(text: str) -> dict[str, int] | None:
    """What a text says of each level; None where it is no weight."""
    match = WEIGHT.fullmatch(text)
    return None if match is None else dict(zip(LEVELS, map(int, match.groups()), strict=True))


def weight_text(by_level: Mapping[str, int]) -> str:
    """The text of a weight or score; levels that are not given are 0."""
    return "/".join(f"{by_level.get(level, 0)}{level}" for level in LEVELS)
