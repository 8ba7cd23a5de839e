"""Readers of schedule.xml and schedule.json, as strict as those in use: what they demand, and no more.

`giggity` and `downstream` follow the rules by which two programs find events in a schedule.xml; each is
written anew here from what their sources do, so that an export that passes is one that they can read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import zoneinfo
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
from lxml import etree

from tests.interop import INTEROP

SCHEMAS = INTEROP / "c3voc"


@dataclass(frozen=True)
class Seen:
    """An event as a reader sees it."""

    id: str
    title: str
    room: str
    start: dt.datetime
    minutes: int
    persons: tuple[str, ...]
    track: str


def insist_on_valid_xml(path: Path) -> None:
    """The schema of the C3VOC for XML."""
    _xml_schema().assertValid(etree.parse(str(path)))


def insist_on_valid_json(path: Path) -> None:
    """The schema of the C3VOC for JSON, with its formats, and what it cannot say: names are one's only."""
    content = json.loads(path.read_text(encoding="utf-8"))
    checker = jsonschema.FormatChecker()
    jsonschema.Draft6Validator(_json_schema(), format_checker=checker).validate(content)
    events = events_of_json(content)
    for name in ("guid", "id", "code", "slug"):
        assert len({event[name] for event in events}) == len(events), name


def events_of_json(content: dict[str, Any]) -> list[dict[str, Any]]:
    days = content["schedule"]["conference"]["days"]
    return [event for day in days for events in day["rooms"].values() for event in events]


@cache
def _xml_schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(str(SCHEMAS / "schedule.xml.xsd")))


@cache
def _json_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((SCHEMAS / "schema.json").read_text(encoding="utf-8"))
    return schema


def giggity(path: Path) -> list[Seen]:
    """What the Android app finds: it guesses the format from the head and drops events that lack anything."""
    text = path.read_text(encoding="utf-8")
    head = text[:1024].lower()
    assert "<schedule" in head
    assert "<conference" in head
    assert "begin:vcalendar" not in head
    root = etree.fromstring(text.encode("utf-8"))
    name = root.findtext("conference/time_zone_name")
    zone = None if name is None else zoneinfo.ZoneInfo(name)
    seen = []
    for day in root.iter("day"):
        dt.date.fromisoformat(day.attrib["date"])
        for room in day.iterfind("room[@name]"):
            for event in room.iterfind("event"):
                assert event.attrib.get("id") or event.attrib.get("guid")
                start = dt.datetime.fromisoformat(_text(event, "date"))
                assert f"{start:%H:%M}" == _text(event, "start")
                assert zone is None or start.astimezone(zone).utcoffset() == start.utcoffset()
                length = dt.time.fromisoformat(_text(event, "duration"))  # a time of day, below 24 hours
                seen.append(_seen(event, room.attrib["name"], start, length.hour * 60 + length.minute))
    assert seen, "it shows an error where there is no event"
    assert len({one.id for one in seen}) == len(seen)
    return seen


def downstream(path: Path) -> list[Seen]:
    """What pretalx takes over from elsewhere; where it would crash, so does this."""
    root = etree.fromstring(path.read_bytes())
    assert root.findtext("version")
    seen = []
    for day in root.findall("day"):
        for room in day.findall("room"):
            assert room.attrib.get("guid")
            for event in room.findall("event"):
                hours, minutes = _text(event, "duration").split(":")
                assert _text(event, "type")
                for tag in ("track", "subtitle", "description", "abstract", "persons", "language"):
                    assert event.find(tag) is not None, f"<{tag}> is missing"
                assert not event.findtext("subtitle") or event.findtext("description")
                assert event.findtext("recording/optout") in ("true", "false")
                assert len(event.attrib["id"]) <= 16
                start = dt.datetime.fromisoformat(_text(event, "date"))
                seen.append(_seen(event, room.attrib["name"], start, int(hours) * 60 + int(minutes)))
    return seen


def _seen(event: etree._Element, room: str, start: dt.datetime, minutes: int) -> Seen:
    assert re.fullmatch(r"[1-9]\d*", event.attrib["id"])
    persons = tuple(person.text or "" for person in event.iterfind("persons/person"))
    track = event.findtext("track") or ""
    return Seen(event.attrib["id"], _text(event, "title"), room, start, minutes, persons, track)


def _text(event: etree._Element, tag: str) -> str:
    text = event.findtext(tag)
    assert text is not None, f"<{tag}> is missing"
    return text
