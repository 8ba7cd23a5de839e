"""Sessions that go on past midnight: here one on each day, since no block lasts longer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from scheduler.domain.time import moment_text
from scheduler.formats.pretalx.making import Making
from scheduler.formats.standings import Standing, by_day

Given = dict[str, Any]


def with_days_apart(
    making: Making, sessions: Sequence[Given], standings: Sequence[Standing]
) -> tuple[list[Given], list[Standing]]:
    """The sessions, those of several days in parts that are pinned to where they stand."""
    standing_by_session = {standing.session: standing for standing in standings}
    found: list[Given] = []
    standing_parts: list[Standing] = []
    for session in sessions:
        standing = standing_by_session.get(session["id"])
        if standing is None or standing.is_of_one_day:
            found.append(session)
            standing_parts += [] if standing is None else [standing]
            continue
        parts = _parts(making, standing, standings)
        found += [session | _pinned(part) | {"id": part.session} for part in parts]
        standing_parts += parts
    return found, standing_parts


def _parts(making: Making, standing: Standing, others: Sequence[Standing]) -> list[Standing]:
    parts = []
    for number, part in enumerate(by_day(standing, others), start=1):
        name = f"{standing.session}-day{number}"
        session = standing.session if number == 1 else making.ids.of("session", name, name)
        parts.append(Standing(part.start, part.end, session, part.rooms))
    names = ", ".join(part.session for part in parts)
    making.note(f"{standing.session} goes on past midnight: it became one session on each day, {names}.")
    return parts


def _pinned(part: Standing) -> Given:
    place = {"start": moment_text(part.start), "rooms": list(part.rooms)}
    return {"duration": part.minutes, "pinned": place, "published": place}
