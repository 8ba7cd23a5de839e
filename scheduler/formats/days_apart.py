"""Sessions that go on past midnight: here one on each day, since no block lasts longer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scheduler.domain.time import moment_text
from scheduler.formats.standings import Standing, Stretch, by_day, hours_held

Given = dict[str, Any]


def with_days_apart(
    sessions: Sequence[Given],
    standings: Sequence[Standing],
    new_id: Callable[[str], str],
    note: Callable[[str], None],
) -> tuple[list[Given], list[Standing]]:
    """The sessions, those of several days in parts that are pinned to where they stand; each is noted.

    The first part keeps the id; ``new_id`` makes one like a name for each other.
    """
    standing_by_session = {standing.session: standing for standing in standings}
    hours = hours_held(standings)
    found: list[Given] = []
    standing_parts: list[Standing] = []
    for session in sessions:
        standing = standing_by_session.get(session["id"])
        if standing is None or standing.is_of_one_day:
            found.append(session)
            standing_parts += [] if standing is None else [standing]
            continue
        parts = _parts(standing, hours, new_id)
        names = ", ".join(part.session for part in parts)
        note(
            f"{standing.session} goes on past midnight: it became one session on each day, {names}."
            " If that is a slip, correct the duration of the first, and take out the others."
        )
        found += [session | _pinned(part) | {"id": part.session} for part in parts]
        standing_parts += parts
    return found, standing_parts


def _parts(
    standing: Standing, hours: Mapping[dt.date, Stretch], new_id: Callable[[str], str]
) -> list[Standing]:
    parts = []
    for number, part in enumerate(by_day(standing, hours), start=1):
        name = f"{standing.session}-day{number}"
        session = standing.session if number == 1 else new_id(name)
        parts.append(Standing(part.start, part.end, session, part.rooms))
    return parts


def _pinned(part: Standing) -> Given:
    place = {"start": moment_text(part.start), "rooms": list(part.rooms)}
    return {
        "duration": part.minutes,
        "pinned": place,
        "published": place | {"end": moment_text(part.end)},
    }
