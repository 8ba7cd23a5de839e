"""A programme of an earlier state of the instance: what is no longer there is read, too, by its id."""

from __future__ import annotations

import os
from pathlib import Path

from pydantic import ValidationError

from scheduler.domain import Instance, Placement, Programme
from scheduler.domain.problem import Problem
from scheduler.domain.schema_problems import schema_problems
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source
from scheduler.formats.stored_programme import PlacementEntry, ProgrammeFile, StoredProgramme


def read_old_programme(path: str | os.PathLike[str], instance: Instance) -> StoredProgramme:
    """Read a programme that was made before ``instance`` was changed.

    Sessions, blocks and rooms that the instance does not have are no faults: they stand in the programme
    by their ids, such sessions after all others. Its score and bound are not passed on, being of another
    instance.

    Raises
    ------
    InputError
        The file cannot be read, holds no programme, or one that has no session of ``instance``; it carries
        all faults.
    """
    tree = read_tree(read_source(Path(path)))
    return read_soundly(tree, lambda part: _judge(part, instance))


def _judge(part: SoundPart, instance: Instance) -> StoredProgramme | list[Problem]:
    try:
        stored = ProgrammeFile.model_validate(part.value)
    except ValidationError as error:
        return list(schema_problems(error, part.value, ProgrammeFile))
    known = [session.id for session in instance.sessions if session.id in stored.placements]
    gone = [session for session in stored.placements if session not in instance.session]
    if gone and not known:
        named = ", ".join(gone[:3]) + (", ..." if gone[3:] else "")
        hint = f"its sessions are {named}; give a programme of this conference"
        return [Problem(("placements",), "has no session in common with the instance", hint)]
    entries = ((session, stored.placements[session]) for session in (*known, *gone))
    return StoredProgramme(
        programme=Programme(tuple(_placed(instance, s, entry) for s, entry in entries if entry is not None)),
        score=None,
        bound=None,
        status=stored.status,
        name=stored.instance.name if stored.instance else None,
        hash=stored.instance.hash if stored.instance else None,
        engine=stored.engine,
        version=stored.version,
        seed=stored.seed,
    )


def _placed(instance: Instance, session: str, entry: PlacementEntry) -> Placement:
    """Times are those of the file; in a block with its own timeline, where it still has the slots, theirs."""
    start, end = instance.minute(entry.start), instance.minute(entry.end)
    n_slots = _own_slots(instance, entry.block)
    if session in instance.session and n_slots is not None:
        taken = instance.session[session].n_slots
        if entry.slot + taken <= n_slots:
            start = instance.slot_span(instance.block_index[entry.block], entry.slot).start
            end = start + taken
    return Placement(session, entry.block, entry.slot, start, end, entry.rooms)


def _own_slots(instance: Instance, block: str) -> int | None:
    """The number of slots of a block with its own timeline; None for others, and for none."""
    index = instance.block_index.get(block)
    return None if index is None else instance.blocks[index].n_slots
