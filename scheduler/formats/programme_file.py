"""Programmes from and to files: JSON that names the instance it is of and places each of its sessions."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scheduler.domain import Instance, Placement, Programme, Score
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.schema_problems import schema_problems
from scheduler.domain.time import moment_text
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.placements import placement_problems
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source, source_of_text
from scheduler.formats.stored_programme import PlacementEntry, ProgrammeFile, Status, StoredProgramme

__all__ = [
    "StoredProgramme",
    "programme_from_text",
    "programme_text",
    "read_programme",
    "write_programme",
]


def write_programme(
    path: str | os.PathLike[str],
    instance: Instance,
    programme: Programme,
    *,
    name: str,
    score: Score | None = None,
    bound: Mapping[str, int | None] | None = None,
    status: Status = "unknown",
    engine: str = "",
    seed: int | None = None,
) -> None:
    """Write a programme whole or not at all; for the parameters see `programme_text`.

    Raises
    ------
    FileWriteError
        The file cannot be written; what stood there before stands there still.
    """
    text = programme_text(
        instance,
        programme,
        name=name,
        score=score,
        bound=bound,
        status=status,
        engine=engine,
        seed=seed,
    )
    write_text_atomically(Path(path), text)


def programme_text(
    instance: Instance,
    programme: Programme,
    *,
    name: str,
    score: Score | None = None,
    bound: Mapping[str, int | None] | None = None,
    status: Status = "unknown",
    engine: str = "",
    seed: int | None = None,
) -> str:
    """A programme as JSON, sessions in the order of the instance; the same programme gives the same bytes.

    ``name`` is what people call the instance: the stem of its file. ``bound`` may know some levels only.
    """
    content = {
        "format": 1,
        "instance": {"name": name, "hash": instance.hash},
        "placements": {
            session.id: _placement(instance, programme.get(session.id)) for session in instance.sessions
        },
        "score": None if score is None else score.as_dict(),
        "bound": None if bound is None else dict(bound),
        "status": status,
        "engine": engine,
        "version": _version(),
        "seed": seed,
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def read_programme(path: str | os.PathLike[str], instance: Instance) -> StoredProgramme:
    """Read a programme of ``instance``.

    Raises
    ------
    InputError
        The file cannot be read, or holds no programme of this instance; it carries all faults.
    """
    tree = read_tree(read_source(Path(path)))
    return read_soundly(tree, lambda part: _judge(part, instance))


def programme_from_text(text: str, instance: Instance, name: str = "programme.json") -> StoredProgramme:
    """Read a programme of ``instance`` from a text, which faults call ``name``.

    Raises
    ------
    InputError
        The text cannot be read, or holds no programme of this instance; it carries all faults.
    """
    tree = read_tree(source_of_text(name, text))
    return read_soundly(tree, lambda part: _judge(part, instance))


def _placement(instance: Instance, placement: Placement | None) -> dict[str, Any] | None:
    if placement is None:
        return None
    time = instance.clock_span(placement.time)
    return {
        "block": placement.block,
        "slot": placement.slot,
        "start": moment_text(instance.moment(time.start)),
        "end": moment_text(instance.moment(time.end)),
        "rooms": list(placement.rooms),
    }


def _version() -> str:
    try:
        return version("schedule")
    except PackageNotFoundError:  # run from a folder of sources that was never installed
        return "unknown"


def _judge(part: SoundPart, instance: Instance) -> StoredProgramme | list[Problem]:
    value = part.value
    try:
        stored = ProgrammeFile.model_validate(value)
    except ValidationError as error:
        return list(schema_problems(error, value, ProgrammeFile))
    problems = [*placement_problems(instance, stored), *_level_problems(instance, stored)]
    return problems or _stored_programme(instance, stored)


def _level_problems(instance: Instance, stored: ProgrammeFile) -> Iterator[Problem]:
    for field, costs in (("score", stored.score), ("bound", stored.bound)):
        unknown = [level for level in costs or () if level not in instance.levels]
        for level in unknown:
            hint = did_you_mean(level, instance.levels)
            yield Problem((field, level), f"{level!r} is not a level", hint, of_key=True)
        missing = [level for level in instance.levels if costs is not None and level not in costs]
        if missing and not unknown:
            yield Problem((field,), f"lacks the level {missing[0]!r}", "give a cost at each level, or null")


def _stored_programme(instance: Instance, stored: ProgrammeFile) -> StoredProgramme:
    entries = ((session.id, stored.placements.get(session.id)) for session in instance.sessions)
    placed = (_placed(instance, session, entry) for session, entry in entries if entry is not None)
    return StoredProgramme(
        programme=Programme(tuple(placed)),
        score=None if stored.score is None else Score.of(instance.levels, stored.score),
        bound=stored.bound,
        status=stored.status,
        name=stored.instance.name if stored.instance else None,
        hash=stored.instance.hash if stored.instance else None,
        engine=stored.engine,
        version=stored.version,
        seed=stored.seed,
    )


def _placed(instance: Instance, session: str, entry: PlacementEntry) -> Placement:
    """Times are those of the file, but where a block has its own timeline: there the slot decides."""
    block = instance.block_index[entry.block]
    if instance.blocks[block].timeline == "own":
        begin = instance.slot_span(block, entry.slot).start
        end = begin + instance.session[session].n_slots
        return Placement(session, entry.block, entry.slot, begin, end, entry.rooms)
    start, end = instance.minute(entry.start), instance.minute(entry.end)
    return Placement(session, entry.block, entry.slot, start, end, entry.rooms)
