"""Right-to-left text in a terminal: the order of letters is the terminal's, the order of cells is ours.

Every line of right-to-left text stands in an isolate of its own, so that it cannot pull table borders,
times or neighbouring cells into its direction (UAX #9, section 2.4).
"""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from scheduler.domain.text import LEFT_TO_RIGHT_ISOLATE, POP_ISOLATE, RIGHT_TO_LEFT, Language

RIGHT_TO_LEFT_ISOLATE = "\u2067"


def is_right_to_left(language: Language) -> bool:
    return language in RIGHT_TO_LEFT


def isolated(text: str, language: Language) -> str:
    """Left-to-right text (times, scores) as it can stand in a line of ``language``."""
    return f"{LEFT_TO_RIGHT_ISOLATE}{text}{POP_ISOLATE}" if is_right_to_left(language) else text


class Isolated:
    """A text that is wrapped first, and then isolated line by line."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, options.max_width):
            line.rstrip()
            yield Text.assemble(RIGHT_TO_LEFT_ISOLATE, line, POP_ISOLATE, justify="right", overflow="fold")

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


def directed(text: Text, language: Language) -> Text | Isolated:
    """``text`` as it can stand in a cell or on a line of its own."""
    return Isolated(text) if is_right_to_left(language) else text
