"""The days as one document: for each a table of rooms by times, on as many pages as its rooms need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scheduler.formats.day_sheet.day import Break, DaySheet, day_sheets
from scheduler.formats.day_sheet.entry import Entry, clock_text
from scheduler.formats.day_sheet.grid import Cell, Stretch, columns_of, grid_of
from scheduler.formats.day_sheet.label import around_label, label_text
from scheduler.formats.one_line import one_line
from scheduler.formats.pdf.shown import Shown, Speech, frame, speech_of
from scheduler.formats.phrases import (
    ALONGSIDE,
    COLUMN_TIME,
    DAY_WITHOUT_SESSION,
    ROLE_CHAIR,
    ROLE_MODERATOR,
    ROOMS_SHOWN,
    SESSION_LIST,
)
from scheduler.formats.publication import Paper, Publication

COLUMNS: dict[Paper, int] = {"a4": 7, "a3": 11}
"""The most rooms on a page at which columns are wide enough to be read on a wall."""

MOST_PAGES = 3
"""Of one day; with more rooms than they hold it is a list."""


def programme_shown(publication: Publication) -> Shown:
    """What the template of the programme takes."""
    speech = speech_of(publication)
    language = publication.spoken
    days = day_sheets(publication.instance, publication.programme, language)
    order = [room.id for room in publication.instance.rooms]
    rooms_by_day = [columns_of(day, order) for day in days]
    paper = publication.paper or paper_for(max(map(len, rooms_by_day)))
    shown = frame(publication, one_line(publication.instance.conference.name.say(language)))
    return shown | {
        "paper": paper,
        "words": {
            "labelled": around_label(language),
            "alongside": ALONGSIDE.say(language),
            "time": COLUMN_TIME.say(language),
            "sessions": SESSION_LIST.say(language),
        },
        "days": [
            page
            for day, rooms in zip(days, rooms_by_day, strict=True)
            for page in _pages(publication, speech, day, rooms, COLUMNS[paper])
        ],
        "sessions": _sessions(speech, days) if publication.abstracts else [],
    }


def paper_for(n_rooms: int) -> Paper:
    """The paper that nobody asked for: the smallest that holds all rooms of a day on one page."""
    return "a4" if n_rooms <= COLUMNS["a4"] else "a3"


def _pages(
    publication: Publication, speech: Speech, day: DaySheet, rooms: Sequence[str], most: int
) -> Iterator[Shown]:
    n_pages = max(1, -(-len(rooms) // most))
    if n_pages > MOST_PAGES:
        yield _page(speech, day) | {"items": [*_items(speech, day)]}
        return
    for number in range(n_pages):
        first, after = (len(rooms) * n // n_pages for n in (number, number + 1))
        grid = grid_of(day, rooms[first:after])
        shown = ROOMS_SHOWN.with_values(first=first + 1, last=after, all=len(rooms))
        yield _page(speech, day) | {
            "columns": [
                speech.say(one_line(publication.instance.name(room).say(speech.language)))
                for room in grid.rooms
            ],
            "rooms_shown": shown.say(speech.language) if n_pages > 1 else "",
            "legend": _legend(publication, speech, day),
            "parts": [_part(speech, part, max(1, len(grid.rooms))) for part in grid.parts],
        }


def _page(speech: Speech, day: DaySheet) -> Shown:
    return {
        "heading": speech.say(day.name) + (f" · {speech.say(day.title)}" if day.title else ""),
        "alongside": [speech.item(item) for item in day.alongside],
        "note": "" if day.entries else DAY_WITHOUT_SESSION.say(speech.language),
        "columns": [],
        "legend": [],
        "rooms_shown": "",
        "parts": [],
        "items": [],
    }


def _part(speech: Speech, part: Break | Stretch, n_columns: int) -> Shown:
    if isinstance(part, Break):
        return speech.item(part)
    return {
        "starts": [clock_text(start) for start in part.starts],
        "cells": [_cell(speech, cell, n_columns) for cell in part.cells],
    }


def _cell(speech: Speech, cell: Cell, n_columns: int) -> Shown:
    return {
        "column": cell.column,
        "n_columns": max(1, cell.n_columns),
        "row": cell.row,
        "n_rows": cell.n_rows,
        "with_rooms": cell.n_columns != 1 or n_columns == 1,
        "entries": [speech.entry(entry) for entry in cell.entries],
    }


def _items(speech: Speech, day: DaySheet) -> Iterator[Shown]:
    """Sessions and breaks of a day in order of time, for a list."""
    items: list[Break | Entry] = sorted([*day.breaks, *day.entries], key=lambda item: item.start)
    for item in items:
        yield speech.item(item) if isinstance(item, Break) else speech.entry(item)


def _legend(publication: Publication, speech: Speech, day: DaySheet) -> list[Shown]:
    """The kinds of a day, in the order of the instance."""
    shown = {entry.kind: entry for entry in day.entries}
    return [
        {key: speech.entry(shown[kind])[wanted] for key, wanted in LEGEND.items()}
        for kind in publication.instance.kinds
        if kind in shown
    ]


LEGEND = {"name": "kind", "tint": "tint", "edge": "edge"}


def _sessions(speech: Speech, days: Sequence[DaySheet]) -> list[Shown]:
    """All sessions in order of time, with everybody and with what they are about."""
    return [
        speech.entry(entry)
        | {
            "day": day.name,
            "lines": [*_people(speech, entry), *([speech.listed(entry.tracks)] if entry.tracks else [])],
            "abstract": [speech.say(" ".join(p.split())) for p in entry.abstract.splitlines() if p.strip()],
        }
        for day in days
        for entry in day.entries
    ]


def _people(speech: Speech, entry: Entry) -> Iterator[str]:
    if entry.speakers:
        yield speech.listed(entry.speakers)
    for label, names in ((ROLE_MODERATOR, entry.moderators), (ROLE_CHAIR, entry.chairs)):
        if names:
            yield label_text(label.say(speech.language), speech.language) + speech.listed(names)
