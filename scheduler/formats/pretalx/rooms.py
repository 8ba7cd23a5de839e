"""Rooms of pretalx, and the hours of days that they tell."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY
from scheduler.formats.foreign_text import given_text
from scheduler.formats.pretalx.making import Making
from scheduler.formats.pretalx.origin import origin
from scheduler.formats.pretalx.windows import window

FILLER_SEATS = 100
UNKNOWN_SEATS = "Its capacity is not known."

Given = dict[str, Any]


def rooms_of(making: Making) -> list[Given]:
    """All rooms told, and those in which something stands; one that is made up where there is none."""
    references = list(dict.fromkeys([*making.rooms_told, *making.rooms_needed]))
    rooms = [_room(making, reference) for reference in references]
    if not rooms:
        making.note("Rooms: none is in the files, and the one here is made up.")
        rooms = [{"id": making.ids.of("room", "", "room"), "capacity": FILLER_SEATS, "provenance": "filler"}]
    unknown = [room["id"] for room in rooms if room.get("note") == UNKNOWN_SEATS]
    if unknown:
        making.note(
            f"Seats: the capacity of {_listed(unknown)} is not told, and {FILLER_SEATS} stands for it."
        )
    return rooms


def _room(making: Making, reference: str) -> Given:
    told = making.rooms_told.get(reference)
    room: Given = {"id": making.room(reference), "source": origin(reference)}
    name = given_text(told.name) if told else ""
    if name:
        room["name"] = name
    if told is None:
        making.note(f"Rooms: {room['id']} is used and not in the files; give it a name.")
    if told is not None and told.capacity:
        return room | {"capacity": told.capacity} | _available(making, reference)
    filler = {"capacity": FILLER_SEATS, "provenance": {"capacity": "filler"}, "note": UNKNOWN_SEATS}
    return room | filler | _available(making, reference)


def _available(making: Making, reference: str) -> Given:
    told = making.rooms_told.get(reference)
    stretches = making.clock.stretches(told.availabilities or ()) if told else []
    return {"available": [window(start, end) for start, end in stretches]} if stretches else {}


def hours_of(making: Making) -> dict[dt.date, tuple[int, int]]:
    """The hours of each date at which some room can be used, from the first to the last."""
    hours: dict[dt.date, tuple[int, int]] = {}
    for room in making.rooms_told.values():
        for start, end in making.clock.stretches(room.availabilities or ()):
            last = start.date()
            until = MINUTES_A_DAY if end.date() > last else end.hour * 60 + end.minute
            known = hours.get(last, (until, 0))
            hours[last] = (min(known[0], start.hour * 60 + start.minute), max(known[1], until))
    return hours


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more"
