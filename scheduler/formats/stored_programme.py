"""The shape of a programme's file, and the programme that was stored in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, model_validator

from scheduler.domain import Programme, Score
from scheduler.domain.time import Moment, ends_too_early, moment_text
from scheduler.domain.value import FrozenMap, NonNegativeInt, Value

Status = Literal["optimal", "feasible", "infeasible", "unknown"]
Cost = Annotated[int, Field(strict=True)]


class PlacementEntry(Value):
    """Where and when a session stands."""

    block: str
    slot: NonNegativeInt
    """The first slot or step of the block that it takes, from 0."""
    start: Moment
    end: Moment
    rooms: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> PlacementEntry:
        if self.end <= self.start:
            raise ValueError(ends_too_early(moment_text(self.start), moment_text(self.end)))
        return self


class Origin(Value):
    """The instance that a programme is of."""

    name: str
    hash: str


class ProgrammeFile(Value):
    """A programme as JSON; what only a search knows may be left out by other writers."""

    format: Literal[1]
    instance: Origin | None = None
    placements: FrozenMap[str, PlacementEntry | None]
    score: FrozenMap[str, Cost] | None = None
    bound: FrozenMap[str, Cost | None] | None = None
    status: Status | None = None
    engine: str | None = None
    version: str | None = None
    seed: Cost | None = None


@dataclass(frozen=True)
class StoredProgramme:
    """A programme from a file, with what the search that found it knew of it.

    ``score`` is what was counted then; the evaluator has the last word. ``hash`` is that of the instance
    then, to be compared with the one at hand. None: the file does not say.
    """

    programme: Programme
    score: Score | None
    bound: Mapping[str, int | None] | None
    status: Status | None
    name: str | None
    hash: str | None
    engine: str | None
    version: str | None
    seed: int | None
