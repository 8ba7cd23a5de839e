"""Sheets for one room or one person: what hangs at a door, and what a speaker carries."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler.formats.day_sheet.day import Break, DaySheet
from scheduler.formats.day_sheet.entry import Entry
from scheduler.formats.day_sheet.lists import Listing
from scheduler.formats.day_sheet.roles import roles_of
from scheduler.formats.pdf.shown import Shown, Speech, frame, speech_of
from scheduler.formats.phrases import OWN_PROGRAMME
from scheduler.formats.publication import Paper, Publication

ALL = 1000
"""More people than stand on any stage."""


def door_shown(publication: Publication, listing: Listing) -> Shown:
    """What the template for doors takes: a page for each day on which something stands in the room."""
    return _sheet(publication, listing, f"{listing.name} · {_conference(publication)}") | {
        "days": [_day(speech_of(publication), day, None) for day in listing.days]
    }


def personal_shown(publication: Publication, listing: Listing) -> Shown:
    """What the template for people takes: all their sessions, with what they do there."""
    speech = speech_of(publication)
    label = OWN_PROGRAMME.say(publication.spoken)
    return _sheet(publication, listing, f"{listing.name} · {label} · {_conference(publication)}") | {
        "label": label,
        "role": speech.say(listing.note),
        "days": [_day(speech, day, publication, listing.subject) for day in listing.days],
    }


def _conference(publication: Publication) -> str:
    return " ".join(publication.instance.conference.name.say(publication.spoken).split())


def _sheet(publication: Publication, listing: Listing, title: str) -> Shown:
    paper: Paper = publication.paper or "a4"
    return frame(publication, title) | {
        "paper": paper,
        "name": speech_of(publication).say(listing.name),
    }


def _day(speech: Speech, day: DaySheet, publication: Publication | None, person: str = "") -> Shown:
    return {
        "heading": speech.say(day.name) + (f" · {speech.say(day.title)}" if day.title else ""),
        "items": [*_items(speech, day, publication, person)],
    }


def _items(speech: Speech, day: DaySheet, publication: Publication | None, person: str) -> Iterator[Shown]:
    items: list[Break | Entry] = sorted([*day.breaks, *day.entries], key=lambda item: item.start)
    for item in items:
        if isinstance(item, Break):
            yield speech.item(item)
            continue
        own = publication.instance.session[item.session] if publication else None
        roles = [role.say(speech.language) for role in roles_of(own, person)] if own else []
        yield speech.entry(item) | {
            "people": speech.people(item, ALL),
            "role": speech.listed(roles),
        }
