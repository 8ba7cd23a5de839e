"""Where the answer of a search goes: improvements on the way, the best in the end, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypedDict

from scheduler.domain import Instance, Programme, Score
from scheduler.engines.events import Bound, Event, Incumbent, Listener, Status
from scheduler.errors import FileWriteError, InputError, UsageError
from scheduler.evaluator import evaluate
from scheduler.formats.programme_file import programme_text, read_programme, write_programme
from scheduler.solver import Solution

FOLDER = Path("solutions")
PARTIAL_ENGINE = "exact"


class Facts(TypedDict):
    """What stands in a programme's file besides its placements."""

    name: str
    score: Score
    bound: Bound | None
    status: Status
    engine: str
    seed: int


@dataclass
class Output:
    """OUT of one search; ``path`` None is stdout. ``notes`` say what was written, or kept."""

    instance: Instance
    name: str
    path: Path | None
    seed: int
    overwrite: bool
    notes: list[str] = field(default_factory=list)

    @classmethod
    def for_instance(
        cls, instance: Instance, name: str, out: str | None, seed: int, overwrite: bool
    ) -> Output:
        """OUT as the command line gives it: a file, ``-``, or None for the usual place.

        Raises
        ------
        UsageError
            It is a folder.
        FileWriteError
            It cannot be written to.
        """
        if out == "-":
            return cls(instance, name, None, seed, overwrite)
        path = Path(out) if out else FOLDER / f"{name}.json"
        if path.is_dir():
            raise UsageError(f"{path} is a folder", "give -o a file")
        _insist_on_writable(path)
        return cls(instance, name, path, seed, overwrite)

    @property
    def to_stdout(self) -> bool:
        return self.path is None

    @property
    def partial(self) -> Path | None:
        """Where improvements go while the search lasts."""
        return None if self.path is None else self.path.with_name(self.path.name + ".partial")

    def heard(self, listener: Listener) -> Listener:
        """``listener``, with every improvement written on the way."""

        def both(event: Event) -> None:
            if isinstance(event, Incumbent) and self.partial is not None:
                self._write(self.partial, event.programme, event.score, {}, "feasible", PARTIAL_ENGINE)
            listener(event)

        return both

    def finish(self, solution: Solution) -> str | None:
        """Write the answer; returns the file in which the best programme stands, None where there is none."""
        if solution.programme is None or solution.evaluation is None:
            self._drop_partial()
            return None
        score, bound = solution.evaluation.score, solution.bound
        if self.path is None:
            facts = self._facts(score, bound, solution.status, solution.engine)
            print(programme_text(self.instance, solution.programme, **facts), end="")
            return None
        if not self.overwrite and self._holds_one_as_good(score, bound):
            self.notes.append(f"{self.path} holds a programme as good: kept (--overwrite replaces it).")
        else:
            self._write(self.path, solution.programme, score, bound, solution.status, solution.engine)
            self.notes.append(f"Wrote {self.path}")
        self._drop_partial()
        return str(self.path)

    def _holds_one_as_good(self, score: Score, bound: Bound) -> bool:
        """Whether the file holds a programme of this instance with a score and a bound as good."""
        if self.path is None or not self.path.exists():
            return False
        try:
            stored = read_programme(self.path, self.instance)
        except InputError:
            return False
        if stored.hash != self.instance.hash:
            return False
        held = evaluate(self.instance, stored.programme).score
        return held < score or (held <= score and not _proves_more(bound, stored.bound))

    def _write(
        self, path: Path, programme: Programme, score: Score, bound: Bound, status: Status, engine: str
    ) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise FileWriteError(f"{path.parent} cannot be made: {error.strerror}") from error
        write_programme(path, self.instance, programme, **self._facts(score, bound, status, engine))

    def _facts(self, score: Score, bound: Bound, status: Status, engine: str) -> Facts:
        return {
            "name": self.name,
            "score": score,
            "bound": bound or None,
            "status": status,
            "engine": engine,
            "seed": self.seed,
        }

    def _drop_partial(self) -> None:
        if self.partial is not None:
            self.partial.unlink(missing_ok=True)


def _insist_on_writable(path: Path) -> None:
    """Find out before the search, rather than after it, that its answer could not be written."""
    there = next(folder for folder in path.absolute().parents if folder.exists())
    if not (there.is_dir() and os.access(there, os.W_OK | os.X_OK)):
        raise FileWriteError(f"{path} cannot be written: {there} is not open for writing", "give another -o")


def _proves_more(bound: Bound, held: Mapping[str, int | None] | None) -> bool:
    """Whether ``bound`` is higher than the one held, at the first level where they differ."""
    for level, low in bound.items():
        other = (held or {}).get(level)
        if low != other:
            return low is not None and (other is None or low > other)
    return False
