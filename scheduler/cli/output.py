"""Where the answer of a search goes: improvements on the way, the best in the end, nothing lost."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypedDict

from scheduler.cli.place import insist_on_a_place
from scheduler.domain import Instance, Programme, Score, Words
from scheduler.engines.events import Bound, Event, Incumbent, Listener, Status
from scheduler.errors import FileWriteError, InputError
from scheduler.evaluator import evaluate
from scheduler.formats.programme_file import programme_text, read_programme, write_programme
from scheduler.render.phrases import KEPT, NOT_WRITTEN_ON_THE_WAY, WROTE
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
    notes: list[Words] = field(default_factory=list)

    @classmethod
    def for_instance(
        cls, instance: Instance, source: Path, out: str | None, seed: int, overwrite: bool
    ) -> Output:
        """OUT as the command line gives it: a file, ``-``, or None for the usual place.

        ``source`` is the file of the instance.

        Raises
        ------
        UsageError
            It is no place for a programme: see `insist_on_a_place`.
        FileWriteError
            It cannot be written to.
        """
        if out == "-":
            return cls(instance, source.stem, None, seed, overwrite)
        path = Path(out) if out else FOLDER / f"{source.stem}.json"
        insist_on_a_place(path, source, overwrite)
        return cls(instance, source.stem, path, seed, overwrite)

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
                self._write_on_the_way(self.partial, event)
            listener(event)

        return both

    def _write_on_the_way(self, partial: Path, found: Incumbent) -> None:
        """Not worth losing the answer for: where it cannot be written, that is noted once."""
        try:
            self._write(partial, found.programme, found.score, {}, "feasible", PARTIAL_ENGINE)
        except FileWriteError:
            note = NOT_WRITTEN_ON_THE_WAY.with_values(path=partial)
            if note not in self.notes:
                self.notes.append(note)

    def finish(self, solution: Solution) -> Solution:
        """Write the answer, or keep a programme as good that OUT holds; what OUT holds then is returned."""
        standing = solution
        if solution.programme is not None and solution.evaluation is not None:
            standing = self._put(solution, solution.programme, solution.evaluation.score)
        if self.partial is not None:
            with contextlib.suppress(OSError):  # such as a folder of that name, or a name too long
                self.partial.unlink(missing_ok=True)
        return standing

    def _put(self, solution: Solution, programme: Programme, score: Score) -> Solution:
        if self.path is None:
            facts = self._facts(score, solution.bound, solution.status, solution.engine)
            print(programme_text(self.instance, programme, **facts), end="")
            return solution
        held = None if self.overwrite else self._as_good(self.path, score, solution.bound)
        if held is not None:
            self.notes.append(KEPT.with_values(path=self.path, option="--overwrite"))
            return replace(solution, programme=held, evaluation=evaluate(self.instance, held))
        self._write(self.path, programme, score, solution.bound, solution.status, solution.engine)
        self.notes.append(WROTE.with_values(path=self.path))
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


def _proves_more(bound: Bound, held: Mapping[str, int | None] | None) -> bool:
    """Whether ``bound`` is higher than the one held, at the first level where they differ."""
    for level, low in bound.items():
        other = (held or {}).get(level)
        if low != other:
            return low is not None and (other is None or low > other)
    return False
