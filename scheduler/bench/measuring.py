"""One run in a process of its own: told on stdin what to solve, it says on stdout how that went.

Ends with the process that started it, whose end closes stdin.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scheduler.bench.record import Job
from scheduler.domain import Instance, Score
from scheduler.engines.events import Bounded, Event, Incumbent
from scheduler.engines.settings import Settings
from scheduler.evaluator import evaluate
from scheduler.formats.programme_file import programme_from_text, programme_text
from scheduler.solver import Solution, solve

LEAST_STEP = 1.005
MOST_KEPT_ALL = 200
"""Of more points than these, those go that come less than half a percent after the last one kept."""

Point = tuple[float, tuple[int | None, ...]]


@dataclass
class Trace:
    """Listens to a search, by a clock that began before the rules were stated."""

    levels: tuple[str, ...]
    began: float = field(default_factory=time.perf_counter)
    incumbents: list[Point] = field(default_factory=list)
    bounds: list[Point] = field(default_factory=list)

    def __call__(self, event: Event) -> None:
        seconds = self.seconds
        if isinstance(event, Incumbent):
            self.incumbents.append((seconds, event.score.costs))
        elif isinstance(event, Bounded):
            costs = tuple(event.bound.get(level) for level in self.levels)
            if not self.bounds or self.bounds[-1][1] != costs:
                self.bounds.append((seconds, costs))

    @property
    def seconds(self) -> float:
        return round(time.perf_counter() - self.began, 4)

    @property
    def first_feasible(self) -> float | None:
        found = (seconds for seconds, costs in self.incumbents if (costs[0] or 0) <= 0)
        return next(found, None)


def thinned(points: list[Point]) -> list[Point]:
    """``points`` without most of those in quick succession; first and last stay."""
    if len(points) <= MOST_KEPT_ALL:
        return points
    kept = [points[0]]
    for point in points[1:-1]:
        if point[0] >= kept[-1][0] * LEAST_STEP:
            kept.append(point)
    return [*kept, points[-1]]


def measured(job: Job, instance: Instance, programme_path: Path) -> dict[str, Any]:
    """Solve, have the stored programme evaluated once more, and tell all that was seen."""
    settings = Settings(job.seconds, job.work, job.seed, job.workers)
    trace = Trace(instance.levels)
    solution = solve(instance, settings, trace, engine=job.engine)  # type: ignore[arg-type]  # checked before
    seconds = trace.seconds
    score = None if solution.evaluation is None else solution.evaluation.score
    if score is not None and (not trace.incumbents or trace.incumbents[-1][1] != score.costs):
        trace.incumbents.append((seconds, score.costs))
    return {
        "status": solution.status,
        "score": None if score is None else score.as_dict(),
        "bound": dict(solution.bound),
        "gap": dict(solution.gap),
        "confirmed": None if score is None else _confirmed(job, instance, solution, score, programme_path),
        "seconds": seconds,
        "first_feasible_seconds": trace.first_feasible,
        "incumbents": thinned(trace.incumbents),
        "bounds": thinned(trace.bounds),
        "n_incumbents": len(trace.incumbents),
        "peak_mb": peak_mb(),
    }


def _confirmed(job: Job, instance: Instance, solution: Solution, score: Score, path: Path) -> bool:
    """Store the programme, and evaluate what was stored as `schedule check` would."""
    from scheduler.formats.atomic import write_text_atomically

    assert solution.programme is not None
    text = programme_text(
        instance,
        solution.programme,
        name=job.instance,
        score=score,
        bound=solution.bound,
        status=solution.status,
        engine=solution.engine,
        seed=job.seed,
    )
    write_text_atomically(path, text)
    return evaluate(instance, programme_from_text(text, instance).programme).score == score


def peak_mb() -> float | None:
    """Most memory that this process, or one of those that it started, had at any moment."""
    try:
        import resource
    except ImportError:  # not on this system
        return None
    of_one = 2**20 if sys.platform == "darwin" else 2**10
    started = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / of_one
    return round(
        max(_own_peak_mb() or resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / of_one, started), 1
    )


def _own_peak_mb() -> float | None:
    """As Linux counts it for this program alone: the other count begins with what its starter had."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(found[0]) / 2**10 if found else None


def _leave_with_the_starter() -> None:
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)


def main() -> None:
    """Make the run that stdin tells of; whatever libraries print goes to stderr."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    told = json.loads(_line())
    threading.Thread(target=_leave_with_the_starter, daemon=True).start()
    instance = Instance.model_validate(told["instance"])
    answers.write(json.dumps(measured(Job(**told["job"]), instance, Path(told["programme"]))))
    answers.flush()


def _line() -> bytes:
    """The first line of stdin, read without a buffer that would wait for more."""
    parts = []
    while part := os.read(sys.stdin.fileno(), 2**16):
        parts.append(part)
        if part.endswith(b"\n"):
            break
    return b"".join(parts)


if __name__ == "__main__":
    main()
