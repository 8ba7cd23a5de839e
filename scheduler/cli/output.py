"""Where the answer of a search goes: improvements on the way, the best in the end, nothing lost."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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

    def finish(self, solution: Solution) -> Solution:
        """Write the answer, or keep a programme as good that OUT holds; what OUT holds then is returned."""
        standing = solution
        if solution.programme is not None and solution.evaluation is not None:
            standing = self._put(solution, solution.programme, solution.evaluation.score)
        if self.partial is not None:
            self.partial.unlink(missing_ok=True)
        return standing

    def _put(self, solution: Solution, programme: Programme, score: Score) -> Solution:
        if self.path is None:
            facts = self._facts(score, solution.bound, solution.status, solution.engine)
            print(programme_text(self.instance, programme, **facts), end="")
            return solution
        held = None if self.overwrite else self._as_good(self.path, score, solution.bound)
        if held is not None:
            self.notes.append(
                f"{self.path} held a programme as good: kept and shown (--overwrite replaces it)."
            )
            return replace(solution, programme=held, evaluation=evaluate(self.instance, held))
        self._write(self.path, programme, score, solution.bound, solution.status, solution.engine)
        self.notes.append(f"Wrote {self.path}")
        return solution

    def _as_good(self, path: Path, score: Score, bound: Bound) -> Programme | None:
        """The programme of this instance in a file, where its score and what is proved of it are as good."""
        if not path.exists():
            return None
        try:
            stored = read_programme(path, self.instance)
        except InputError:
            return None
        held = evaluate(self.instance, stored.programme).score
        as_good = held < score or (held <= score and not _proves_more(bound, stored.bound))
        return stored.programme if as_good and stored.hash == self.instance.hash else None

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
