"""A sentence and where in a file it comes from, which is not left on a line alone."""

from __future__ import annotations

from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

from scheduler.domain.text import Language
from scheduler.render.direction import directed, isolated


class Located:
    """The sentence, and after it a place such as ``2024.yaml:12``; none where that is empty."""

    def __init__(self, said: str, place: str, language: Language) -> None:
        self.said = said
        self.place = isolated(place, language) if place else ""
        self.language = language

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield directed(self._kept_together(console, options.max_width), self.language)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self._after(self.said))

    def _kept_together(self, console: Console, width: int) -> Text:
        """The last word goes to the next line with the place, where that would stand there alone."""
        text = self._after(self.said)
        lines = text.wrap(console, width)
        before, blank, word = self.said.rpartition(" ")
        is_alone = bool(self.place) and lines[-1].plain.strip() == self.place
        return self._after(f"{before}\n{word}") if is_alone and blank else text

    def _after(self, said: str) -> Text:
        return Text.assemble(said, (f"  {self.place}", "dim") if self.place else "")
