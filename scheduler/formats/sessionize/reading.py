"""The answer of Sessionize's view `All` as an instance, with the programme that its times make."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from scheduler.domain.known_zone import known_zone
from scheduler.domain.schema_problems import schema_problems
from scheduler.domain.time import MINUTES_A_DAY, clock
from scheduler.errors import Fault, InputError, UsageError
from scheduler.formats.exchange import Imported, ImportOptions
from scheduler.formats.foreign_text import clean, one_line
from scheduler.formats.json_tree import JsonTree, json_tree
from scheduler.formats.sessionize.making import Making
from scheduler.formats.sessionize.records import All, Session
from scheduler.formats.sessionize.sessions import sessions_of
from scheduler.formats.sound_instance import sound_instance
from scheduler.formats.source import read_source
from scheduler.formats.standings import Standing, days_around, programme_around

FILLER_SEATS = 100
HINT = "give the answer of https://sessionize.com/api/v2/ENDPOINT/view/All"

Given = dict[str, Any]


def read_sessionize(path: Path, options: ImportOptions) -> Imported:
    """Read the JSON of the view `All`; the programme is None where no session has a time and a room.

    Raises
    ------
    InputError
        The file cannot be read, or is no such answer; it carries all faults.
    UsageError
        ``options`` name no zone, which Sessionize does not tell, or one that there is not.
    """
    timezone = _zone(options.timezone)
    making = Making(_told(path), timezone)
    sessions, standings = sessions_of(making)
    if not sessions:
        fault = Fault(
            str(path), 0, 0, "sessions", "holds no accepted session", "accept some, or check the file"
        )
        raise InputError(f"{path} has a fault", [fault])
    service = _service(making, standings)
    rooms = _rooms(making)
    given: Given = {
        "format": 1,
        "conference": _conference(making, path, sessions),
        "days": days_around(standings, service.keys(), service=service),
        "rooms": rooms,
        "kinds": making.kinds,
        "tracks": making.tracks,
        "people": list(making.people.values()),
        "sessions": sessions,
    }
    _note_the_rest(making, bool(standings), bool(standings or service))
    instance = sound_instance(given, str(path))
    programme = programme_around(instance, standings) if standings else None
    return Imported(instance, programme, tuple(making.notes))


def _zone(name: str | None) -> str:
    if name is None:
        hint = "say it with --timezone, such as --timezone Africa/Casablanca"
        raise UsageError("Sessionize does not tell in which time zone its times are", hint)
    try:
        return known_zone(name)
    except ValueError as error:
        message, _, hint = str(error).partition("; ")
        raise UsageError(message, hint) from None


def _told(path: Path) -> All:
    tree = json_tree(read_source(path))
    faults = tree.faults(tree.flaws) or list(_faults_of_view(tree))
    if not faults:
        try:
            return All.model_validate(tree.value)
        except ValidationError as error:
            faults = tree.faults(schema_problems(error, tree.value, All))
    number = "a fault" if len(faults) == 1 else f"{len(faults)} faults"
    raise InputError(f"{path} has {number}", faults)


def _faults_of_view(tree: JsonTree) -> list[Fault]:
    """Other views are lists, and lack what stands in this one."""
    if isinstance(tree.value, dict) and isinstance(tree.value.get("sessions"), list):
        return []
    return [Fault(tree.name, 1, 1, "", "is not the view All of Sessionize", HINT)]


def _conference(making: Making, path: Path, sessions: list[Given]) -> Given:
    making.note("Name of the conference: Sessionize does not tell it.")
    spoken = [language for session in sessions for language in session.get("languages", ())]
    languages = sorted(set(spoken), key=lambda language: (-spoken.count(language), language)) or ["en"]
    return {
        "name": one_line(path.stem) or "Sessionize",
        "provenance": {"name": "filler"},
        "timezone": making.timezone,
        "languages": languages,
    }


def _rooms(making: Making) -> list[Given]:
    """Rooms in the order in which Sessionize shows them, then others in which something stands."""
    told = sorted(making.told.rooms, key=lambda room: (room.sort is None, room.sort or 0))
    names = {room.id: one_line(room.name or "") for room in told}
    used = [s.room_id for s in making.told.sessions if s.room_id is not None]
    rooms = [_room(making.room(room), names.get(room, "")) for room in dict.fromkeys([*names, *used])]
    making.note(f"Seats: Sessionize tells of no room how many it seats, and {FILLER_SEATS} stands for it.")
    return rooms or [_room(making.ids.of("room", "", "room"), "")]


def _room(room: str, name: str) -> Given:
    given: Given = {"id": room} | ({"name": name} if name else {})
    return given | {"capacity": FILLER_SEATS, "provenance": {"capacity": "filler"}}


def _service(making: Making, standings: list[Standing]) -> dict[dt.date, list[Given]]:
    """Service sessions as service items by date, in the order of their starts."""
    found: defaultdict[dt.date, list[Given]] = defaultdict(list)
    told = [session for session in making.told.sessions if session.is_service_session]
    for session in sorted(told, key=lambda session: (str(session.starts_at), session.id)):
        item = _item(making, session, standings)
        if item is not None:
            found[item[0]].append(item[1])
    return {date: sorted(items, key=lambda item: str(item["start"])) for date, items in found.items()}


def _item(making: Making, session: Session, standings: list[Standing]) -> tuple[dt.date, Given] | None:
    """A service session until midnight at the latest; closed to sessions unless some stand at its time."""
    title = clean(session.title or "") or session.id
    if session.starts_at is None or session.ends_at is None:
        making.note(f"Left out: {title!r}, which is no session and has no time.")
        return None
    start, end = making.moment(session.starts_at), making.moment(session.ends_at)
    begin = start.hour * 60 + start.minute
    until = MINUTES_A_DAY if end.date() > start.date() else end.hour * 60 + end.minute
    if until <= begin:
        making.note(f"Left out: {title!r}, which ends before it starts.")
        return None
    is_for_all = session.is_plenum_session or session.room_id is None
    rooms = [] if is_for_all else [making.room(str(session.room_id))]
    meanwhile = [
        s for s in standings if s.start < end and start < s.end and (not rooms or rooms[0] in s.rooms)
    ]
    item: Given = {"title": title, "start": clock(begin), "end": clock(until)}
    item |= {"rooms": rooms} if rooms else {}
    return start.date(), item | ({} if meanwhile else {"closed": True})


def _note_the_rest(making: Making, has_times: bool, has_dates: bool) -> None:
    if not has_dates:
        making.note("Days: no date is told, and the one here is made up.")
    if has_times:
        making.note(
            "Blocks: they are the stretches in which sessions stand now, with a start every 5 minutes."
            " Lengthen them where there is more time."
        )
    else:
        making.note("Blocks: no session has a time yet. Give each day its hours.")
    making.note("Availability of speakers: Sessionize does not tell it here; fill in `available`.")
