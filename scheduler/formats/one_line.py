"""Text from outside where there is room for one line only."""

from __future__ import annotations


def one_line(text: str) -> str:
    """``text`` with a blank for each line break, tab or row of blanks."""
    return " ".join(text.split())
