"""Sessions of Sessionize, and where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from scheduler.domain.time import moment_text
from scheduler.formats.days_apart import with_days_apart
from scheduler.formats.foreign_text import clean, clean_tag
from scheduler.formats.sessionize.categories import language_named
from scheduler.formats.sessionize.making import Making
from scheduler.formats.sessionize.records import Session
from scheduler.formats.standings import LONGEST, Standing

USUAL_MINUTES = 45
ACCEPTED = "accepted"

Given = dict[str, Any]


def sessions_of(making: Making) -> tuple[list[Given], list[Standing]]:
    """All sessions that are accepted and no breaks, in the order told; and where they stand."""
    told = [session for session in making.told.sessions if not session.is_service_session]
    taken = [session for session in told if _is_taken(session)]
    _note_left_out(making, told)
    sessions: list[Given] = []
    standings: list[Standing] = []
    for session in taken:
        given = _session(making, session)
        standing = standing_of(making, session, given["id"])
        if standing is not None:
            standings.append(standing)
            place = {"start": moment_text(standing.start), "rooms": list(standing.rooms)}
            given |= {"duration": standing.minutes, "published": place}
        sessions.append(given)
    return with_days_apart(sessions, standings, making.ids.new, making.note)


def _is_taken(session: Session) -> bool:
    return session.status is None or session.status.lower() == ACCEPTED


def _session(making: Making, session: Session) -> Given:
    formats = making.choices.of(session.category_items, "kind")
    kind = making.kind(formats[0] if formats else None, session.is_plenum_session)
    given: Given = {
        "id": making.ids.of("session", session.id, session.id),
        "kind": kind,
        "title": clean(session.title or "") or session.id,
    }
    abstract = clean(session.description or "")
    given |= {"abstract": abstract} if abstract else {}
    given |= _said_by_categories(making, session)
    if session.speakers:
        given["speakers"] = list(dict.fromkeys(map(making.person, session.speakers)))
    if session.is_confirmed is False:
        given["status"] = "tentative"
        making.note("Sessions that their speakers have not confirmed are tentative.")
    minutes = making.kinds[kind].get("duration")
    if minutes is None and session.starts_at is None:
        making.note(
            f"Lengths: where neither times nor a format tell it, {USUAL_MINUTES} minutes stand for it."
        )
    return given | {"duration": minutes or USUAL_MINUTES}


def _said_by_categories(making: Making, session: Session) -> Given:
    choices, items = making.choices, session.category_items
    found: Given = {}
    tracks = list(dict.fromkeys(making.track(choice) for choice in choices.of(items, "track")))
    named = (language_named(choice.name) for choice in choices.of(items, "language"))
    languages = list(dict.fromkeys(filter(None, named)))
    levels = [choice.place for choice in choices.of(items, "level")]
    tags: dict[str, list[str]] = {}
    for choice in choices.of(items, "tag"):
        family = making.families.of("tag", choice.category, choice.category.lower())
        tag = clean_tag(choice.name)
        if tag and tag not in tags.setdefault(family, []):
            tags[family].append(tag)
    found |= {"tracks": tracks} if tracks else {}
    found |= {"languages": languages} if languages else {}
    found |= {"audience_level": min(levels)} if levels else {}
    return found | ({"tags": tags} if tags else {})


def standing_of(making: Making, session: Session, name: str) -> Standing | None:
    """Where a session stands; None where its times or its room are not told, which is noted."""
    if session.starts_at is None or session.ends_at is None:
        return None
    start, end = making.moment(session.starts_at), making.moment(session.ends_at)
    minutes = int((end - start).total_seconds()) // 60
    if not 0 < minutes <= LONGEST:
        making.note(f"{name} ends before it starts, or months later: it was taken as not placed.")
        return None
    if session.room_id is None:
        making.note(f"{name} has times and no room: it was taken as not placed.")
        return None
    return Standing(start, end, name, (making.room(session.room_id),))


def _note_left_out(making: Making, sessions: Iterable[Session]) -> None:
    left_out = Counter(str(session.status) for session in sessions if not _is_taken(session))
    if left_out:
        told = ", ".join(f"{n} {status}" for status, n in sorted(left_out.items()))
        making.note(f"Left out: {told}; only sessions that are accepted are taken.")
