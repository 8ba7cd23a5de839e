"""The sheet of talks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scheduler.domain.text import LANGUAGES
from scheduler.domain.time import clock
from scheduler.formats.optaplanner.layout import (
    CURRENT_TIME,
    FAMILY_BY_TITLE,
    NO_LANGUAGE,
    PUBLISHED_TIME,
    SPOKEN_LANGUAGE,
)
from scheduler.formats.optaplanner.named_rows import NamedRow
from scheduler.formats.optaplanner.table import Row
from scheduler.formats.optaplanner.tag_wishes import Tags, tag_wishes
from scheduler.formats.optaplanner.times import Time, TimeColumns, given_time
from scheduler.formats.optaplanner.timeslots import Timeslots, check_time

Entry = dict[str, Any]


@dataclass(frozen=True)
class Known:
    """What the cells of talks may name: ids by name."""

    timeslots: Timeslots
    rooms: Mapping[str, str]
    speakers: Mapping[str, str]
    talks: Mapping[str, str]
    room_tags: Tags


def talk_entries(talks: list[NamedRow], known: Known) -> list[Entry]:
    """All talks as instances list sessions; a family of tags that no talk has is empty at each."""
    entries = [_talk_entry(talk, known) for talk in talks]
    families = (*FAMILY_BY_TITLE.values(), SPOKEN_LANGUAGE)
    if any(SPOKEN_LANGUAGE in entry["tags"] for entry in entries):
        for entry in entries:
            entry["tags"].setdefault(SPOKEN_LANGUAGE, [NO_LANGUAGE])
    unused = [family for family in families if not any(family in entry["tags"] for entry in entries)]
    for entry in entries:
        entry["tags"] |= {family: [] for family in unused}
    return entries


def _talk_entry(talk: NamedRow, known: Known) -> Entry:
    row = talk.row
    kind = _kind(row, known)
    language = row.text("Language")
    entry = {
        "id": talk.id,
        "reference": talk.name if talk.name != talk.id else None,
        "kind": kind,
        "title": row.required("Title"),
        "speakers": _speakers(row, known),
        "tags": _tags(row),
        "audience_level": row.whole("Audience level", least=1),
        "favourites": row.whole("Favorite count") or 0,
        "crowd_risk": row.whole("Crowd control risk") or None,
        "languages": [language] if language in LANGUAGES else [],
        **tag_wishes(row, known.timeslots.tags, known.room_tags),
        "follows": [{"session": earlier} for earlier in _earlier(row, known)],
        "pinned": _pinned(row, known, kind),
        "published": _published(row, known, kind),
    }
    return {field: value for field, value in entry.items() if value not in (None, [])}


def _kind(row: Row, known: Known) -> str | None:
    row.required("Talk type")
    what = "talk type among the timeslots"
    return row.known_one("Talk type", known.timeslots.kind_by_type, what)


def _speakers(row: Row, known: Known) -> list[str]:
    """Who speaks; nobody twice, since costs by speaker would be another number then."""
    names = [name.strip() for name in row.text("Speakers").split(",")]
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        row.fault("Speakers", f"{twice[0]!r} stands twice", "delete one of the two")
    return list(row.known("Speakers", known.speakers, "speaker"))


def _earlier(row: Row, known: Known) -> tuple[str, ...]:
    return row.known("Prerequisite talks codes", known.talks, "talk")


def _tags(row: Row) -> Entry:
    found = {family: list(row.listed(title)) for title, family in FAMILY_BY_TITLE.items()}
    found[SPOKEN_LANGUAGE] = [row.text("Language")] if row.text("Language") else []
    return {family: tags for family, tags in found.items() if tags}


def _pinned(row: Row, known: Known, kind: str | None) -> Entry | None:
    """Where the talk is pinned; it could stand nowhere else, not even where it has no time or room yet."""
    time = _time(row, CURRENT_TIME, known, kind)
    room = row.known_one("Room", known.rooms, "room")
    if not row.flag("Pinned by user"):
        return None
    if time is None or room is None:
        if row.is_blank("Room") or row.is_blank(CURRENT_TIME[0]):
            hint = "give it both, or let it be moved"
            row.fault("Pinned by user", "the talk is pinned, and lacks a time or a room", hint)
        return None
    return {"start": _moment(time, time[1]), "rooms": [room]}


def _published(row: Row, known: Known, kind: str | None) -> Entry | None:
    time = _time(row, PUBLISHED_TIME, known, kind)
    room = row.known_one("Published Room", known.rooms, "room")
    times = {"start": _moment(time, time[1]), "end": _moment(time, time[2])} if time else {}
    return {**times, **({"rooms": [room]} if room else {})} or None


def _time(row: Row, columns: TimeColumns, known: Known, kind: str | None) -> Time | None:
    time = given_time(row, columns)
    if time is not None and known.timeslots.is_sound:
        check_time(row, columns[0], time, known.timeslots, kind)
    return time


def _moment(time: Time, minute: int) -> str:
    return f"{time[0].isoformat()}T{clock(minute)}"
