"""An event of pretalx as an instance, with the programme that its schedule is."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from scheduler.errors import Fault, InputError
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.foreign_text import given_text, language_of, languages_of
from scheduler.formats.pretalx.breaks import breaks_of
from scheduler.formats.pretalx.files import HINT, json_trees
from scheduler.formats.pretalx.making import Making
from scheduler.formats.pretalx.people import people_of
from scheduler.formats.pretalx.records import Event, Submission
from scheduler.formats.pretalx.release import slots_taken
from scheduler.formats.pretalx.responses import Responses, responses_of
from scheduler.formats.pretalx.rooms import hours_of, rooms_of
from scheduler.formats.pretalx.sessions import sessions_of
from scheduler.formats.pretalx.windows import Clock
from scheduler.formats.pretalx.zone_of_event import zone_of_event
from scheduler.formats.sound_instance import sound_instance
from scheduler.formats.standings import days_around, programme_around

MOST_DAYS = 60
PAGED = (("submission", "submissions"), ("speaker", "speakers"), ("room", "rooms"), ("slot", "slots"))

Given = dict[str, Any]


def read_pretalx(path: Path, options: ImportOptions) -> Imported:
    """Read the answers of pretalx's API: a JSON file, or a folder or zip archive of such files.

    Confirmed submissions become sessions, accepted ones tentative sessions. The programme is the version
    of the schedule that was published last, or the one in work; None where no slots are given.

    Raises
    ------
    InputError
        The files cannot be read, or hold no submissions; it carries all faults.
    UsageError
        There is no such zone as ``options`` name.
    """
    responses = responses_of(json_trees(path))
    _refuse_what_is_none(path, responses)
    timezone, zone_note = zone_of_event(responses, options.timezone)
    making = Making(responses, Clock(timezone))
    making.note(zone_note)
    slots, slots_note = slots_taken(responses)
    making.note(slots_note)
    sessions, standings = sessions_of(making, slots)
    service = breaks_of(making, slots)
    rooms = rooms_of(making)
    dates = _dates(making, {standing.start.date() for standing in standings} | service.keys())
    days = days_around(standings, dates, hours_of(making), service)
    _note_days(making, bool(dates or standings), bool(standings))
    given: Given = {
        "format": 1,
        "conference": _conference(making, path, sessions, rooms),
        "days": days,
        "rooms": rooms,
        "kinds": making.kinds(),
        "tracks": making.tracks(),
        "people": people_of(making, days),
        "sessions": sessions,
    }
    _note_pages(making)
    instance = sound_instance(given, str(path))
    programme = programme_around(instance, standings) if standings else None
    return Imported(instance, programme, tuple(making.notes))


def _refuse_what_is_none(path: Path, responses: Responses) -> None:
    faults = list(responses.faults)
    if not faults and not responses.of("submission", Submission):
        if responses.exports:
            hint = "a published schedule is read by `schedule import schedule-json`"
            faults = [Fault(name, 0, 0, "", "is no answer of the API", hint) for name in responses.exports]
        else:
            faults = [Fault(str(path), 0, 0, "", "holds no submissions", HINT)]
    if len(responses.of("event", Event)) > 1:
        faults.append(
            Fault(str(path), 0, 0, "", "holds several events", "give the answer of /api/events/SLUG/")
        )
    if faults:
        number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise InputError(f"{path} has {number}", faults)


def _dates(making: Making, held: set[dt.date]) -> list[dt.date]:
    """Dates of the event, and those on which something stands."""
    event = making.event
    if event is None or event.date_from is None:
        return sorted(held)
    last = event.date_to or event.date_from
    n_days = (last - event.date_from).days + 1
    if not 0 < n_days <= MOST_DAYS:
        making.note(f"The event lasts from {event.date_from} to {last}: its days were left aside.")
        return sorted(held)
    return sorted(held | {event.date_from + dt.timedelta(days=number) for number in range(n_days)})


def _conference(making: Making, path: Path, sessions: list[Given], rooms: list[Given]) -> Given:
    event = making.event
    name = given_text(event.name) if event else ""
    found: Given = {"name": name or (event.slug if event else path.stem or "pretalx")}
    if event is None:
        making.note("Name and dates of the conference: the event is not in the files.")
        found["provenance"] = {"name": "filler"}
    else:
        found["acronym"] = making.ids.of("event", event.slug, event.slug)
    return found | {"timezone": making.clock.timezone, "languages": _languages(making, sessions, rooms, name)}


def _languages(making: Making, sessions: list[Given], rooms: list[Given], name: Given | str) -> list[str]:
    """Those that the event names; else those of its sessions, its texts, or English."""
    event = making.event
    named = [*(event.content_locales or ()), *(event.locales or ())] if event else []
    told = list(dict.fromkeys(language for language in map(language_of, named) if language))
    if told:
        return told
    spoken = [language for session in sessions for language in session.get("languages", ())]
    written = languages_of([name, *(room.get("name", "") for room in rooms), *making.titles()])
    return sorted({*spoken, *written}, key=lambda language: (-spoken.count(language), language)) or ["en"]


def _note_days(making: Making, has_dates: bool, has_times: bool) -> None:
    if not has_dates:
        making.note("Days: no date is told, and the one here is made up.")
    if has_times:
        making.note(
            "Blocks: they are the stretches in which sessions stand now, with a start every 5 minutes."
            " Lengthen them, and give breaks as service items."
        )
    else:
        making.note("Blocks: no times are told. Give each day its hours, and breaks as service items.")


def _note_pages(making: Making) -> None:
    for shape, name in PAGED:
        missing = making.responses.missing(shape)  # type: ignore[arg-type]
        if missing:
            making.note(f"{missing} of the {name} stand on pages that are not in the files: fetch them, too.")
