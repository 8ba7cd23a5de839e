"""Puts a random conference together."""

from __future__ import annotations

from typing import Any

from scheduler.domain import Instance, Programme
from scheduler.generation.demands import demand
from scheduler.generation.dice import Dice
from scheduler.generation.draft import KEYNOTE_MINUTES, UNIT, UNITS, Draft
from scheduler.generation.people import Cast, people_entry
from scheduler.generation.programme import MAIN_HALL, POSTER_HALL, hidden_programme
from scheduler.generation.rooms import room_id, rooms_entry, seat
from scheduler.generation.rules import rules_entry
from scheduler.generation.timetable import days_entry, placement
from scheduler.generation.wanted import Wanted

TITLES = {"talk": "Talk", "round_table": "Round table", "workshop": "Workshop", "poster": "Poster"}


def generate(
    sessions: int = 60,
    seed: int = 0,
    days: int | None = None,
    tightness: int = 75,
    step: int | None = None,
) -> Instance:
    """Make a random conference that has a programme; the same arguments give the same one.

    Parameters
    ----------
    sessions
        How many, from 10 to 5,000.
    days
        None: as many as a conference of this size usually has.
    tightness
        Share of the time of all rooms for talks, workshops and round tables that these take up, in percent.
        As rooms are whole, it may be less, and in small conferences much less.
    step
        Minutes of a grid on which sessions start: 5, 10, 15 or 30. None: blocks have explicit slots.

    Raises
    ------
    UsageError
        There is no such conference.
    """
    return generate_with_programme(Wanted(sessions, seed, days, tightness, step))[0]


def generate_with_programme(wanted: Wanted) -> tuple[Instance, Programme]:
    """A random conference, with the programme that it was made around, which breaks nothing hard.

    Raises
    ------
    UsageError
        There is no such conference.
    """
    wanted.insist()
    dice = Dice(wanted.seed)
    hidden = hidden_programme(wanted, dice)
    used = frozenset(draft.kind for draft in hidden.drafts)
    rooms = rooms_entry(hidden, dice)
    seat(hidden.drafts, rooms, dice)
    cast = Cast(dice)
    cast.fill(hidden)
    demand(hidden.drafts, dice)
    given = {
        "format": 1,
        "conference": {
            "name": f"Random conference of {wanted.sessions} sessions, seed {wanted.seed}",
            "timezone": "UTC",
            "languages": ["en"],
            "participants": rooms[MAIN_HALL]["capacity"],
            "provenance": "filler",
        },
        "days": days_entry(wanted.n_days, wanted.step, used),
        "rooms": rooms,
        "kinds": _kinds(hidden.n_rooms, used),
        "tracks": {track_id(n, hidden.n_tracks): _track(n, hidden.n_tracks) for n in range(hidden.n_tracks)},
        "people": people_entry(cast, wanted.n_days, dice),
        "sessions": [_session(draft, hidden.n_tracks) for draft in hidden.drafts],
        "rules": rules_entry(wanted.sessions),
    }
    placements = (placement(draft, room_id(draft.stand.room), wanted.step, used) for draft in hidden.drafts)
    return Instance.model_validate(given), Programme(tuple(placements))


def _kinds(n_rooms: int, used: frozenset[str]) -> dict[str, dict[str, Any]]:
    """The ``used`` kinds with their lengths and rooms; only posters go to their hall."""
    rooms = [room_id(number) for number in range(n_rooms)]
    kinds: dict[str, dict[str, Any]] = {
        "keynote": {
            "title": "Keynote",
            "duration": KEYNOTE_MINUTES,
            "plenary": True,
            "rooms": [room_id(MAIN_HALL)],
        }
    }
    for kind, title in ((kind, title) for kind, title in TITLES.items() if kind in used):
        own = [room_id(POSTER_HALL)] if kind == "poster" else rooms
        kinds[kind] = {"title": title, "duration": UNITS[kind] * UNIT, "rooms": own}
    return kinds


def track_id(number: int, n_tracks: int) -> str:
    return f"track-{number + 1:0{len(str(n_tracks))}d}"


def _track(number: int, n_tracks: int) -> dict[str, Any]:
    return {"title": f"Track {track_id(number, n_tracks).removeprefix('track-')}"}


def _session(draft: Draft, n_tracks: int) -> dict[str, Any]:
    own = {} if draft.kind == "keynote" else {"tracks": [track_id(draft.track, n_tracks)]}
    return {"id": draft.id, "kind": draft.kind, "title": draft.title, **own, **draft.said}
