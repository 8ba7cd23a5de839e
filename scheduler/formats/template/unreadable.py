"""What is wrong with a cell."""

from __future__ import annotations


class UnreadableCellError(Exception):
    """A cell does not hold what its column wants; ``problems`` are messages with their hints.

    ``kept`` is what could be read of it. The error never leaves this package: it becomes a fault that names
    the cell.
    """

    def __init__(self, *problems: tuple[str, str], kept: object = None) -> None:
        super().__init__(*problems)
        self.problems = problems
        self.kept = kept


def shown(text: str) -> str:
    """A cell's text as messages show it."""
    line = " ".join(text.split())
    return repr(line if len(line) <= 50 else f"{line[:50]}...")
