"""Makes an instance, and the programme of it, of somebody's published programme."""

from __future__ import annotations

import re
from typing import Any

from scheduler.domain.text import LANGUAGES
from scheduler.domain.value import ID_PATTERN
from scheduler.formats.c3voc.days import listed_days
from scheduler.formats.c3voc.found import Found
from scheduler.formats.c3voc.notes import notes_on
from scheduler.formats.c3voc.own import Own, ids_in, said, without
from scheduler.formats.c3voc.reading import found_in
from scheduler.formats.c3voc.sessions import Sessions
from scheduler.formats.c3voc.wall_clock import zone_of
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.ids import Ids
from scheduler.formats.sound_instance import sound_instance
from scheduler.formats.standings import programme_around
from scheduler.formats.tree import Tree

LONGEST_ACRONYM = 80

Given = dict[str, Any]


def imported(tree: Tree, name: str, options: ImportOptions) -> Imported:
    """The instance and programme that a tree of the shape of schedule.json tells; ``name`` if it has none.

    Raises
    ------
    InputError
        It is no published programme, or not in order; it carries all faults.
    UsageError
        The zone wished is none.
    """
    found = found_in(tree)
    own = Own(found.own)
    zone = zone_of(found, own.conference.get("timezone"), options.timezone, tree)
    conference = _conference(found, own, name, zone)
    seed = conference.get("acronym") or next(iter(said(conference["name"])), "")
    making = Sessions(found, own, Ids(own.ids), seed, zone)
    sessions = making.listed()
    given = {
        "format": 1,
        "conference": conference,
        "days": listed_days(found.dates, making.standings, own),
        "rooms": making.rooms.listed(),
        "kinds": making.kinds.given,
        "tracks": making.tracks.given,
        "organisations": own.organisations,
        "people": making.people.listed(),
        "sessions": sessions,
    }
    instance = sound_instance(given, tree.name)
    notes = notes_on(found, zone, making.rooms.n_without_seats, making.notes)
    return Imported(instance, programme_around(instance, making.standings), notes)


def _conference(found: Found, own: Own, name: str, zone: str) -> Given:
    title = found.title or found.acronym or name
    stated = own.conference
    acronym = stated.get("acronym") if stated else _sound_acronym(found.acronym)
    spoken = dict.fromkeys((event.language or "").strip().lower()[:2] for event in found.events)
    return {
        **without(stated, ("acronym",)),
        "name": stated["name"] if title in said(stated.get("name")) else title,
        "timezone": zone,
        "languages": ids_in(stated.get("languages"))
        or [each for each in spoken if each in LANGUAGES]
        or ["en"],
        **({} if acronym is None else {"acronym": acronym}),
    }


def _sound_acronym(given: str | None) -> str | None:
    sound = given and len(given) <= LONGEST_ACRONYM and re.match(ID_PATTERN, given)
    return given if sound else None
