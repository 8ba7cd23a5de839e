"""Publications for the tests of pages and pictures, and texts that try to be more than texts."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from scheduler.domain import Instance, Programme
from scheduler.domain.text import CONTROLS
from scheduler.formats.instance_file import read_instance
from scheduler.formats.programme_file import read_programme
from scheduler.formats.publication import Publication
from tests.rules.case import instance_of, programme_of

ROOT = Path(__file__).parent.parent.parent
RELEASED = datetime(2022, 10, 20, 10, tzinfo=UTC)

HOSTILE = (
    "=1+1",
    "<script>alert(1)</script>",
    "]]>",
    "a | b \\| c \\",
    "# heading",
    "- item",
    "1. item",
    "*strong* _emphasis_ **two** ~~gone~~ `code`",
    "[text](https://example.org) ![image](x.png) <https://example.org>",
    "https://example.org www.example.org me@example.org",
    "&amp; &lt; &#65;",
    "#strong[x] $a$ @label \\ // comment /* */ -- --- ...",
    "سلام 09:00-10:30 عليكم (AUSIM)",
    "\u202eabc\u202c def",
    "\u2067 open \u2069 \u2069 closed",
    "one\ntwo\n\nthree",
    "    code",
    "---",
    "***",
    "\"quoted\" 'single'",
    "x" * 10_000,
)
SHORT = (*HOSTILE[:-1], "word " * 400)
"""Those that may be tried many times in one process: typst keeps what it has laid out."""

CHARACTERS = st.characters(exclude_categories=("Cs",), exclude_characters="".join(CONTROLS))
TEXTS = st.one_of(st.sampled_from(SHORT), st.text(CHARACTERS, min_size=1, max_size=120)).filter(str.strip)

INVISIBLE = re.compile("[\u200b\u2066-\u2069]")
"""Isolates, and places to break long words, of which people see nothing."""


def plain(text: str) -> str:
    """Text on one line without what is not seen, for comparisons."""
    return " ".join(INVISIBLE.sub("", text).split())


def real(year: int, **given: Any) -> Publication:
    """A real conference with the programme that is kept for it."""
    instance = read_instance(ROOT / "instances" / f"{year}.yaml")
    programme = read_programme(ROOT / "solutions" / f"{year}.json", instance).programme
    return Publication(instance, programme, **({"released": RELEASED} | given))


def publication(instance: Instance, programme: Programme, **given: Any) -> Publication:
    return Publication(instance, programme, **given)


def meeting(**given: Any) -> Publication:
    """Two talks at once, a plenary alone, coffee, something alongside, a blocker, and a talk left out."""
    kinds = {
        "talk": {"title": {"en": "Talk", "fr": "Exposé", "ar": "محاضرة"}, "colour": "cyan"},
        "main": {"title": {"en": "Plenary", "fr": "Plénière", "ar": "جلسة عامة"}, "plenary": True},
    }
    slots = [{"start": f"{hour:02d}:00", "end": f"{hour + 1:02d}:00"} for hour in (9, 10, 12)]
    service = [
        {"title": {"en": "Coffee", "fr": "Café", "ar": "قهوة"}, "start": "11:00", "end": "12:00"},
        {"title": "Fair", "start": "10:00", "end": "13:00"},
        {"title": "Blocker", "start": "11:00", "end": "12:00", "public": False},
    ]
    block = {"id": "am", "start": "09:00", "end": "13:00", "slots": slots}
    instance = instance_of(
        conference={
            "name": {"en": "Meeting", "fr": "Rencontre", "ar": "لقاء"},
            "timezone": "Africa/Casablanca",
            "languages": ["en", "fr", "ar"],
        },
        days=[{"date": "2024-10-24", "blocks": [block], "service": service}],
        rooms=[
            {"id": "big", "name": {"en": "Hall", "fr": "Grande salle", "ar": "القاعة"}, "capacity": 100},
            {"id": "small", "capacity": 20},
        ],
        kinds=kinds,
        people=[
            {"id": "p1", "name": "Speaker one", "role": "Engineer"},
            {"id": "p2", "name": "Speaker two"},
            {"id": "p3", "name": "Waits outside"},
        ],
        tracks={"ai": {"title": "Machines"}},
        sessions=[
            {"id": "a", "kind": "main", "title": "Opening", "speakers": ["p1"], "attendees": ["p3"]},
            {"id": "b", "kind": "talk", "title": "Graphs", "speakers": ["p1"], "moderators": ["p2"]},
            {"id": "c", "kind": "talk", "title": "Proofs", "tracks": ["ai"], "status": "tentative"},
            {"id": "d", "kind": "talk", "title": "Left out"},
        ],
    )
    return Publication(instance, programme_of(instance, a="am.0 big", b="am.1 big", c="am.1 small"), **given)


def telling(texts: list[str], **given: Any) -> Publication:
    """A publication in which five texts stand in all places: title, person, room, service item, abstract."""
    title, person, room, item, abstract = texts
    slots = [{"start": "09:00", "end": "10:00"}, {"start": "10:00", "end": "11:00"}]
    instance = instance_of(
        conference={"name": title, "theme": item, "venue": room, "timezone": "Africa/Casablanca"},
        days=[
            {
                "date": "2024-10-24",
                "title": item,
                "blocks": [{"id": "am", "start": "09:00", "end": "11:00", "slots": slots}],
                "service": [{"title": item, "start": "11:00", "end": "12:00"}],
            }
        ],
        rooms=[{"id": "big", "name": room, "capacity": 9}, {"id": "small", "name": title, "capacity": 9}],
        kinds={"talk": {"title": person}},
        people=[{"id": "p", "name": person, "role": item}],
        sessions=[
            {"id": "s", "title": title, "speakers": ["p"], "abstract": abstract},
            {"id": "t", "title": abstract, "speakers": ["p"]},
        ],
    )
    return Publication(instance, programme_of(instance, s="am.0 big", t="am.0 small"), **given)


def own_timelines() -> Publication:
    """Two blocks whose slots are not on the clock that all share."""
    blocks = [
        {"id": f"b{n}", "start": "09:00", "end": "10:40", "timeline": "own", "n_slots": 3} for n in (1, 2)
    ]
    instance = instance_of(
        days=[{"date": "2024-10-24", "blocks": blocks}],
        sessions=[{"id": name, "title": f"Talk {name}"} for name in ("a", "b", "c")],
    )
    return Publication(instance, programme_of(instance, a="b1.0 big", b="b2.0 big", c="b1.1 small"))


def many_rooms(n_rooms: int) -> Publication:
    """As many sessions at once as there are rooms."""
    rooms = [{"id": f"r{n}", "name": f"Room {n}", "capacity": 9} for n in range(n_rooms)]
    sessions = [{"id": f"s{n}", "title": f"Talk number {n}"} for n in range(n_rooms)]
    instance = instance_of(rooms=rooms, sessions=sessions)
    return Publication(instance, programme_of(instance, **{f"s{n}": f"am.0 r{n}" for n in range(n_rooms)}))
