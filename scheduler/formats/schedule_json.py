"""Programmes as ``schedule.json``, the JSON of the C3VOC: written for all readers, and read from any writer.

Source: https://github.com/voc/schedule, validator/json/schema.json.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.c3voc.identity import URN
from scheduler.formats.c3voc.outgoing import GENERATOR, Agenda, Day, Event, Room, agenda_of, program_version
from scheduler.formats.c3voc.table import KEY, table_of
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.publication import Publication

ENDING = ".json"
SCHEMA = "https://c3voc.de/schedule/schema.json"

Given = dict[str, Any]


def write_schedule_json(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a programme; texts are in one language, and in all of them in ``conference.meta``.

    Raises
    ------
    UsageError
        The name ends otherwise than in ``.json``.
    InputError
        The format has no words for a session.
    FileWriteError
        The file cannot be written.
    """
    insist_on_ending(path, ENDING)
    content = _file(agenda_of(publication), table_of(publication))
    write_text_atomically(path, json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    return (path,)


def read_schedule_json(path: Path, options: ImportOptions) -> Imported:
    """Read somebody's published programme as an instance and the programme of it.

    Raises
    ------
    InputError
        The file cannot be read, or is no such programme; it carries all faults by line and column.
    """
    from scheduler.formats.c3voc.imported import imported
    from scheduler.formats.json_tree import json_tree
    from scheduler.formats.source import read_source

    return imported(json_tree(read_source(path)), path.stem, options)


def _file(agenda: Agenda, table: Given) -> Given:
    site = {} if agenda.site is None else {"url": agenda.site}
    return {
        "$schema": SCHEMA,
        "generator": {"name": GENERATOR, "version": program_version()},
        "schedule": {"version": agenda.version, **site, "conference": _conference(agenda, table)},
    }


def _conference(agenda: Agenda, table: Given) -> Given:
    return {
        "acronym": agenda.acronym,
        "title": agenda.title,
        "start": agenda.days[0].date.isoformat(),
        "end": agenda.days[-1].date.isoformat(),
        "daysCount": len(agenda.days),
        "timeslot_duration": agenda.step,
        **({} if agenda.zone is None else {"time_zone_name": agenda.zone}),
        **({} if agenda.site is None else {"url": agenda.site}),
        "rooms": [_room(room) for room in agenda.rooms],
        "tracks": [{"name": track.name, "slug": track.slug} for track in agenda.tracks],
        "days": [_day(day) for day in agenda.days],
        "meta": {KEY: table},
    }


def _room(room: Room) -> Given:
    return {"name": room.name, "slug": room.slug, "guid": room.guid, "capacity": room.seats}


def _day(day: Day) -> Given:
    return {
        "index": day.index,
        "date": day.date.isoformat(),
        "day_start": day.time.start.isoformat(),
        "day_end": day.time.end.isoformat(),
        "rooms": {room.name: [_event(event) for event in events] for room, events in day.rooms},
    }


def _event(event: Event) -> Given:
    identity = event.identity
    return {
        "guid": identity.guid,
        "code": identity.code,
        "id": identity.number,
        "date": event.time.start.isoformat(),
        "start": f"{event.time.start:%H:%M}",
        "end": event.time.end.isoformat(),
        "duration": event.duration,
        "room": event.room,
        "slug": identity.slug,
        "url": event.url or f"{URN}{identity.guid}",
        "title": event.title,
        "subtitle": "",
        "track": event.track or None,
        "type": event.kind,
        "language": event.language or None,
        "abstract": event.abstract,
        "description": event.description,
        "recording_license": "",
        "do_not_record": not event.recorded,
        "persons": [{"guid": p.guid, "name": p.name, "public_name": p.name} for p in event.persons],
        "links": [],
        "attachments": [],
    }
