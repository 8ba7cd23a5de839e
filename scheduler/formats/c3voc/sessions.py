"""The sessions of a published programme."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from scheduler.domain.session import MOST_ROOMS
from scheduler.domain.text import LANGUAGES
from scheduler.domain.time import moment_text
from scheduler.formats.c3voc.found import Found, FoundEvent
from scheduler.formats.c3voc.identity import URN, guid
from scheduler.formats.c3voc.named import Named
from scheduler.formats.c3voc.other_rooms import other_rooms
from scheduler.formats.c3voc.own import Own, ids_in, said, without
from scheduler.formats.c3voc.people import People
from scheduler.formats.c3voc.rooms import Rooms
from scheduler.formats.c3voc.table import GUID, ROLES, STANDS_IN
from scheduler.formats.c3voc.wall_clock import wall, wall_end
from scheduler.formats.days_apart import with_days_apart
from scheduler.formats.ids import Ids
from scheduler.formats.standings import Standing

Given = dict[str, Any]
USUAL_KIND = "session"


class Sessions:
    """Makes sessions of events. Our table is believed where the rest of the file says the same."""

    def __init__(self, found: Found, own: Own, ids: Ids, seed: str, zone: str) -> None:
        self._own = own
        self._ids = ids
        self._seed = seed
        self._zone = zone
        self._events = _in_order(found.events, own)
        self._guids = Counter(event.guid for event in found.events)
        self.rooms = Rooms(found, own, ids)
        self.people = People(own, ids)
        self.kinds = Named(own.kinds, "kind")
        self.tracks = Named(own.tracks, "track")
        self.standings: list[Standing] = []
        """Where the sessions stand, once they are listed."""
        self.notes: list[str] = []

    def listed(self) -> list[Given]:
        """All sessions; standings, rooms, people, kinds and tracks are known afterwards."""
        whole = [self._session(event) for event in self._events]
        names = {session["id"] for session in whole}
        sessions, self.standings = with_days_apart(whole, self.standings, self._new_part, self.notes.append)
        for session in sessions:
            if session["id"] not in names:  # a part, while others know the first by these names
                session.pop("source", None)
                session.pop("reference", None)
        _set_lengths(sessions, self.kinds.given)
        return sessions

    def _new_part(self, name: str) -> str:
        return self._ids.of(name, default=USUAL_KIND)

    def _session(self, event: FoundEvent) -> Given:
        own = self._own.sessions.get(event.guid or "", {}) if self._guids[event.guid] == 1 else {}
        session = str(own["id"]) if "id" in own else self._new_id(event)
        title = own["title"] if event.title in said(own.get("title")) else event.title
        rooms, further = self._rooms(event, own)
        start, end = wall(event.start, self._zone), wall_end(event.start, event.minutes, self._zone)
        standing = Standing(start, end, session, tuple(rooms))
        self.standings.append(standing)
        published = {"start": moment_text(start), "end": moment_text(end), "rooms": rooms}
        return {
            **without(own, (GUID, STANDS_IN, "abstract", "languages", "n_rooms", "overflow", *ROLES)),
            "id": session,
            **self._names(event, own, session),
            "kind": self.kinds.of(event.kind) if event.kind else self.kinds.untitled(USUAL_KIND),
            "title": title,
            **_abstract(event, own, bool(further)),
            "tracks": self._tracks(event, own),
            **self.people.roles(event.persons, own),
            "languages": self._languages(event, own),
            **({} if event.recorded else {"recorded": False}),
            **_room_numbers(rooms, own),
            "duration": standing.minutes,
            "published": published,
        }

    def _new_id(self, event: FoundEvent) -> str:
        number = f"s{event.number}" if isinstance(event.number, int) else event.number
        code = event.code if event.code and not event.code.isdigit() else None
        return self._ids.of(code, number, event.title, default="session")

    def _names(self, event: FoundEvent, own: Mapping[str, Any], session: str) -> Given:
        """What others call it, so that it keeps its names when it is published again."""
        only = event.guid is not None and self._guids[event.guid] == 1
        is_made = event.guid == guid(self._seed, "session", session)
        stated = {"source": f"{URN}{event.guid}"} if only and not is_made else {}
        return stated if own or event.number is None else {"reference": event.number, **stated}

    def _rooms(self, event: FoundEvent, own: Mapping[str, Any]) -> tuple[list[str], tuple[str, ...]]:
        """All rooms of a session, and those that its description tells."""
        ids = self.rooms.id_by_name
        first = ids[event.room]
        further = other_rooms(event.description, ids) or ()
        stated = ids_in(own.get(STANDS_IN))
        if stated[:1] == [first] and set(stated) <= set(ids.values()):
            return stated, further
        return list(dict.fromkeys((first, *further)))[:MOST_ROOMS], further

    def _languages(self, event: FoundEvent, own: Mapping[str, Any]) -> list[str]:
        """As our table says, where the first, or the only one of the conference, is still the event's."""
        code = (event.language or "").strip().lower()[:2]
        given: list[str] = [code] if code in LANGUAGES else []
        stated, whole = ids_in(own.get("languages")), ids_in(self._own.conference.get("languages"))
        usual = stated[:1] or (whole if len(whole) < 2 else [])
        return stated if own and given == usual else given

    def _tracks(self, event: FoundEvent, own: Mapping[str, Any]) -> list[str]:
        """As our table says, where the first is still the one that the event has."""
        given = [self.tracks.of(event.track)] if event.track else []
        stated = ids_in(own.get("tracks"))
        return stated if stated[:1] == given and set(stated) <= self.tracks.given.keys() else given


def _in_order(events: Iterable[FoundEvent], own: Own) -> list[FoundEvent]:
    """Those of our table first, in its order."""
    order = {guid: number for number, guid in enumerate(own.sessions)}
    return sorted(events, key=lambda event: order.get(event.guid or "", len(order)))


def _abstract(event: FoundEvent, own: Mapping[str, Any], tells_rooms: bool) -> Given:
    """Abstract and description, which often say the same."""
    description = None if tells_rooms or event.description == event.abstract else event.description
    given = "\n\n".join(text for text in (event.abstract, description) if text)
    stated = own.get("abstract")
    if given and given in said(stated):
        return {"abstract": stated}
    return {"abstract": given} if given else {}


def _room_numbers(rooms: list[str], own: Mapping[str, Any]) -> Given:
    """How many rooms it takes and may take besides, so that those in which it stands are right."""
    least, more = own.get("n_rooms", 1), own.get("overflow", 0)
    if isinstance(least, int) and isinstance(more, int) and least <= len(rooms) <= least + more:
        return {name: own[name] for name in ("n_rooms", "overflow") if name in own}
    return {"n_rooms": len(rooms)} if len(rooms) > 1 else {}


def _set_lengths(sessions: list[Given], kinds: Mapping[str, Given]) -> None:
    """Say a length that all sessions of a kind have of the kind."""
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    for session in sessions:
        lengths[session["kind"]].add(session["duration"])
    for session in sessions:
        if len(lengths[session["kind"]]) == 1:
            kinds[session["kind"]]["duration"] = session.pop("duration")
