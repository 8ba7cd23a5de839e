"""Programmes as plain JSON for those who write programs and pages of their own.

Every text stands in all languages, every time has its offset, everything has its id. The shape is described
by ``docs/formats/agenda.schema.json``; it changes in ways that break readers only with `VERSION`.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from scheduler.domain import Instance, Placement, Text
from scheduler.domain.conference import Day, ServiceItem
from scheduler.formats.atomic import write_text_atomically
from scheduler.formats.c3voc.identity import Identities
from scheduler.formats.c3voc.outgoing import GENERATOR, program_version, seats
from scheduler.formats.endings import insist_on_ending
from scheduler.formats.publication import Publication
from scheduler.formats.real_times import at, insist_on_real_times, real_time
from scheduler.formats.writable import insist_on_writable

ENDING = ".json"
NAME, VERSION = "schedule-agenda", 1

Given = dict[str, Any]


def write_json(publication: Publication, path: Path) -> tuple[Path, ...]:
    """Write a programme in all languages, or in the one asked for.

    Raises
    ------
    UsageError
        The name ends otherwise than in ``.json``.
    InputError
        A session stands at a time that there is not, or a text cannot be written.
    FileWriteError
        The file cannot be written.
    """
    insist_on_ending(path, ENDING)
    insist_on_writable(publication.instance)
    insist_on_real_times(publication.instance, publication.programme.placements)
    content = _Agenda(publication).content()
    write_text_atomically(path, json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n")
    return (path,)


class _Agenda:
    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._instance: Instance = publication.instance
        self._identities = Identities(publication.instance)
        self._placements = sorted(publication.programme.placements, key=lambda p: (p.start, p.end, p.session))

    def content(self) -> Given:
        instance = self._instance
        sessions = [instance.session[placement.session] for placement in self._placements]
        people = {person for session in sessions for person in session.on_stage}
        sponsors = {sponsor for session in sessions for sponsor in session.sponsors}
        return {
            "format": NAME,
            "version": VERSION,
            "generator": {"name": GENERATOR, "version": program_version()},
            "released": self._publication.released.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
            "languages": list(self._publication.languages),
            "conference": self._conference(),
            "kinds": self._titled(instance.kinds, {s.kind for s in sessions}, "kind"),
            "tracks": self._titled(instance.tracks, {t for s in sessions for t in s.tracks}, "track"),
            "rooms": [
                {"id": room.id, "name": self._said(instance.name(room.id)), "seats": seats(room)}
                for room in instance.rooms
            ],
            "people": [
                {"id": p.id, "name": self._said(p.name), "role": self._said(p.role)}
                for p in instance.people
                if p.id in people
            ],
            "organisations": [
                {"id": o.id, "name": self._said(o.name), "role": o.role}
                for o in instance.organisations
                if o.id in sponsors
            ],
            "days": [self._day(index, day) for index, day in enumerate(instance.days)],
            "sessions": [self._session(placement) for placement in self._placements],
        }

    def _conference(self) -> Given:
        given = self._instance.conference
        return {
            "name": self._said(given.name),
            "theme": self._said(given.theme),
            "venue": self._said(given.venue),
            "acronym": given.acronym,
            "timezone": given.timezone,
            "website": self._publication.site,
            "first_day": self._instance.days[0].date.isoformat(),
            "last_day": self._instance.days[-1].date.isoformat(),
        }

    def _titled(self, things: Mapping[str, Any], used: Iterable[str], family: str) -> list[Given]:
        """Kinds or tracks that are used, in the order of the instance."""
        return [
            {"id": each, "title": self._said(self._instance.tag_name(family, each))}
            for each in things
            if each in set(used)
        ]

    def _day(self, index: int, day: Day) -> Given:
        held = [p for p in self._placements if self._day_of(p) == index]
        return {
            "date": day.date.isoformat(),
            "title": self._said(day.title),
            "service": [self._service(index, item) for item in day.service if item.public],
            "sessions": [placement.session for placement in held],
        }

    def _day_of(self, placement: Placement) -> int:
        block = self._instance.block_index.get(placement.block)
        return self._instance.day_at(placement.start) if block is None else self._instance.day_of_block[block]

    def _service(self, day: int, item: ServiceItem) -> Given:
        midnight = self._instance.day_start(day)
        return {
            "title": self._said(item.title),
            "start": at(self._instance, midnight + item.start).isoformat(),
            "end": at(self._instance, midnight + item.end).isoformat(),
            "rooms": list(item.rooms),
        }

    def _session(self, placement: Placement) -> Given:
        session, time = self._instance.session[placement.session], real_time(self._instance, placement)
        return {
            "id": session.id,
            "guid": self._identities.guid(session.id),
            "title": self._said(session.title),
            "abstract": self._said(session.abstract),
            "kind": session.kind,
            "tracks": list(dict.fromkeys(session.tracks)),
            "languages": list(dict.fromkeys(session.languages)),
            "status": session.status,
            "day": self._instance.days[self._day_of(placement)].date.isoformat(),
            "start": time.start.isoformat(),
            "end": time.end.isoformat(),
            "minutes": time.minutes,
            "rooms": list(placement.rooms),
            "speakers": list(session.speakers),
            "moderators": list(session.moderators),
            "chairs": list(session.chairs),
            "sponsors": list(session.sponsors),
            "url": self._publication.address(session.id),
        }

    def _said(self, text: Text | None) -> Given | None:
        """A text in each of the languages, in another where it is not translated."""
        if text is None:
            return None
        return {language: text.say(language) for language in self._publication.languages}
