"""Programmes from JSON: the time and the room of every talk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from scheduler.domain import Instance, Programme, Session, Span
from scheduler.domain.problem import Problem, did_you_mean
from scheduler.domain.schema_problems import schema_problems
from scheduler.domain.text import Line
from scheduler.domain.time import Moment, ends_too_early, moment_text
from scheduler.domain.value import FrozenMap, Value
from scheduler.formats.optaplanner.names import room_by_name, session_by_code
from scheduler.formats.optaplanner.positions import placement_at
from scheduler.formats.read_soundly import read_soundly
from scheduler.formats.read_tree import read_tree
from scheduler.formats.sound_part import SoundPart
from scheduler.formats.source import read_source


class TalkEntry(Value):
    """Where one talk stands; ``room`` is the room's name."""

    start: Moment
    end: Moment
    room: Line


class SolutionFile(BaseModel):
    """What is read of such a file: talks by their codes, and nothing else."""

    model_config = ConfigDict(frozen=True)

    talks: FrozenMap[str, TalkEntry | None]


def read_solution(path: Path, instance: Instance) -> Programme:
    """Read a programme; talks that the file does not name, or places nowhere, are left out.

    Raises
    ------
    InputError
        The file cannot be read, or holds no programme of this instance; it carries all faults.
    """
    return read_soundly(read_tree(read_source(path)), lambda part: _judge(part, instance))


def _judge(part: SoundPart, instance: Instance) -> Programme | list[Problem]:
    value = part.value
    try:
        stored = SolutionFile.model_validate(value)
    except ValidationError as error:
        return list(schema_problems(error, value, SolutionFile))
    return list(_problems(instance, stored)) or _programme(instance, stored)


def _programme(instance: Instance, stored: SolutionFile) -> Programme:
    sessions, rooms = session_by_code(instance), room_by_name(instance)
    placed = {
        sessions[code].id: placement_at(instance, sessions[code], _time(instance, entry), rooms[entry.room])
        for code, entry in stored.talks.items()
        if entry is not None
    }
    found = (placed.get(session.id) for session in instance.sessions)
    return Programme(tuple(placement for placement in found if placement is not None))


def _problems(instance: Instance, stored: SolutionFile) -> Iterator[Problem]:
    sessions, rooms = session_by_code(instance), room_by_name(instance)
    for code, entry in stored.talks.items():
        path = ("talks", code)
        if code not in sessions:
            yield Problem(path, f"there is no talk {code!r}", did_you_mean(code, sessions), of_key=True)
        elif entry is not None:
            if entry.room not in rooms:
                hint = did_you_mean(entry.room, rooms)
                yield Problem((*path, "room"), f"there is no room {entry.room!r}", hint)
            yield from _time_problems(instance, path, sessions[code], entry)


def _time_problems(
    instance: Instance, path: tuple[str, ...], session: Session, entry: TalkEntry
) -> Iterator[Problem]:
    start, end = moment_text(entry.start), moment_text(entry.end)
    if entry.end <= entry.start:
        message, _, hint = ends_too_early(start, end).partition("; ")
        yield Problem((*path, "end"), message, hint)
    elif placement_at(instance, session, _time(instance, entry), "") is None:
        hint = "take the start and the end of one timeslot of the instance"
        yield Problem((*path, "start"), f"there is no timeslot from {start} to {end}", hint)


def _time(instance: Instance, entry: TalkEntry) -> Span:
    return Span(instance.minute(entry.start), instance.minute(entry.end))
