"""Speakers of pretalx as people, with the times at which they can be there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scheduler.formats.foreign_text import given_text
from scheduler.formats.pretalx.making import Making
from scheduler.formats.pretalx.windows import window

Given = dict[str, Any]
Stretches = list[tuple[dt.datetime, dt.datetime]]


def people_of(making: Making, days: list[Given]) -> list[Given]:
    """Everybody who speaks in a session, in the order in which sessions name them."""
    _note_availabilities(making)
    return [_person(making, reference, days) for reference in making.people_needed]


def _person(making: Making, reference: str, days: list[Given]) -> Given:
    told = making.speakers_told.get(reference)
    name = given_text(told.name) if told else ""
    person: Given = {"id": making.people_needed[reference], "name": name or reference}
    if not name:
        making.note(f"People: the name of speaker {reference} is not in the files.")
    stretches = making.clock.stretches(told.availabilities or ()) if told else []
    return person | _hours(making, person["id"], stretches, days)


def _hours(making: Making, person: str, stretches: Stretches, days: list[Given]) -> Given:
    """When a person is there; windows on other days than those of the conference say nothing."""
    midnights = [dt.datetime.fromisoformat(day["date"]) for day in days]
    day = dt.timedelta(days=1)
    held = [(a, b) for a, b in stretches if any(a < m + day and m < b for m in midnights)]
    if held:
        return {"available": [window(start, end) for start, end in held]}
    if stretches:
        making.note(f"People: {person} is available on none of the days; ask, and correct `unavailable`.")
        return {"unavailable": [window(midnights[0], midnights[-1] + day)]}
    return {}


def _note_availabilities(making: Making) -> None:
    """Whoever gave none is taken as always there; whoever was not asked perhaps is not."""
    told = [making.speakers_told[name] for name in making.people_needed if name in making.speakers_told]
    silent = [making.people_needed[speaker.code] for speaker in told if speaker.availabilities == ()]
    unasked = [speaker for speaker in told if speaker.availabilities is None]
    if told and len(unasked) == len(told):
        making.note(
            "Availability of speakers: not in the files. pretalx tells it to a token of organisers where the"
            " call for papers asks for it; add ?expand=availabilities, or fill in `available`."
        )
    elif unasked:
        making.note(f"Availability of {len(unasked)} of {len(told)} speakers: not in the files.")
    if silent:
        making.note(f"Availability: {len(silent)} speaker(s) gave none and are taken as always there.")
