"""The live line while an engine searches."""

from __future__ import annotations

import time
from collections.abc import Mapping

from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from scheduler.domain import Score
from scheduler.engines.events import Bound, Bounded, Event, Incumbent


class ProgressLine:
    """Listens to events, and shows elapsed time, best score, bound, gap and programmes found."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._spinner = Spinner("dots")
        self._score: Score | None = None
        self._bound: Bound = {}
        self._n_found = 0

    def __call__(self, event: Event) -> None:
        if isinstance(event, Incumbent):
            self._score = event.score
            self._n_found += 1
        elif isinstance(event, Bounded):
            self._bound = event.bound

    def text(self) -> Text:
        """The line without its spinner; figures level by level, ``?`` where one is not known yet."""
        parts = [f"{time.monotonic() - self._began:5.1f} s"]
        if self._score is None:
            parts.append("no programme yet")
        else:
            parts.append(f"{'/'.join(self._score.levels)}: best {_figures(self._score.as_dict())}")
        if self._bound:
            parts.append(f"bound {_figures(self._bound)}")
        if self._score is not None and self._bound:
            parts.append(f"gap {_figures(self._gap(self._score))}")
        parts.append(f"{self._n_found} found")
        return Text(" | ".join(parts), no_wrap=True, overflow="ellipsis")

    def _gap(self, score: Score) -> Bound:
        return {level: None if low is None else score[level] - low for level, low in self._bound.items()}

    def __rich__(self) -> Table:
        grid = Table.grid(padding=(0, 1))
        grid.add_row(self._spinner, self.text())
        return grid


def _figures(cost_by_level: Mapping[str, int | None]) -> str:
    return "/".join("?" if cost is None else str(cost) for cost in cost_by_level.values())
