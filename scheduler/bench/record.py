"""What is written down of one run: a line of JSON."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ConfigDict

from scheduler.domain.value import FrozenMap, Value


class Machine(Value):
    """What a run ran on; nothing in it tells whose machine it is."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    cpu: str
    cores: int
    memory_mb: int | None
    system: str


@dataclass(frozen=True)
class Job:
    """One run to be made. ``seconds`` and ``work`` are its limits; None: no limit, or the usual workers."""

    instance: str
    hash: str
    engine: str
    seed: int
    workers: int | None
    seconds: float | None
    work: float | None


class Run(Value):
    """One run, as its line in the journal has it; what later versions add is passed over.

    Seconds count from when the rules begin to be stated; what is read and imported before is not counted.
    ``incumbents`` and ``bounds`` are (seconds, costs by level), in the order of ``levels``.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    instance: str
    hash: str
    n_sessions: int
    engine: str
    seed: int
    workers: int | None = None
    time_limit: float | None = None
    work_limit: float | None = None
    status: str
    """That of the solution, or ``failed``; then ``failure`` says how."""
    failure: str | None = None
    levels: tuple[str, ...] = ()
    score: FrozenMap[str, int] | None = None
    bound: FrozenMap[str, int | None] = {}
    gap: FrozenMap[str, int | None] = {}
    confirmed: bool | None = None
    """Whether an evaluation of the stored programme gave the same score; None where there is none."""
    seconds: float | None = None
    first_feasible_seconds: float | None = None
    incumbents: tuple[tuple[float, tuple[int, ...]], ...] = ()
    bounds: tuple[tuple[float, tuple[int | None, ...]], ...] = ()
    n_incumbents: int = 0
    """All of them; ``incumbents`` leaves out some where they come in quick succession."""
    peak_mb: float | None = None
    programme: str | None = None
    """Its file, seen from the folder of the journal."""
    versions: FrozenMap[str, str] = {}
    commit: str | None = None
    machine: Machine | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two runs the same one."""
        limits = (self.workers, self.time_limit, self.work_limit)
        version = self.versions.get("schedule")
        return (self.hash, self.engine, self.seed, *limits, version, self.commit)

    @property
    def proved(self) -> bool:
        return self.status in ("optimal", "infeasible")

    @property
    def costs(self) -> tuple[int, ...] | None:
        """The score, level by level."""
        return None if self.score is None else tuple(self.score[level] for level in self.levels)

    @property
    def feasible(self) -> bool:
        return self.costs is not None and self.costs[0] <= 0
