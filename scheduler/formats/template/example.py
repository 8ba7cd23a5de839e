"""What the template holds when it is new: a small conference that can be solved as it stands."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

DAY = dt.date(2030, 5, 16)

Values = Mapping[str, Any]


def _text(field: str, en: str, fr: str, ar: str) -> dict[str, str]:
    return {f"{field}.fr": fr, f"{field}.ar": ar, f"{field}.en": en}


def _time(text: str) -> dt.time:
    return dt.time.fromisoformat(text)


def _slot(block: str, start: str, end: str, kind: str) -> Values:
    return {"block": block, "start": _time(start), "end": _time(end), "kinds": kind}


EXAMPLE: Mapping[str, Sequence[Values]] = {
    "conference": [
        {
            **_text("name", "My conference", "Ma conférence", "مؤتمري"),
            "timezone": "Africa/Casablanca",
            "languages": "fr, ar, en",
            "participants": 300,
        }
    ],
    "days": [{"date": DAY}],
    "blocks": [
        {
            "id": "morning",
            "date": DAY,
            **_text("title", "Morning", "Matin", "الصباح"),
            "start": _time("09:00"),
            "end": _time("12:30"),
        },
        {
            "id": "afternoon",
            "date": DAY,
            **_text("title", "Afternoon", "Après-midi", "بعد الظهر"),
            "start": _time("14:00"),
            "end": _time("17:00"),
        },
    ],
    "slots": [
        _slot("morning", "09:00", "09:45", "keynote"),
        _slot("morning", "10:15", "11:00", "workshop"),
        _slot("morning", "11:15", "12:00", "workshop"),
        _slot("afternoon", "14:00", "14:45", "workshop"),
        _slot("afternoon", "15:00", "15:45", "workshop"),
        _slot("afternoon", "16:15", "17:00", "keynote"),
    ],
    "breaks": [
        {
            "date": DAY,
            **_text("title", "Coffee", "Pause café", "استراحة قهوة"),
            "start": _time("09:45"),
            "end": _time("10:15"),
            "closed": True,
            "public": True,
        },
        {
            "date": DAY,
            **_text("title", "Lunch", "Déjeuner", "الغداء"),
            "start": _time("12:30"),
            "end": _time("14:00"),
            "closed": True,
            "public": True,
        },
    ],
    "rooms": [
        {
            "id": "hall",
            **_text("name", "Great hall", "Grande salle", "القاعة الكبرى"),
            "capacity": 300,
            "features": "stage, stream",
        },
        {"id": "room-1", **_text("name", "Room 1", "Salle 1", "القاعة 1"), "capacity": 80, "changeover": 10},
        {"id": "room-2", **_text("name", "Room 2", "Salle 2", "القاعة 2"), "capacity": 40, "changeover": 10},
    ],
    "kinds": [
        {
            "id": "keynote",
            **_text("title", "Keynote", "Conférence plénière", "محاضرة رئيسية"),
            "duration": 45,
            "plenary": True,
            "rooms": "hall",
        },
        {"id": "workshop", **_text("title", "Workshop", "Atelier", "ورشة"), "duration": 45, "plenary": False},
    ],
    "tracks": [
        {"id": "data", **_text("title", "Data", "Données", "البيانات")},
        {"id": "people", **_text("title", "People", "Humain", "الموارد البشرية")},
    ],
    "resources": [
        {"id": "interpretation", **_text("title", "Interpreters", "Interprètes", "فرق الترجمة"), "limit": 1}
    ],
    "people": [
        {"id": "speaker-1", "name.any": "Speaker 1", "available": "2030-05-16 09:00-13:00"},
        {"id": "speaker-2", "name.any": "Speaker 2"},
        {"id": "speaker-3", "name.any": "Speaker 3", "undesired": "2030-05-16 15:00-18:00"},
    ],
    "sessions": [
        {
            "id": "opening",
            "kind": "keynote",
            **_text("title", "Opening", "Ouverture", "الافتتاح"),
            "speakers": "speaker-1",
            "audience": 250,
            "needs": "stage",
        },
        {
            "id": "closing",
            "kind": "keynote",
            **_text("title", "Closing", "Clôture", "الاختتام"),
            "speakers": "speaker-2",
            "audience": 200,
            "follows": "opening",
        },
        {
            "id": "data-1",
            "kind": "workshop",
            "title.any": "Data for all",
            "tracks": "data",
            "speakers": "speaker-1",
            "audience": 60,
        },
        {
            "id": "data-2",
            "kind": "workshop",
            "title.any": "Data in depth",
            "tracks": "data",
            "speakers": "Speaker 2",
            "audience": 30,
            "follows": "data-1",
        },
        {
            "id": "people-1",
            "kind": "workshop",
            "title.any": "Teams",
            "tracks": "people",
            "speakers": "Speaker 3",
            "moderators": "Speaker 2",
            "audience": 70,
            "resources": "interpretation: 1",
        },
        {
            "id": "people-2",
            "kind": "workshop",
            "title.any": "Hiring",
            "tracks": "people",
            "speakers": "speaker-3",
            "audience": 35,
        },
        {
            "id": "spare",
            "kind": "workshop",
            "title.any": "One more",
            "audience": 30,
            "optional": True,
            "price": 40,
            "status": "tentative",
        },
    ],
    "rules": [
        {"rule": "tag_conflict", "id": "track_apart", "weight": 20, "parameters": "family: track"},
        {"rule": "track_room", "weight": 5},
        {"rule": "room_fit", "parameters": "seats: 10"},
        {"rule": "wishes", "weight": 1},
        {"rule": "day_balance", "level": "off"},
    ],
    "organisations": [],
}
"""Rows by key of table, each by field; times, dates and truth values as such."""
