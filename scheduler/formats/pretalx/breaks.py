"""Slots of pretalx that hold no submission: breaks, which are shown and keep their rooms free."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.formats.foreign_text import given_text
from scheduler.formats.pretalx.making import Making
from scheduler.formats.pretalx.records import Slot

BREAK = {"en": "Break", "fr": "Pause", "ar": "استراحة"}

Given = dict[str, Any]


def breaks_of(making: Making, slots: Iterable[Slot]) -> dict[dt.date, list[Given]]:
    """Service items by date, in the order of their starts; the same break in several rooms is one item."""
    rooms: defaultdict[tuple[dt.datetime, dt.datetime, str], list[str]] = defaultdict(list)
    titles: dict[str, Given | str] = {}
    for slot in slots:
        if slot.submission is not None or slot.start is None or slot.end is None:
            continue
        title = given_text(slot.description) or BREAK
        titles[repr(title)] = title
        key = (making.clock.moment(slot.start), making.clock.moment(slot.end), repr(title))
        reference = slot.room or slot.room_id
        rooms[key] += [making.room(reference)] if reference else []
    found: defaultdict[dt.date, list[Given]] = defaultdict(list)
    for start, end, title in sorted(rooms):
        item = _item(start, end, titles[title], list(dict.fromkeys(rooms[start, end, title])))
        if item is not None:
            found[start.date()].append(item)
    return dict(found)


def _item(start: dt.datetime, end: dt.datetime, title: Given | str, rooms: list[str]) -> Given | None:
    """Until midnight at the latest; None where it has no length."""
    begin = start.hour * 60 + start.minute
    until = MINUTES_A_DAY if end.date() > start.date() else end.hour * 60 + end.minute
    if until <= begin:
        return None
    item: Given = {"title": title, "start": clock(begin), "end": clock(until), "closed": True}
    return item | ({"rooms": rooms} if rooms else {})
