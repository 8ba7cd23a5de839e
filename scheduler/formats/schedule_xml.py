"""Programmes as ``schedule.xml``, the XML of Pentabarf, frab, pretalx and the C3VOC.

It holds one language. Readers find out what a file is from its first 1,024 characters, so nothing long stands
before the conference.

Source: https://github.com/voc/schedule, validator/xsd/schedule.xml.xsd.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET  # for writing only; what comes from outside is read by defusedxml
from pathlib import Path

from scheduler.formats.atomic import write_bytes_atomically
from scheduler.formats.c3voc.outgoing import GENERATOR, Agenda, Day, Event, agenda_of, program_version
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.publication import Publication

ENDING = ".xml"


def write_schedule_xml(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a programme in one language.

    Raises
    ------
    UsageError
        The name ends otherwise than in ``.xml``.
    InputError
        The format has no words for a session.
    FileWriteError
        The file cannot be written.
    """
    insist_on_ending(path, ENDING)
    root = _schedule(agenda_of(publication))
    ET.indent(root)
    write_bytes_atomically(path, ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n")
    return (path,)


def read_schedule_xml(path: Path, options: ImportOptions) -> Imported:
    """Read somebody's published programme as an instance and the programme of it.

    Raises
    ------
    InputError
        The file cannot be read, or is no such programme; it carries all faults by line and column.
    """
    from scheduler.formats.c3voc.imported import imported
    from scheduler.formats.c3voc.xml_tree import xml_tree

    return imported(xml_tree(path), path.stem, options)


def _schedule(agenda: Agenda) -> ET.Element:
    root = ET.Element("schedule")
    ET.SubElement(root, "generator", {"name": GENERATOR, "version": program_version()})
    if agenda.site is not None:
        _add(root, "url", agenda.site)
    _add(root, "version", agenda.version)
    _add_conference(root, agenda)
    for day in agenda.days:
        _add_day(root, day)
    return root


def _add(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _add_conference(root: ET.Element, agenda: Agenda) -> None:
    conference = ET.SubElement(root, "conference")
    _add(conference, "title", agenda.title)
    _add(conference, "acronym", agenda.acronym)
    _add(conference, "start", agenda.days[0].date.isoformat())
    _add(conference, "end", agenda.days[-1].date.isoformat())
    _add(conference, "days", str(len(agenda.days)))
    _add(conference, "timeslot_duration", agenda.step)
    if agenda.site is not None:
        _add(conference, "url", agenda.site)
    if agenda.zone is not None:
        _add(conference, "time_zone_name", agenda.zone)
    for track in agenda.tracks:
        ET.SubElement(conference, "track", {"name": track.name, "slug": track.slug})


def _add_day(root: ET.Element, day: Day) -> None:
    times = {"start": day.time.start.isoformat(), "end": day.time.end.isoformat()}
    element = ET.SubElement(root, "day", {"index": str(day.index), "date": day.date.isoformat(), **times})
    for room, events in day.rooms:
        held = ET.SubElement(element, "room", {"name": room.name, "guid": room.guid})
        for event in events:
            _add_event(held, event)


def _add_event(room: ET.Element, event: Event) -> None:
    """All that some reader misses where it is left out, even if it is empty."""
    identity = event.identity
    names = {"guid": identity.guid, "id": str(identity.number), "code": identity.code}
    element = ET.SubElement(room, "event", names)
    _add(element, "room", event.room)
    _add(element, "title", event.title)
    _add(element, "subtitle", "")
    _add(element, "type", event.kind)
    _add(element, "date", event.time.start.isoformat())
    _add(element, "start", f"{event.time.start:%H:%M}")
    _add(element, "duration", event.duration)
    _add(element, "abstract", event.abstract)
    _add(element, "slug", identity.slug)
    _add(element, "track", event.track)
    persons = ET.SubElement(element, "persons")
    for person in event.persons:
        attributes = {"id": str(person.number), "guid": person.guid}
        ET.SubElement(persons, "person", attributes).text = person.name
    _add(element, "language", event.language)
    _add(element, "description", event.description)
    recording = ET.SubElement(element, "recording")
    _add(recording, "license", "")
    _add(recording, "optout", "false" if event.recorded else "true")
    ET.SubElement(element, "links")
    ET.SubElement(element, "attachments")
    if event.url is not None:
        _add(element, "url", event.url)
