"""All runs of a benchmark: which ones there are to make, and making those that are not made yet."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from scheduler.bench.instances import read_any_instance
from scheduler.bench.journal import Journal
from scheduler.bench.machine import commit, this_machine, versions
from scheduler.bench.process import Interrupted, run_apart
from scheduler.bench.record import Job, Run
from scheduler.domain import Instance
from scheduler.domain.problem import did_you_mean
from scheduler.engines.interrupt import Interrupt
from scheduler.errors import FileWriteError, UsageError
from scheduler.solver import EngineName

ENGINES: tuple[str, ...] = get_args(EngineName)
PROGRAMMES = "programmes"
UNFIT_FOR_NAMES = re.compile(r"[^A-Za-z0-9_.-]+")


@dataclass(frozen=True)
class Plan:
    """What is to be run: each engine on each instance with each seed, within the same limits."""

    files: tuple[Path, ...]
    engines: tuple[str, ...] = ("auto",)
    seeds: tuple[int, ...] = (0, 1, 2)
    seconds: float | None = 60.0
    work: float | None = None
    workers: int | None = None
    again: bool = False
    """Whether what has been run already is run once more."""

    def insist(self) -> None:
        """See that it can be run.

        Raises
        ------
        UsageError
            There is no such engine, or two files have the same name.
        """
        for engine in self.engines:
            if engine not in ENGINES:
                raise UsageError(f"there is no engine {engine!r}", did_you_mean(engine, ENGINES))
        names = [path.stem for path in self.files]
        twice = next((name for name in names if names.count(name) > 1), None)
        if twice is not None:
            raise UsageError(f"two files are called {twice!r}", "give each instance another name")


@dataclass(frozen=True)
class Campaign:
    """What became of a plan: the runs made now, how many were made before, whether Ctrl-C cut it short."""

    runs: tuple[Run, ...]
    n_skipped: int
    interrupted: bool


Watcher = Callable[[int, int, str], None]
"""Told how many runs are done, of how many, and which one comes next."""


def unwatched(n_done: int, n_all: int, comes: str) -> None:
    """The watcher that does not look."""


def benchmark(plan: Plan, folder: Path, watcher: Watcher = unwatched) -> Campaign:
    """Make all runs of ``plan`` that the journal in ``folder`` does not have, and write them down there.

    Raises
    ------
    UsageError
        The plan cannot be run.
    InputError
        An instance cannot be read; nothing was run then.
    FileWriteError
        The folder cannot be written to.
    """
    plan.insist()
    journal = Journal(folder)
    try:
        (folder / PROGRAMMES).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileWriteError(f"{folder / PROGRAMMES} cannot be made: {error.strerror}") from error
    instances = {path.stem: read_any_instance(path) for path in plan.files}
    about = {"versions": versions(), "commit": commit(), "machine": this_machine()}
    jobs = list(_jobs(plan, instances))
    made = set() if plan.again else {run.key for run in journal.runs() if run.status != "failed"}
    waiting = [job for job in jobs if _run(job, instances, {"status": "unknown"}, about).key not in made]
    runs: list[Run] = []
    with Interrupt().listening() as interrupt:
        for number, job in enumerate(waiting):
            watcher(number, len(waiting), f"{job.instance}, {job.engine}, seed {job.seed}")
            path = Path(PROGRAMMES) / programme_name(job)
            try:
                found = run_apart(job, instances[job.instance], (folder / path).absolute(), interrupt)
            except Interrupted:
                break
            if found.get("score") is not None:
                found["programme"] = path.as_posix()
            runs.append(_run(job, instances, found, about))
            journal.add(runs[-1])
            watcher(number + 1, len(waiting), "")
            if interrupt.requested:
                break
    return Campaign(tuple(runs), len(jobs) - len(waiting), interrupt.requested)


def _jobs(plan: Plan, instances: Mapping[str, Instance]) -> Iterator[Job]:
    """Seed after seed, so that what is cut short has something of every instance and engine."""
    for seed in plan.seeds:
        for name, instance in instances.items():
            for engine in plan.engines:
                yield Job(name, instance.hash, engine, seed, plan.workers, plan.seconds, plan.work)


def _run(
    job: Job, instances: Mapping[str, Instance], found: Mapping[str, object], about: Mapping[str, object]
) -> Run:
    instance = instances[job.instance]
    return Run.model_validate(
        {
            "instance": job.instance,
            "hash": job.hash,
            "n_sessions": len(instance.sessions),
            "levels": instance.levels,
            "engine": job.engine,
            "seed": job.seed,
            "workers": job.workers,
            "time_limit": job.seconds,
            "work_limit": job.work,
            **about,
            **found,
        }
    )


def programme_name(job: Job) -> str:
    """A file name that is safe whatever the instance is called, and another one for other limits."""
    stem = UNFIT_FOR_NAMES.sub("-", job.instance).strip("-.")[:60] or "instance"
    limits = hashlib.sha256(repr((job.workers, job.seconds, job.work)).encode()).hexdigest()[:6]
    return f"{stem}-{job.hash[:8]}-{job.engine}-{job.seed}-{limits}.json"
